/** When backups are due. */
import type { Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { readDemoSite } from '../demo-site.ts';
import { backupName, readBackupName } from './backup-name.ts';
import { hallHasOpened, nextBackupAfter, retryAfterMinutes } from './schedule.ts';

const demo = await readDemoSite();
const inZone = (timeZone: Site['settings']['timeZone']): Site => ({
  ...demo,
  settings: { ...demo.settings, timeZone, hoursMode: 'calendar' },
});
const schedule = { scheduled: true, everyMinutes: 60, afterCloseMinutes: 15 };
const at = (wall: string, zone: string): number =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
const wallOf = (instant: number | null, zone: string): string | null =>
  instant === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });

describe('the schedule', () => {
  it('runs from opening to closing by the hall’s clock, whatever zone the machine is in', () => {
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const) {
      const site = inZone(zone);
      const due: (string | null)[] = [];
      let now = at('2026-11-18T00:00', zone);
      for (;;) {
        const next = nextBackupAfter(site, schedule, now);
        if (next === null || next >= at('2026-11-19T00:00', zone)) break;
        due.push(wallOf(next, zone));
        now = next;
      }
      const opens = due[0]?.slice(11) ?? '';
      expect(opens > '06:00' && opens < '10:00', opens).toBe(true);
      expect(due.length).toBeGreaterThan(7);
      expect(new Set(due).size).toBe(due.length);
      expect(due.at(-1)?.endsWith(':15'), 'after the last one has closed').toBe(true);
    }
  });

  it('sleeps on days when nobody opens, and goes on the day after', () => {
    const site = inZone('Asia/Makassar');
    const eve = nextBackupAfter(site, schedule, at('2026-12-24T23:00', 'Asia/Makassar'));
    const next = wallOf(eve, 'Asia/Makassar') ?? '';
    expect(next > '2026-12-26', next).toBe(true);
  });

  it('is never due when it is switched off, and by the hour while no hall is set up', () => {
    expect(nextBackupAfter(demo, { ...schedule, scheduled: false }, 0)).toBeNull();
    expect(nextBackupAfter(null, schedule, 1000)).toBe(1000 + 3_600_000);
  });

  it('tries a failing folder again soon, then once an hour', () => {
    expect([1, 2, 3, 4, 5, 50].map(retryAfterMinutes)).toEqual([5, 10, 20, 40, 60, 60]);
  });

  it('knows whether anybody can have a number of today', () => {
    const site = inZone('Asia/Jakarta');
    expect(hallHasOpened(site, at('2026-11-18T05:00', 'Asia/Jakarta'))).toBe(false);
    expect(hallHasOpened(site, at('2026-11-18T10:00', 'Asia/Jakarta'))).toBe(true);
  });
});

describe('a backup’s name', () => {
  it('tells its moment by the hall’s clock, and is read back from it', () => {
    const moment = at('2026-11-18T10:05:07', 'Asia/Jayapura');
    const name = backupName(moment, 'Asia/Jayapura', true);
    expect(name).toBe('giliran-2026-11-18_10.05.07+0900.tar.zst.sealed');
    expect(readBackupName(name)).toEqual({ kind: 'backup', at: moment, encrypted: true });
    for (const other of ['giliran.db', `${name}.part`, '../etc/passwd', 'giliran-x.tar.zst'])
      expect(readBackupName(other)).toBeNull();
  });
});
