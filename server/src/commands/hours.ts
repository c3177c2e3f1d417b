/** `hours <date>`: what the set-up says of one day, to be looked at before that day comes. */
import { dayHours } from '@giliran/engine';
import { CalendarDate, holidaysKnownThrough, type Site } from '@giliran/protocol';
import type { ServerSettings } from '../settings.ts';
import { Store } from '../store/store.ts';
import { complain, say, withDatabase } from './with-data.ts';

export const hours = (settings: ServerSettings, given: string | undefined): Promise<number> =>
  withDatabase(settings, (db) => {
    const stored = new Store(db).loadDay().site;
    const date = CalendarDate.safeParse(given);
    if (!stored || !date.success) {
      complain(stored ? 'Name the day: hours 2027-03-10' : 'No site is set up.');
      return 2;
    }
    // The real calendar, also of a hall that is still read in demo mode.
    const calendar = { ...stored.settings, hoursMode: 'calendar' as const };
    const site: Site = { ...stored, settings: calendar };
    const day = Temporal.PlainDate.from(date.data);
    const lines = [`${day.toLocaleString('en', { dateStyle: 'full' })}, ${calendar.timeZone}`, ''];
    for (const agency of site.agencies) {
      const services = site.services
        .filter((s) => s.agencyId === agency.id)
        .map((service) => ({ service, line: lineOf(dayHours(site, service, date.data)) }));
      // What most of its services do stands for the agency; the others are named.
      const groups = [...Map.groupBy(services, (s) => s.line)].toSorted(
        ([, a], [, b]) => b.length - a.length,
      );
      const usual = groups[0]?.[0] ?? 'no services';
      lines.push(`${agency.shortName.padEnd(26)}${usual}`);
      for (const { service, line } of services)
        if (line !== usual) lines.push(`  ${service.name.id.slice(0, 44).padEnd(46)}${line}`);
    }
    if (site.agencies.length === 0) lines.push('There is no agency in the set-up yet.');
    if (calendar.nationalHolidays.calendar !== 'none' && day.year > holidaysKnownThrough)
      lines.push(
        '',
        `National holidays are known up to ${holidaysKnownThrough} only: enter those of ${day.year} by hand.`,
      );
    say(lines.join('\n'));
    return 0;
  });

function lineOf({ open, why, note }: ReturnType<typeof dayHours>): string {
  const times = open.map((i) => `${i.from}-${i.to}`).join(' ');
  const reason = note === null ? '' : ` (${note.id})`;
  return `${open.length === 0 ? `closed: ${why ?? ''}` : times}${reason}`;
}
