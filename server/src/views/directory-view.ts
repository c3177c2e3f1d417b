/** Where a ticket can be sent. */
import {
  counterState,
  readOpening,
  waitingOfService,
  type QueueState,
  type SiteIndex,
} from '@giliran/engine';
import type { DirectoryView } from '@giliran/protocol';

export function directoryView(state: QueueState, index: SiteIndex, now: number): DirectoryView {
  const opening = readOpening(state, index, now);
  return {
    agencies: index.site.agencies.map(({ id, name, shortName, zoneId }) => ({ id, name, shortName, zoneId })),
    services: index.site.services.map((service) => {
      const { id, agencyId, name, prefix, searchWords } = service;
      const open = opening.service(service).open;
      return { id, agencyId, name, prefix, searchWords, open, waiting: waitingOfService(state, id) };
    }),
    counters: [...index.counters.values()].map(({ id, number, agencyId, zoneId, services }) => ({
      id,
      number,
      agencyId,
      zoneId,
      services: services.map((s) => s.serviceId),
      status: counterState(state, id).status,
    })),
  };
}
