/** Global hotkeys: heard while another program has the keyboard. */
import type { GlobalShortcut } from 'electron';
import { hotkeyNames, type Hotkey, type Hotkeys } from './bridge.ts';
import type { Log } from './log-file.ts';

export interface HotkeyParts {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregisterAll'>;
  readonly onPress: (hotkey: Hotkey) => void;
  readonly log: Log;
}

export interface GlobalHotkeys {
  /** Registers what is set, in place of what was. */
  use(hotkeys: Hotkeys): void;
  /** Those that are set but do not work: another program holds the key, it is misspelt, or it is set twice. */
  silent(): readonly Hotkey[];
  /** Lets go of all keys, or takes them again. */
  hold(on: boolean): void;
}

export function globalHotkeys({ globalShortcut, onPress, log }: HotkeyParts): GlobalHotkeys {
  let wanted: Hotkeys | null = null;
  let silent: readonly Hotkey[] = [];

  const register = (hotkeys: Hotkeys): void => {
    globalShortcut.unregisterAll();
    const used = new Set<string>();
    silent = hotkeyNames.filter((hotkey) => {
      const accelerator = hotkeys[hotkey];
      if (accelerator === null) return false;
      let held = false;
      try {
        // What Electron makes of a key that this program holds already differs by system.
        held = !used.has(accelerator) && globalShortcut.register(accelerator, () => onPress(hotkey));
      } catch {
        held = false;
      }
      used.add(accelerator);
      if (!held) log.error('hotkey.notRegistered', { hotkey, accelerator });
      return !held;
    });
  };

  return {
    use(hotkeys) {
      wanted = hotkeys;
      register(hotkeys);
    },
    silent: () => silent,
    hold(on) {
      if (on) globalShortcut.unregisterAll();
      else if (wanted !== null) register(wanted);
    },
  };
}
