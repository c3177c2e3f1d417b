/** Which announcement stands at the start now. */
import type { KioskView } from '@giliran/protocol';

/** Long enough to read two hundred letters. Milliseconds. */
export const turnMs = 12_000;

type Announcements = KioskView['announcements'];

export interface Turn {
  /** Those that are not over. */
  readonly standing: Announcements;
  /** The place in `standing` of the one whose turn it is. */
  readonly at: number;
}

/** Those that are not over take turns by the clock; null when all are over. */
export function announcementInTurn(announcements: Announcements, now: number): Turn | null {
  const standing = announcements.filter(({ until }) => until > now);
  if (standing.length === 0) return null;
  return { standing, at: standing.length > 1 ? Math.floor(now / turnMs) % standing.length : 0 };
}
