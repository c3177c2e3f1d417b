/**
 * The kiosk while its server is away: it goes on issuing from the numbers that are its own, keeps every
 * ticket on its disk before anything is printed, and hands all of them in once the server is back.
 */
import type { LiveClient, SendOutcome } from '@giliran/client';
import {
  ok,
  PaperId,
  TicketId,
  type CatalogueView,
  type CommandInput,
  type KioskView,
  type Paper,
} from '@giliran/protocol';
import {
  noteOn,
  type KioskBridge,
  type OfflineEntry,
  type OfflineMemory,
  type OfflineNote,
  type OfflineSheet,
} from '@giliran/shell/bridge';
import { newCommandId } from '../boot/commandId.ts';
import type { KioskIdentity } from '../boot/identity.ts';
import type { RestClock } from '../flow/machine.ts';
import type { Order } from '../flow/place.ts';
import type { OrderAnswer } from '../flow/transition.ts';
import { PaperDesk } from '../papers/desk.ts';
import { ownPrinter, reporter, type PaperOutcome } from '../papers/press.ts';
import { HandIn } from './hand-in.ts';
import { aloneQueues, dayAt, stoppedServices } from './hours.ts';
import {
  heldNumbers,
  INTERRUPTED,
  localAnswer,
  localPaper,
  localTicketPaper,
  paperOrdinal,
} from './local-ticket.ts';

/** A server that restarts, or a cable that is put in again, is back sooner. Milliseconds. */
export const AWAY_AFTER_MS = 6_000;
/** A paper that nobody has told of for this long holds its ticket back no longer. */
const PRINTING_AT_MOST_MS = 60_000;
/** The disk's copy of the two clocks is mended when they have drifted this far apart. */
const DRIFT_MS = 5_000;
const MOST_PAPERS = 9;

/** `alone`: what the kiosk shows then. */
export type Stand =
  | { readonly alone: false }
  | { readonly alone: true; readonly catalogue: CatalogueView; readonly queues: KioskView };

/** The server as the kiosk hears it now. */
interface Heard {
  readonly catalogue: CatalogueView;
  readonly queues: KioskView;
}

export interface AloneParts {
  readonly server: {
    readonly send: LiveClient['send'];
    /** Its clock. */
    readonly now: () => number;
    /** Null while it is not heard. */
    readonly heard: () => Heard | null;
    readonly onChange: (listener: () => void) => void;
  };
  readonly identity: Pick<KioskIdentity, 'kioskId' | 'server'>;
  readonly memory: OfflineMemory;
  readonly printer: Pick<KioskBridge['printer'], 'print'>;
  readonly clock: RestClock;
  /** This machine's own idea of the time, epoch milliseconds. */
  readonly ownNow: () => number;
  readonly onJobDone: () => void;
}

const withServer: Stand = { alone: false };

export class Alone {
  private readonly parts: AloneParts;
  private readonly desk: PaperDesk;
  private readonly handing: HandIn;
  private readonly listeners = new Set<() => void>();
  private readonly entries = new Map<TicketId, OfflineEntry>();
  /** Tickets of which a paper is under way, and since when. */
  private readonly printing = new Map<TicketId, number>();
  private sheet: OfflineSheet | null = null;
  /** What the disk has of it. */
  private written: { sheet: OfflineSheet | null; stopped: string } = { sheet: null, stopped: '' };
  private opened = false;
  private awaySince: number | null;
  /** The server's clock at the last contact of this process, and the page's own then. */
  private contact: { readonly server: number; readonly page: number } | null = null;
  private current: Stand = withServer;
  private seen = '';

  constructor(parts: AloneParts) {
    this.parts = parts;
    const { server, identity, memory, clock } = parts;
    this.awaySince = clock.now();
    this.desk = new PaperDesk({
      press: ownPrinter({
        send: (command) => this.noteReport(command),
        printer: parts.printer,
        fetchPaper: (ticketId) => Promise.resolve(this.contentOf(ticketId)),
        width: () => this.sheet?.catalogue.kiosk.paper,
      }),
      report: () => {},
      onJobDone: parts.onJobDone,
    });
    this.handing = new HandIn({
      send: server.send,
      newCommandId,
      online: () => this.online(),
      waiting: () => this.handable(),
      done: (ticketId) => this.note({ kind: 'entered', ticketId }),
    });
    void memory.open().then(({ sheet, entries }) => {
      for (const entry of entries)
        if (entry.kioskId === identity.kioskId) this.entries.set(entry.ticketId, entry);
      if (sheet?.catalogue.kiosk.id === identity.kioskId) this.sheet ??= sheet;
      this.written.sheet = sheet;
      this.opened = true;
      this.look();
    });
    server.onChange(() => this.look());
    clock.every(1_000, () => this.look());
  }

  stand = (): Stand => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Tickets that the server has still to hear of. */
  unentered(): number {
    return [...this.entries.values()].filter(({ entered }) => !entered).length;
  }

  isAlone(): boolean {
    this.look();
    return this.current.alone;
  }

  /** Nothing is asked of the server before it has these: an order that must not be left behind, for one. */
  first(work: Promise<unknown>): void {
    this.handing.first(work);
  }

  /** Resolves when the server has every ticket that was made here, or is away again. */
  async caughtUp(): Promise<void> {
    if (this.opened && this.online()) await this.handing.run();
  }

  async issue(order: Order): Promise<OrderAnswer> {
    const { memory, identity } = this.parts;
    const catalogue = this.sheet?.catalogue;
    const plan = catalogue?.offline;
    if (!this.sheet || !catalogue || !plan) return { ok: false, code: 'unreachable' };
    const takenAt = this.serverTime();
    const day = dayAt(plan, takenAt)?.day;
    const { services } = aloneQueues(this.sheet, plan, takenAt);
    const open = services.find(({ id }) => id === order.serviceId)?.status.open ?? false;
    const prefix = plan.prefixes.find((one) => one.services.includes(order.serviceId))?.prefix;
    if (day === undefined || prefix === undefined || !open) return { ok: false, code: 'serviceClosed' };
    const { serviceId, priority, language } = order;
    const made = await memory.issue({
      ...{ kioskId: identity.kioskId, serviceId, prefix, priority, language, takenAt, day },
      range: plan.range,
      avoid: heldNumbers(plan, this.entries.values(), day),
    });
    if (!made.ok) return { ok: false, code: made.error.reason === 'usedUp' ? 'numbersUsedUp' : 'notKept' };
    const entry = made.value;
    this.entries.set(entry.ticketId, entry);
    this.printing.set(entry.ticketId, this.parts.clock.now());
    const ticket = localAnswer(entry, catalogue);
    return ticket ? { ok: true, ticket, paper: localPaper(entry, 1) } : { ok: false, code: 'internal' };
  }

  /** Whether a ticket is one of these that the server does not have yet. */
  holds(ticketId: TicketId): boolean {
    const entry = this.entries.get(ticketId);
    return entry !== undefined && !entry.entered && !this.handing.sending(ticketId);
  }

  /** Whether this paper is printed here, without the server's ledger. */
  prints = (paper: Paper): boolean => this.holds(paper.ticketId);

  print(paper: Paper, told: (outcome: PaperOutcome) => void): void {
    this.printing.set(paper.ticketId, this.parts.clock.now());
    this.desk.print(paper, told);
  }

  /** Another paper of a ticket that the server does not have; null when it has had enough. */
  printAgain(ticketId: TicketId): Paper | null {
    const entry = this.entries.get(ticketId);
    if (!entry || entry.papers.length >= MOST_PAPERS) return null;
    this.printing.set(ticketId, this.parts.clock.now());
    return localPaper(entry, entry.papers.length + 1);
  }

  async tellTaken(paperId: PaperId): Promise<void> {
    const ticketId = TicketId.parse(paperId.slice(0, 36));
    const paper = { outcome: 'confirmed', detail: 'the citizen has it' } as const;
    await this.note({ kind: 'paper', ticketId, n: paperOrdinal(paperId), paper });
  }

  /** True when the number is given back: the server will hear of both. */
  async giveBack(ticketId: TicketId): Promise<boolean> {
    await this.note({ kind: 'givenBack', ticketId });
    return this.entries.get(ticketId)?.givenBack ?? false;
  }

  private online(): boolean {
    return this.parts.server.heard() !== null;
  }

  /** The server's clock as well as it is known; it never runs back. */
  private serverTime(): number {
    const { clock, ownNow } = this.parts;
    const told = this.sheet?.contact;
    const now =
      this.contact !== null
        ? this.contact.server + (clock.now() - this.contact.page)
        : ownNow() + (told ? told.server - told.own : 0);
    const last = [...this.entries.values()].reduce((latest, { takenAt }) => Math.max(latest, takenAt), 0);
    return Math.round(Math.max(now, last, told?.server ?? 0));
  }

  private look(): void {
    const { clock, server } = this.parts;
    if (this.online()) {
      this.awaySince = null;
      this.contact = { server: server.now(), page: clock.now() };
      if (this.opened) {
        this.keepSheet();
        void this.handing.run();
      }
    } else this.awaySince ??= clock.now();
    this.setStand();
  }

  private setStand(): void {
    const { clock } = this.parts;
    const plan = this.sheet?.catalogue.offline ?? null;
    const away = this.awaySince !== null && clock.now() - this.awaySince >= AWAY_AFTER_MS;
    if (!away || !this.opened || !this.sheet || !plan) return this.turn('', () => withServer);
    const { sheet } = this;
    const queues = aloneQueues(sheet, plan, this.serverTime());
    this.turn(JSON.stringify(queues), () => ({ alone: true, catalogue: sheet.catalogue, queues }));
  }

  private turn(key: string, make: () => Stand): void {
    if (key === this.seen && this.current.alone === (key !== '')) return;
    this.seen = key;
    this.current = make();
    for (const listener of [...this.listeners]) listener();
  }

  /** What the server says goes to the disk when it is another than before. */
  private keepSheet(): void {
    const { server, memory, ownNow } = this.parts;
    const heard = server.heard();
    if (heard === null) return;
    const { catalogue, queues } = heard;
    if (catalogue.offline === null) {
      if (this.sheet === null && this.written.sheet === null) return;
      this.sheet = null;
      this.written = { sheet: null, stopped: '' };
      void memory.keep(null);
      return;
    }
    const stopped = stoppedServices(queues);
    const contact = { server: server.now(), own: ownNow() };
    this.sheet = { catalogue, stopped, contact };
    const { sheet: before } = this.written;
    const key = JSON.stringify(stopped);
    const skew = ({ server, own }: OfflineSheet['contact']): number => server - own;
    const same =
      before?.catalogue === catalogue &&
      this.written.stopped === key &&
      Math.abs(skew(before.contact) - skew(contact)) < DRIFT_MS;
    if (same) return;
    const { sheet } = this;
    this.written = { sheet, stopped: key };
    void memory.keep(sheet);
  }

  private handable(): readonly OfflineEntry[] {
    const late = this.parts.clock.now() - PRINTING_AT_MOST_MS;
    return [...this.entries.values()]
      .filter(({ ticketId, entered }) => !entered && (this.printing.get(ticketId) ?? late) <= late)
      .toSorted((a, b) => a.takenAt - b.takenAt);
  }

  /** On the disk, and from then on true; where the disk refuses, true for as long as the program runs. */
  private async note(note: OfflineNote): Promise<void> {
    const entry = this.entries.get(note.ticketId);
    if (!entry) return;
    this.entries.set(entry.ticketId, noteOn(entry, note));
    await this.parts.memory.note(note);
  }

  /** What the press tells the ledger: here it is the kiosk's own book. */
  private async noteReport(command: CommandInput): Promise<SendOutcome> {
    const told: SendOutcome = ok({ ticket: null, paper: null, appointment: null, count: null });
    if (command.type !== 'paper.report') return told;
    const ticketId = TicketId.parse(command.paperId.slice(0, 36));
    const n = paperOrdinal(PaperId.parse(command.paperId));
    const { outcome } = command;
    if (outcome === 'sent') {
      // Should the program end now, this is what is known of the paper.
      await this.note({ kind: 'paper', ticketId, n, paper: { outcome: 'unknown', detail: INTERRUPTED } });
      return told;
    }
    const detail = command.detail ?? null;
    const late = !this.holds(ticketId);
    await this.note({ kind: 'paper', ticketId, n, paper: { outcome, detail } });
    this.printing.delete(ticketId);
    // The server has the ticket already, with less than is known now.
    if (late) reporter(this.parts.server.send)(PaperId.parse(command.paperId), outcome, detail);
    else void this.caughtUp();
    return told;
  }

  /** What stands on its paper. */
  private contentOf(ticketId: TicketId) {
    const entry = this.entries.get(ticketId);
    const catalogue = this.sheet?.catalogue;
    const paper =
      entry && catalogue?.offline
        ? localTicketPaper(entry, catalogue, catalogue.offline, this.parts.identity.server)
        : null;
    return paper ? ok(paper) : { ok: false as const, error: { code: 'unknownService' as const } };
  }
}
