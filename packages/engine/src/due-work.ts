/** What the server has to do by itself at a moment: call for free counters, give up on those who did not come, close the day of an agency. */
import type { AgencyId, Command } from '@giliran/protocol';
import { dueAtClose } from './decide-agency.ts';
import { nextAt } from './order.ts';
import { rulesFor, waitingOfAgency, type QueueState } from './state.ts';

export interface DueWork {
  readonly due: readonly Command[];
  /** When to look again if nothing happens before, epoch milliseconds; null when only the calendar can bring work. */
  readonly lookAgainAt: number | null;
}

/** At the counters. Cheap: asked after every commit. */
export function dueAtCounters(state: QueueState, now: number): DueWork {
  const { index } = state;
  const due: Command[] = [];
  let lookAgainAt: number | null = null;
  // Nobody is called, and nobody given up on, while people are told to leave.
  if (state.hall.emergency !== null) return { due, lookAgainAt };
  const orLater = (at: number): boolean => {
    if (at <= now) return true;
    lookAgainAt = Math.min(lookAgainAt ?? at, at);
    return false;
  };
  for (const is of index ? state.counters.values() : []) {
    const counter = index?.counters.get(is.id);
    if (!index || !counter || is.status !== 'open') continue;
    const { work } = rulesFor(index, counter.agencyId);
    const basedOn = is.revision;
    const current = is.currentTicketId === null ? undefined : state.tickets.get(is.currentTicketId);
    if (!current) {
      if (!is.autoCall || nextAt(state, index, counter, 1, now).length === 0) continue;
      if (orLater(is.changedAt + work.autoCallSeconds * 1000))
        due.push({ type: 'counter.next', counterId: is.id, basedOn });
    } else if (current.state === 'called' && work.autoNoShow !== null) {
      const { afterRecalls, afterSeconds } = work.autoNoShow;
      if (current.recalls < afterRecalls) continue;
      if (orLater((current.calledAt ?? now) + afterSeconds * 1000))
        due.push({ type: 'ticket.noShow', ticketId: current.id, basedOn });
    }
  }
  return { due, lookAgainAt };
}

/** Agencies whose closing has come for somebody who still waits. Asked now and then. */
export function dueAtClosing(state: QueueState, now: number): Command[] {
  const { index } = state;
  if (!index) return [];
  const parked = new Set<AgencyId>();
  for (const id of state.parked) {
    const agencyId = state.tickets.get(id)?.agencyId;
    if (agencyId) parked.add(agencyId);
  }
  return index.site.agencies.flatMap((agency): Command[] => {
    const somebody = waitingOfAgency(state, index, agency.id) > 0 || parked.has(agency.id);
    if (!somebody || dueAtClose(state, index, agency.id, now).length === 0) return [];
    return [{ type: 'agency.closeDay', agencyId: agency.id }];
  });
}
