import { expect, test } from 'vitest';
import { footOf } from './foot.ts';

test.each([
  [['Tutup', 'Buka besok 08.00'], 'short'],
  [['Not open yet', 'Opens 07:30'], 'short'],
  [['Closed', 'Opens tomorrow 08:00'], 'long'],
  [['12 menunggu', 'Tutup', 'Buka besok 08.00'], 'long'],
  [[], 'short'],
])('%s is %s', (texts, foot) => {
  expect(footOf(texts)).toBe(foot);
});
