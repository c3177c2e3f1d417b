/** What a kiosk's main process keeps so that its page can issue without the server. Schemas only. */
import {
  CatalogueView,
  formatNumber,
  Instant,
  KioskId,
  Language,
  OfflinePaper,
  OfflineRange,
  OfflineTicket,
  OpenStatus,
  Prefix,
  Priority,
  type Result,
  ServiceDay,
  ServiceId,
  TicketId,
  unreachable,
} from '@giliran/protocol';
import { z } from 'zod';

/** The last that was heard of the server. */
export const OfflineSheet = z.strictObject({
  catalogue: CatalogueView,
  /** Services that were stopped by something else than their hours (system down, quota), and on which day. */
  stopped: z.array(z.strictObject({ id: ServiceId, day: ServiceDay, status: OpenStatus })),
  /** The server's clock and this machine's own at the same moment. */
  contact: z.strictObject({ server: Instant, own: Instant }),
});
export type OfflineSheet = z.infer<typeof OfflineSheet>;

/** A ticket that was made here, with what became of it so far. */
export const OfflineEntry = z.strictObject({
  ...OfflineTicket.shape,
  kioskId: KioskId,
  day: ServiceDay,
  papers: z.array(OfflinePaper),
  givenBack: z.boolean(),
  /** The server has it. */
  entered: z.boolean(),
});
export type OfflineEntry = z.infer<typeof OfflineEntry>;

/** A number that a citizen asks for. */
export const OfflineDraft = z.strictObject({
  kioskId: KioskId,
  serviceId: ServiceId,
  prefix: Prefix,
  priority: Priority,
  language: Language,
  takenAt: Instant,
  day: ServiceDay,
  range: OfflineRange,
  /** Numbers of the range that others hold on that day. */
  avoid: z.array(z.string().max(20)).max(20_000),
});
export type OfflineDraft = z.infer<typeof OfflineDraft>;

/** Something that became of a ticket made here. `n`: which of its papers, from 1. */
export const OfflineNote = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paper'),
    ticketId: TicketId,
    n: z.int().min(1).max(9),
    paper: OfflinePaper,
  }),
  z.strictObject({ kind: z.literal('givenBack'), ticketId: TicketId }),
  z.strictObject({ kind: z.literal('entered'), ticketId: TicketId }),
]);
export type OfflineNote = z.infer<typeof OfflineNote>;

/** `usedUp`: every number of the range is given today. `notKept`: nothing can be written, so nothing is given. */
export interface OfflineFailure {
  readonly reason: 'usedUp' | 'notKept';
  readonly detail: string;
}

export interface OfflineKept {
  /** Null before the server was ever heard, or when it gave this kiosk no numbers of its own. */
  readonly sheet: OfflineSheet | null;
  readonly entries: readonly OfflineEntry[];
}

/** The kiosk's own memory. Each method may reject only for a bug. */
export interface OfflineMemory {
  open(): Promise<OfflineKept>;
  /** Puts the sheet in place of the last one, whole or not at all; null forgets it. */
  keep(sheet: OfflineSheet | null): Promise<Result<null, OfflineFailure>>;
  /** Gives the next number. When this answers, the ticket is on the disk: only then may paper be printed. */
  issue(draft: OfflineDraft): Promise<Result<OfflineEntry, OfflineFailure>>;
  note(note: OfflineNote): Promise<Result<null, OfflineFailure>>;
}

export const numberOf = ({ prefix, sequence }: Pick<OfflineTicket, 'prefix' | 'sequence'>): string =>
  formatNumber(prefix, sequence);

/** The ticket with what became of it. */
export function noteOn(entry: OfflineEntry, note: OfflineNote): OfflineEntry {
  switch (note.kind) {
    case 'paper':
      return { ...entry, papers: entry.papers.toSpliced(note.n - 1, 1, note.paper) };
    case 'givenBack':
      return { ...entry, givenBack: true };
    case 'entered':
      return { ...entry, entered: true };
    default:
      return unreachable(note);
  }
}
