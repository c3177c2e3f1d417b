/** A date of the set-up in words; a dash while it is being written. */
import { ServiceDay } from '@giliran/protocol';
import { useLanguage } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';

export function useDayName(timeZone: string): (date: string) => string {
  const { language } = useLanguage();
  const formats = createFormats({ timeZone, language });
  return (date) => {
    const day = ServiceDay.safeParse(date);
    return day.success ? formats.day(day.data) : '–';
  };
}
