/**
 * The tickets that this kiosk made without its server, one line of JSON for each thing that happened.
 *
 * A number is claimed by a file of its own that is made once, so that no second program gives it, and then
 * written into the book before anybody hears of it. What a power cut or a full disk leaves half written is
 * no ticket: nothing was printed of it, and its number is not given again that day.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result, type TicketId, type TicketToken } from '@giliran/protocol';
import type { Log } from '@giliran/shell';
import {
  noteOn,
  numberOf,
  OfflineEntry,
  OfflineNote,
  type OfflineDraft,
  type OfflineFailure,
} from '@giliran/shell/bridge';
import { z } from 'zod';
import type { Files } from './offline-files.ts';

export interface OfflineBookParts {
  readonly folder: string;
  readonly files: Files;
  readonly now: () => number;
  readonly log: Log;
  readonly newTicketId: (at: number) => TicketId;
  readonly newToken: () => TicketToken;
}

const Line = z.union([z.strictObject({ kind: z.literal('issued'), entry: OfflineEntry }), OfflineNote]);
type Line = z.infer<typeof Line>;

/** What the server has is kept for this long: its numbers may still be good on the next day. Milliseconds. */
const KEPT_FOR = 3 * 24 * 3_600_000;

const cause = (error: unknown): string => String(error).slice(0, 300);

export class OfflineBook {
  private readonly parts: OfflineBookParts;
  private readonly file: string;
  private tickets = new Map<TicketId, OfflineEntry>();
  /** Why nothing may be given: what was given before cannot be read. */
  private unreadable: string | null = null;
  /** The last write failed: a number must not be used up by each tap while the disk is full. */
  private failing = false;

  constructor(parts: OfflineBookParts) {
    this.parts = parts;
    this.file = join(parts.folder, 'book.jsonl');
    try {
      if (existsSync(this.file)) this.read(readFileSync(this.file, 'utf8'));
      this.tidy();
    } catch (error) {
      this.unreadable = cause(error);
      parts.log.error('offline.bookUnreadable', { why: this.unreadable });
    }
  }

  /** All that is known, in the order in which it was issued. */
  entries(): readonly OfflineEntry[] {
    return [...this.tickets.values()];
  }

  /** The next free number of the range, for good: when this answers, it is on the disk. */
  issue(draft: OfflineDraft): Result<OfflineEntry, OfflineFailure> {
    const { log, newTicketId, newToken } = this.parts;
    if (this.unreadable !== null) return err({ reason: 'notKept', detail: this.unreadable });
    try {
      if (this.failing) this.parts.files.replace(join(this.parts.folder, 'probe'), ' '.repeat(4096));
      const sequence = this.claimNumber(draft);
      if (sequence === null) {
        log.error('offline.numbersUsedUp', { prefix: draft.prefix, day: draft.day });
        return err({ reason: 'usedUp', detail: `${draft.prefix}-${draft.range.to}` });
      }
      const { range: _, avoid: __, ...asked } = draft;
      const own = { ticketId: newTicketId(draft.takenAt), token: newToken(), sequence };
      const entry: OfflineEntry = { ...asked, ...own, papers: [], givenBack: false, entered: false };
      this.write({ kind: 'issued', entry });
      this.failing = false;
      log.info('offline.issued', { number: numberOf(entry), service: entry.serviceId });
      return ok(entry);
    } catch (error) {
      this.failing = true;
      log.error('offline.notKept', { why: cause(error) });
      return err({ reason: 'notKept', detail: cause(error) });
    }
  }

  note(note: OfflineNote): Result<null, OfflineFailure> {
    if (!this.tickets.has(note.ticketId)) return err({ reason: 'notKept', detail: 'no such ticket' });
    try {
      this.write(note);
      return ok(null);
    } catch (error) {
      // What happened is known as long as the program runs; after a restart the server is asked again.
      this.apply(note);
      this.parts.log.error('offline.notNoted', { kind: note.kind, why: cause(error) });
      return err({ reason: 'notKept', detail: cause(error) });
    }
  }

  private claimNumber({ prefix, range, day, avoid }: OfflineDraft): number | null {
    const held = new Set(avoid);
    for (const entry of this.tickets.values()) if (entry.day === day) held.add(numberOf(entry));
    for (let sequence = range.from; sequence <= range.to; sequence += 1) {
      const number = numberOf({ prefix, sequence });
      if (!held.has(number) && this.parts.files.claim(join(this.claims(), day, number))) return sequence;
    }
    return null;
  }

  private claims(): string {
    return join(this.parts.folder, 'claims');
  }

  // The line feed before it ends what a full disk may have left half written.
  private write(line: Line): void {
    this.parts.files.append(this.file, `\n${JSON.stringify(line)}\n`);
    this.apply(line);
  }

  private apply(line: Line): void {
    if (line.kind === 'issued') {
      this.tickets.set(line.entry.ticketId, line.entry);
      return;
    }
    const entry = this.tickets.get(line.ticketId);
    if (entry) this.tickets.set(entry.ticketId, noteOn(entry, line));
  }

  private read(text: string): void {
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const parsed = Line.safeParse(jsonOf(line));
      if (parsed.success) this.apply(parsed.data);
      // Its number stays claimed.
      else this.parts.log.error('offline.lineLost', { length: line.length });
    }
  }

  /** Forgets what the server has had for days. The book is written anew, whole or not at all. */
  private tidy(): void {
    const { files, now, folder } = this.parts;
    const old = now() - KEPT_FOR;
    const kept = this.entries().filter((entry) => !entry.entered || entry.takenAt > old);
    if (kept.length < this.tickets.size) {
      files.replace(
        this.file,
        kept.map((entry) => `${JSON.stringify({ kind: 'issued', entry } satisfies Line)}\n`).join(''),
      );
      this.tickets = new Map(kept.map((entry) => [entry.ticketId, entry]));
    }
    if (!existsSync(this.claims())) return;
    for (const day of readdirSync(this.claims()))
      if (Date.parse(day) < old) rmSync(join(folder, 'claims', day), { recursive: true, force: true });
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
