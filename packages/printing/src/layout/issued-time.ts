/** When a ticket was issued, in the site's time zone and the citizen's language. */
import type { Instant, Language } from '@giliran/protocol';

/** The last moment a JavaScript date can hold. */
const LAST_INSTANT = 8_640_000_000_000_000;

/**
 * `Sabtu, 21 November 2026` and `09.41 WIB`. English writes 09:41. Zones outside Indonesia are named by
 * their offset from GMT. An unknown zone is told in UTC, and says so: never a wrong time.
 */
export function issuedTime(
  at: Instant,
  timeZone: string,
  language: Language,
): { readonly date: string; readonly time: string } {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const instant = Math.min(at, LAST_INSTANT);
  const part = partsOf(instant, {
    timeZone: zone,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    format: {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
  });
  // Only the Indonesian locale knows WIB, WITA and WIT.
  const zoneName = partsOf(instant, { timeZone: zone, locale: 'id-ID', format: { timeZoneName: 'short' } });
  const point = language === 'id' ? '.' : ':';
  return {
    date: `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')}`,
    time: `${part('hour')}${point}${part('minute')} ${zoneName('timeZoneName')}`,
  };
}

function partsOf(
  instant: Instant,
  how: { readonly timeZone: string; readonly locale: string; readonly format: Intl.DateTimeFormatOptions },
): (type: Intl.DateTimeFormatPartTypes) => string {
  const formatter = new Intl.DateTimeFormat(how.locale, { ...how.format, timeZone: how.timeZone });
  const parts = formatter.formatToParts(instant);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
