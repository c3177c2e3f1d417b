/** Who may do what, and whose tickets and counters they may touch. */
import {
  ok,
  rejection,
  unreachable,
  type Actor,
  type AgencyId,
  type Command,
  type CommandType,
  type Rejection,
  type Result,
} from '@giliran/protocol';
import type { QueueState } from './state.ts';

type StaffActor = Extract<Actor, { kind: 'staff' }>;

const staffCommands: Record<StaffActor['role'], readonly CommandType[]> = {
  administrator: [
    'ticket.issue',
    'counter.open',
    'counter.pause',
    'counter.close',
    'counter.next',
    'ticket.recall',
    'ticket.start',
    'ticket.finish',
    'ticket.noShow',
    'ticket.cancel',
    'site.configure',
    'day.rollOver',
  ],
  supervisor: [
    'ticket.issue',
    'counter.open',
    'counter.pause',
    'counter.close',
    'counter.next',
    'ticket.recall',
    'ticket.start',
    'ticket.finish',
    'ticket.noShow',
    'ticket.cancel',
  ],
  counterStaff: [
    'ticket.issue',
    'counter.open',
    'counter.pause',
    'counter.close',
    'counter.next',
    'ticket.recall',
    'ticket.start',
    'ticket.finish',
    'ticket.noShow',
    'ticket.cancel',
  ],
};
const keyCommands: Record<'admin' | 'integration' | 'read', readonly CommandType[]> = {
  admin: [...staffCommands.administrator, 'call.announced'],
  integration: staffCommands.supervisor,
  read: [],
};

/** What an agency's people may not do, whatever their role: it touches every agency. */
const wholeHall = new Set<CommandType>(['site.configure', 'day.rollOver']);

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
      return type === 'ticket.issue' || type === 'ticket.cancel';
    case 'display':
      return type === 'call.announced';
    case 'counterDevice':
      return false;
    case 'ticketHolder':
      return type === 'ticket.cancel';
    default:
      return unreachable(actor);
  }
}

/** The agency that a command touches, or null when it touches none (or something unknown, which is refused later). */
function agencyTouched(state: QueueState, command: Command): AgencyId | null {
  switch (command.type) {
    case 'ticket.issue':
      return state.index?.services.get(command.serviceId)?.agencyId ?? null;
    case 'counter.open':
    case 'counter.pause':
    case 'counter.close':
    case 'counter.next':
      return state.index?.counters.get(command.counterId)?.agencyId ?? null;
    case 'ticket.recall':
    case 'ticket.start':
    case 'ticket.finish':
    case 'ticket.noShow':
    case 'ticket.cancel':
      return state.tickets.get(command.ticketId)?.agencyId ?? null;
    case 'call.announced':
    case 'site.configure':
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
  if (!('ticketId' in command)) return false;
  const counterId = state.tickets.get(command.ticketId)?.counterId ?? null;
  return counterId !== null && state.index?.counters.get(counterId)?.agencyId === actor.agencyId;
}

/** Checks role, agency and device. What is unknown passes here and is refused by the command itself. */
export function permit(state: QueueState, actor: Actor, command: Command): Result<null, Rejection> {
  if (!mayCommand(actor, command.type))
    return { ok: false, error: rejection('forbidden', `${command.type} is not for this account or device`) };
  if (actor.kind === 'staff' && actor.agencyId !== null && wholeHall.has(command.type))
    return { ok: false, error: rejection('forbidden', `${command.type} is for people of the whole hall`) };
  if (actor.kind === 'staff' && !withinAgency(state, actor, command))
    return { ok: false, error: rejection('otherAgency') };
  if (command.type === 'ticket.cancel') {
    const ticket = state.tickets.get(command.ticketId);
    if (actor.kind === 'ticketHolder' && actor.ticketId !== command.ticketId)
      return { ok: false, error: rejection('forbidden', 'that is another ticket') };
    if (actor.kind === 'kiosk' && ticket && ticket.kioskId !== actor.kioskId)
      return { ok: false, error: rejection('forbidden', 'another kiosk issued that ticket') };
  }
  if (command.type === 'call.announced' && actor.kind === 'display') {
    const display = state.index?.site.displays.find((d) => d.id === actor.displayId);
    const call = state.calls.get(command.callId);
    if (display && call && display.zoneId !== call.zoneId)
      return { ok: false, error: rejection('forbidden', 'that call belongs to another zone') };
  }
  return ok(null);
}
