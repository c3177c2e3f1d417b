/** A day's state from its stored rows, without replaying the log. */
import type {
  AgencyCondition,
  AgencyId,
  Appointment,
  Call,
  ConditionNotice,
  CounterState,
  KioskId,
  Paper,
  KnownPrinter,
  OfflineAside,
  ServiceDay,
  Site,
  Ticket,
} from '@giliran/protocol';
import { addPaper } from './evolve-paper.ts';
import { addTicket } from './changes.ts';
import { addAppointment } from './evolve-appointment.ts';
import { emptyState, indexSite, type PassedOver, type QueueState } from './state.ts';

export interface StoredDay {
  readonly site: Site | null;
  readonly day: ServiceDay | null;
  readonly tickets: readonly Ticket[];
  readonly counters: readonly CounterState[];
  /** In the order in which they were made. */
  readonly calls: readonly Call[];
  /** In the order in which they were queued. */
  readonly papers: readonly Paper[];
  readonly printers: readonly (readonly [KioskId, KnownPrinter])[];
  readonly conditions: readonly (readonly [AgencyId, AgencyCondition])[];
  readonly notices: readonly ConditionNotice[];
  /** Of today and later. */
  readonly appointments: readonly Appointment[];
  readonly passedOver: PassedOver;
  /** Nobody has looked after them yet. */
  readonly offlineAside: readonly OfflineAside[];
}

/** Gives the very state that replaying the day's events would give. */
export function restore(stored: StoredDay): QueueState {
  const state = emptyState();
  state.index = stored.site && indexSite(stored.site);
  state.day = stored.day;
  state.passedOver = stored.passedOver;
  for (const ticket of stored.tickets) addTicket(state, ticket);
  for (const counter of stored.counters) state.counters.set(counter.id, counter);
  for (const call of stored.calls) {
    state.callOrder.set(call.callId, state.calls.size);
    state.calls.set(call.callId, call);
    const earlier = state.callsOfCounter.get(call.counterId);
    if (earlier) earlier.push(call.callId);
    else state.callsOfCounter.set(call.counterId, [call.callId]);
  }
  for (const paper of stored.papers) addPaper(state, paper);
  for (const [kioskId, report] of stored.printers) state.printers.set(kioskId, report);
  for (const [agencyId, condition] of stored.conditions) state.conditions.set(agencyId, condition);
  for (const notice of stored.notices) state.notices.set(notice.agencyId, notice);
  for (const appointment of stored.appointments) addAppointment(state, appointment);
  for (const aside of stored.offlineAside) state.offlineAside.set(aside.ticketId, aside);
  return state;
}
