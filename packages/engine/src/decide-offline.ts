/**
 * Tickets that a kiosk made while it was without the server. A paper is in somebody's hand: such a ticket
 * enters the queue in the place of the time it was taken, whatever has been closed since. Only what no
 * queue can hold is set aside, and then a person sees it. Handed in twice is handed in once.
 */
import {
  formatNumber,
  inRange,
  ok,
  PaperId,
  unreachable,
  type CommandOf,
  type DomainEvent,
  type EventOf,
  type KioskId,
  type OfflinePaper,
  type Service,
  type SetAsideWhy,
} from '@giliran/protocol';
import { serviceDayAt } from './calendar.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { isDown, knownPriority, rulesFor, type QueueState, type SiteIndex } from './state.ts';
import { newcomer } from './standing.ts';

type Entering = CommandOf<'ticket.enterOffline'>;

/** How far a kiosk's clock may run before the server's: such a ticket counts as taken now. Milliseconds. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** So many may lie with the supervisors. A kiosk keeps the others until there is room. */
const MOST_ASIDE = 500;

export function decideOffline(
  state: QueueState,
  index: SiteIndex,
  command: CommandOf<'ticket.enterOffline' | 'ticket.settleOffline'>,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'ticket.enterOffline':
      return enter(state, index, command, context);
    case 'ticket.settleOffline':
      return state.offlineAside.has(command.ticketId)
        ? ok([{ type: 'offlineTicketSettled', ticketId: command.ticketId }])
        : refuse('unknownTicket', command.ticketId);
    default:
      return unreachable(command);
  }
}

function enter(state: QueueState, index: SiteIndex, command: Entering, context: DecisionContext): Decision {
  const { actor, now } = context;
  const { ticketId, serviceId, takenAt } = command;
  if (actor.kind !== 'kiosk') return refuse('forbidden', 'only the kiosk itself hands in what it issued');
  const { kioskId } = actor;
  const known = state.tickets.get(ticketId);
  if (known) {
    const same = known.token === command.token && known.kioskId === kioskId;
    return same ? ok([]) : refuse('forbidden', 'that is another ticket');
  }
  if (state.offlineAside.has(ticketId)) return ok([]);
  const kiosk = index.kiosks.get(kioskId);
  if (!kiosk) return refuse('unknownKiosk', kioskId);
  // 128 random bits never meet by chance.
  if (state.byToken.has(command.token)) return refuse('forbidden', 'that token is another ticket’s');
  const number = formatNumber(command.prefix, command.sequence);
  const service = index.services.get(serviceId);
  const aside = (why: SetAsideWhy): Decision => {
    if (state.offlineAside.size >= MOST_ASIDE) return refuse('tooManyRequests', 'too many tickets lie aside');
    const agencyId = service?.agencyId ?? null;
    return ok([
      { type: 'offlineTicketSetAside', ticketId, kioskId, number, serviceId, agencyId, takenAt, why },
    ]);
  };
  const day = earlierDay(state, index, takenAt, now);
  const stays = service !== undefined && rulesFor(index, service.agencyId).atClose.policy === 'carryOver';
  // Given back, and its day is over: nobody misses it.
  if (command.givenBack && day && !stays) return ok([]);
  if (!service) return aside('serviceGone');
  if (kiosk.offline === null || !inRange(kiosk.offline, command.sequence)) return aside('outsideRange');
  if (takenAt > now + CLOCK_TOLERANCE_MS) return aside('clockAhead');
  if (day && !stays) return aside('dayOver');
  if (isTaken(state, number)) return aside('numberTaken');
  return ok([
    issuedOffline(state, index, service, command, { kioskId, number, now, earlier: day }),
    ...command.papers.flatMap((paper, n) => paperEvents(command, kioskId, paper, n)),
    ...(command.givenBack ? [givenBack(command)] : []),
  ]);
}

/** True for a ticket of a day before the one that is open. A server whose clock was set back is not ahead of it. */
function earlierDay(state: QueueState, index: SiteIndex, takenAt: number, now: number): boolean {
  const { timeZone } = index.site.settings;
  const today = serviceDayAt(timeZone, now);
  const open = state.day !== null && state.day < today ? state.day : today;
  return serviceDayAt(timeZone, takenAt) < open;
}

function isTaken(state: QueueState, number: string): boolean {
  for (const ticket of state.tickets.values()) if (ticket.number === number) return true;
  return false;
}

/**
 * The place is the time it was taken, but never before the last number that the kiosk had from the server:
 * it was with the server then. So a clock set back, or a forged time, passes nobody who was there before.
 */
function placeOf(state: QueueState, kioskId: KioskId, takenAt: number, now: number): number {
  let place = Math.min(takenAt, now);
  for (const ticket of state.tickets.values()) {
    const fromServer = ticket.channel === 'kiosk' && ticket.carriedFrom === null;
    if (fromServer && ticket.kioskId === kioskId && ticket.state !== 'cancelled')
      place = Math.max(place, ticket.issuedAt);
  }
  return Math.min(place, now);
}

interface Entered {
  readonly kioskId: KioskId;
  readonly number: string;
  readonly now: number;
  /** It was taken on an earlier day and is good for this one. */
  readonly earlier: boolean;
}

function issuedOffline(
  state: QueueState,
  index: SiteIndex,
  service: Service,
  { ticketId, token, prefix, sequence, priority, language, takenAt }: Entering,
  { kioskId, number, now, earlier }: Entered,
): EventOf<'ticketIssued'> {
  // A reason that the site has dropped meanwhile is nobody's any more.
  const known = knownPriority(index, priority);
  const reason = known.ok ? known.value : null;
  const place = earlier ? takenAt : placeOf(state, kioskId, takenAt, now);
  const delayed = isDown(state, { agencyId: service.agencyId, serviceId: service.id });
  return {
    type: 'ticketIssued',
    ...{ ticketId, token, number, prefix, sequence },
    issueOrder: state.issueOrder + 1,
    agencyId: service.agencyId,
    serviceId: service.id,
    priority: reason,
    language,
    channel: 'offline',
    kioskId,
    takenAt,
    // Today's figures are of today: a ticket of an earlier day begins to count when it enters.
    ...(earlier ? {} : { issuedAt: place }),
    ...newcomer(rulesFor(index, service.agencyId).order, place, reason),
    ...(delayed ? { delayed } : {}),
  };
}

/** The ledger learns of a paper when its fate is known already. */
function paperEvents(
  { ticketId, papers }: Entering,
  kioskId: KioskId,
  { outcome, detail }: OfflinePaper,
  n: number,
): DomainEvent[] {
  const paperId = PaperId.parse(`${ticketId}.p${n + 1}`);
  const reprint = papers.slice(0, n).some((earlier) => earlier.outcome !== 'failed');
  const queued: DomainEvent = { type: 'paperQueued', paperId, ticketId, kioskId, reprint, reason: null };
  switch (outcome) {
    case 'confirmed':
      return [queued, { type: 'paperConfirmed', paperId, detail }];
    case 'failed':
      return [queued, { type: 'paperFailed', paperId, detail }];
    case 'unknown':
      return [queued, { type: 'paperUnknown', paperId, detail }];
    default:
      return unreachable(outcome);
  }
}

const givenBack = ({ ticketId }: Entering): DomainEvent => ({
  type: 'ticketCancelled',
  ticketId,
  counterId: null,
  reason: null,
});
