/**
 * Times, durations and opening hours as people read them, in the site's time zone and the screen's
 * language. Intl and Date only: it also runs on old phones, which have no Temporal.
 */
import type { Instant, Language, Localized, OpenStatus, ServiceDay } from '@giliran/protocol';
import { formatsWording } from './wording/formats.ts';

/** An estimate of waiting time in minutes, as the views carry it. */
export interface MinuteRange {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

type Closed = Extract<OpenStatus, { open: false }>;
/** An OpenStatus whose day need not have passed the protocol's schema: the phone reads it by hand. */
export type ShownStatus =
  | Extract<OpenStatus, { open: true }>
  | (Omit<Closed, 'opensAt'> & { readonly opensAt: { readonly day: string; readonly time: string } | null });

export interface Formats {
  /** Time of day: "15.30", English "15:30". */
  time(instant: Instant): string;
  /** Time of day with seconds. */
  timeWithSeconds(instant: Instant): string;
  /** A wall time `15:30` in the language's way: "15.30". */
  wallTime(time: string): string;
  /** "Sabtu, 21 November 2026". */
  date(instant: Instant): string;
  /** "21 Nov 2026". */
  shortDate(instant: Instant): string;
  /** A service day as "Sabtu, 21 November". */
  day(day: ServiceDay): string;
  /** "1.234", English "1,234". */
  number(value: number): string;
  /** Whole minutes, short: "3 mnt", English "3 min". */
  minutes(minutes: number): string;
  /** A length in milliseconds, rounded down to minutes: "12 mnt", "1 jam 5 mnt". */
  duration(milliseconds: number): string;
  /** A running length in milliseconds: "4:05", "1:02:09". */
  stopwatch(milliseconds: number): string;
  /** How long ago, "12 mnt lalu"; within the last minute "baru saja". */
  ago(instant: Instant, now: Instant): string;
  /** "15–25 menit"; from nothing "kurang dari 10 menit". Null when there is no estimate. */
  estimate(range: MinuteRange | null): string | null;
  /**
   * One line that says whether it is open, and until or from when: "Buka sampai 15.30", "Tutup hari ini. Buka lagi
   * Senin 07.30"; and what is different today: "Hari ini tutup lebih awal, pukul 13.00: Rapat koordinasi".
   */
  openStatus(status: ShownStatus, today: string): string;
  /** When it opens again: "Buka lagi Senin 07.30", "Buka 13.00"; null while open and when nobody knows. */
  openAgain(status: ShownStatus, today: string): string | null;
  /** The same as short as can be, for a tile: "Buka Senin 07.30", "Buka 28 Des 07.30". */
  opensShort(status: ShownStatus, today: string): string | null;
  /** When it next closes for a while: "Istirahat 12.00–13.00", "Tutup sementara 10.00–11.00: Upacara"; null when it does not. */
  nextBreak(status: ShownStatus): string | null;
  /** One or two words of it for a badge: "Buka", "Istirahat", "Kuota habis". */
  openStatusShort(status: ShownStatus): string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A calendar day as midnight UTC, so that it can be counted and formatted in UTC. */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Builds the formats of one site and language. Make them once per language, not per render. */
export function createFormats(site: { readonly timeZone: string; readonly language: Language }): Formats {
  const { timeZone, language } = site;
  const words = formatsWording[language];
  // Each is made when it is first needed: eight of them cost a slow machine's first screen a tenth of a second.
  const format = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | undefined;
    return {
      format: (instant: number): string => {
        made ??= new Intl.DateTimeFormat(words.locale, { hourCycle: 'h23', timeZone, ...options });
        return made.format(instant);
      },
    };
  };
  const timeFormat = format({ hour: '2-digit', minute: '2-digit' });
  const secondsFormat = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const dateFormat = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDateFormat = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayFormat = format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const monthDayFormat = format({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const weekdayFormat = format({ weekday: 'long', timeZone: 'UTC' });
  let numberFormat: Intl.NumberFormat | undefined;

  // Counts and wall times are on every first screen, and the first use of Intl costs a slow machine as much as
  // a tenth of a second: they are written by hand.
  const number = (value: number) => {
    if (Number.isInteger(value) && value >= 0 && value < 1_000_000)
      return value < 1000
        ? String(value)
        : `${Math.floor(value / 1000)}${words.thousands}${String(value % 1000).padStart(3, '0')}`;
    numberFormat ??= new Intl.NumberFormat(words.locale);
    return numberFormat.format(value);
  };
  const minutes = (value: number) => words.minuteShort(number(Math.round(value)));
  const wallTime = (time: string) => {
    const [hours = '', mins = ''] = time.split(':');
    // "24:00", the end of a day, stays what it is; what is later belongs to the next morning.
    const hour = Number(hours) > 24 ? String(Number(hours) % 24) : hours;
    return `${hour.padStart(2, '0')}${words.hourMinute}${mins.padStart(2, '0')}`;
  };
  const hoursAndMinutes = (total: number) => {
    const hours = Math.floor(total / 60);
    const rest = total % 60;
    if (hours === 0) return minutes(rest);
    return rest === 0
      ? words.hourShort(number(hours))
      : `${words.hourShort(number(hours))} ${words.minuteShort(number(rest))}`;
  };
  const duration = (milliseconds: number) => {
    const total = Math.floor(milliseconds / MINUTE);
    return total < 1 ? words.underOneMinute : hoursAndMinutes(total);
  };
  const opening = (at: { readonly day: string; readonly time: string }, today: string) => {
    const time = wallTime(at.time);
    const days = Math.round((midnight(at.day) - midnight(today)) / DAY);
    if (days <= 0) return time;
    if (days === 1) return `${words.tomorrow} ${time}`;
    return `${(days < 7 ? weekdayFormat : dayFormat).format(midnight(at.day))} ${time}`;
  };
  /** "Libur: Idulfitri". */
  const because = (what: string, reason: string | null) => (reason === null ? what : `${what}: ${reason}`);
  const note = (text: Localized | null) => (text === null ? null : text[language]);

  return {
    time: (instant) => timeFormat.format(instant),
    timeWithSeconds: (instant) => secondsFormat.format(instant),
    wallTime,
    date: (instant) => dateFormat.format(instant),
    shortDate: (instant) => shortDateFormat.format(instant),
    day: (day) => dayFormat.format(midnight(day)),
    number,
    minutes,
    duration,
    stopwatch: (milliseconds) => {
      const total = Math.max(0, Math.floor(milliseconds / 1000));
      const two = (value: number) => String(value).padStart(2, '0');
      const hours = Math.floor(total / 3600);
      const mins = Math.floor(total / 60) % 60;
      return hours === 0 ? `${mins}:${two(total % 60)}` : `${hours}:${two(mins)}:${two(total % 60)}`;
    },
    ago: (instant, now) => (now - instant < MINUTE ? words.justNow : words.ago(duration(now - instant))),
    estimate: (range) => {
      if (range === null) return null;
      const { fromMinutes: from, toMinutes: to } = range;
      if (from <= 0)
        return words.estimateUnder(
          to > 90 ? hoursAndMinutes(to) : words.estimateOne(number(Math.max(1, to))),
        );
      if (to > 90) return words.estimateHours(hoursAndMinutes(from), hoursAndMinutes(to));
      return from === to ? words.estimateOne(number(to)) : words.estimateRange(number(from), number(to));
    },
    openStatus: (status, today) => {
      const said = note(status.note);
      if (status.open) {
        const until = wallTime(status.until);
        if (status.early) return because(words.open.early(until), said);
        return said === null ? words.open.until(until) : `${words.open.until(until)} · ${said}`;
      }
      const named = status.why === 'holiday' || status.why === 'closure';
      const why = named ? because(words.why[status.why], said) : (said ?? words.why[status.why]);
      if (status.opensAt === null) return why;
      const when = opening(status.opensAt, today);
      if (status.why === 'notYetOpen') {
        const at = words.open.at(when);
        return said === null ? at : `${at} · ${said}`;
      }
      if (status.why === 'notHereYet') return words.open.first(when);
      return `${why}${/[.!?]$/.test(why) ? '' : '.'} ${words.open.again(when)}`;
    },
    openAgain: (status, today) => {
      if (status.open || status.opensAt === null) return null;
      const when = opening(status.opensAt, today);
      if (status.why === 'notHereYet') return words.open.first(when);
      return status.why === 'notYetOpen' ? words.open.at(when) : words.open.again(when);
    },
    opensShort: (status, today) => {
      if (status.open || status.opensAt === null) return null;
      const { day, time } = status.opensAt;
      const near = midnight(day) - midnight(today) < 7 * DAY;
      return words.open.at(
        near ? opening(status.opensAt, today) : `${monthDayFormat.format(midnight(day))} ${wallTime(time)}`,
      );
    },
    nextBreak: (status) => {
      if (!status.open || status.nextBreak === null) return null;
      const { from, to, note: reason } = status.nextBreak;
      const times = [wallTime(from), wallTime(to)] as const;
      return reason === null ? words.open.break(...times) : because(words.open.gap(...times), note(reason));
    },
    openStatusShort: (status) => (status.open ? words.open.short : words.whyShort[status.why]),
  };
}
