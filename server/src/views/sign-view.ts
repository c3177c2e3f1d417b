/** What the small display over one counter shows. */
import { counterState, waitingOfService, type QueueState, type SiteIndex } from '@giliran/engine';
import { CallId, type Counter, type SignView } from '@giliran/protocol';
import { conditionFace } from './condition-face.ts';
import { publicEmergency, siteFace } from './faces.ts';

export function signView(state: QueueState, index: SiteIndex, counter: Counter): SignView | null {
  const agency = index.agencies.get(counter.agencyId);
  if (!agency) return null;
  const now = counterState(state, counter.id);
  const ticket = now.currentTicketId === null ? undefined : state.tickets.get(now.currentTicketId);
  const own = counter.services.filter((s) => s.offsetMinutes === 0);
  const shown = own.length > 0 ? own : counter.services;
  return {
    site: siteFace(index),
    counter: { id: counter.id, number: counter.number, status: now.status, pauseReason: now.pauseReason },
    agency: { name: agency.name, shortName: agency.shortName, logo: agency.logo, booth: agency.booth },
    emergency: publicEmergency(state),
    services: shown.flatMap((s) => index.services.get(s.serviceId)?.name ?? []),
    current:
      ticket?.state === 'called' || ticket?.state === 'serving'
        ? {
            number: ticket.number,
            state: ticket.state,
            callId: CallId.parse(`${ticket.id}.${ticket.calls}`),
            calledAt: ticket.calledAt ?? ticket.startedAt ?? now.changedAt,
          }
        : null,
    waiting: counter.services.reduce((sum, s) => sum + waitingOfService(state, s.serviceId), 0),
    condition: conditionFace(state, index, agency.id),
  };
}
