/** Why something cannot be taken away, as the server told it, in the reader's words. */
import type { Language, RejectionIssue, Site } from '@giliran/protocol';
import type { HallWording } from '@giliran/ui/wording/hall';
import { nameOf } from '../set-up/model/names.ts';

/** `site`: as it is saved, where the thing still has its name. */
export function usedAs(
  { path, use, count = 1, message }: RejectionIssue,
  site: Site,
  words: HallWording['remove'],
  language: Language,
): string {
  const [list, id = ''] = path.split('.');
  const name = list === 'services' || list === 'counters' ? nameOf(site, { list, id }, language) : id;
  switch (use) {
    case 'waiting':
      return words.waiting(name, count, null);
    case 'booked':
      return words.booked(name, count);
    case 'counterOpen':
      return words.counterOpen(name, null);
    case 'atCounter':
      return words.counterOpen(name, message.split(' ')[0] ?? null);
    case undefined:
      return message;
  }
}
