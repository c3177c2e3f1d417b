/** Some days in compressed time. `npm run torture -- --soak` plays a year, and looks at memory too. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomFrom } from '../../scripts/day/random.ts';
import { growing, soak, type Night } from '../../scripts/torture/soak.ts';
import { seedOr } from '../support/seed.ts';

const seed = seedOr(51);

it(`after every day the server holds what it held after the first (seed ${seed})`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'giliran-soak-'));
  try {
    const days = 5;
    const { problems, nights, figures } = await soak({
      ...{ days, ticketsPerDay: 24, steps: 8, looks: days, folder, random: randomFrom(seed) },
    });
    expect(problems).toEqual([]);
    expect(figures['tickets']).toBe(days * 24);
    const [first, , , , last] = nights;
    if (!first || !last) throw new Error('a night is missing');
    // Scopes, watchers, rooms, devices, timers: those of the hall's own screens, whatever came and went.
    expect(last.held).toEqual(first.held);
    expect(last.timers).toBe(first.timers);
    expect(last.sessions).toBeLessThanOrEqual(2);
    // Answers are kept for three days: what the fifth day added, the second lost.
    expect(last.answers).toBeLessThan(first.answers * 5);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('the table of a soak is read: what grows is told, what is level is not', () => {
  const night = (number: number, more: Partial<Night> = {}): Night => ({
    ...{ number, tickets: number * 100, heapMb: 40, residentMb: 150, files: 30, delayMs: 1, timers: 14 },
    ...{
      resources: 20,
      day: null,
      lastSeq: number,
      databaseMb: 10 + number,
      answers: 600,
      sessions: 1,
      held: {},
    },
    ...more,
  });
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(growing(numbers.map((n) => night(n)))).toEqual([]);
  expect(growing(numbers.map((n) => night(n, { heapMb: 40 + n * 5 })))).toEqual([
    expect.stringMatching(/^heap/),
  ]);
  expect(growing(numbers.map((n) => night(n, { sessions: n * 20 })))).toEqual([
    expect.stringMatching(/^sessions/),
  ]);
  expect(growing(numbers.map((n) => night(n, { databaseMb: 40 + n * n })))).toEqual([
    expect.stringMatching(/^database/),
  ]);
});
