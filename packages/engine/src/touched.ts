/** What a step changed, for whoever keeps a copy: rows, views, pushes. */
import type {
  AgencyId,
  AppointmentId,
  CallId,
  CounterId,
  KioskId,
  PaperId,
  ServiceId,
  TicketId,
} from '@giliran/protocol';

/** Which parts an event changed, for projections and views. */
export interface Touched {
  readonly tickets: Set<TicketId>;
  readonly counters: Set<CounterId>;
  readonly calls: Set<CallId>;
  /** Services whose waiting line changed. */
  readonly lines: Set<ServiceId>;
  readonly papers: Set<PaperId>;
  /** Kiosks whose printer is another way than before. */
  readonly printers: Set<KioskId>;
  readonly conditions: Set<AgencyId>;
  readonly appointments: Set<AppointmentId>;
  /** Tickets set aside that kiosks had made without the server. */
  readonly offlineAside: Set<TicketId>;
  /** A paper came to need a hand, or needs it no longer. */
  handList: boolean;
  site: boolean;
  day: boolean;
  /** After a restore. */
  passedOver: boolean;
}

export const nothingTouched = (): Touched => ({
  tickets: new Set(),
  counters: new Set(),
  calls: new Set(),
  lines: new Set(),
  papers: new Set(),
  printers: new Set(),
  conditions: new Set(),
  appointments: new Set(),
  offlineAside: new Set(),
  handList: false,
  site: false,
  day: false,
  passedOver: false,
});

/** The state does not fit the event: the log or the program is broken. */
export class BrokenLog extends Error {}

/** What an event speaks of must be there. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null)
    throw new BrokenLog(`the event names a ${what} that is not there`);
  return value;
}
