/** The audit: what of the event log tells who did what to set-up and access, when and from where. */
import { siteChanges } from '@giliran/engine';
import {
  agencyOf,
  AgencyId,
  FieldChange,
  KioskId,
  PrinterConfig,
  Site,
  type Actor,
  type DomainEventType,
  type LoggedEvent,
} from '@giliran/protocol';
import { z } from 'zod';
import type { Db } from '../store/database.ts';
import { eventFromRow } from '../store/rows.ts';

export const AuditEntry = z.strictObject({
  seq: z.int(),
  at: z.int(),
  who: z.strictObject({
    kind: z.enum(['staff', 'kiosk', 'display', 'counterDevice', 'apiKey', 'ticketHolder', 'system']),
    /** Null for the server itself. */
    id: z.string().nullable(),
    /** As the set-up or the list of keys has it now; null when it is gone. */
    name: z.string().nullable(),
  }),
  /** A network address, `server` or `command line`; null where nobody noted it. */
  from: z.string().nullable(),
  /** The event's type: `siteConfigured`, `signedIn` … */
  what: z.string(),
  /** The agency that it concerns; null for the whole hall. */
  agencyId: AgencyId.nullable(),
  /** What of the set-up changed. */
  changes: z.array(FieldChange),
  /** The rest of what the event says; never a secret. */
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export interface AuditFilter {
  /** Somebody's id or name, or part of it. */
  readonly who?: string | undefined;
  readonly what?: readonly string[] | undefined;
  /** Epoch milliseconds, both inclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Found anywhere in the entry. */
  readonly text?: string | undefined;
  /** Entries before this place in the log. */
  readonly before?: number | undefined;
  readonly limit: number;
}

const pageRows = 200;
const SiteRow = z.object({ seq: z.number(), data: z.string() });
const ConfiguredRow = z.object({ site: Site });
const PrinterSetRow = z.object({ kioskId: KioskId, printer: PrinterConfig });

const withPrinter = (site: Site, set: z.infer<typeof PrinterSetRow>): Site => ({
  ...site,
  kiosks: site.kiosks.map((kiosk) => (kiosk.id === set.kioskId ? { ...kiosk, printer: set.printer } : kiosk)),
});

export class AuditLog {
  private readonly db: Db;
  private readonly nameOf: (actor: Actor) => string | null;

  constructor(db: Db, nameOf: (actor: Actor) => string | null) {
    this.db = db;
    this.nameOf = nameOf;
  }

  /** The newest first. `own`: an agency's part of it; null for the whole. */
  entries(filter: AuditFilter, own: AgencyId | null): AuditEntry[] {
    const found: AuditEntry[] = [];
    let before = filter.before ?? Number.MAX_SAFE_INTEGER;
    const rows = this.db.prepare(
      `SELECT * FROM events WHERE origin IS NOT NULL AND seq < ? AND at >= ? AND at <= ?
       ORDER BY seq DESC LIMIT ${pageRows}`,
    );
    const { from = 0, to = Number.MAX_SAFE_INTEGER, limit } = filter;
    for (;;) {
      const page = rows.all(before, from, to).map(eventFromRow);
      for (const logged of page) {
        before = logged.seq;
        if (filter.what && !filter.what.includes(logged.event.type)) continue;
        const entry = this.seenBy(this.entryOf(logged), own);
        if (entry && matches(entry, filter)) found.push(entry);
        if (found.length >= limit) return found;
      }
      if (page.length < pageRows) return found;
    }
  }

  /** The set-up as it was before this change; null when there was none or this is no change of it. */
  siteBefore(seq: number): Site | null {
    const at = this.db
      .prepare("SELECT 1 FROM events WHERE seq = ? AND type IN ('siteConfigured', 'kioskPrinterSet')")
      .get(seq);
    return at === undefined ? null : this.lastSiteBefore(seq);
  }

  private lastSiteBefore(seq: number): Site | null {
    const row = this.db
      .prepare(
        "SELECT seq, data FROM events WHERE type = 'siteConfigured' AND seq < ? ORDER BY seq DESC LIMIT 1",
      )
      .get(seq);
    if (row === undefined) return null;
    const configured = SiteRow.parse(row);
    const { site } = ConfiguredRow.parse(JSON.parse(configured.data));
    // Printers are set up by themselves, between two set-ups of the whole.
    const since = this.db
      .prepare(
        `SELECT seq, data FROM events
         WHERE origin IS NOT NULL AND type = 'kioskPrinterSet' AND seq > ? AND seq < ? ORDER BY seq`,
      )
      .all(configured.seq, seq);
    return since
      .map((printer) => PrinterSetRow.parse(JSON.parse(SiteRow.parse(printer).data)))
      .reduce(withPrinter, site);
  }

  private entryOf({ seq, at, actor, origin, event }: LoggedEvent): AuditEntry {
    const base = {
      ...{ seq, at, what: event.type satisfies DomainEventType },
      who: { kind: actor.kind, id: idOf(actor), name: this.nameOf(actor) },
      from: origin ? origin : null,
    };
    if (event.type === 'siteConfigured') {
      const changes = event.changes ?? siteChanges(this.lastSiteBefore(seq), event.site);
      const details = event.undoes === undefined ? {} : { undoes: event.undoes };
      return { ...base, agencyId: agencyOf(actor), changes, details };
    }
    if (event.type === 'kioskPrinterSet') {
      const before = this.lastSiteBefore(seq);
      const changes = before ? siteChanges(before, withPrinter(before, event)) : [];
      return { ...base, agencyId: null, changes, details: { kioskId: event.kioskId } };
    }
    const { type: _, ...details } = event;
    const agencyId = 'agencyId' in event ? event.agencyId : null;
    return { ...base, agencyId, changes: [], details };
  }

  /** An agency's administrator sees what concerns the agency, and of a change of the set-up the agency's fields. */
  private seenBy(entry: AuditEntry, own: AgencyId | null): AuditEntry | null {
    if (own === null) return entry;
    if (entry.what === 'siteConfigured') {
      const changes = entry.changes.filter((change) => change.agencyId === own);
      return changes.length > 0 || entry.agencyId === own ? { ...entry, changes } : null;
    }
    return entry.agencyId === own ? entry : null;
  }
}

function idOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'staff':
      return actor.staffId;
    case 'kiosk':
      return actor.kioskId;
    case 'display':
      return actor.displayId;
    case 'counterDevice':
      return actor.counterId;
    case 'apiKey':
      return actor.keyId;
    case 'ticketHolder':
    case 'system':
      return null;
  }
}

function matches(entry: AuditEntry, { who, text }: AuditFilter): boolean {
  const has = (where: string, what: string | undefined): boolean =>
    what === undefined || where.toLowerCase().includes(what.toLowerCase());
  return (
    has(`${entry.who.kind} ${entry.who.id ?? ''} ${entry.who.name ?? ''}`, who) &&
    (text === undefined || has(JSON.stringify(entry), text))
  );
}
