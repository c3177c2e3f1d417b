import { defaultHotkeys } from '@giliran/shell/bridge';
import { describe, expect, test } from 'vitest';
import { acceleratorOf, keyNames, usedFor, type Press } from './accelerator.ts';

const press = (code: string, change: Partial<Press> = {}): Press => ({
  key: code.replace(/^Key/, '').toLowerCase(),
  code,
  ctrl: false,
  alt: false,
  shift: false,
  meta: false,
  ...change,
});

describe('a key that is pressed', () => {
  test.each([
    [press('KeyN', { ctrl: true, alt: true }), 'Control+Alt+N'],
    // On a Mac layout Alt+N types a dead key: the place of the key counts.
    [press('KeyN', { key: 'Dead', alt: true }), 'Alt+N'],
    [press('F8'), 'F8'],
    [press('Digit7', { ctrl: true, shift: true }), 'Control+Shift+7'],
    [press('NumpadAdd'), 'numadd'],
    [press('ArrowUp', { ctrl: true, alt: true }), 'Control+Alt+Up'],
  ])('becomes an accelerator: %#', (pressed, accelerator) => {
    expect(acceleratorOf(pressed)).toEqual({ accelerator });
  });

  test('is not taken while only modifiers are held', () => {
    expect(acceleratorOf(press('ControlLeft', { key: 'Control', ctrl: true }))).toBeNull();
  });

  test.each([
    ['a bare letter', press('KeyN'), 'bare'],
    ['a letter with Shift, a capital', press('KeyN', { shift: true }), 'bare'],
    ['copying', press('KeyC', { ctrl: true }), 'reserved'],
    ['closing a window', press('F4', { alt: true }), 'reserved'],
    ['a key without a name', press('Lang1', { ctrl: true }), 'unknown'],
  ])('%s is refused', (_what, pressed, problem) => {
    expect(acceleratorOf(pressed)).toEqual({ problem });
  });
});

describe('two actions on one key', () => {
  test('are found, however the key is spelt', () => {
    expect(usedFor(defaultHotkeys, 'Control+Alt+R', 'next')).toBe('recall');
    expect(usedFor({ ...defaultHotkeys, recall: 'alt+ctrl+r' }, 'Control+Alt+R', 'next')).toBe('recall');
  });
  test('are no conflict with itself or with an action without a key', () => {
    expect(usedFor(defaultHotkeys, 'Control+Alt+R', 'recall')).toBeNull();
    expect(usedFor({ ...defaultHotkeys, recall: null }, 'Control+Alt+R', 'next')).toBeNull();
  });
  test('do not come with the program', () => {
    for (const name of ['next', 'recall', 'noShow', 'park', 'transfer', 'undo', 'show'] as const)
      expect(usedFor(defaultHotkeys, defaultHotkeys[name] ?? '', name)).toBeNull();
  });
});

test('a key is shown as it stands on the keyboard', () => {
  expect(keyNames('Control+Alt+N')).toEqual(['Ctrl', 'Alt', 'N']);
});
