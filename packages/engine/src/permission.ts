/** Who may do what, and whose tickets and counters they may touch. */
import {
  agencyOf,
  hasRight,
  ok,
  rejection,
  unreachable,
  type Actor,
  type AgencyId,
  type Command,
  type CommandType,
  type DisplayId,
  type KioskId,
  type Rejection,
  type Result,
  type Right,
  type Ticket,
  type TicketId,
  type WorkSettings,
} from '@giliran/protocol';
import { lastPaper, type QueueState } from './state.ts';

/** The right that each command needs; null for what is not for people and programs at all. */
const commandRight: Record<CommandType, Right | null> = {
  'ticket.issue': 'tickets:issue',
  'counter.open': 'queue:write',
  'counter.pause': 'queue:write',
  'counter.close': 'queue:write',
  'counter.next': 'queue:write',
  'counter.call': 'queue:write',
  'counter.walkIn': 'queue:write',
  'counter.autoCall': 'queue:write',
  'counter.undo': 'queue:write',
  'ticket.recall': 'queue:write',
  'ticket.start': 'queue:write',
  'ticket.finish': 'queue:write',
  'ticket.noShow': 'queue:write',
  'ticket.park': 'queue:write',
  'ticket.return': 'queue:write',
  'ticket.transfer': 'queue:write',
  'ticket.setStops': 'queue:write',
  'ticket.setPriority': 'queue:write',
  'ticket.setNote': 'queue:write',
  'ticket.carryOver': 'queue:write',
  'ticket.cancel': 'queue:write',
  'agency.setCondition': 'queue:write',
  'agency.carryOver': 'queue:write',
  // Sent by the server itself.
  'agency.closeDay': null,
  'appointment.book': 'appointments',
  'appointment.cancel': 'appointments',
  'appointment.checkIn': 'appointments',
  // A kiosk's own.
  'paper.report': null,
  'paper.reprint': 'queue:write',
  'paper.settle': 'queue:write',
  'printer.report': null,
  'call.announced': 'calls:announce',
  'notice.announced': 'calls:announce',
  'site.configure': 'site:write',
  'kiosk.setPrinter': 'site:write',
  'day.rollOver': 'site:write',
};

const kioskCommands: readonly CommandType[] = [
  'ticket.issue',
  'ticket.cancel',
  'appointment.checkIn',
  'paper.report',
  'paper.reprint',
  'printer.report',
  'kiosk.setPrinter',
];

/** What those of an agency may not do, whatever their rights: it touches every agency. */
const wholeHall = new Set<CommandType>([
  'kiosk.setPrinter',
  'day.rollOver',
  'call.announced',
  'notice.announced',
]);

/** Whether this kind of asker may send this kind of command at all. */
export function mayCommand(actor: Actor, type: CommandType): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'staff':
    case 'apiKey': {
      const right = commandRight[type];
      return right !== null && hasRight(actor, right);
    }
    case 'kiosk':
      return kioskCommands.includes(type);
    case 'display':
      return type === 'call.announced' || type === 'notice.announced';
    case 'counterDevice':
      return false;
    case 'ticketHolder':
      return type === 'ticket.cancel';
    default:
      return unreachable(actor);
  }
}

/** Whether this asker may call somebody out of turn at a counter with this rule. */
export function mayChoose(actor: Actor, rule: WorkSettings['chooseTicket']): boolean {
  if (actor.kind === 'staff' && actor.role === 'counterStaff') return rule === 'everyone';
  return rule !== 'nobody';
}

/** The ticket that a command names, by itself or by one of its papers; null when there is none today. */
function ticketTouched(state: QueueState, command: Command): Ticket | null {
  if ('ticketId' in command) return state.tickets.get(command.ticketId) ?? null;
  const paper = 'paperId' in command ? state.papers.get(command.paperId) : undefined;
  return (paper && state.tickets.get(paper.ticketId)) ?? null;
}

/** The agency that a command touches, or null when it touches none (or something unknown, which is refused later). */
function agencyTouched(state: QueueState, command: Command): AgencyId | null {
  switch (command.type) {
    case 'ticket.issue':
      return state.index?.services.get(command.serviceId)?.agencyId ?? null;
    case 'agency.setCondition':
    case 'agency.carryOver':
    case 'agency.closeDay':
      return state.index?.agencies.has(command.agencyId) ? command.agencyId : null;
    case 'appointment.book':
      return state.index?.services.get(command.serviceId)?.agencyId ?? null;
    case 'appointment.cancel':
      return state.appointments.get(command.appointmentId)?.agencyId ?? null;
    case 'appointment.checkIn': {
      const id = state.appointmentByCode.get(command.code);
      return (id && state.appointments.get(id)?.agencyId) ?? null;
    }
    case 'counter.open':
    case 'counter.pause':
    case 'counter.close':
    case 'counter.next':
    case 'counter.call':
    case 'counter.walkIn':
    case 'counter.autoCall':
    case 'counter.undo':
      return state.index?.counters.get(command.counterId)?.agencyId ?? null;
    case 'ticket.recall':
    case 'ticket.start':
    case 'ticket.finish':
    case 'ticket.noShow':
    case 'ticket.park':
    case 'ticket.return':
    case 'ticket.transfer':
    case 'ticket.setStops':
    case 'ticket.setPriority':
    case 'ticket.setNote':
    case 'ticket.carryOver':
    case 'ticket.cancel':
    case 'paper.report':
    case 'paper.reprint':
    case 'paper.settle':
      return ticketTouched(state, command)?.agencyId ?? null;
    case 'printer.report':
    case 'call.announced':
    case 'notice.announced':
    case 'site.configure':
    case 'kiosk.setPrinter':
    case 'day.rollOver':
      return null;
    default:
      return unreachable(command);
  }
}

/** Those of an agency may touch what their agency owns and what is at a counter of theirs (a second-choice service). */
function withinAgency(state: QueueState, actor: Actor, command: Command): boolean {
  const own = agencyOf(actor);
  if (own === null) return true;
  const touched = agencyTouched(state, command);
  if (touched === null || touched === own) return true;
  const counterId = ticketTouched(state, command)?.counterId ?? null;
  return counterId !== null && state.index?.counters.get(counterId)?.agencyId === own;
}

/** A kiosk touches the tickets it issued and the papers it prints, and prints on its own printer only. */
function permitKiosk(state: QueueState, kioskId: KioskId, command: Command): Rejection | null {
  switch (command.type) {
    case 'ticket.cancel': {
      const ticket = state.tickets.get(command.ticketId);
      return ticket && ticket.kioskId !== kioskId
        ? rejection('forbidden', 'another kiosk issued that ticket')
        : null;
    }
    case 'paper.report': {
      const paper = state.papers.get(command.paperId);
      return paper && paper.kioskId !== kioskId
        ? rejection('forbidden', 'another kiosk prints that paper')
        : null;
    }
    case 'paper.reprint': {
      if (command.kioskId !== null && command.kioskId !== kioskId)
        return rejection('forbidden', 'a kiosk prints on its own printer only');
      const ticket = state.tickets.get(command.ticketId);
      const printedBy = ticket && (lastPaper(state, ticket.id)?.kioskId ?? ticket.kioskId);
      return ticket && printedBy !== kioskId
        ? rejection('forbidden', "another kiosk prints that ticket's papers")
        : null;
    }
    case 'printer.report':
    case 'kiosk.setPrinter':
      return command.kioskId !== null && command.kioskId !== kioskId
        ? rejection('forbidden', "that is another kiosk's printer")
        : null;
    default:
      return null;
  }
}

/** Whether whoever holds one ticket holds the other: the same, or the one that keeps its place since last night. */
export const holdsTicket = (state: QueueState, held: TicketId, ticketId: TicketId | undefined): boolean =>
  held === ticketId || (ticketId !== undefined && state.tickets.get(ticketId)?.carriedFrom === held);
/** A display speaks for its own zone; the small one over a counter never speaks. */
function permitDisplay(state: QueueState, displayId: DisplayId, command: Command): Rejection | null {
  const display = state.index?.site.displays.find((d) => d.id === displayId);
  if (!display) return null;
  if (display.kind !== 'zone') return rejection('forbidden', 'a display over a counter does not speak');
  if (command.type === 'call.announced') {
    const call = state.calls.get(command.callId);
    return call && display.zoneId !== call.zoneId
      ? rejection('forbidden', 'that call belongs to another zone')
      : null;
  }
  if (command.type === 'notice.announced') {
    const agencyId = command.noticeId.slice(0, command.noticeId.indexOf('.'));
    const agency = state.index?.agencies.get(agencyId);
    return agency && agency.zoneId !== display.zoneId
      ? rejection('forbidden', 'that agency is in another zone')
      : null;
  }
  return null;
}

/** Checks role, agency and device. What is unknown passes here and is refused by the command itself. */
export function permit(state: QueueState, actor: Actor, command: Command): Result<null, Rejection> {
  if (!mayCommand(actor, command.type))
    return { ok: false, error: rejection('forbidden', `${command.type} is not for this account or device`) };
  if (agencyOf(actor) !== null && wholeHall.has(command.type))
    return { ok: false, error: rejection('forbidden', `${command.type} is for people of the whole hall`) };
  if (!withinAgency(state, actor, command)) return { ok: false, error: rejection('otherAgency') };
  if (
    command.type === 'ticket.cancel' &&
    actor.kind === 'ticketHolder' &&
    !holdsTicket(state, actor.ticketId, command.ticketId)
  )
    return { ok: false, error: rejection('forbidden', 'that is another ticket') };
  if (actor.kind === 'kiosk') {
    const refused = permitKiosk(state, actor.kioskId, command);
    if (refused) return { ok: false, error: refused };
  }
  if (actor.kind === 'display') {
    const refused = permitDisplay(state, actor.displayId, command);
    if (refused) return { ok: false, error: refused };
  }
  return ok(null);
}
