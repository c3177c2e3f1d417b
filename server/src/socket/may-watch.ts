/** Who may see which view. */
import { holdsTicket, type QueueState } from '@giliran/engine';
import {
  agencyOf,
  hasRight,
  rejection,
  unreachable,
  type Actor,
  type Rejection,
  type Scope,
  type Ticket,
  type TicketToken,
} from '@giliran/protocol';
import type { Audience } from '../views/build.ts';

/** Agency people see their agency's part of a view of the whole hall. */
export const audienceOf = (actor: Actor): Audience => agencyOf(actor);

/** Why this asker may not watch this scope, or null when they may. */
export function mayWatch(
  state: QueueState,
  actor: Actor,
  scope: Scope,
  ticketOf: (token: TicketToken) => Ticket | null,
): Rejection | null {
  const no = rejection('forbidden', `${scope.kind} is not for this account or device`);
  if (actor.kind === 'system') return null;
  const person = actor.kind === 'staff' || actor.kind === 'apiKey';
  if (person && !hasRight(actor, 'queue:read')) return no;
  const own = agencyOf(actor);
  const acts = person && hasRight(actor, 'queue:write');
  // A program for the whole hall may stand in for any screen.
  if (actor.kind === 'apiKey' && acts && own === null) return null;
  switch (scope.kind) {
    case 'catalogue':
    case 'kiosk':
      return (actor.kind === 'kiosk' && actor.kioskId === scope.kioskId) ||
        (actor.kind === 'apiKey' && own === null)
        ? null
        : no;
    case 'display': {
      if (person) return null;
      if (actor.kind !== 'display') return no;
      const display = state.index?.site.displays.find((d) => d.id === actor.displayId);
      return display?.zoneId === scope.zoneId ? null : no;
    }
    case 'counter': {
      if (actor.kind === 'counterDevice') return actor.counterId === scope.counterId ? null : no;
      // What stands there is for those who work with it: notes of one clerk for the next.
      if (!acts) return no;
      if (own === null) return null;
      return state.index?.counters.get(scope.counterId)?.agencyId === own ? null : rejection('otherAgency');
    }
    case 'sign': {
      if (person) return null;
      if (actor.kind === 'counterDevice') return actor.counterId === scope.counterId ? null : no;
      if (actor.kind !== 'display') return no;
      const display = state.index?.site.displays.find((d) => d.id === actor.displayId);
      return display?.counterId === scope.counterId ? null : no;
    }
    case 'directory':
      return person || actor.kind === 'counterDevice' ? null : no;
    case 'supervisor':
      return person ? null : no;
    case 'ticket':
      if (actor.kind === 'ticketHolder')
        return holdsTicket(state, actor.ticketId, ticketOf(scope.token)?.id) ? null : no;
      return acts && own === null ? null : no;
    default:
      return unreachable(scope);
  }
}
