/** Who may see which view. */
import { holdsTicket, type QueueState } from '@giliran/engine';
import {
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
export const audienceOf = (actor: Actor): Audience => (actor.kind === 'staff' ? actor.agencyId : null);

/** Why this asker may not watch this scope, or null when they may. */
export function mayWatch(
  state: QueueState,
  actor: Actor,
  scope: Scope,
  ticketOf: (token: TicketToken) => Ticket | null,
): Rejection | null {
  const no = rejection('forbidden', `${scope.kind} is not for this account or device`);
  if (actor.kind === 'system' || (actor.kind === 'apiKey' && actor.scope !== 'read')) return null;
  switch (scope.kind) {
    case 'catalogue':
    case 'kiosk':
      return (actor.kind === 'kiosk' && actor.kioskId === scope.kioskId) || actor.kind === 'apiKey'
        ? null
        : no;
    case 'display': {
      if (actor.kind === 'staff' || actor.kind === 'apiKey') return null;
      if (actor.kind !== 'display') return no;
      const display = state.index?.site.displays.find((d) => d.id === actor.displayId);
      return display?.zoneId === scope.zoneId ? null : no;
    }
    case 'counter': {
      if (actor.kind === 'counterDevice') return actor.counterId === scope.counterId ? null : no;
      if (actor.kind !== 'staff') return no;
      if (actor.agencyId === null) return null;
      return state.index?.counters.get(scope.counterId)?.agencyId === actor.agencyId
        ? null
        : rejection('otherAgency');
    }
    case 'sign': {
      if (actor.kind === 'staff' || actor.kind === 'apiKey') return null;
      if (actor.kind === 'counterDevice') return actor.counterId === scope.counterId ? null : no;
      if (actor.kind !== 'display') return no;
      const display = state.index?.site.displays.find((d) => d.id === actor.displayId);
      return display?.counterId === scope.counterId ? null : no;
    }
    case 'directory':
      return actor.kind === 'staff' || actor.kind === 'apiKey' || actor.kind === 'counterDevice' ? null : no;
    case 'supervisor':
      return actor.kind === 'staff' || actor.kind === 'apiKey' ? null : no;
    case 'ticket':
      if (actor.kind === 'ticketHolder')
        return holdsTicket(state, actor.ticketId, ticketOf(scope.token)?.id) ? null : no;
      return actor.kind === 'staff' && actor.agencyId === null ? null : no;
    default:
      return unreachable(scope);
  }
}
