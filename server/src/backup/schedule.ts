/** When backups are due: every so often while the hall is open, and once after it has closed. Pure. */
import { dayHours } from '@giliran/engine';
import type { BackupSettings, Site } from '@giliran/protocol';

type Schedule = Pick<BackupSettings, 'scheduled' | 'everyMinutes' | 'afterCloseMinutes'>;

/** From the first opening to the last closing of a day, as wall times; null when nobody opens. */
function openingOf(site: Site, date: Temporal.PlainDate): { from: string; to: string } | null {
  if (site.settings.hoursMode === 'demo') return { from: '00:00', to: '24:00' };
  let from: string | null = null;
  let to: string | null = null;
  for (const service of site.services) {
    for (const open of dayHours(site, service, date.toString()).open) {
      if (from === null || open.from < from) from = open.from;
      if (to === null || open.to > to) to = open.to;
    }
  }
  return from === null || to === null ? null : { from, to };
}

function instantOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  const day = time >= '24:00' ? date.add({ days: 1 }) : date;
  return day.toZonedDateTime({ timeZone, plainTime: time >= '24:00' ? '00:00' : time }).epochMilliseconds;
}

/** The moments of one day at which a backup is due, in epoch milliseconds, in order. */
function momentsOf(site: Site, schedule: Schedule, date: Temporal.PlainDate): number[] {
  const opening = openingOf(site, date);
  if (!opening) return [];
  const { timeZone } = site.settings;
  const from = instantOf(date, opening.from, timeZone);
  const to = instantOf(date, opening.to, timeZone);
  const moments: number[] = [];
  for (let at = from + schedule.everyMinutes * 60_000; at < to; at += schedule.everyMinutes * 60_000)
    moments.push(at);
  if (schedule.afterCloseMinutes !== null) moments.push(to + schedule.afterCloseMinutes * 60_000);
  return moments;
}

/** A hall that is closed for longer has nothing new to save. */
const lookAheadDays = 21;

/** The first moment after `after` at which a backup is due; null when there is none in sight. */
export function nextBackupAfter(site: Site | null, schedule: Schedule, after: number): number | null {
  if (!schedule.scheduled) return null;
  // An empty hall is being set up: there is work to lose, too.
  if (!site) return after + schedule.everyMinutes * 60_000;
  const { timeZone } = site.settings;
  // The evening's of yesterday may lie after midnight.
  let date = Temporal.Instant.fromEpochMilliseconds(after)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: 1 });
  for (let n = 0; n <= lookAheadDays; n += 1) {
    const next = momentsOf(site, schedule, date).find((at) => at > after);
    if (next !== undefined) return next;
    date = date.add({ days: 1 });
  }
  return null;
}

/** Minutes after a failure until the target is tried again: soon at first, then once an hour. */
export const retryAfterMinutes = (failures: number): number =>
  Math.min(60, 5 * 2 ** Math.max(0, failures - 1));

/** Whether the doors have been open today: before, nobody has a number of today. */
export function hallHasOpened(site: Site, now: number): boolean {
  const { timeZone } = site.settings;
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const opening = openingOf(site, date);
  return opening !== null && now >= instantOf(date, opening.from, timeZone);
}
