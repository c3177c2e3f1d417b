/** The whole hall at a glance. An agency's people see their own agency only. */
import {
  counterInSeason,
  counterState,
  readOpening,
  waitingOfAgency,
  type QueueState,
  type SiteIndex,
} from '@giliran/engine';
import type { AgencyId, KnownPrinter, ServiceDay, SupervisorView } from '@giliran/protocol';
import type { DeviceHere } from '../presence.ts';
import { conditionFace } from './condition-face.ts';
import { oldestWaiting, siteFace } from './faces.ts';
import { papersInNeed } from './paper-faces.ts';

/** Tickets that could not enter the queue, at most. */
const mostAside = 100;

export function supervisorView(
  state: QueueState,
  index: SiteIndex,
  day: ServiceDay,
  now: number,
  devices: readonly DeviceHere[],
): SupervisorView {
  const opening = readOpening(state, index, now);
  // An extra counter out of season is not there, unless it was still open when its season was changed.
  const standing = index.site.counters.filter(
    (counter) => counterInSeason(counter, day) || counterState(state, counter.id).status !== 'closed',
  );
  const counters = standing.map((counter) => {
    const live = counterState(state, counter.id);
    const ticket = live.currentTicketId === null ? undefined : state.tickets.get(live.currentTicketId);
    return {
      id: counter.id,
      number: counter.number,
      agencyId: counter.agencyId,
      zoneId: counter.zoneId,
      status: live.status,
      pauseReason: live.pauseReason,
      staff: index.site.staff.find((s) => s.id === live.staffId)?.name ?? null,
      current: ticket
        ? {
            number: ticket.number,
            state: ticket.state,
            since: ticket.startedAt ?? ticket.calledAt ?? ticket.issuedAt,
          }
        : null,
      served: live.served,
      noShows: live.noShows,
    };
  });
  const parked = new Map<AgencyId, number>();
  for (const id of state.parked) {
    const agencyId = state.tickets.get(id)?.agencyId;
    if (agencyId) parked.set(agencyId, (parked.get(agencyId) ?? 0) + 1);
  }
  const agencies = index.site.agencies.map((agency) => {
    const services = index.servicesOfAgency.get(agency.id) ?? [];
    const own = counters.filter((c) => c.agencyId === agency.id);
    const tally = (field: 'issued' | 'served' | 'noShows') =>
      services.reduce((sum, s) => sum + (state.tallies.get(s.id)?.[field] ?? 0), 0);
    return {
      id: agency.id,
      name: agency.name,
      shortName: agency.shortName,
      zoneId: agency.zoneId,
      booth: agency.booth,
      status: opening.agency(agency),
      waiting: waitingOfAgency(state, index, agency.id),
      serving: own.filter((c) => c.current !== null).length,
      issuedToday: tally('issued'),
      servedToday: tally('served'),
      noShowsToday: tally('noShows'),
      oldestIssuedAt: oldestWaiting(
        state,
        services.map((s) => s.id),
      ),
      countersOpen: own.filter((c) => c.status === 'open').length,
      counters: own.length,
      parked: parked.get(agency.id) ?? 0,
      condition: conditionFace(state, index, agency.id),
    };
  });
  const printerOf = new Map<string, KnownPrinter>(state.printers);
  return {
    site: { ...siteFace(index), logo: null },
    day,
    zones: index.site.zones,
    agencies,
    counters,
    devices: devices.map((device) => ({
      ...device,
      printer: device.kind === 'kiosk' ? (printerOf.get(device.id) ?? null) : null,
      printerSetUp: device.kind === 'kiosk' ? (index.kiosks.get(device.id)?.printer ?? null) : null,
    })),
    papers: papersInNeed(state),
    offlineAside: [...state.offlineAside.values()].slice(0, mostAside),
  };
}

/** The part of the hall that an agency's people may see. */
export function withinAgency(view: SupervisorView, agencyId: AgencyId): SupervisorView {
  const counters = view.counters.filter((c) => c.agencyId === agencyId);
  const ids = new Set<string>(counters.map((c) => c.id));
  return {
    ...view,
    agencies: view.agencies.filter((a) => a.id === agencyId),
    counters,
    papers: view.papers.filter((p) => p.agencyId === agencyId),
    offlineAside: view.offlineAside.filter((one) => one.agencyId === agencyId),
    devices: view.devices.filter((d) => d.kind === 'counter' && ids.has(d.id)),
  };
}
