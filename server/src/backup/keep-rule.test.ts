/** Which backups stay. */
import type { KeepRule } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyKeepRule, type Kept } from './keep-rule.ts';

const zone = 'Asia/Makassar';
const rule: KeepRule = { hourly: 24, daily: 14, weekly: 8, monthly: 24 };
const at = (wall: string): number =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
const backup = (wall: string, good = true): Kept => ({ at: at(wall), good });
const walls = (list: readonly Kept[]): string[] =>
  list.map((one) =>
    Temporal.Instant.fromEpochMilliseconds(one.at)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  );

const someBackups = fc.array(
  fc.record({
    at: fc.integer({ min: at('2024-01-01T00:00'), max: at('2026-12-31T00:00') }),
    good: fc.boolean(),
  }),
  { maxLength: 120 },
);
const someRule = fc.record({
  hourly: fc.integer({ min: 0, max: 30 }),
  daily: fc.integer({ min: 0, max: 20 }),
  weekly: fc.integer({ min: 0, max: 10 }),
  monthly: fc.integer({ min: 0, max: 30 }),
});

describe('the rule', () => {
  it('keeps the newest of each hour, day, week and month that it names, by the hall’s own clock', () => {
    const all = [
      '2026-11-18T08:10',
      '2026-11-18T08:50',
      '2026-11-18T09:05',
      '2026-11-17T23:59',
      '2026-11-11T16:00',
      '2026-10-02T16:00',
    ];
    const kept = applyKeepRule(
      all.map((wall) => backup(wall)),
      { hourly: 2, daily: 2, weekly: 2, monthly: 2 },
      zone,
    );
    expect(walls(kept.keep)).toEqual([
      '2026-11-18T09:05',
      '2026-11-18T08:50',
      '2026-11-17T23:59',
      '2026-11-11T16:00',
      '2026-10-02T16:00',
    ]);
    expect(walls(kept.drop)).toEqual(['2026-11-18T08:10']);
  });

  it('of two years of hourly backups keeps a few dozen, that reach back as far as it says', () => {
    const all: Kept[] = [];
    for (
      let day = Temporal.PlainDate.from('2024-11-18');
      day.toString() <= '2026-11-18';
      day = day.add({ days: 1 })
    )
      for (let hour = 8; hour < 17; hour += 1)
        all.push(backup(`${day.toString()}T${String(hour).padStart(2, '0')}:00`));
    const { keep } = applyKeepRule(all, rule, zone);
    expect(keep.length).toBeLessThanOrEqual(24 + 14 + 8 + 24);
    expect(walls(keep).at(-1)).toBe('2024-12-31T16:00');
    expect(walls(keep).slice(0, 10)).toContain('2026-11-18T08:00');
  });

  it('never takes the newest good one, and a good one before a damaged one', () => {
    const none: KeepRule = { hourly: 0, daily: 0, weekly: 0, monthly: 0 };
    const { keep, drop } = applyKeepRule(
      [backup('2026-11-18T10:00', false), backup('2026-11-18T09:00'), backup('2026-11-18T08:00', false)],
      none,
      zone,
    );
    expect(walls(keep)).toEqual(['2026-11-18T10:00', '2026-11-18T09:00']);
    expect(walls(drop)).toEqual(['2026-11-18T08:00']);
  });

  it('splits all there is, keeps the newest good one, and finds nothing more to drop the second time', () => {
    fc.assert(
      fc.property(someBackups, someRule, (all, some) => {
        const { keep, drop } = applyKeepRule(all, some, zone);
        expect(new Set([...keep, ...drop])).toEqual(new Set(all));
        expect(keep.length + drop.length).toBe(all.length);
        const newest = all.filter((one) => one.good).toSorted((a, b) => b.at - a.at)[0];
        if (newest) expect(keep.some((one) => one.at === newest.at)).toBe(true);
        expect(applyKeepRule(keep, some, zone).drop).toEqual([]);
        const most = some.hourly + some.daily + some.weekly + some.monthly + 1;
        expect(keep.filter((one) => one.good).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('never drops more because it is told to keep more', () => {
    fc.assert(
      fc.property(someBackups, someRule, (all, some) => {
        const more = { ...some, daily: some.daily + 3, monthly: some.monthly + 2 };
        const kept = new Set(applyKeepRule(all, more, zone).keep);
        for (const one of applyKeepRule(all, some, zone).keep) expect(kept.has(one)).toBe(true);
      }),
    );
  });
});
