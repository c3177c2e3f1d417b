/**
 * Reads an event log with no help from the rules that wrote it and says where it breaks a promise: no
 * number twice in a day, no ticket at two counters, no counter with two tickets, every step of a ticket
 * legal, the order as the ordering rule says, every call's reason as logged, and every paper's life as
 * the ledger promises.
 */
import {
  isAccessEvent,
  unreachable,
  type Counter,
  type DomainEvent,
  type EventOf,
  type LoggedEvent,
} from '@giliran/protocol';
import { PaperChecker } from './check-papers.ts';
import { rulesOf, type AgencyRules } from './rules.ts';

interface Seen {
  readonly number: string;
  serviceId: string;
  agencyId: string;
  priority: boolean;
  readonly issuedAt: number;
  readonly issueOrder: number;
  effectiveTime: number;
  placeAt: number;
  headStartMinutes: number;
  penaltyMinutes: number;
  waitingSince: number;
  onlyCounterId: string | null;
  state: 'waiting' | 'called' | 'serving' | 'parked' | 'noShow' | 'completed' | 'ended' | 'carried';
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
  readonly transferred: number;
  readonly returned: number;
  readonly undone: number;
  readonly carriedOver: number;
  /** Calls out of turn, by a person's choice. */
  readonly chosen: number;
  /** The most tickets that were called before one that had been issued earlier for the same service. */
  readonly mostOvertaken: number;
  /** Broken promises, in words; empty when all is well. */
  readonly problems: readonly string[];
}

/** No day ends with a ticket in one of these. */
const underWay: ReadonlySet<Seen['state']> = new Set(['waiting', 'called', 'serving', 'parked']);
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
    transferred: 0,
    returned: 0,
    undone: 0,
    carriedOver: 0,
    chosen: 0,
    mostOvertaken: 0,
  };
  private readonly tickets = new Map<string, Seen>();
  private readonly numbers = new Set<string>();
  private readonly atCounter = new Map<string, string>();
  private readonly announced = new Set<string>();
  private readonly known = new Set<string>();
  private readonly overtaken = new Map<string, number>();
  private readonly papers = new PaperChecker();
  private readonly booked = new Map<string, string>();
  private readonly carried = new Map<string, Seen>();
  private counters = new Map<string, Counter>();
  private rules = new Map<string, AgencyRules>();
  private lastSeq: number | null = null;

  take(logged: LoggedEvent): void {
    if (this.lastSeq !== null && logged.seq !== this.lastSeq + 1)
      this.report(logged, `comes after ${this.lastSeq}: the log has a gap`);
    this.lastSeq = logged.seq;
    this.tally.events += 1;
    this.event(logged, logged.event);
  }

  private event(logged: LoggedEvent, event: DomainEvent): void {
    if (isAccessEvent(event)) return;
    switch (event.type) {
      case 'siteConfigured':
        this.counters = new Map(event.site.counters.map((c) => [c.id, c]));
        this.rules = new Map(event.site.agencies.map((a) => [a.id, rulesOf(event.site.settings, a)]));
        return;
      case 'dayOpened':
        for (const t of this.tickets.values())
          if (underWay.has(t.state))
            this.report(logged, `${t.number} was left ${t.state} when the day turned`);
        for (const t of this.carried.values())
          this.report(logged, `${t.number} was good for a day that has passed without it`);
        this.carried.clear();
        for (const [id, t] of this.tickets) if (t.state === 'carried') this.carried.set(id, t);
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
      case 'ticketTaken':
        this.taken(logged, event);
        return;
      case 'serviceFinished':
        this.tally.served += 1;
        this.leave(logged, event.ticketId, ['serving'], event.counterId, 'completed');
        return;
      case 'ticketNoShow':
        this.tally.noShows += 1;
        this.leave(logged, event.ticketId, ['called'], event.counterId, 'noShow');
        return;
      case 'ticketParked':
        this.leave(logged, event.ticketId, ['called', 'serving'], event.counterId, 'parked');
        return;
      case 'ticketCancelled':
        this.tally.cancelled += 1;
        this.leave(logged, event.ticketId, ['waiting', 'called', 'parked'], event.counterId, 'ended');
        return;
      case 'ticketExpired':
        this.tally.expired += 1;
        this.leave(logged, event.ticketId, ['waiting', 'called', 'parked'], event.counterId, 'ended');
        return;
      case 'ticketCarriedOver':
        this.tally.carriedOver += 1;
        this.leave(logged, event.ticketId, ['waiting', 'called', 'parked'], event.counterId, 'carried');
        return;
      case 'ticketRequeued':
        this.requeued(logged, event);
        return;
      case 'priorityChanged': {
        const t = this.tickets.get(event.ticketId);
        if (!t) return this.report(logged, `ticket ${event.ticketId} was never issued that day`);
        t.priority = event.priority !== null;
        t.headStartMinutes = event.headStartMinutes;
        t.effectiveTime = event.effectiveTime;
        this.checkMinutes(logged, t);
        return;
      }
      case 'stopsChanged':
      case 'noteChanged':
        if (!this.tickets.has(event.ticketId))
          this.report(logged, `ticket ${event.ticketId} was never issued that day`);
        return;
      case 'stepUndone':
        this.undone(logged, event);
        return;
      case 'counterOpened':
      case 'autoCallSet':
      case 'conditionChanged':
        return;
      case 'appointmentBooked':
        if (this.booked.has(event.appointment.id))
          this.report(logged, `booking ${event.appointment.code} was made twice`);
        this.booked.set(event.appointment.id, 'booked');
        return;
      case 'appointmentCancelled':
      case 'appointmentMissed':
        if (this.booked.get(event.appointmentId) !== 'booked')
          this.report(logged, `booking ${event.appointmentId} was not open`);
        this.booked.set(event.appointmentId, 'over');
        return;
      case 'counterPaused':
      case 'counterClosed':
        if (this.atCounter.has(event.counterId))
          this.report(logged, `counter ${event.counterId} was left with a ticket`);
        for (const t of this.tickets.values())
          if (event.type === 'counterClosed' && t.state === 'waiting' && t.onlyCounterId === event.counterId)
            this.report(logged, `${t.number} waits for ${event.counterId} alone, which has closed`);
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
    const placeAt = event.placeAt ?? logged.at;
    const ticket: Seen = {
      number: event.number,
      serviceId: event.serviceId,
      agencyId: event.agencyId,
      priority: event.priority !== null,
      issuedAt: logged.at,
      issueOrder: event.issueOrder,
      effectiveTime: event.effectiveTime,
      placeAt,
      headStartMinutes: event.headStartMinutes ?? Math.max(0, (placeAt - event.effectiveTime) / minute),
      penaltyMinutes: event.penaltyMinutes ?? 0,
      waitingSince: logged.at,
      onlyCounterId: null,
      state: 'waiting',
      counterId: null,
      calls: 0,
    };
    this.tickets.set(event.ticketId, ticket);
    this.checkMinutes(logged, ticket);
    if (event.carriedFrom !== undefined) {
      const before = this.carried.get(event.carriedFrom);
      if (!before)
        this.report(logged, `${event.number} keeps the place of a ticket that was not carried over`);
      else if (before.number !== event.number || before.effectiveTime !== event.effectiveTime)
        this.report(logged, `${before.number} lost its number or its place over night`);
      this.carried.delete(event.carriedFrom);
    }
    if (event.appointmentId !== undefined) {
      if (this.booked.get(event.appointmentId) !== 'booked')
        this.report(logged, `booking ${event.appointmentId} was not open`);
      this.booked.set(event.appointmentId, 'over');
    }
  }

  /** `effectiveTime = placeAt − headStart + penalty`, whatever happened to the ticket. */
  private checkMinutes(logged: LoggedEvent, t: Seen): void {
    const expected = Math.max(0, Math.round(t.placeAt + (t.penaltyMinutes - t.headStartMinutes) * minute));
    if (t.effectiveTime !== expected)
      this.report(
        logged,
        `the effective time of ${t.number} is ${t.effectiveTime}, its minutes give ${expected}`,
      );
  }

  private requeued(logged: LoggedEvent, event: EventOf<'ticketRequeued'>): void {
    const from: Record<typeof event.cause, readonly Seen['state'][]> = {
      transfer: ['waiting', 'called', 'serving', 'parked'],
      return: ['noShow', 'parked'],
      nextStop: ['completed'],
      released: ['waiting'],
    };
    const ticket = this.tickets.get(event.ticketId);
    if (!ticket) return this.report(logged, `ticket ${event.ticketId} was never issued that day`);
    if (!from[event.cause].includes(ticket.state))
      this.report(logged, `${ticket.number} was ${ticket.state} and cannot be sent back (${event.cause})`);
    if (event.cause === 'transfer') this.tally.transferred += 1;
    if (event.cause === 'return') this.tally.returned += 1;
    const keepsPlace = event.cause === 'nextStop' || event.cause === 'released';
    if (keepsPlace && event.effectiveTime !== ticket.effectiveTime)
      this.report(logged, `${ticket.number} lost its place (${event.cause})`);
    if (event.cause === 'return' && event.effectiveTime < ticket.effectiveTime)
      this.report(logged, `${ticket.number} came back earlier than it left`);
    this.setFree(ticket, event.ticketId);
    ticket.state = 'waiting';
    ticket.counterId = null;
    ticket.serviceId = event.serviceId;
    ticket.agencyId = event.agencyId;
    ticket.onlyCounterId = event.onlyCounterId;
    ticket.placeAt = event.placeAt;
    ticket.headStartMinutes = event.headStartMinutes;
    ticket.penaltyMinutes = event.penaltyMinutes;
    ticket.effectiveTime = event.effectiveTime;
    if (event.cause !== 'released') ticket.waitingSince = logged.at;
    this.checkMinutes(logged, ticket);
  }

  /** Only what was last done at that counter, and to a ticket that is where the step left it. */
  private undone(logged: LoggedEvent, event: EventOf<'stepUndone'>): void {
    this.tally.undone += 1;
    const left: Record<typeof event.step, readonly Seen['state'][]> = {
      call: ['called'],
      start: ['serving'],
      finish: ['completed', 'waiting'],
      noShow: ['noShow'],
      park: ['parked'],
      transfer: ['waiting'],
      cancel: ['ended'],
    };
    const ticket = this.tickets.get(event.ticketId);
    if (!ticket) return this.report(logged, `ticket ${event.ticketId} was never issued that day`);
    if (!left[event.step].includes(ticket.state))
      this.report(logged, `${ticket.number} is ${ticket.state}: no ${event.step} to undo`);
    const { before } = event;
    this.setFree(ticket, event.ticketId);
    const is = { no_show: 'noShow', completed: 'completed' } as const;
    const { state } = before;
    ticket.state =
      state === 'waiting' || state === 'called' || state === 'serving' || state === 'parked'
        ? state
        : state === 'no_show' || state === 'completed'
          ? is[state]
          : 'ended';
    ticket.serviceId = before.serviceId;
    ticket.agencyId = before.agencyId;
    ticket.priority = before.priority !== null;
    ticket.onlyCounterId = before.onlyCounterId;
    ticket.placeAt = before.placeAt;
    ticket.headStartMinutes = before.headStartMinutes;
    ticket.penaltyMinutes = before.penaltyMinutes;
    ticket.effectiveTime = before.effectiveTime;
    ticket.waitingSince = before.waitingSince;
    ticket.counterId = before.counterId;
    if (ticket.state !== 'called' && ticket.state !== 'serving') return;
    const other = this.atCounter.get(event.counterId);
    if (other !== undefined) this.report(logged, `counter ${event.counterId} already had another ticket`);
    this.atCounter.set(event.counterId, event.ticketId);
  }

  private taken(logged: LoggedEvent, event: EventOf<'ticketTaken'>): void {
    const ticket = this.step(logged, event.ticketId, ['waiting'], null);
    if (!ticket) return;
    if (this.atCounter.has(event.counterId))
      this.report(logged, `${ticket.number} was taken at ${event.counterId}, which still had another ticket`);
    ticket.state = 'serving';
    ticket.counterId = event.counterId;
    this.atCounter.set(event.counterId, event.ticketId);
    this.announced.add(event.callId);
    this.addCall(logged, ticket, event.callId, event.ticketId);
  }

  private called(logged: LoggedEvent, event: EventOf<'ticketCalled'>): void {
    this.tally.called += 1;
    const chosen = event.why?.how === 'chosen';
    const ticket = this.tickets.get(event.ticketId);
    if (!ticket) return this.report(logged, `ticket ${event.ticketId} was never issued that day`);
    const from: readonly Seen['state'][] = chosen ? ['waiting', 'parked', 'noShow'] : ['waiting'];
    if (!from.includes(ticket.state))
      this.report(logged, `${ticket.number} was ${ticket.state}, not ${from.join(' or ')}`);
    const holding = this.atCounter.get(event.counterId);
    if (holding !== undefined)
      this.report(
        logged,
        `${ticket.number} was called to ${event.counterId}, which still had another ticket`,
      );
    if (chosen) this.checkChoice(logged, event, ticket);
    else this.checkOrder(logged, event, ticket);
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

  /** Out of turn: by permission, with a reason, unless it is somebody whom this very counter set aside. */
  private checkChoice(logged: LoggedEvent, event: EventOf<'ticketCalled'>, ticket: Seen): void {
    this.tally.chosen += 1;
    const own = ticket.state === 'parked' && ticket.counterId === event.counterId;
    if (!own && event.why?.reason === null)
      this.report(logged, `${ticket.number} was called out of turn without a reason`);
  }

  /** How long the first of a service's two lines have waited, the longer of the two. */
  private longestWait(serviceId: string, now: number): number {
    const first = (priority: boolean): Seen | null => {
      let best: Seen | null = null;
      for (const t of this.tickets.values()) {
        if (t.state !== 'waiting' || t.serviceId !== serviceId || t.priority !== priority) continue;
        if (t.onlyCounterId !== null) continue;
        const sooner =
          !best ||
          t.effectiveTime < best.effectiveTime ||
          (t.effectiveTime === best.effectiveTime && t.issueOrder < best.issueOrder);
        if (sooner) best = t;
      }
      return best;
    };
    return [first(true), first(false)].reduce(
      (longest, t) => (t ? Math.max(longest, now - t.waitingSince) : longest),
      -1,
    );
  }

  private checkOrder(logged: LoggedEvent, event: EventOf<'ticketCalled'>, ticket: Seen): void {
    const counter = this.counters.get(event.counterId);
    if (!counter) return this.report(logged, `counter ${event.counterId} is not in the set-up`);
    const offsets = new Map<string, number>();
    for (const s of counter.services) {
      const limit = s.whenWaitExceedsMinutes;
      if (limit === null || this.longestWait(s.serviceId, logged.at) > limit * minute)
        offsets.set(s.serviceId, s.offsetMinutes * minute);
    }
    const here = (t: Seen): boolean =>
      t.onlyCounterId === null ? offsets.has(t.serviceId) : t.onlyCounterId === counter.id;
    const strict = (t: Seen): boolean =>
      this.rules.get(t.onlyCounterId === null ? t.agencyId : counter.agencyId)?.order.strict ?? false;
    const key = (t: Seen): [number, number, number] => [
      strict(t) && t.priority ? 0 : 1,
      t.effectiveTime + (t.onlyCounterId === null ? (offsets.get(t.serviceId) ?? 0) : 0),
      t.issueOrder,
    ];
    const before = (a: Seen, b: Seen): boolean => {
      const [ka, kb] = [key(a), key(b)];
      return ka[0] !== kb[0] ? ka[0] < kb[0] : ka[1] !== kb[1] ? ka[1] < kb[1] : ka[2] < kb[2];
    };
    if (!here(ticket))
      return this.report(logged, `${event.counterId} does not serve ${ticket.serviceId} now`);
    if (key(ticket)[1] !== event.score)
      this.report(logged, `the score of ${ticket.number} is ${key(ticket)[1]}, logged is ${event.score}`);
    let best: Seen | null = null;
    for (const other of this.tickets.values()) {
      if (other === ticket || other.state !== 'waiting' || !here(other)) continue;
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

  private leave(
    logged: LoggedEvent,
    ticketId: string,
    from: readonly Seen['state'][],
    counterId: string | null,
    to: Seen['state'],
  ): void {
    const known = this.tickets.get(ticketId);
    // Whoever waits or is parked is at no counter, whichever set them aside.
    const held = known?.state === 'called' || known?.state === 'serving';
    const ticket = this.step(logged, ticketId, from, held ? counterId : (known?.counterId ?? null));
    if (!ticket) return;
    ticket.state = to;
    this.setFree(ticket, ticketId);
  }

  private setFree(ticket: Seen, ticketId: string): void {
    const { counterId } = ticket;
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
