/** Global hotkeys: heard while another program has the keyboard. */
import type { GlobalShortcut } from 'electron';
import type { Hotkey } from './bridge.ts';
import type { Log } from './log-file.ts';
import type { Hotkeys } from './settings.ts';

/** Registers what is set. A key that another program holds, or that is misspelt, is reported and left out. */
export function registerHotkeys(
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregisterAll'>,
  hotkeys: Hotkeys,
  onPress: (hotkey: Hotkey) => void,
  log: Log,
): void {
  globalShortcut.unregisterAll();
  const register = (hotkey: Hotkey, accelerator: string | null): void => {
    if (accelerator === null) return;
    let held = false;
    try {
      held = globalShortcut.register(accelerator, () => onPress(hotkey));
    } catch {
      held = false;
    }
    if (!held) log.error('hotkey.notRegistered', { hotkey, accelerator });
  };
  register('next', hotkeys.next);
  register('recall', hotkeys.recall);
}
