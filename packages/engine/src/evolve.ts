/** What an event does to the state. The same for a live event and for one read back from the log. */
import { isAccessEvent, unreachable, type DomainEvent, type EventOf, type Ticket } from '@giliran/protocol';
import { addTicket, Changes } from './changes.ts';
import { evolveAppointment, forgetPastAppointments } from './evolve-appointment.ts';
import { announceNotice, closeNotices, noteCondition } from './evolve-notice.ts';
import { evolvePaper } from './evolve-paper.ts';
import { evolveVisit } from './evolve-visit.ts';
import { indexSite, type QueueState } from './state.ts';
import { minute } from './standing.ts';
import { must, type Touched } from './touched.ts';

/** Applies one event that happened at `at` (epoch milliseconds), in place, and notes what it touched. */
export function evolve(state: QueueState, event: DomainEvent, at: number, touched: Touched): void {
  if (isAccessEvent(event)) return;
  const changes = new Changes(state, at, touched);
  switch (event.type) {
    case 'siteConfigured':
      state.index = indexSite(event.site);
      touched.site = true;
      return;
    case 'kioskPrinterSet': {
      const { site } = must(state.index, 'site');
      const kiosks = site.kiosks.map((kiosk) =>
        kiosk.id === event.kioskId ? { ...kiosk, printer: event.printer } : kiosk,
      );
      state.index = indexSite({ ...site, kiosks });
      touched.site = true;
      return;
    }
    case 'dayOpened':
      openDay(state, event.day);
      closeNotices(state, touched);
      touched.day = true;
      return;
    case 'ticketIssued':
      addTicket(state, issuedTicket(state, event, at));
      touched.tickets.add(event.ticketId);
      touched.lines.add(event.serviceId);
      if (event.appointmentId !== undefined) evolveAppointment(state, event, touched);
      return;
    case 'ticketCalled':
    case 'ticketTaken':
    case 'ticketRecalled':
    case 'serviceStarted':
    case 'serviceFinished':
    case 'ticketNoShow':
    case 'ticketCancelled':
    case 'ticketExpired':
    case 'ticketCarriedOver':
    case 'ticketParked':
    case 'ticketRequeued':
    case 'stepUndone':
      evolveVisit(changes, event);
      return;
    case 'priorityChanged': {
      const before = changes.ticket(event.ticketId);
      const { priority, headStartMinutes, effectiveTime } = event;
      if (before.state === 'waiting') changes.leaveLine(before);
      const after = changes.setTicket(before.id, { priority, headStartMinutes, effectiveTime });
      if (after.state === 'waiting') changes.joinLine(after);
      touchItsCounter(changes, after);
      return;
    }
    case 'stopsChanged':
      touchItsCounter(changes, changes.setTicket(event.ticketId, { stops: event.stops }));
      return;
    case 'noteChanged':
      touchItsCounter(changes, changes.setTicket(event.ticketId, { note: event.note }));
      return;
    case 'callAnnounced': {
      const call = must(state.calls.get(event.callId), 'call');
      state.calls.set(event.callId, { ...call, announcedAt: at, announcedBy: event.displayId });
      touched.calls.add(event.callId);
      return;
    }
    case 'counterOpened':
      changes.setCounter(event.counterId, { status: 'open', staffId: event.staffId, pauseReason: null });
      return;
    case 'counterPaused':
      changes.setCounter(event.counterId, { status: 'paused', pauseReason: event.reason });
      return;
    case 'counterClosed':
      changes.setCounter(event.counterId, {
        status: 'closed',
        staffId: null,
        pauseReason: null,
        autoCall: false,
      });
      return;
    case 'autoCallSet':
      changes.setCounter(event.counterId, { autoCall: event.on });
      return;
    case 'conditionChanged':
      changeCondition(changes, event);
      return;
    case 'noticeAnnounced':
      announceNotice(changes, event);
      return;
    case 'appointmentBooked':
    case 'appointmentCancelled':
    case 'appointmentMissed':
      evolveAppointment(state, event, touched);
      return;
    case 'paperQueued':
    case 'paperSent':
    case 'paperConfirmed':
    case 'paperFailed':
    case 'paperUnknown':
    case 'printerChanged':
      evolvePaper(state, event, at, touched);
      return;
    default:
      unreachable(event);
  }
}

/** The clerk who has the ticket before them, and the lists it stands in, must see the change. */
function touchItsCounter(changes: Changes, ticket: Ticket): void {
  changes.touched.lines.add(ticket.serviceId);
  if (
    ticket.counterId !== null &&
    changes.state.counters.get(ticket.counterId)?.currentTicketId === ticket.id
  )
    changes.setCounter(ticket.counterId, {});
}

/** Logs older than a term leave it out: then the place is the issue, and the head start what lies between. */
function issuedTicket(state: QueueState, event: EventOf<'ticketIssued'>, at: number): Ticket {
  const placeAt = event.placeAt ?? at;
  return {
    id: event.ticketId,
    token: event.token,
    day: must(state.day, 'day'),
    number: event.number,
    prefix: event.prefix,
    sequence: event.sequence,
    agencyId: event.agencyId,
    serviceId: event.serviceId,
    firstServiceId: event.serviceId,
    state: 'waiting',
    priority: event.priority,
    language: event.language,
    channel: event.channel,
    kioskId: event.kioskId,
    issueOrder: event.issueOrder,
    effectiveTime: event.effectiveTime,
    placeAt,
    headStartMinutes: event.headStartMinutes ?? Math.max(0, (placeAt - event.effectiveTime) / minute),
    penaltyMinutes: event.penaltyMinutes ?? 0,
    waitingSince: at,
    onlyCounterId: null,
    stops: event.stops ?? [],
    visits: [],
    note: event.note ?? null,
    parkReason: null,
    parkedAt: null,
    returns: 0,
    delayed: event.delayed ?? false,
    appointmentId: event.appointmentId ?? null,
    carriedFrom: event.carriedFrom ?? null,
    issuedAt: at,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    counterId: null,
    staffId: null,
    calls: 0,
    recalls: 0,
    revision: 0,
  };
}

/** Those who wait while a central system is down are marked: their wait says nothing about the counters. */
function changeCondition(changes: Changes, event: EventOf<'conditionChanged'>): void {
  const { state, touched } = changes;
  const { agencyId, condition } = event;
  if (condition === null) state.conditions.delete(agencyId);
  else state.conditions.set(agencyId, condition);
  touched.conditions.add(agencyId);
  noteCondition(changes, event);
  for (const service of state.index?.servicesOfAgency.get(agencyId) ?? []) touched.lines.add(service.id);
  if (condition?.kind !== 'systemDown') return;
  for (const ticket of state.tickets.values()) {
    const waits = ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'parked';
    const concerned = condition.serviceIds?.includes(ticket.serviceId) ?? true;
    if (waits && concerned && ticket.agencyId === agencyId && !ticket.delayed)
      touchItsCounter(changes, changes.setTicket(ticket.id, { delayed: true }));
  }
}

function openDay(state: QueueState, day: QueueState['day']): void {
  state.day = day;
  state.tickets.clear();
  state.byToken.clear();
  state.lines.clear();
  state.directed.clear();
  state.counters.clear();
  state.sequences.clear();
  state.tallies.clear();
  state.calls.clear();
  state.callsOfCounter.clear();
  state.callOrder.clear();
  state.papers.clear();
  state.papersOfTicket.clear();
  state.unconfirmedPapers.clear();
  state.parked.clear();
  state.carriedNumbers.clear();
  forgetPastAppointments(state);
  state.issueOrder = 0;
}
