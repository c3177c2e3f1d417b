/**
 * Reads an event log with no help from the rules that wrote it and says where it breaks a promise: no
 * number twice in a day, no ticket at two counters, no counter with two tickets, every step of a ticket
 * legal, the order as the ordering rule says, every call's reason as logged, and every paper's life as
 * the ledger promises.
 */
import {
  unreachable,
  type Counter,
  type DomainEvent,
  type EventOf,
  type LoggedEvent,
  type Site,
} from '@giliran/protocol';
import { PaperChecker } from './check-papers.ts';

interface Seen {
  readonly number: string;
  readonly serviceId: string;
  readonly priority: boolean;
  readonly issuedAt: number;
  readonly issueOrder: number;
  readonly effectiveTime: number;
  state: 'waiting' | 'called' | 'serving' | 'ended';
  counterId: string | null;
  calls: number;
}

export interface LogCheck {
  readonly events: number;
  readonly issued: number;
  readonly called: number;
  readonly served: number;
  readonly noShows: number;
  readonly cancelled: number;
  readonly expired: number;
  /** The most tickets that were called before one that had been issued earlier for the same service. */
  readonly mostOvertaken: number;
  /** Broken promises, in words; empty when all is well. */
  readonly problems: readonly string[];
}

const mostProblems = 50;
const minute = 60_000;

class Checker {
  readonly problems: string[] = [];
  readonly tally = {
    events: 0,
    issued: 0,
    called: 0,
    served: 0,
    noShows: 0,
    cancelled: 0,
    expired: 0,
    mostOvertaken: 0,
  };
  private readonly tickets = new Map<string, Seen>();
  private readonly numbers = new Set<string>();
  private readonly atCounter = new Map<string, string>();
  private readonly announced = new Set<string>();
  private readonly known = new Set<string>();
  private readonly overtaken = new Map<string, number>();
  private readonly papers = new PaperChecker();
  private counters = new Map<string, Counter>();
  private site: Site | null = null;
  private lastSeq: number | null = null;

  take(logged: LoggedEvent): void {
    if (this.lastSeq !== null && logged.seq !== this.lastSeq + 1)
      this.report(logged, `comes after ${this.lastSeq}: the log has a gap`);
    this.lastSeq = logged.seq;
    this.tally.events += 1;
    this.event(logged, logged.event);
  }

  private event(logged: LoggedEvent, event: DomainEvent): void {
    switch (event.type) {
      case 'siteConfigured':
        this.site = event.site;
        this.counters = new Map(event.site.counters.map((c) => [c.id, c]));
        return;
      case 'kioskPrinterSet':
        if (!this.site?.kiosks.some((kiosk) => kiosk.id === event.kioskId))
          this.report(logged, `there is no kiosk ${event.kioskId}`);
        return;
      case 'dayOpened':
        for (const t of this.tickets.values())
          if (t.state !== 'ended') this.report(logged, `${t.number} was left ${t.state} when the day turned`);
        this.reportAll(logged, this.papers.dayEnded());
        this.tickets.clear();
        this.numbers.clear();
        this.atCounter.clear();
        this.overtaken.clear();
        return;
      case 'ticketIssued':
        this.issued(logged, event);
        return;
      case 'ticketCalled':
        this.called(logged, event);
        return;
      case 'ticketRecalled': {
        const t = this.step(logged, event.ticketId, ['called'], event.counterId);
        if (t) this.addCall(logged, t, event.callId, event.ticketId);
        return;
      }
      case 'callAnnounced':
        if (this.announced.has(event.callId)) this.report(logged, `call ${event.callId} was announced twice`);
        if (!this.known.has(event.callId))
          this.report(logged, `call ${event.callId} was announced but never made`);
        this.announced.add(event.callId);
        return;
      case 'serviceStarted': {
        const t = this.step(logged, event.ticketId, ['called'], event.counterId);
        if (t) t.state = 'serving';
        return;
      }
      case 'serviceFinished':
        this.tally.served += 1;
        this.end(logged, event.ticketId, ['serving'], event.counterId);
        return;
      case 'ticketNoShow':
        this.tally.noShows += 1;
        this.end(logged, event.ticketId, ['called'], event.counterId);
        return;
      case 'ticketCancelled':
        this.tally.cancelled += 1;
        this.end(logged, event.ticketId, ['waiting', 'called'], event.counterId);
        return;
      case 'ticketExpired':
        this.tally.expired += 1;
        this.end(logged, event.ticketId, ['waiting', 'called'], event.counterId);
        return;
      case 'counterOpened':
        return;
      case 'counterPaused':
      case 'counterClosed':
        if (this.atCounter.has(event.counterId))
          this.report(logged, `counter ${event.counterId} was left with a ticket`);
        return;
      case 'paperQueued':
        this.reportAll(logged, this.papers.queued(event, this.tickets.get(event.ticketId)?.state));
        return;
      case 'paperSent':
      case 'paperConfirmed':
      case 'paperFailed':
      case 'paperUnknown':
        this.reportAll(logged, this.papers.changed(event, logged.actor));
        return;
      case 'printerChanged':
        this.reportAll(logged, this.papers.printer(event));
        return;
      default:
        unreachable(event);
    }
  }

  private issued(logged: LoggedEvent, event: EventOf<'ticketIssued'>): void {
    this.tally.issued += 1;
    if (this.tickets.has(event.ticketId)) this.report(logged, `ticket ${event.ticketId} was issued twice`);
    if (this.numbers.has(event.number))
      this.report(logged, `number ${event.number} was issued twice on ${logged.day}`);
    this.numbers.add(event.number);
    this.tickets.set(event.ticketId, {
      number: event.number,
      serviceId: event.serviceId,
      priority: event.priority !== null,
      issuedAt: logged.at,
      issueOrder: event.issueOrder,
      effectiveTime: event.effectiveTime,
      state: 'waiting',
      counterId: null,
      calls: 0,
    });
  }

  private called(logged: LoggedEvent, event: EventOf<'ticketCalled'>): void {
    this.tally.called += 1;
    const ticket = this.step(logged, event.ticketId, ['waiting'], null);
    if (!ticket) return;
    const holding = this.atCounter.get(event.counterId);
    if (holding !== undefined)
      this.report(
        logged,
        `${ticket.number} was called to ${event.counterId}, which still had another ticket`,
      );
    this.checkOrder(logged, event, ticket);
    ticket.state = 'called';
    ticket.counterId = event.counterId;
    this.atCounter.set(event.counterId, event.ticketId);
    this.addCall(logged, ticket, event.callId, event.ticketId);
    for (const [id, other] of this.tickets) {
      if (
        other.state !== 'waiting' ||
        other.serviceId !== ticket.serviceId ||
        other.issueOrder > ticket.issueOrder
      )
        continue;
      const times = (this.overtaken.get(id) ?? 0) + 1;
      this.overtaken.set(id, times);
      this.tally.mostOvertaken = Math.max(this.tally.mostOvertaken, times);
    }
  }

  private checkOrder(logged: LoggedEvent, event: EventOf<'ticketCalled'>, ticket: Seen): void {
    const counter = this.counters.get(event.counterId);
    const strict = this.site?.settings.priority.mode === 'strict';
    if (!counter) return this.report(logged, `counter ${event.counterId} is not in the set-up`);
    const offsets = new Map<string, number>(
      counter.services.map((s) => [s.serviceId, s.offsetMinutes * minute]),
    );
    const key = (t: Seen): [number, number, number] => [
      strict && t.priority ? 0 : 1,
      t.effectiveTime + (offsets.get(t.serviceId) ?? 0),
      t.issueOrder,
    ];
    const before = (a: Seen, b: Seen): boolean => {
      const [ka, kb] = [key(a), key(b)];
      return ka[0] !== kb[0] ? ka[0] < kb[0] : ka[1] !== kb[1] ? ka[1] < kb[1] : ka[2] < kb[2];
    };
    if (!offsets.has(ticket.serviceId))
      return this.report(logged, `${event.counterId} does not serve ${ticket.serviceId}`);
    if (key(ticket)[1] !== event.score)
      this.report(logged, `the score of ${ticket.number} is ${key(ticket)[1]}, logged is ${event.score}`);
    let best: Seen | null = null;
    for (const other of this.tickets.values()) {
      if (other === ticket || other.state !== 'waiting' || !offsets.has(other.serviceId)) continue;
      if (!best || before(other, best)) best = other;
    }
    if (best && before(best, ticket))
      this.report(logged, `${ticket.number} was called before ${best.number}, whose turn it was`);
    if ((best?.number ?? null) !== (event.runnerUp?.number ?? null)) {
      this.report(
        logged,
        `the runner-up of ${ticket.number} was ${best?.number ?? 'nobody'}, logged is ${event.runnerUp?.number ?? 'nobody'}`,
      );
    }
  }

  private addCall(logged: LoggedEvent, ticket: Seen, callId: string, ticketId: string): void {
    ticket.calls += 1;
    if (callId !== `${ticketId}.${ticket.calls}`)
      this.report(logged, `call ${callId} should be number ${ticket.calls} of its ticket`);
    if (this.known.has(callId)) this.report(logged, `call ${callId} was made twice`);
    this.known.add(callId);
  }

  private step(
    logged: LoggedEvent,
    ticketId: string,
    from: readonly Seen['state'][],
    counterId: string | null,
  ): Seen | null {
    const ticket = this.tickets.get(ticketId);
    if (!ticket) {
      this.report(logged, `ticket ${ticketId} was never issued that day`);
      return null;
    }
    if (!from.includes(ticket.state))
      this.report(logged, `${ticket.number} was ${ticket.state}, not ${from.join(' or ')}`);
    if (ticket.counterId !== counterId)
      this.report(
        logged,
        `${ticket.number} was at ${ticket.counterId ?? 'no counter'}, not at ${counterId ?? 'none'}`,
      );
    return ticket;
  }

  private end(
    logged: LoggedEvent,
    ticketId: string,
    from: readonly Seen['state'][],
    counterId: string | null,
  ): void {
    const ticket = this.step(logged, ticketId, from, counterId);
    if (!ticket) return;
    ticket.state = 'ended';
    if (counterId !== null && this.atCounter.get(counterId) === ticketId) this.atCounter.delete(counterId);
  }

  private reportAll(logged: LoggedEvent, problems: Iterable<string>): void {
    for (const problem of problems) this.report(logged, problem);
  }

  private report(logged: LoggedEvent, problem: string): void {
    if (this.problems.length < mostProblems)
      this.problems.push(`event ${logged.seq} (${logged.event.type}): ${problem}`);
  }
}

/** Checks a log from its beginning (or from the beginning of a service day, with the set-up before it). */
export function checkLog(events: Iterable<LoggedEvent>): LogCheck {
  const checker = new Checker();
  for (const logged of events) checker.take(logged);
  return { ...checker.tally, problems: checker.problems };
}
