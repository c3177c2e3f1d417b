/** Issuing a ticket: whether it may be, and what is told of it. */
import {
  formatNumber,
  ok,
  type Channel,
  type CommandOf,
  type EventOf,
  type KioskId,
  type Language,
  type Priority,
  type Rejection,
  type Result,
  type Service,
} from '@giliran/protocol';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { firstPaper } from './decide-paper.ts';
import { readOpening } from './opening.ts';
import {
  isDown,
  knownPriority,
  nextSequence,
  prefixOf,
  rulesFor,
  type QueueState,
  type SiteIndex,
} from './state.ts';
import { newcomer, type Standing } from './standing.ts';

/** The kiosk that asks, if one does, when it offers the service. */
export function askingKiosk(
  index: SiteIndex,
  service: Service,
  named: KioskId | null,
  { actor }: DecisionContext,
): Result<KioskId | null, Rejection> {
  const kioskId = actor.kind === 'kiosk' ? actor.kioskId : named;
  if (kioskId === null) return ok(null);
  const kiosk = index.kiosks.get(kioskId);
  if (!kiosk) return refuse('unknownKiosk', kioskId);
  const offered =
    (kiosk.agencies === null || kiosk.agencies.includes(service.agencyId)) &&
    !kiosk.exceptServices.includes(service.id);
  if (!offered) return refuse('serviceNotOffered', service.id);
  return ok(kioskId);
}

interface Asked {
  readonly priority: Priority;
  readonly language: Language;
  readonly channel: Channel;
  readonly kioskId: KioskId | null;
  readonly place: Standing;
}

export function issuedEvent(
  state: QueueState,
  index: SiteIndex,
  service: Service,
  context: DecisionContext,
  asked: Asked,
): EventOf<'ticketIssued'> {
  const prefix = prefixOf(index, service);
  const sequence = nextSequence(state, index, prefix);
  const { place, ...rest } = asked;
  const delayed = isDown(state, { agencyId: service.agencyId, serviceId: service.id });
  return {
    type: 'ticketIssued',
    ticketId: context.newTicketId(),
    token: context.newToken(),
    number: formatNumber(prefix, sequence),
    prefix,
    sequence,
    issueOrder: state.issueOrder + 1,
    agencyId: service.agencyId,
    serviceId: service.id,
    ...rest,
    ...place,
    ...(delayed ? { delayed } : {}),
  };
}

export function decideIssue(
  state: QueueState,
  index: SiteIndex,
  command: CommandOf<'ticket.issue'>,
  context: DecisionContext,
): Decision {
  const { actor, now } = context;
  const service = index.services.get(command.serviceId);
  if (!service) return refuse('unknownService', command.serviceId);
  const kiosk = askingKiosk(index, service, command.kioskId, context);
  if (!kiosk.ok) return kiosk;
  const priority = knownPriority(index, command.priority);
  if (!priority.ok) return refuse(priority.error, command.priority ?? undefined);
  const status = readOpening(state, index, now).service(service);
  if (!status.open) {
    const { why } = status;
    if (why === 'quotaReached' || why === 'wouldNotReach' || why === 'systemDown')
      return refuse(why, service.id);
    return refuse('serviceClosed', `${service.id}: ${why}`);
  }
  const issued = issuedEvent(state, index, service, context, {
    priority: priority.value,
    language: command.language,
    channel: kiosk.value !== null ? 'kiosk' : actor.kind === 'staff' ? 'counter' : 'api',
    kioskId: kiosk.value,
    place: newcomer(rulesFor(index, service.agencyId).order, now, priority.value),
  });
  return ok([issued, ...(kiosk.value === null ? [] : [firstPaper(issued.ticketId, kiosk.value)])]);
}
