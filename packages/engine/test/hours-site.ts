/** Set-ups of hours for tests: the small hall under the hours that the law gives government offices. */
import { Site, type OpenStatus, type ServiceDay, type Weekday } from '@giliran/protocol';
import type { z } from 'zod';
import type { Hall } from './hall.ts';
import { smallSiteInput, type SiteInput } from './small-site.ts';
import { readOpening, type OpeningReader } from '../src/index.ts';

export const both = (text: string) => ({ id: text, en: text });
/** `07:30-12:00 13:00-16:00` */
export const hours = (text: string) =>
  text === ''
    ? []
    : text.split(' ').map((part) => {
        const [from = '', to = ''] = part.split('-');
        return { from, to };
      });

type Week = Record<Weekday, { from: string; to: string }[]>;
/** A week from the days that are open. */
export const week = (days: Partial<Record<Weekday, string>>): Week => ({
  mon: hours(days.mon ?? ''),
  tue: hours(days.tue ?? ''),
  wed: hours(days.wed ?? ''),
  thu: hours(days.thu ?? ''),
  fri: hours(days.fri ?? ''),
  sat: hours(days.sat ?? ''),
  sun: hours(days.sun ?? ''),
});
const monToThu = (text: string) => ({ mon: text, tue: text, wed: text, thu: text });

/**
 * Presidential Regulation 21/2023 on working days and hours of government offices: Monday to Friday (art. 3); 37½ hours a
 * week without breaks, from 07:30, breaks of 60 minutes and 90 on Friday; in Ramadan 32½ hours, from 08:00, breaks of 30
 * minutes and 60 on Friday (art. 4). Each office sets its own details; these fill the weeks exactly.
 */
export const officeWeek = week({ ...monToThu('07:30-12:00 13:00-16:00'), fri: '07:30-11:30 13:00-16:30' });
export const ramadanWeek = week({ ...monToThu('08:00-12:00 12:30-15:00'), fri: '08:00-11:30 12:30-15:30' });
export const ramadan = {
  id: 'ramadan-1448',
  name: both('Ramadan 1448 H'),
  from: '2027-02-08',
  to: '2027-03-09',
  hours: ramadanWeek,
};

export interface HoursWish {
  readonly settings?: Partial<SiteInput['settings']>;
  readonly agency?: Partial<SiteInput['agencies'][number]>;
  readonly service?: Partial<SiteInput['services'][number]>;
  readonly counter?: Partial<SiteInput['counters'][number]>;
}

/** The small hall with office hours; `agency` changes Dukcapil, `service` its KTP, `counter` counter 2. */
export function hoursInput({ settings, agency, service, counter }: HoursWish = {}): z.input<typeof Site> {
  const input = smallSiteInput({ hours: officeWeek, ...settings });
  return {
    ...input,
    agencies: input.agencies.map((a) => (a.id === 'dukcapil' ? { ...a, ...agency } : a)),
    services: input.services.map((s) => (s.id === 'ktp' ? { ...s, ...service } : s)),
    counters: input.counters.map((c) => (c.id === 'loket-2' ? { ...c, ...counter } : c)),
  };
}
export const hoursSite = (wish: HoursWish = {}): Site => Site.parse(hoursInput(wish));

/** `Wed 2026-11-18 07:30` on the wall of a zone, as a moment. The weekday is checked. */
export function wallMoment(zone: string, text: string): number {
  const [weekday = '', date = '', time = ''] = text.split(' ');
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone);
  const name = zoned.toLocaleString('en', { weekday: 'short' });
  if (name !== weekday) throw new Error(`${date} is a ${name}`);
  return zoned.epochMilliseconds;
}

const weekdayOf = (day: ServiceDay): string =>
  Temporal.PlainDate.from(day).toLocaleString('en', { weekday: 'short' });

/** A status as one line: `open until 16:00, break 12:00-13:00`, `closed: holiday "Natal", opens Mon 2026-12-28 07:30`. */
export function said(status: OpenStatus): string {
  const note = status.note === null ? '' : ` "${status.note.id}"`;
  if (!status.open) {
    const { opensAt } = status;
    const again = opensAt === null ? 'never' : `${weekdayOf(opensAt.day)} ${opensAt.day} ${opensAt.time}`;
    return `closed: ${status.why}${note}, opens ${again}`;
  }
  const gap = status.nextBreak;
  const rest =
    gap === null ? '' : `, break ${gap.from}-${gap.to}${gap.note === null ? '' : ` "${gap.note.id}"`}`;
  return `open until ${status.until}${status.early ? ' early' : ''}${note}${rest}`;
}

export function openingOf(hall: Hall): OpeningReader {
  const { index } = hall.state;
  if (!index) throw new Error('no site');
  return readOpening(hall.state, index, hall.now);
}

export function statusAt(hall: Hall, serviceId = 'ktp'): OpenStatus {
  const service = hall.state.index?.services.get(serviceId);
  if (!service) throw new Error(`no service ${serviceId}`);
  return openingOf(hall).service(service);
}
