/** What a counter does by itself: open, pause, close, call the next or a certain ticket, serve a walk-in, undo. */
import {
  ok,
  unreachable,
  type CommandOf,
  type Counter,
  type CounterState,
  type DomainEvent,
  type Ticket,
} from '@giliran/protocol';
import { counterInSeason } from './calendar.ts';
import { callIdOf, callOf, candidateOf, firstTwo, reasonOf } from './calling.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { issuedEvent } from './issuing.ts';
import { closeCounterEvents, finishEvents } from './leaving.ts';
import { counterState, knownPriority, rulesFor, type QueueState, type SiteIndex } from './state.ts';
import { newcomer } from './standing.ts';
import { mayChoose } from './permission.ts';

type CounterCommand = CommandOf<
  | 'counter.open'
  | 'counter.pause'
  | 'counter.close'
  | 'counter.next'
  | 'counter.call'
  | 'counter.walkIn'
  | 'counter.autoCall'
  | 'counter.undo'
>;

const askingStaff = (context: DecisionContext) =>
  context.actor.kind === 'staff' ? context.actor.staffId : null;

/** A counter belongs to whoever signed in at it; site people and programs may act for anyone. */
export function heldByAnother(counter: CounterState, context: DecisionContext): boolean {
  const { actor } = context;
  return (
    actor.kind === 'staff' &&
    actor.role === 'counterStaff' &&
    counter.staffId !== null &&
    counter.staffId !== actor.staffId
  );
}

/** Steps that begin something: an extra counter out of its season takes none of them. */
const begins: ReadonlySet<string> = new Set([
  'counter.open',
  'counter.next',
  'counter.call',
  'counter.walkIn',
]);

/** What a decision about one counter looks at. */
interface Scene {
  readonly state: QueueState;
  readonly index: SiteIndex;
  readonly counter: Counter;
  readonly now: CounterState;
  readonly context: DecisionContext;
}

export function decideCounter(
  state: QueueState,
  index: SiteIndex,
  command: CounterCommand,
  context: DecisionContext,
): Decision {
  const counter = index.counters.get(command.counterId);
  if (!counter) return refuse('unknownCounter', command.counterId);
  const now = counterState(state, counter.id);
  const takesOver = command.type === 'counter.open' && command.takeOver === true;
  if (!takesOver && heldByAnother(now, context)) return refuse('counterTaken');
  if ('basedOn' in command && command.basedOn !== undefined && command.basedOn !== now.revision)
    return refuse('counterChanged');
  const scene: Scene = { state, index, counter, now, context };
  if (begins.has(command.type) && state.day !== null && !counterInSeason(counter, state.day))
    return refuse('counterOutOfSeason', counter.id);
  switch (command.type) {
    case 'counter.open':
      return openCounter(scene);
    case 'counter.pause':
      if (now.status === 'closed') return refuse('counterNotOpen');
      if (now.currentTicketId !== null) return refuse('counterBusy');
      if (now.status === 'paused' && now.pauseReason === command.reason) return ok([]);
      return ok([{ type: 'counterPaused', counterId: counter.id, reason: command.reason }]);
    case 'counter.close':
      if (now.status === 'closed') return ok([]);
      if (now.currentTicketId !== null) return refuse('counterBusy');
      return ok(closeCounterEvents(state, counter.id));
    case 'counter.next':
      return callNext(scene);
    case 'counter.call':
      return callChosen(scene, command);
    case 'counter.walkIn':
      return walkIn(scene, command);
    case 'counter.autoCall':
      if (now.status === 'closed') return refuse('counterNotOpen');
      if (now.autoCall === command.on) return ok([]);
      return ok([{ type: 'autoCallSet', counterId: counter.id, on: command.on }]);
    case 'counter.undo':
      return undo(scene);
    default:
      return unreachable(command);
  }
}

/** Opens for the one who asks; whoever was signed in elsewhere leaves that counter. */
function openCounter({ state, now, context }: Scene): Decision {
  const staffId = askingStaff(context);
  if (now.status === 'open' && (staffId === null || now.staffId === staffId)) return ok([]);
  const events: DomainEvent[] = [];
  if (staffId !== null) {
    for (const other of state.counters.values()) {
      if (other.id === now.id || other.staffId !== staffId || other.status === 'closed') continue;
      if (other.currentTicketId !== null) return refuse('counterBusy', `${other.id} still has a ticket`);
      events.push(...closeCounterEvents(state, other.id));
    }
  }
  events.push({ type: 'counterOpened', counterId: now.id, staffId: staffId ?? now.staffId });
  return ok(events);
}

/** Makes the counter ready for a ticket: the visit that is open ends where the site says so, and it opens. */
function freeCounter(scene: Scene): Decision {
  const { state, index, counter, now } = scene;
  const current = now.currentTicketId === null ? undefined : state.tickets.get(now.currentTicketId);
  const ending: DomainEvent[] = [];
  if (current) {
    if (!rulesFor(index, counter.agencyId).work.nextFinishes) return refuse('counterBusy');
    if (current.state === 'called')
      ending.push({ type: 'serviceStarted', ticketId: current.id, counterId: counter.id });
    ending.push(...finishEvents(index, current, counter.id, null));
  }
  const opening = now.status === 'open' ? ok([]) : openCounter(scene);
  return opening.ok ? ok([...ending, ...opening.value]) : opening;
}

function callNext(scene: Scene): Decision {
  const { state, index, counter, now, context } = scene;
  const freed = freeCounter(scene);
  if (!freed.ok) return freed;
  const [first, second] = firstTwo(state, index, counter, freed.value, context.now);
  const ticket = first && afterRequeue(state, freed.value, first.place.ticketId);
  if (!first || !ticket) return freed;
  const how = context.actor.kind === 'system' ? 'auto' : 'next';
  const staffId = askingStaff(context) ?? now.staffId;
  return ok([
    ...freed.value,
    callOf(state, ticket, counter, first, { how, runnerUp: second, reason: null, staffId }),
  ]);
}

/** The ticket as it will be once the events have happened. */
function afterRequeue(
  state: QueueState,
  events: readonly DomainEvent[],
  ticketId: Ticket['id'],
): Ticket | undefined {
  const ticket = state.tickets.get(ticketId);
  const event = events.findLast((e) => e.type === 'ticketRequeued' && e.ticketId === ticketId);
  if (!ticket || event?.type !== 'ticketRequeued') return ticket;
  const { onlyCounterId, placeAt, headStartMinutes, penaltyMinutes, effectiveTime } = event;
  return { ...ticket, onlyCounterId, placeAt, headStartMinutes, penaltyMinutes, effectiveTime };
}

/**
 * A certain ticket. Whoever is parked, or next anyway, is called like that; anybody else out of turn needs
 * the agency's permission and a reason, and both stand in the log.
 */
function callChosen(scene: Scene, command: CommandOf<'counter.call'>): Decision {
  const { state, index, counter, now, context } = scene;
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse('unknownTicket', command.ticketId);
  if (ticket.state !== 'waiting' && ticket.state !== 'parked' && ticket.state !== 'no_show')
    return refuse('wrongTicketState', `${ticket.number} is ${ticket.state}`);
  if (!counter.services.some((s) => s.serviceId === ticket.serviceId) && ticket.onlyCounterId !== counter.id)
    return refuse('serviceNotAtCounter', `${counter.id} does not serve ${ticket.serviceId}`);
  const freed = freeCounter(scene);
  if (!freed.ok) return freed;
  const [first] = firstTwo(state, index, counter, freed.value, context.now);
  if (first?.place.ticketId === ticket.id) return callNext(scene);
  const free = ticket.state === 'parked' && ticket.counterId === counter.id;
  if (!free) {
    const rule = rulesFor(index, counter.agencyId).work.chooseTicket;
    if (!mayChoose(context.actor, rule)) return refuse('forbidden', 'calling out of turn needs permission');
    if (command.reason === null) return refuse('reasonRequired');
  }
  const candidate = candidateOf(index, counter, ticket);
  return ok([
    ...freed.value,
    callOf(state, ticket, counter, candidate, {
      how: 'chosen',
      runnerUp: first,
      reason: command.reason,
      staffId: askingStaff(context) ?? now.staffId,
    }),
  ]);
}

/** Somebody stands at the counter without a ticket: one is issued and begun at once. Hours do not matter, they are here. */
function walkIn(scene: Scene, command: CommandOf<'counter.walkIn'>): Decision {
  const { state, index, counter, now, context } = scene;
  if (!rulesFor(index, counter.agencyId).work.walkIns) return refuse('walkInsNotAllowed');
  const service = index.services.get(command.serviceId);
  if (!service) return refuse('unknownService', command.serviceId);
  if (!counter.services.some((s) => s.serviceId === service.id))
    return refuse('serviceNotAtCounter', `${counter.id} does not serve ${service.id}`);
  if (service.closed) return refuse('serviceClosed', `${service.id}: outOfService`);
  const priority = knownPriority(index, command.priority);
  if (!priority.ok) return refuse(priority.error, command.priority ?? undefined);
  const freed = freeCounter(scene);
  if (!freed.ok) return freed;
  const place = newcomer(rulesFor(index, service.agencyId).order, context.now, priority.value);
  const issued = issuedEvent(state, index, service, context, {
    priority: priority.value,
    language: command.language,
    channel: 'counter',
    kioskId: null,
    place,
  });
  const [first] = firstTwo(state, index, counter, freed.value, context.now);
  const { ticketId, issueOrder } = issued;
  const candidate = {
    place: { ticketId, effectiveTime: place.effectiveTime, issueOrder },
    serviceId: service.id,
    score: place.effectiveTime,
    rank: 1 as const,
  };
  return ok([
    ...freed.value,
    issued,
    {
      type: 'ticketTaken',
      ticketId,
      callId: callIdOf(state, ticketId, 1),
      counterId: counter.id,
      staffId: askingStaff(context) ?? now.staffId,
      why: reasonOf(state, { ...place, onlyCounterId: null }, counter, candidate, {
        how: 'walkIn',
        runnerUp: first,
        reason: null,
      }),
    },
  ]);
}

function undo({ state, index, counter, now, context }: Scene): Decision {
  const { lastStep } = now;
  const ticket = lastStep && state.tickets.get(lastStep.before.id);
  if (!lastStep || !ticket || now.status !== 'open') return refuse('nothingToUndo');
  if (ticket.revision !== lastStep.revision)
    return refuse('nothingToUndo', `${ticket.number} has moved on since`);
  if (now.currentTicketId !== null && now.currentTicketId !== ticket.id) return refuse('counterBusy');
  if (context.now - lastStep.at > rulesFor(index, counter.agencyId).work.undoSeconds * 1000)
    return refuse('tooLateToUndo');
  const { step, before } = lastStep;
  // What the ticket would wait for or be served with may have been taken out of the set-up since.
  const gone = [before.serviceId, ...before.stops].find((id) => !index.services.has(id));
  if (gone !== undefined || index.services.get(before.serviceId)?.agencyId !== before.agencyId)
    return refuse('nothingToUndo', `${gone ?? before.serviceId} is no longer set up as it was`);
  const undone: DomainEvent = {
    type: 'stepUndone',
    counterId: counter.id,
    ticketId: ticket.id,
    step,
    before,
  };
  // Left on, automatic calling would call the same ticket again seconds later.
  if (step === 'call' && now.autoCall)
    return ok([undone, { type: 'autoCallSet', counterId: counter.id, on: false }]);
  return ok([undone]);
}
