import { describe, expect, test } from 'vitest';
import { meaningOf, otherKeys, sideKeys, type KeyPress } from './keys.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  meta: false,
  repeat: false,
  focus: 'big',
  ...change,
});

describe('keys', () => {
  test.each([' ', 'Enter'])('%j is the big action', (key) => {
    expect(meaningOf(press(key))).toBe('big');
    expect(meaningOf(press(key, { focus: 'nothing' }))).toBe('big');
  });
  test('Space and Enter on another button belong to that button', () => {
    expect(meaningOf(press(' ', { focus: 'control' }))).toBeNull();
    expect(meaningOf(press('Enter', { focus: 'control' }))).toBeNull();
  });
  test.each(Object.entries(sideKeys))('%s has the key on its button, in both cases', (action, key) => {
    expect(meaningOf(press(key))).toBe(action);
    expect(meaningOf(press(key.toLowerCase(), { focus: 'control' }))).toBe(action);
  });
  test('no two actions share a key', () => {
    const keys = [...Object.values(sideKeys), ...Object.values(otherKeys)].map((key) => key.toLowerCase());
    expect(new Set(keys).size).toBe(keys.length);
  });
  test('a digit is an outcome', () => {
    expect(meaningOf(press('3'))).toEqual({ outcome: 3 });
    expect(meaningOf(press('0'))).toBeNull();
  });
  test('a held key is one press', () => {
    expect(meaningOf(press(' ', { repeat: true }))).toBeNull();
  });
  test('letters in a search field are letters', () => {
    for (const key of ['t', ' ', 'Enter', '/', 'Escape'])
      expect(meaningOf(press(key, { focus: 'text' }))).toBeNull();
  });
  test('the browser keeps its own shortcuts; Ctrl+Z takes the last step back, Escape does not', () => {
    expect(meaningOf(press('r', { ctrl: true }))).toBeNull();
    expect(meaningOf(press('r', { meta: true }))).toBeNull();
    expect(meaningOf(press('z', { ctrl: true }))).toBe('undo');
    expect(meaningOf(press('u'))).toBe('undo');
    expect(meaningOf(press('Escape'))).toBe('escape');
  });
});
