/** Who may do what, and whose tickets and counters they may touch. */
import {
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
  type Ticket,
  type TicketId,
  type WorkSettings,
} from '@giliran/protocol';
import { lastPaper, type QueueState } from './state.ts';

type StaffActor = Extract<Actor, { kind: 'staff' }>;

/** What anybody does who works with tickets; the agency decides whose. */
const counterWork: readonly CommandType[] = [
  'ticket.issue',
  'counter.open',
  'counter.pause',
  'counter.close',
  'counter.next',
  'counter.call',
  'counter.walkIn',
  'counter.autoCall',
  'counter.undo',
  'ticket.recall',
  'ticket.start',
  'ticket.finish',
  'ticket.noShow',
  'ticket.park',
  'ticket.return',
  'ticket.transfer',
  'ticket.setStops',
  'ticket.setPriority',
  'ticket.setNote',
  'ticket.carryOver',
  'ticket.cancel',
  'agency.setCondition',
  'agency.carryOver',
  'appointment.book',
  'appointment.cancel',
  'appointment.checkIn',
  'paper.reprint',
  'paper.settle',
];
const staffCommands: Record<StaffActor['role'], readonly CommandType[]> = {
  administrator: [
    ...counterWork,
    'ticket.settleOffline',
    'site.configure',
    'kiosk.setPrinter',
    'day.rollOver',
  ],
  supervisor: [...counterWork, 'ticket.settleOffline'],
  counterStaff: counterWork,
};
const keyCommands: Record<'admin' | 'integration' | 'read', readonly CommandType[]> = {
  admin: [...staffCommands.administrator, 'call.announced', 'notice.announced'],
  integration: counterWork,
  read: [],
};

const kioskCommands: readonly CommandType[] = [
  'ticket.issue',
  'ticket.enterOffline',
  'ticket.cancel',
  'appointment.checkIn',
  'paper.report',
  'paper.reprint',
  'printer.report',
  'kiosk.setPrinter',
];

/** What an agency's people may not do, whatever their role: it touches every agency. */
const wholeHall = new Set<CommandType>(['site.configure', 'kiosk.setPrinter', 'day.rollOver']);

/** Whether this kind of asker may send this kind of command at all. */
export function mayCommand(actor: Actor, type: CommandType): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'staff':
      return staffCommands[actor.role].includes(type);
    case 'apiKey':
      return keyCommands[actor.scope].includes(type);
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
    case 'ticket.enterOffline':
      return state.index?.services.get(command.serviceId)?.agencyId ?? null;
    case 'ticket.settleOffline':
      return state.offlineAside.get(command.ticketId)?.agencyId ?? null;
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

/** Agency staff may touch what their agency owns and what is at a counter of theirs (a second-choice service). */
function withinAgency(state: QueueState, actor: StaffActor, command: Command): boolean {
  if (actor.agencyId === null) return true;
  const touched = agencyTouched(state, command);
  if (touched === null || touched === actor.agencyId) return true;
  const counterId = ticketTouched(state, command)?.counterId ?? null;
  return counterId !== null && state.index?.counters.get(counterId)?.agencyId === actor.agencyId;
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
  if (actor.kind === 'staff' && actor.agencyId !== null && wholeHall.has(command.type))
    return { ok: false, error: rejection('forbidden', `${command.type} is for people of the whole hall`) };
  if (actor.kind === 'staff' && !withinAgency(state, actor, command))
    return { ok: false, error: rejection('otherAgency') };
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
