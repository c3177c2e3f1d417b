import { expect, test } from 'vitest';
import { unbroken } from './unbroken.ts';

/** Where a line may end, as a bar. */
const pieces = (text: string) =>
  unbroken(text)
    .split(' ')
    .map((piece) => piece.replaceAll('\u00a0', ' ').replaceAll('\u2060', ''))
    .join('|');

test.each([
  ['± 15–30 menit', '± 15–30 menit'],
  ['± 20 minutes', '± 20 minutes'],
  ['± 45 mnt – 1 jam 35 mnt', '± 45 mnt –|1 jam 35 mnt'],
  ['1 h 10 min – 2 h 20 min', '1 h 10 min –|2 h 20 min'],
  ['1 jam – 2 jam', '1 jam –|2 jam'],
  ['less than 2 h 10 min', 'less|than|2 h 10 min'],
  ['kurang dari 10 menit', 'kurang|dari|10 menit'],
])('%s breaks only between times', (text, broken) => {
  expect(pieces(text)).toBe(broken);
});
