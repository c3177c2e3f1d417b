import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideKey, type KeyStroke } from './keys.ts';

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  type: 'keyDown',
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  control: false,
  alt: false,
  shift: false,
  meta: false,
  ...held,
});

describe.each(['kiosk', 'display'] as const)('keys of a %s', (program) => {
  it.each([
    ['Alt+F4', stroke('F4', { alt: true })],
    ['Ctrl+W', stroke('w', { control: true })],
    ['Ctrl+Q', stroke('q', { control: true })],
    ['Ctrl+R', stroke('r', { control: true })],
    ['Ctrl+Shift+I', stroke('I', { control: true, shift: true })],
    ['Ctrl+plus', stroke('+', { control: true })],
    ['Ctrl+0', stroke('0', { control: true })],
    ['Ctrl+P', stroke('p', { control: true })],
    ['Alt+Left', stroke('ArrowLeft', { alt: true })],
    ['Meta+D', stroke('d', { meta: true })],
    ['F5', stroke('F5')],
    ['F11', stroke('F11')],
    ['F12', stroke('F12')],
    ['BrowserBack', stroke('BrowserBack')],
  ])('block %s', (_name, keys) => expect(decideKey(program, keys)).toBe('block'));

  it.each(['a', 'A', '7', 'Enter', 'Tab', 'Backspace', 'ArrowDown', ' ', 'Shift'])('pass %j', (key) =>
    expect(decideKey(program, stroke(key, { shift: key === 'A' }))).toBe('pass'),
  );

  it('know one chord to leave, on its way down only', () => {
    const chord = { control: true, alt: true, shift: true };
    expect(decideKey(program, stroke('Q', chord))).toBe('leave');
    expect(decideKey(program, stroke('Q', { ...chord, type: 'keyUp' }))).toBe('block');
    expect(decideKey(program, stroke('Q', { ...chord, shift: false }))).toBe('block');
    expect(decideKey(program, stroke('Q', { ...chord, meta: true }))).toBe('block');
  });

  it('let a technician paste a key', () => {
    expect(decideKey(program, stroke('v', { control: true }))).toBe('pass');
    expect(decideKey(program, stroke('V', { control: true, shift: true }))).toBe('block');
    expect(decideKey(program, stroke('v', { meta: true }))).toBe('block');
  });

  it('let no other chord with Ctrl, Alt or the system key through', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('control', 'alt', 'meta'), (key, held) => {
        fc.pre(held !== 'control' || key.toLowerCase() !== 'v');
        expect(decideKey(program, stroke(key, { [held]: true }))).not.toBe('pass');
      }),
    );
  });
});

it('the counter’s keys are the staff’s own', () => {
  expect(decideKey('counter', stroke('w', { control: true }))).toBe('pass');
  expect(decideKey('counter', stroke('F4', { alt: true }))).toBe('pass');
});
