/** A date of the set-up in words, with its year; a dash while it is being written. */
import { ServiceDay } from '@giliran/protocol';
import { useLanguage } from '@giliran/ui';

export function useDayName(): (date: string) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (date) =>
    ServiceDay.safeParse(date).success ? format.format(Date.parse(`${date}T00:00:00Z`)) : '–';
}
