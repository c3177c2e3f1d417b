/** The running times of a visit, in milliseconds, and how they stand to what is usual. */
import type { Instant, WaitingTicket } from '@giliran/protocol';

const minute = 60_000;

/** From joining the line to the last call; while it waits, until now. */
export function waitedMs(ticket: WaitingTicket, now: Instant): number {
  return Math.max(0, (ticket.calledAt ?? ticket.endedAt ?? now) - ticket.waitingSince);
}

export const sinceCallMs = (ticket: WaitingTicket, now: Instant): number =>
  Math.max(0, now - (ticket.calledAt ?? now));

/** How long it has been served; for an ended ticket how long it was, null when it never was. */
export function servedMs(ticket: WaitingTicket, now: Instant): number | null {
  if (ticket.startedAt === null) return null;
  return Math.max(0, (ticket.endedAt ?? now) - ticket.startedAt);
}

/** `usual` until the service's usual minutes, then `over`; from twice that `long`. */
export type Pace = 'usual' | 'over' | 'long';

export function paceOf(servedFor: number, usualMinutes: number): Pace {
  const usual = usualMinutes * minute;
  if (servedFor <= usual) return 'usual';
  return servedFor < 2 * usual ? 'over' : 'long';
}

/** Part of the usual time that has gone by, 0 to 1. */
export const partOfUsual = (servedFor: number, usualMinutes: number): number =>
  Math.min(1, Math.max(0, servedFor / (usualMinutes * minute)));

/** How far beyond the usual minutes, in milliseconds; 0 within them. */
export const beyondUsualMs = (servedFor: number, usualMinutes: number): number =>
  Math.max(0, servedFor - usualMinutes * minute);
