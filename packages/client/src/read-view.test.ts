import { OpenStatus } from '@giliran/protocol';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readView } from './read-view.ts';

const View = z.strictObject({
  statuses: z.array(OpenStatus),
  site: z.strictObject({ name: z.string() }).nullable(),
});
const open = { open: true, until: '15:30', nextBreak: null, early: false, note: null, warnings: [] };
const known = { statuses: [open], site: { name: 'MPP' } };

it('a newer server’s additions are passed over, wherever they are', () => {
  const newer = {
    ...known,
    weather: 'hot',
    statuses: [{ ...open, warnings: [{ kind: 'systemDown', message: null, since: 1 }], by: { id: 'x' } }],
    site: { name: 'MPP', motto: null },
  };
  const read = readView(View, newer);
  expect(read.data).toEqual({
    ...known,
    statuses: [{ ...open, warnings: [{ kind: 'systemDown', message: null }] }],
  });
  expect(newer.site, 'what came is left as it is').toHaveProperty('motto');
});

it('what is missing or of another kind is not', () => {
  expect(readView(View, { ...known, weather: 'hot', site: { name: 7 } }).success).toBe(false);
  expect(readView(View, { site: null }).success).toBe(false);
  expect(readView(View, { ...known, statuses: [{ ...open, open: 'perhaps' }] }).success).toBe(false);
});
