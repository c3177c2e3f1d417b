/** A kiosk that issues without its server: its own numbers, what it has to know, and what it hands in afterwards. */
import { z } from 'zod';
import {
  AgencyId,
  Instant,
  KioskId,
  Language,
  Prefix,
  Priority,
  ServiceDay,
  ServiceId,
  TicketId,
  TicketToken,
} from './basics.ts';
import { LogoDots, LogoHash } from './paper.ts';
import { TicketSettings } from './ticket-settings.ts';

/** Most numbers that one kiosk may keep for itself. */
const WIDEST = 1_000;

/**
 * What is wrong with a kiosk's own numbers, by a name that a form can put into words. Stands in the `params` of the
 * schema's issue; `rangeTaken` has the place of the other kiosk beside it.
 */
export type RangeFault = 'rangeBackwards' | 'rangeTooWide' | 'rangeTaken';
const fault = (named: RangeFault): { readonly params: { readonly fault: RangeFault } } => ({
  params: { fault: named },
});

/**
 * The running numbers that belong to one kiosk alone, under every prefix: A-901 … A-949. The server never
 * gives one of them, and no other kiosk has one.
 */
export const OfflineRange = z
  .strictObject({ from: z.int().min(1).max(9_999), to: z.int().min(1).max(9_999) })
  .refine(({ from, to }) => from <= to, {
    message: 'the last number lies before the first',
    path: ['to'],
    ...fault('rangeBackwards'),
  })
  .refine(({ from, to }) => to - from < WIDEST, {
    message: `a kiosk may keep ${WIDEST} numbers at most`,
    path: ['to'],
    ...fault('rangeTooWide'),
  });
export type OfflineRange = z.infer<typeof OfflineRange>;

/** Whether a running number belongs to a range. */
export const inRange = (range: OfflineRange, sequence: number): boolean =>
  range.from <= sequence && sequence <= range.to;

/** Whether two ranges have a number in common. */
export const overlaps = (a: OfflineRange, b: OfflineRange): boolean => a.from <= b.to && b.from <= a.to;

interface KioskNumbers {
  readonly id: string;
  readonly offline: OfflineRange | null;
}

/** Two kiosks that have numbers in common. Places in `kiosks`; `at` is the later one. */
export interface RangeClash {
  readonly at: number;
  readonly other: number;
  readonly message: string;
}

/** Ranges that lie over one another, each with the first kiosk that it clashes with. */
export function clashingRanges(kiosks: readonly KioskNumbers[]): readonly RangeClash[] {
  return kiosks.flatMap(({ offline: own }, at) => {
    if (own === null) return [];
    const place = kiosks.slice(0, at).findIndex(({ offline }) => offline !== null && overlaps(offline, own));
    const other = kiosks[place];
    if (!other?.offline) return [];
    const message =
      `numbers ${own.from}–${own.to} overlap those of kiosk "${other.id}" (${other.offline.from}–${other.offline.to}); ` +
      'give each kiosk numbers of its own';
    return [{ at, other: place, message }];
  });
}

/** What became of a paper that the kiosk printed by itself. */
export const OfflinePaper = z.strictObject({
  outcome: z.enum(['confirmed', 'failed', 'unknown']),
  detail: z.string().trim().min(1).max(300).nullable(),
});
export type OfflinePaper = z.infer<typeof OfflinePaper>;

/** A ticket that a kiosk made by itself. Its id and its token are made there, so that its QR code works later. */
export const OfflineTicket = z.strictObject({
  ticketId: TicketId,
  token: TicketToken,
  prefix: Prefix,
  sequence: z.int().min(1),
  serviceId: ServiceId,
  priority: Priority,
  language: Language,
  /** When the citizen took it, by the server's clock as far as the kiosk knew it. */
  takenAt: Instant,
});
export type OfflineTicket = z.infer<typeof OfflineTicket>;

/**
 * Why a ticket that was taken without the server did not enter the queue. `dayOver`: its day had ended.
 * `numberTaken`: another ticket had its number. `serviceGone`: the site has no such service any more.
 * `outsideRange`: the number is none of that kiosk's. `clockAhead`: taken at a time that is still to come.
 */
export const SetAsideWhy = z.enum(['dayOver', 'numberTaken', 'serviceGone', 'outsideRange', 'clockAhead']);
export type SetAsideWhy = z.infer<typeof SetAsideWhy>;

/** A ticket that was taken without the server and could not enter the queue: a person has to look after it. */
export const OfflineAside = z.strictObject({
  ticketId: TicketId,
  kioskId: KioskId,
  number: z.string(),
  serviceId: ServiceId,
  /** Null when the site does not know the service. */
  agencyId: AgencyId.nullable(),
  takenAt: Instant,
  why: SetAsideWhy,
  /** When it was handed in. */
  at: Instant,
});
export type OfflineAside = z.infer<typeof OfflineAside>;

/** A stretch of time, in epoch milliseconds, without its end. */
const Stretch = z.strictObject({ from: Instant, to: Instant });

/** One day as the kiosk may issue by itself. */
export const OfflineDay = z.strictObject({
  day: ServiceDay,
  /** The day itself, in the site's zone. */
  ...Stretch.shape,
  /** When tickets are issued, for all services that have the same hours that day. A service that is closed stands nowhere. */
  hours: z.array(z.strictObject({ services: z.array(ServiceId), issuing: z.array(Stretch).min(1) })),
});
export type OfflineDay = z.infer<typeof OfflineDay>;

/** All that a kiosk needs, besides its catalogue, to go on without the server. */
export const OfflinePlan = z.strictObject({
  range: OfflineRange,
  /** The service day that was open when this was written. */
  day: ServiceDay,
  /** Numbers of the range that tickets of that day hold already, some of them carried over. */
  taken: z.array(z.string()),
  days: z.array(OfflineDay),
  prefixes: z.array(z.strictObject({ prefix: Prefix, services: z.array(ServiceId) })),
  /** Services whose waiting tickets are good for the next day: their numbers are not given again then. */
  carriedOver: z.array(ServiceId),
  ticket: TicketSettings,
  logo: z.strictObject({ hash: LogoHash, dots: LogoDots }).nullable(),
});
export type OfflinePlan = z.infer<typeof OfflinePlan>;
