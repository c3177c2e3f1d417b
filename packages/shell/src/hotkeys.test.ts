import { describe, expect, it } from 'vitest';
import { defaultHotkeys } from './bridge.ts';
import { globalHotkeys } from './hotkeys.ts';

/** A system on which another program holds some keys and misspelt ones throw. */
function system(heldByOthers: readonly string[] = []) {
  const keys = new Map<string, () => void>();
  const pressed: string[] = [];
  const hotkeys = globalHotkeys({
    globalShortcut: {
      register(accelerator, press) {
        if (accelerator.startsWith('Nonsense')) throw new TypeError('conversion failure');
        if (heldByOthers.includes(accelerator)) return false;
        keys.set(accelerator, press);
        return true;
      },
      unregisterAll: () => keys.clear(),
    },
    onPress: (hotkey) => pressed.push(hotkey),
    log: { info: () => undefined, error: () => undefined },
  });
  return { hotkeys, keys, pressed };
}

describe('global hotkeys', () => {
  it('work as set, and null means none', () => {
    const { hotkeys, keys, pressed } = system();
    hotkeys.use({ ...defaultHotkeys, next: 'F8', recall: null });
    expect([...keys.keys()]).not.toContain('Control+Alt+R');
    keys.get('F8')?.();
    keys.get('Control+Alt+T')?.();
    expect(pressed).toEqual(['next', 'transfer']);
    expect(hotkeys.silent()).toEqual([]);
  });

  it('that another program holds, that are misspelt or set twice are named', () => {
    const { hotkeys } = system(['F9']);
    hotkeys.use({ ...defaultHotkeys, next: 'F9', park: 'Nonsense+X', undo: 'Control+Alt+R' });
    expect(hotkeys.silent()).toEqual(['next', 'park', 'undo']);
  });

  it('are let go of while a new one is chosen, and taken again', () => {
    const { hotkeys, keys } = system();
    hotkeys.use(defaultHotkeys);
    hotkeys.hold(true);
    expect(keys.size).toBe(0);
    hotkeys.hold(false);
    expect(keys.size).toBe(7);
  });

  it('that were changed leave the old keys', () => {
    const { hotkeys, keys } = system();
    hotkeys.use(defaultHotkeys);
    hotkeys.use({ ...defaultHotkeys, next: 'F8' });
    expect(keys.has('Control+Alt+N')).toBe(false);
  });
});
