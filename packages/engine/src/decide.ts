/** A command, looked at in the light of the state: the events it leads to, or why it is refused. Pure. */
import { noticeIdOf, ok, unreachable, type Command } from '@giliran/protocol';
import { serviceDayAt } from './calendar.ts';
import { decideAgency } from './decide-agency.ts';
import { decideAppointment } from './decide-appointment.ts';
import { decideCounter } from './decide-counter.ts';
import { decidePaper } from './decide-paper.ts';
import { decideDay, decidePrinterSetUp, decideSite } from './decide-site.ts';
import { decideTicket } from './decide-ticket.ts';
import { decideVisit } from './decide-visit.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { decideIssue } from './issuing.ts';
import { permit } from './permission.ts';
import type { QueueState } from './state.ts';

export function decide(state: QueueState, command: Command, context: DecisionContext): Decision {
  const allowed = permit(state, context.actor, command);
  if (!allowed.ok) return allowed;
  if (command.type === 'site.configure') return decideSite(state, command, context);
  const { index } = state;
  if (!index) return refuse('unknownSite');
  switch (command.type) {
    case 'ticket.issue':
      return decideIssue(state, index, command, context);
    case 'counter.open':
    case 'counter.pause':
    case 'counter.close':
    case 'counter.next':
    case 'counter.call':
    case 'counter.walkIn':
    case 'counter.autoCall':
    case 'counter.undo':
      return decideCounter(state, index, command, context);
    case 'ticket.recall':
    case 'ticket.start':
    case 'ticket.finish':
    case 'ticket.noShow':
    case 'ticket.park':
    case 'ticket.cancel':
      return decideVisit(state, index, command, context);
    case 'ticket.transfer':
    case 'ticket.return':
    case 'ticket.setStops':
    case 'ticket.setPriority':
    case 'ticket.setNote':
    case 'ticket.carryOver':
      return decideTicket(state, index, command, context);
    case 'agency.carryOver':
    case 'agency.setCondition':
    case 'agency.closeDay':
      return decideAgency(state, index, command, context);
    case 'appointment.book':
    case 'appointment.cancel':
    case 'appointment.checkIn':
      return decideAppointment(state, index, command, context);
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
    case 'notice.announced': {
      const notice = [...state.notices.values()].find((n) => noticeIdOf(n) === command.noticeId);
      // Said already, or overtaken by newer news while it was on its way: nothing to note.
      if (!notice || notice.announcedAt !== null) return ok([]);
      const displayId = context.actor.kind === 'display' ? context.actor.displayId : null;
      const { agencyId } = notice;
      return ok([{ type: 'noticeAnnounced', agencyId, noticeId: command.noticeId, displayId }]);
    }
    case 'day.rollOver':
      return decideDay(state, index, serviceDayAt(index.site.settings.timeZone, context.now), context);
    default:
      return unreachable(command);
  }
}
