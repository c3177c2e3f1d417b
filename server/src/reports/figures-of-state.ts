/** The open day in figures, from the engine's state. */
import type { QueueState } from '@giliran/engine';
import { CallId, type AgencyId, type ServiceDay, type ServiceId } from '@giliran/protocol';
import { countDay, type CountedTicket, type DayFigures } from './figures.ts';

function* counted(state: QueueState): Generator<CountedTicket> {
  for (const ticket of state.tickets.values()) {
    const first = state.calls.get(CallId.parse(`${ticket.id}.1`));
    yield { ...ticket, firstCalledAt: first?.calledAt ?? null };
  }
}

/** `timeZone` is the site's unless the day was counted in another. */
export const figuresOf = (
  state: QueueState,
  day: ServiceDay,
  timeZone = state.index?.site.settings.timeZone ?? 'UTC',
): DayFigures => {
  const agencies = new Map<ServiceId, AgencyId>();
  for (const { serviceId, agencyId } of state.calls.values()) agencies.set(serviceId, agencyId);
  return countDay(day, timeZone, counted(state), (id) => agencies.get(id) ?? null);
};
