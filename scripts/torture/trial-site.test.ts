import { expect, it } from 'vitest';
import { earlyZone } from './trial-site.ts';

it('a trial begins between four and five in the morning, whenever it begins', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const now = Date.UTC(2026, 10, 22, hour, 59);
    const timeZone = earlyZone(now);
    return new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now);
  });
  expect(new Set(hours)).toEqual(new Set(['04']));
});
