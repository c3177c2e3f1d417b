/**
 * Reads the tickets' part of an event log and says where it breaks a promise: every step of a ticket legal,
 * no number twice in a day, no counter with two tickets, a place in minutes that nobody loses. Knows
 * nothing of the rules that wrote it.
 */
import {
  inRange,
  type EventOf,
  type LastStep,
  type LoggedEvent,
  type Site,
  type Ticket,
} from '@giliran/protocol';

export type SeenState =
  | 'waiting'
  | 'called'
  | 'serving'
  | 'parked'
  | 'noShow'
  | 'completed'
  | 'ended'
  | 'carried';

/** A ticket as the log has told of it so far. */
export interface SeenTicket {
  readonly id: string;
  readonly number: string;
  readonly token: string;
  readonly issuedAt: number;
  readonly issueOrder: number;
  serviceId: string;
  agencyId: string;
  priority: boolean;
  effectiveTime: number;
  placeAt: number;
  headStartMinutes: number;
  penaltyMinutes: number;
  waitingSince: number;
  onlyCounterId: string | null;
  stops: readonly string[];
  state: SeenState;
  counterId: string | null;
  calls: number;
}

/** Tells of a broken promise. */
export type Report = (problem: string) => void;

/** No day ends with a ticket in one of these. */
const underWay: ReadonlySet<SeenState> = new Set(['waiting', 'called', 'serving', 'parked']);
const minute = 60_000;

const seenState: Record<Ticket['state'], SeenState> = {
  waiting: 'waiting',
  called: 'called',
  serving: 'serving',
  parked: 'parked',
  no_show: 'noShow',
  completed: 'completed',
  cancelled: 'ended',
  expired: 'ended',
  carried_over: 'carried',
};

/** The last thing done at a counter, and the ticket as it was before. */
interface Done {
  readonly step: LastStep['step'];
  readonly before: SeenTicket;
}

export class TicketChecker {
  readonly tickets = new Map<string, SeenTicket>();
  private readonly numbers = new Set<string>();
  private readonly atCounter = new Map<string, string>();
  /** Counters that are not closed. */
  private readonly staffed = new Map<string, 'open' | 'paused'>();
  private readonly lastDone = new Map<string, Done>();
  private readonly carried = new Map<string, SeenTicket>();
  private readonly announced = new Set<string>();
  private readonly made = new Set<string>();
  /** The running numbers that belong to each kiosk. */
  private ranges: Site['kiosks'] = [];
  private issueOrder = 0;
  /** By prefix, the numbers that were out already when data were put back. */
  private outAlready = new Map<string, number>();
  /** Carried-over tickets are issued again in the command that opens the day. */
  private opening: string | null = null;

  /** Before every event: what the last command should have finished. */
  begin(logged: LoggedEvent, report: Report): void {
    if (this.opening === null || logged.commandId === this.opening) return;
    this.opening = null;
    for (const t of this.carried.values()) report(`${t.number} was good for today and was not issued again`);
    this.carried.clear();
  }

  dayOpened(logged: LoggedEvent, report: Report): void {
    for (const t of this.tickets.values())
      if (underWay.has(t.state)) report(`${t.number} was left ${t.state} when the day turned`);
    for (const [counterId, status] of this.staffed)
      report(`counter ${counterId} was left ${status} over night`);
    this.carried.clear();
    for (const [id, t] of this.tickets) if (t.state === 'carried') this.carried.set(id, t);
    this.opening = logged.commandId;
    this.tickets.clear();
    this.numbers.clear();
    this.atCounter.clear();
    this.staffed.clear();
    this.lastDone.clear();
    this.outAlready.clear();
    this.issueOrder = 0;
  }

  passedOver({ numbers }: EventOf<'numbersPassedOver'>): void {
    this.outAlready = new Map(numbers.map(({ prefix, sequence }) => [prefix, sequence]));
  }

  siteConfigured(site: Site): void {
    this.ranges = site.kiosks;
  }

  issued(logged: LoggedEvent, event: EventOf<'ticketIssued'>, report: Report): void {
    if (this.tickets.has(event.ticketId)) report(`ticket ${event.ticketId} was issued twice`);
    if (this.numbers.has(event.number)) report(`number ${event.number} was issued twice on ${logged.day}`);
    if (event.issueOrder !== this.issueOrder + 1)
      report(`${event.number} is number ${event.issueOrder} of the day after number ${this.issueOrder}`);
    if (event.carriedFrom === undefined && event.sequence <= (this.outAlready.get(event.prefix) ?? 0))
      report(`number ${event.number} may have been given out before the data were put back`);
    this.numbers.add(event.number);
    this.issueOrder = event.issueOrder;
    const placeAt = event.placeAt ?? logged.at;
    const ticket: SeenTicket = {
      id: event.ticketId,
      number: event.number,
      token: event.token,
      serviceId: event.serviceId,
      agencyId: event.agencyId,
      priority: event.priority !== null,
      issuedAt: event.issuedAt ?? logged.at,
      issueOrder: event.issueOrder,
      effectiveTime: event.effectiveTime,
      placeAt,
      headStartMinutes: event.headStartMinutes ?? Math.max(0, (placeAt - event.effectiveTime) / minute),
      penaltyMinutes: event.penaltyMinutes ?? 0,
      waitingSince: event.issuedAt ?? logged.at,
      onlyCounterId: null,
      stops: event.stops ?? [],
      state: 'waiting',
      counterId: null,
      calls: 0,
    };
    this.tickets.set(ticket.id, ticket);
    checkMinutes(ticket, report);
    this.inItsRange(event, report);
    if (event.channel === 'offline' && event.carriedFrom === undefined)
      checkOfflinePlace(logged, event, ticket, report);
    else if (event.carriedFrom !== undefined) this.keptOverNight(event.carriedFrom, ticket, report);
    else if (event.appointmentId === undefined && placeAt !== logged.at)
      report(`${ticket.number} took another place than that of whoever comes now`);
    else if (placeAt < logged.at) report(`${ticket.number} took its place before it was issued`);
  }

  /** A kiosk's numbers are given by that kiosk alone, without the server, and it gives no others. */
  private inItsRange(event: EventOf<'ticketIssued'>, report: Report): void {
    if (event.carriedFrom !== undefined) return;
    const owner = this.ranges.find(({ offline }) => offline !== null && inRange(offline, event.sequence));
    if (event.channel === 'offline' && owner?.id !== event.kioskId)
      report(`${event.number} is none of the numbers of ${event.kioskId ?? 'no kiosk'}`);
    if (event.channel !== 'offline' && owner)
      report(`${event.number} belongs to ${owner.id}, and the server gave it`);
  }

  private keptOverNight(carriedFrom: string, ticket: SeenTicket, report: Report): void {
    const before = this.carried.get(carriedFrom);
    if (!before) report(`${ticket.number} keeps the place of a ticket that was not carried over`);
    else if (before.number !== ticket.number || before.token !== ticket.token)
      report(`${before.number} lost its number or its page over night`);
    else if (before.effectiveTime !== ticket.effectiveTime || before.placeAt !== ticket.placeAt)
      report(`${before.number} lost its place over night`);
    else if (before.serviceId !== ticket.serviceId || before.stops.join() !== ticket.stops.join())
      report(`${before.number} lost its way over night`);
    this.carried.delete(carriedFrom);
  }

  /** The ticket that comes before a counter, still as it was; null when there is none such. */
  comes(ticketId: string, counterId: string, from: readonly SeenState[], report: Report): SeenTicket | null {
    const ticket = this.known(ticketId, report);
    if (!ticket) return null;
    if (!from.includes(ticket.state))
      report(`${ticket.number} was ${ticket.state}, not ${from.join(' or ')}`);
    if (this.staffed.get(counterId) !== 'open')
      report(`${ticket.number} came to ${counterId}, which was not open`);
    if (this.atCounter.has(counterId))
      report(`${ticket.number} came to ${counterId}, which still had another ticket`);
    return ticket;
  }

  called(ticket: SeenTicket, event: EventOf<'ticketCalled'>, report: Report): void {
    this.did('call', ticket, event.counterId);
    ticket.state = 'called';
    ticket.counterId = event.counterId;
    this.atCounter.set(event.counterId, event.ticketId);
    this.madeCall(ticket, event.callId, report);
  }

  taken(ticket: SeenTicket, event: EventOf<'ticketTaken'>, report: Report): void {
    this.touched(ticket);
    this.lastDone.delete(event.counterId);
    ticket.state = 'serving';
    ticket.counterId = event.counterId;
    this.atCounter.set(event.counterId, event.ticketId);
    this.announced.add(event.callId);
    this.madeCall(ticket, event.callId, report);
  }

  recalled(event: EventOf<'ticketRecalled'>, report: Report): void {
    const ticket = this.step(event.ticketId, ['called'], event.counterId, report);
    if (!ticket) return;
    this.touched(ticket);
    this.madeCall(ticket, event.callId, report);
  }

  spoken(callId: string, report: Report): void {
    if (this.announced.has(callId)) report(`call ${callId} was announced twice`);
    if (!this.made.has(callId)) report(`call ${callId} was announced but never made`);
    this.announced.add(callId);
  }

  started(event: EventOf<'serviceStarted'>, report: Report): void {
    const ticket = this.step(event.ticketId, ['called'], event.counterId, report);
    if (!ticket) return;
    this.did('start', ticket, event.counterId);
    ticket.state = 'serving';
  }

  /** A ticket leaves its line, its counter or the place where it was set aside. */
  leaves(
    event: { readonly ticketId: string; readonly counterId: string | null },
    from: readonly SeenState[],
    to: SeenState,
    step: LastStep['step'] | null,
    report: Report,
  ): void {
    const known = this.tickets.get(event.ticketId);
    // Whoever waits or is parked is at no counter, whichever set them aside.
    const held = known?.state === 'called' || known?.state === 'serving';
    const wanted = held ? event.counterId : (known?.counterId ?? null);
    const ticket = this.step(event.ticketId, from, wanted, report);
    if (!ticket) return;
    if (held && ticket.counterId !== null && step !== null) this.did(step, ticket, ticket.counterId);
    else this.touched(ticket);
    ticket.state = to;
    this.setFree(ticket);
  }

  requeued(logged: LoggedEvent, event: EventOf<'ticketRequeued'>, report: Report): void {
    const from: Record<typeof event.cause, readonly SeenState[]> = {
      transfer: ['waiting', 'called', 'serving', 'parked'],
      return: ['noShow', 'parked'],
      nextStop: ['completed'],
      released: ['waiting'],
    };
    const ticket = this.known(event.ticketId, report);
    if (!ticket) return;
    if (!from[event.cause].includes(ticket.state))
      report(`${ticket.number} was ${ticket.state} and cannot be sent back (${event.cause})`);
    checkPlaceKept(logged, event, ticket, report);
    if (event.cause === 'nextStop') {
      const [next, ...later] = ticket.stops;
      if (event.serviceId !== next || event.stops.join() !== later.join())
        report(`${ticket.number} did not go on to the next stop of its journey`);
    }
    const held = ticket.state === 'called' || ticket.state === 'serving';
    if (held && ticket.counterId !== null && event.cause === 'transfer')
      this.did('transfer', ticket, ticket.counterId);
    else if (event.cause !== 'nextStop') this.touched(ticket);
    this.setFree(ticket);
    ticket.state = 'waiting';
    ticket.counterId = null;
    ticket.serviceId = event.serviceId;
    ticket.agencyId = event.agencyId;
    ticket.onlyCounterId = event.onlyCounterId;
    ticket.stops = event.stops;
    ticket.placeAt = event.placeAt;
    ticket.headStartMinutes = event.headStartMinutes;
    ticket.penaltyMinutes = event.penaltyMinutes;
    ticket.effectiveTime = event.effectiveTime;
    if (event.cause !== 'released') ticket.waitingSince = logged.at;
    checkMinutes(ticket, report);
  }

  priorityChanged(event: EventOf<'priorityChanged'>, report: Report): void {
    const ticket = this.known(event.ticketId, report);
    if (!ticket) return;
    ticket.priority = event.priority !== null;
    ticket.headStartMinutes = event.headStartMinutes;
    ticket.effectiveTime = event.effectiveTime;
    this.touched(ticket);
    checkMinutes(ticket, report);
  }

  stopsChanged(event: EventOf<'stopsChanged'>, report: Report): void {
    const ticket = this.known(event.ticketId, report);
    if (!ticket) return;
    ticket.stops = event.stops;
    this.touched(ticket);
  }

  noteChanged(event: EventOf<'noteChanged'>, report: Report): void {
    const ticket = this.known(event.ticketId, report);
    if (ticket) this.touched(ticket);
  }

  /** Only what was last done at that counter, and the ticket is again as it was before. */
  undone(event: EventOf<'stepUndone'>, report: Report): void {
    const ticket = this.known(event.ticketId, report);
    if (!ticket) return;
    const last = this.lastDone.get(event.counterId);
    const { before } = event;
    if (last?.step !== event.step || last.before.id !== event.ticketId)
      report(`${event.step} of ${ticket.number} was not the last step at ${event.counterId}`);
    else if (!isAsBefore(before, last.before))
      report(`${ticket.number} is not as it was before its ${event.step} was taken back`);
    this.lastDone.delete(event.counterId);
    this.setFree(ticket);
    ticket.state = seenState[before.state];
    ticket.serviceId = before.serviceId;
    ticket.agencyId = before.agencyId;
    ticket.priority = before.priority !== null;
    ticket.onlyCounterId = before.onlyCounterId;
    ticket.stops = before.stops;
    ticket.placeAt = before.placeAt;
    ticket.headStartMinutes = before.headStartMinutes;
    ticket.penaltyMinutes = before.penaltyMinutes;
    ticket.effectiveTime = before.effectiveTime;
    ticket.waitingSince = before.waitingSince;
    ticket.counterId = before.counterId;
    checkMinutes(ticket, report);
    if (ticket.state !== 'called' && ticket.state !== 'serving') return;
    if (this.atCounter.has(event.counterId)) report(`counter ${event.counterId} already had another ticket`);
    this.atCounter.set(event.counterId, event.ticketId);
  }

  counterOpened(counterId: string): void {
    this.staffed.set(counterId, 'open');
  }

  /** Paused or closed. */
  counterStopped(event: EventOf<'counterPaused' | 'counterClosed'>, report: Report): void {
    const { counterId } = event;
    if (this.atCounter.has(counterId)) report(`counter ${counterId} was left with a ticket`);
    if (event.type === 'counterPaused') {
      if (!this.staffed.has(counterId)) report(`counter ${counterId} was paused while it was closed`);
      this.staffed.set(counterId, 'paused');
      return;
    }
    this.staffed.delete(counterId);
    for (const t of this.waiting())
      if (t.onlyCounterId === counterId) report(`${t.number} waits for ${counterId} alone, which has closed`);
  }

  *waiting(): Generator<SeenTicket> {
    for (const ticket of this.tickets.values()) if (ticket.state === 'waiting') yield ticket;
  }

  private did(step: LastStep['step'], ticket: SeenTicket, counterId: string): void {
    this.touched(ticket);
    this.lastDone.set(counterId, { step, before: { ...ticket } });
  }

  /** The ticket has moved on: what was last done to it at a counter cannot be taken back any more. */
  private touched(ticket: SeenTicket): void {
    for (const [counterId, { before }] of this.lastDone)
      if (before.id === ticket.id) this.lastDone.delete(counterId);
  }

  private madeCall(ticket: SeenTicket, callId: string, report: Report): void {
    ticket.calls += 1;
    if (callId !== `${ticket.id}.${ticket.calls}`)
      report(`call ${callId} should be number ${ticket.calls} of its ticket`);
    if (this.made.has(callId)) report(`call ${callId} was made twice`);
    this.made.add(callId);
  }

  private known(ticketId: string, report: Report): SeenTicket | null {
    const ticket = this.tickets.get(ticketId) ?? null;
    if (!ticket) report(`ticket ${ticketId} was never issued that day`);
    return ticket;
  }

  private step(
    ticketId: string,
    from: readonly SeenState[],
    counterId: string | null,
    report: Report,
  ): SeenTicket | null {
    const ticket = this.known(ticketId, report);
    if (!ticket) return null;
    if (!from.includes(ticket.state))
      report(`${ticket.number} was ${ticket.state}, not ${from.join(' or ')}`);
    if (ticket.counterId !== counterId)
      report(`${ticket.number} was at ${ticket.counterId ?? 'no counter'}, not at ${counterId ?? 'none'}`);
    return ticket;
  }

  private setFree(ticket: SeenTicket): void {
    const { counterId } = ticket;
    if (counterId !== null && this.atCounter.get(counterId) === ticket.id) this.atCounter.delete(counterId);
  }
}

/** Taken without the server: in the place of its time, which is over, and never before it. */
function checkOfflinePlace(
  logged: LoggedEvent,
  { takenAt, issuedAt }: EventOf<'ticketIssued'>,
  { number, placeAt }: SeenTicket,
  report: Report,
): void {
  if (takenAt === undefined) report(`${number} does not say when it was taken`);
  else if (placeAt > logged.at) report(`${number} has a place in time to come`);
  else if (placeAt < Math.min(takenAt, logged.at)) report(`${number} took its place before it was taken`);
  if (issuedAt !== undefined && issuedAt !== placeAt) report(`${number} has another place than its issue`);
}

/** `effectiveTime = placeAt − headStart + penalty`, whatever happened to the ticket. */
function checkMinutes(t: SeenTicket, report: Report): void {
  const expected = Math.max(0, Math.round(t.placeAt + (t.penaltyMinutes - t.headStartMinutes) * minute));
  if (t.effectiveTime !== expected)
    report(`the effective time of ${t.number} is ${t.effectiveTime}, its minutes give ${expected}`);
}

/** Whoever joins a line again keeps the place, later by a penalty at most; only a transfer may begin anew. */
function checkPlaceKept(
  logged: LoggedEvent,
  event: EventOf<'ticketRequeued'>,
  ticket: SeenTicket,
  report: Report,
): void {
  const { cause } = event;
  const same = event.placeAt === ticket.placeAt && event.headStartMinutes === ticket.headStartMinutes;
  if (cause === 'nextStop' || cause === 'released') {
    if (!same || event.penaltyMinutes !== ticket.penaltyMinutes)
      report(`${ticket.number} lost its place (${cause})`);
    return;
  }
  if (cause === 'transfer' && event.placeAt === logged.at && event.penaltyMinutes === 0) return;
  if (!same) report(`${ticket.number} has another place than it had (${cause})`);
  else if (event.effectiveTime < ticket.effectiveTime)
    report(`${ticket.number} came back earlier than it left`);
}

const isAsBefore = (told: Ticket, before: SeenTicket): boolean =>
  told.id === before.id &&
  told.number === before.number &&
  told.token === before.token &&
  seenState[told.state] === before.state &&
  told.serviceId === before.serviceId &&
  told.agencyId === before.agencyId &&
  (told.priority !== null) === before.priority &&
  told.onlyCounterId === before.onlyCounterId &&
  told.stops.join() === before.stops.join() &&
  told.placeAt === before.placeAt &&
  told.headStartMinutes === before.headStartMinutes &&
  told.penaltyMinutes === before.penaltyMinutes &&
  told.effectiveTime === before.effectiveTime &&
  told.waitingSince === before.waitingSince &&
  told.counterId === before.counterId;
