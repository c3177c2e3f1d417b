import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthInEm } from './number-width.ts';

const number = fc
  .tuple(fc.stringMatching(/^[A-Z][A-Z0-9]{0,2}$/), fc.integer({ min: 1, max: 9999 }))
  .map(([prefix, n]) => `${prefix}-${String(n).padStart(3, '0')}`);

test('a longer number is wider', () => {
  fc.assert(fc.property(number, (n) => widthInEm(`${n}0`) > widthInEm(n)));
});

test('the longest usual number fits its place of 1200 pixels with figures above 200 pixels', () => {
  const fontSize = 1200 / widthInEm('KT1-1000');
  const figureHeight = 0.765 * fontSize;
  expect(figureHeight).toBeGreaterThan(200);
});
