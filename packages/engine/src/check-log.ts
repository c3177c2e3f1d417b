/**
 * Reads an event log with no help from the rules that wrote it and says where it breaks a promise: no gap,
 * no number twice in a day, no ticket at two counters, no counter with two tickets, every step of a ticket
 * legal, the order as the ordering rule says, every call's reason as logged, every booking used once, and
 * every paper's life as the ledger promises.
 */
import {
  isAccessEvent,
  unreachable,
  type DomainEvent,
  type EventOf,
  type LoggedEvent,
} from '@giliran/protocol';
import { BookingChecker, ConditionChecker } from './check-bookings.ts';
import { OrderChecker } from './check-order.ts';
import { PaperChecker } from './check-papers.ts';
import { TicketChecker } from './check-tickets.ts';

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

const mostProblems = 50;

class LogReader {
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
  };
  readonly order = new OrderChecker();
  private readonly tickets = new TicketChecker();
  private readonly papers = new PaperChecker();
  private readonly bookings = new BookingChecker();
  private readonly conditions = new ConditionChecker();
  private kiosks: ReadonlySet<string> = new Set();
  private readonly noticesSaid = new Set<string>();
  private lastSeq: number | null = null;

  take(logged: LoggedEvent): void {
    const report = (problem: string): void => {
      if (this.problems.length < mostProblems)
        this.problems.push(`event ${logged.seq} (${logged.event.type}): ${problem}`);
    };
    if (this.lastSeq !== null && logged.seq !== this.lastSeq + 1)
      report(`comes after ${this.lastSeq}: the log has a gap`);
    this.lastSeq = logged.seq;
    this.tally.events += 1;
    this.tickets.begin(logged, report);
    this.read(logged, logged.event, report);
  }

  private read(logged: LoggedEvent, event: DomainEvent, report: (problem: string) => void): void {
    if (isAccessEvent(event)) return;
    const { tickets, tally } = this;
    switch (event.type) {
      case 'siteConfigured':
        this.order.siteConfigured(event.site);
        this.kiosks = new Set(event.site.kiosks.map((k) => k.id));
        return;
      case 'kioskPrinterSet':
        if (!this.kiosks.has(event.kioskId)) report(`there is no kiosk ${event.kioskId}`);
        return;
      case 'dayOpened':
        tickets.dayOpened(logged, report);
        this.order.dayOpened();
        this.bookings.dayOpened(event.day, report);
        this.conditions.dayOpened(report);
        for (const problem of this.papers.dayEnded()) report(problem);
        return;
      case 'ticketIssued':
        tally.issued += 1;
        tickets.issued(logged, event, report);
        this.bookings.checkedIn(logged, event, report);
        this.conditions.issued(event, report);
        return;
      case 'ticketCalled':
        this.called(logged, event, report);
        return;
      case 'ticketTaken': {
        const ticket = tickets.comes(event.ticketId, event.counterId, ['waiting'], report);
        if (ticket) tickets.taken(ticket, event, report);
        return;
      }
      case 'ticketRecalled':
        tickets.recalled(event, report);
        return;
      case 'callAnnounced':
        tickets.spoken(event.callId, report);
        return;
      case 'serviceStarted':
        tickets.started(event, report);
        return;
      case 'serviceFinished':
        tally.served += 1;
        tickets.leaves(event, ['serving'], 'completed', 'finish', report);
        return;
      case 'ticketNoShow':
        tally.noShows += 1;
        tickets.leaves(event, ['called'], 'noShow', 'noShow', report);
        return;
      case 'ticketParked':
        tickets.leaves(event, ['called', 'serving'], 'parked', 'park', report);
        return;
      case 'ticketCancelled':
        tally.cancelled += 1;
        tickets.leaves(event, ['waiting', 'called', 'parked'], 'ended', 'cancel', report);
        return;
      case 'ticketExpired':
        tally.expired += 1;
        tickets.leaves(event, ['waiting', 'called', 'parked'], 'ended', null, report);
        return;
      case 'ticketCarriedOver':
        tally.carriedOver += 1;
        tickets.leaves(event, ['waiting', 'called', 'parked'], 'carried', null, report);
        return;
      case 'ticketRequeued':
        if (event.cause === 'transfer') tally.transferred += 1;
        if (event.cause === 'return') tally.returned += 1;
        tickets.requeued(logged, event, report);
        return;
      case 'priorityChanged':
        tickets.priorityChanged(event, report);
        return;
      case 'stopsChanged':
        tickets.stopsChanged(event, report);
        return;
      case 'noteChanged':
        tickets.noteChanged(event, report);
        return;
      case 'stepUndone':
        tally.undone += 1;
        tickets.undone(event, report);
        return;
      case 'counterOpened':
        tickets.counterOpened(event.counterId);
        return;
      case 'counterPaused':
      case 'counterClosed':
        tickets.counterStopped(event, report);
        return;
      case 'autoCallSet':
        return;
      case 'conditionChanged':
        this.conditions.changed(event, report);
        return;
      case 'appointmentBooked':
        this.bookings.booked(event, report);
        return;
      case 'appointmentCancelled':
      case 'appointmentMissed':
        this.bookings.over(event.appointmentId, report);
        return;
      case 'paperQueued':
        for (const problem of this.papers.queued(event, tickets.tickets.get(event.ticketId)?.state))
          report(problem);
        return;
      case 'noticeAnnounced':
        if (this.noticesSaid.has(event.noticeId)) report(`notice ${event.noticeId} was announced twice`);
        this.noticesSaid.add(event.noticeId);
        return;
      case 'paperSent':
      case 'paperConfirmed':
      case 'paperFailed':
      case 'paperUnknown':
        for (const problem of this.papers.changed(event, logged.actor)) report(problem);
        return;
      case 'printerChanged':
        for (const problem of this.papers.printer(event)) report(problem);
        return;
      default:
        unreachable(event);
    }
  }

  private called(
    logged: LoggedEvent,
    event: EventOf<'ticketCalled'>,
    report: (problem: string) => void,
  ): void {
    this.tally.called += 1;
    const chosen = event.why?.how === 'chosen';
    const ticket = this.tickets.comes(
      event.ticketId,
      event.counterId,
      chosen ? ['waiting', 'parked', 'noShow'] : ['waiting'],
      report,
    );
    if (!ticket) return;
    const waiting = [...this.tickets.waiting()];
    if (chosen) {
      this.tally.chosen += 1;
      this.order.chosen(event, ticket, report);
    } else this.order.byTurn(logged, event, ticket, waiting, report);
    this.tickets.called(ticket, event, report);
    this.order.countOvertaken(ticket, waiting);
  }
}

/** Checks a log from its beginning (or from the beginning of a service day, with the set-up before it). */
export function checkLog(events: Iterable<LoggedEvent>): LogCheck {
  const reader = new LogReader();
  for (const logged of events) reader.take(logged);
  return { ...reader.tally, mostOvertaken: reader.order.mostOvertaken, problems: reader.problems };
}
