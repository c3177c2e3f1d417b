/** A command, looked at in the light of the state: the events it leads to, or why it is refused. Pure. */
import { ok, unreachable, type Command, type CommandOf } from '@giliran/protocol';
import { serviceDayAt } from './calendar.ts';
import { decideCounter } from './decide-counter.ts';
import { decidePaper, firstPaper } from './decide-paper.ts';
import { decideVisit } from './decide-visit.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { readOpening } from './opening.ts';
import { effectiveTime } from './order.ts';
import { permit } from './permission.ts';
import { decideDay, decidePrinterSetUp, decideSite } from './decide-site.ts';
import { formatNumber, knownPriority, prefixOf, type QueueState, type SiteIndex } from './state.ts';

export function decide(state: QueueState, command: Command, context: DecisionContext): Decision {
  const allowed = permit(state, context.actor, command);
  if (!allowed.ok) return allowed;
  if (command.type === 'site.configure') return decideSite(state, command);
  const { index } = state;
  if (!index) return refuse('unknownSite');
  switch (command.type) {
    case 'ticket.issue':
      return decideIssue(state, index, command, context);
    case 'counter.open':
    case 'counter.pause':
    case 'counter.close':
    case 'counter.next':
      return decideCounter(state, index, command, context);
    case 'ticket.recall':
    case 'ticket.start':
    case 'ticket.finish':
    case 'ticket.noShow':
    case 'ticket.cancel':
      return decideVisit(state, command, context);
    case 'paper.report':
    case 'paper.reprint':
    case 'paper.settle':
    case 'printer.report':
      return decidePaper(state, index, command, context);
    case 'kiosk.setPrinter':
      return decidePrinterSetUp(index, command);
    case 'call.announced': {
      const call = state.calls.get(command.callId);
      if (!call) return refuse('unknownCall');
      if (call.announcedAt !== null) return ok([]);
      const displayId = context.actor.kind === 'display' ? context.actor.displayId : null;
      return ok([{ type: 'callAnnounced', callId: call.callId, displayId }]);
    }
    case 'day.rollOver':
      return decideDay(state, serviceDayAt(index.site.settings.timeZone, context.now));
    default:
      return unreachable(command);
  }
}

function decideIssue(
  state: QueueState,
  index: SiteIndex,
  command: CommandOf<'ticket.issue'>,
  context: DecisionContext,
): Decision {
  const { actor, now } = context;
  const service = index.services.get(command.serviceId);
  if (!service) return refuse('unknownService', command.serviceId);
  const kioskId = actor.kind === 'kiosk' ? actor.kioskId : command.kioskId;
  if (kioskId !== null) {
    const kiosk = index.kiosks.get(kioskId);
    if (!kiosk) return refuse('unknownKiosk', kioskId);
    if (kiosk.agencies && !kiosk.agencies.includes(service.agencyId))
      return refuse('serviceNotOffered', service.id);
  }
  const priority = knownPriority(index, command.priority);
  if (!priority.ok) return refuse(priority.error, command.priority ?? undefined);
  const status = readOpening(state, index, now).service(service);
  if (!status.open) {
    if (status.why === 'quotaReached') return refuse('quotaReached', service.id);
    if (status.why === 'wouldNotReach') return refuse('wouldNotReach', service.id);
    return refuse('serviceClosed', `${service.id}: ${status.why}`);
  }
  const prefix = prefixOf(index, service);
  const sequence = (state.sequences.get(prefix) ?? 0) + 1;
  return ok([
    {
      type: 'ticketIssued',
      ticketId: context.newTicketId,
      token: context.newToken,
      number: formatNumber(prefix, sequence),
      prefix,
      sequence,
      issueOrder: state.issueOrder + 1,
      agencyId: service.agencyId,
      serviceId: service.id,
      priority: priority.value,
      language: command.language,
      channel: kioskId !== null ? 'kiosk' : actor.kind === 'staff' ? 'counter' : 'api',
      kioskId,
      effectiveTime: effectiveTime(index.site.settings, now, priority.value),
    },
    ...(kioskId === null ? [] : [firstPaper(context.newTicketId, kioskId)]),
  ]);
}
