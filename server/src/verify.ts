/** Checks the promises of the event log, rebuilds the projections from it and compares them with the stored ones, row by row. */
import { isDeepStrictEqual } from 'node:util';
import { checkLog, counterState, emptyState, evolve, nothingTouched, storedHall } from '@giliran/engine';
import type {
  Call,
  CounterState,
  DomainEvent,
  KnownPrinter,
  Paper,
  ServiceDay,
  Ticket,
} from '@giliran/protocol';
import { figuresOf } from './reports/figures-of-state.ts';
import type { ChainCheck } from './store/event-chain.ts';
import type { Store } from './store/store.ts';

export interface Verification {
  readonly events: number;
  readonly tickets: number;
  readonly days: number;
  /** Where the log's chain ends. */
  readonly head: ChainCheck['head'];
  /** What does not agree, in words; empty when all is well. */
  readonly problems: readonly string[];
}

const shown = 50;

/**
 * A counter as its row knows it on the day of the update that began to keep these two: until something
 * happens there, the row knows neither.
 */
const asKept = (rebuilt: CounterState, row: CounterState): CounterState => ({
  ...rebuilt,
  changedAt: row.changedAt === 0 ? 0 : rebuilt.changedAt,
  lastStep: row.lastStep === null ? null : rebuilt.lastStep,
});

/** Issued or called by a version that did not keep the terms of the ordering rule. */
const isOld = (event: DomainEvent): boolean =>
  (event.type === 'ticketIssued' && event.placeAt === undefined) ||
  (event.type === 'ticketCalled' && event.why === undefined);

export function verify(store: Store): Verification {
  store.settle();
  const chain = store.checkChain();
  try {
    return compareAll(store, chain);
  } catch (error) {
    // A row that was altered may not even be readable.
    if (chain.problem === null) throw error;
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    return { events: 0, tickets: 0, days: 0, head: chain.head, problems: [chain.problem, why] };
  }
}

function compareAll(store: Store, chain: ChainCheck): Verification {
  const state = emptyState();
  const problems: string[] = [];
  const report = (problem: string): void => {
    if (problems.length < shown) problems.push(problem);
  };
  if (chain.problem !== null) report(chain.problem);
  let seq = 0;
  let tickets = 0;
  let days = 0;
  let dayOfUpdate = false;
  // Rows trail the log while a server runs and after its fall: they are compared where they stand.
  const written = store.writtenSeq();

  const compare = (what: string, rebuilt: unknown, stored: unknown): void => {
    if (!isDeepStrictEqual(rebuilt, stored))
      report(
        `${what}: the log gives ${JSON.stringify(rebuilt)}, stored is ${JSON.stringify(stored ?? null)}`,
      );
  };
  const compareDay = (day: ServiceDay): void => {
    const numbers = new Set<string>();
    const stored = new Map(store.ticketsOf(day).map((t) => [t.id, t]));
    for (const ticket of state.tickets.values()) {
      if (numbers.has(ticket.number)) report(`${day}: number ${ticket.number} was issued twice`);
      numbers.add(ticket.number);
      compare(`${day} ticket ${ticket.number}`, ticket satisfies Ticket, stored.get(ticket.id));
      stored.delete(ticket.id);
    }
    for (const ticket of stored.values())
      report(`${day}: ticket ${ticket.number} is stored but not in the log`);
    const calls = new Map(store.callsOf(day).map((c) => [c.callId, c]));
    for (const call of state.calls.values()) {
      compare(`${day} call ${call.callId}`, call satisfies Call, calls.get(call.callId));
      calls.delete(call.callId);
    }
    for (const call of calls.values()) report(`${day}: call ${call.callId} is stored but not in the log`);
    const papers = new Map(store.papersOf(day).map((p) => [p.id, p]));
    for (const paper of state.papers.values()) {
      compare(`${day} paper ${paper.id}`, paper satisfies Paper, papers.get(paper.id));
      papers.delete(paper.id);
    }
    for (const paper of papers.values()) report(`${day}: paper ${paper.id} is stored but not in the log`);
    // The open day is counted when it closes; an earlier one that is not yet counted soon will be.
    const figures = store.figures.ofDay(day);
    if (figures) compare(`${day} in figures`, figuresOf(state, day, figures.timeZone), figures);
  };

  /** What stands in rows, with the log as far as they were written. */
  const compareRows = (): void => {
    if (state.day !== null) compareDay(state.day);
    const stored = store.loadDay();
    compare('the open day', state.day, stored.day);
    compare('the numbers passed over', state.passedOver, stored.passedOver);
    compare('the site', state.index?.site ?? null, stored.site);
    const printers = new Map(stored.printers);
    for (const id of new Set([...state.printers.keys(), ...printers.keys()])) {
      const rebuilt: KnownPrinter | null = state.printers.get(id) ?? null;
      compare(`the printer of ${id}`, rebuilt, printers.get(id) ?? null);
    }
    const conditions = new Map(stored.conditions);
    for (const id of new Set([...state.conditions.keys(), ...conditions.keys()]))
      compare(`the condition of ${id}`, state.conditions.get(id) ?? null, conditions.get(id) ?? null);
    const notices = new Map(stored.notices.map((notice) => [notice.agencyId, notice]));
    for (const id of new Set([...state.notices.keys(), ...notices.keys()]))
      compare(`the notice of ${id}`, state.notices.get(id) ?? null, notices.get(id) ?? null);
    const aside = new Map(stored.offlineAside.map((one) => [one.ticketId, one]));
    for (const id of new Set([...state.offlineAside.keys(), ...aside.keys()]))
      compare(`the ticket ${id} set aside`, state.offlineAside.get(id) ?? null, aside.get(id) ?? null);
    compare('the whole hall', storedHall(state.hall), stored.hall);
    const appointments = new Map(stored.appointments.map((a) => [a.id, a]));
    for (const id of new Set([...state.appointments.keys(), ...appointments.keys()]))
      compare(`the booking ${id}`, state.appointments.get(id) ?? null, appointments.get(id) ?? null);
    const counters = new Map(stored.counters.map((c) => [c.id, c]));
    for (const id of new Set([...state.counters.keys(), ...counters.keys()])) {
      const rebuilt: CounterState = counterState(state, id);
      const row = counters.get(id);
      // Opened before the update, with nothing called yet, leaves no other trace than this in the log.
      const old = dayOfUpdate || (row?.changedAt === 0 && rebuilt.lastStep === null);
      compare(`counter ${id}`, old && row ? asKept(rebuilt, row) : rebuilt, row);
    }
  };

  if (written === 0) compareRows();
  for (const logged of store.allEvents()) {
    seq += 1;
    if (logged.seq !== seq) {
      report(`event ${seq} is missing: the log goes on with ${logged.seq}`);
      seq = logged.seq;
    }
    if (logged.event.type === 'dayOpened' && state.day !== null) {
      compareDay(state.day);
      days += 1;
      tickets += state.tickets.size;
    }
    dayOfUpdate = logged.event.type !== 'dayOpened' && (dayOfUpdate || isOld(logged.event));
    try {
      evolve(state, logged.event, logged.at, nothingTouched());
    } catch (error) {
      report(
        `event ${logged.seq} (${logged.event.type}) does not fit what came before: ${error instanceof Error ? error.message : String(error)}`,
      );
      return { events: seq, tickets, days, head: chain.head, problems };
    }
    if (logged.seq === written) compareRows();
  }
  if (seq < written) {
    report(`the number of the newest event: the log gives ${seq}, the rows were written up to ${written}`);
    compareRows();
  }
  if (state.day !== null) {
    days += 1;
    tickets += state.tickets.size;
  }
  for (const problem of checkLog(store.allEvents()).problems) report(problem);
  return { events: seq, tickets, days, head: chain.head, problems };
}
