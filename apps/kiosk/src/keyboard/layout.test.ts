import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyboardRows, layerAfter, pressed, type Key, type Layer } from './layout.ts';

const layers: readonly Layer[] = ['letters', 'capitals', 'signs'];
const keysOf = (layer: Layer) => keyboardRows(layer, true).flat();

describe('the kiosk keyboard', () => {
  it('has every letter, every digit and the signs of addresses and keys', () => {
    const signs = new Set(
      layers.flatMap((layer) => keysOf(layer).flatMap((key) => (key.type === 'letter' ? [key.letter] : []))),
    );
    for (const sign of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/')
      expect(signs).toContain(sign);
  });

  it('has no row longer than ten keys: they stay large', () => {
    for (const layer of layers)
      for (const row of keyboardRows(layer, true)) expect(row.length).toBeLessThanOrEqual(10);
  });

  it('can be left from every layer', () => {
    for (const layer of layers)
      expect(keysOf(layer).some((key) => key.type === 'layer' && key.layer !== layer)).toBe(true);
  });

  it('writes one capital and goes on with small letters', () => {
    expect(layerAfter('letters', { type: 'shift' })).toBe('capitals');
    expect(layerAfter('capitals', { type: 'letter', letter: 'K' })).toBe('letters');
    expect(layerAfter('signs', { type: 'letter', letter: '1' })).toBe('signs');
  });

  it('deletes a whole letter and writes no second space', () => {
    expect(pressed('ktp😀', { type: 'delete' }, 60)).toBe('ktp');
    expect(pressed('kartu ', { type: 'space' }, 60)).toBe('kartu ');
    expect(pressed('', { type: 'space' }, 60)).toBe('');
  });

  it('never writes beyond the limit', () => {
    const key = fc.constantFrom<Key>(
      { type: 'letter', letter: 'a' },
      { type: 'space' },
      { type: 'delete' },
      { type: 'shift' },
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 80 }), (keys) => {
        expect(keys.reduce((text, next) => pressed(text, next, 12), '').length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
