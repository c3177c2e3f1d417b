/** The whole hall at a glance. An agency's people see their own agency only. */
import {
  counterInSeason,
  counterState,
  readOpening,
  waitingOfAgency,
  type QueueState,
  type SiteIndex,
} from '@giliran/engine';
import type {
  AgencyId,
  Alert,
  AlertFace,
  KnownPrinter,
  ServiceDay,
  StaffId,
  SupervisorView,
} from '@giliran/protocol';
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
  /** What ails the server itself. */
  troubles: Pick<SupervisorView, 'webhooksFailing' | 'storage'>,
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
      changedAt: live.changedAt,
      alsoServes: [...(state.hall.alsoServes.get(counter.id) ?? [])],
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
  const calls = callsOfLastHour(state, now);
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
      countersPaused: own.filter((c) => c.status === 'paused').length,
      counters: own.length,
      callsLastHour: calls.get(agency.id) ?? 0,
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
    ...hallNews(state, index, now),
    ...troubles,
  };
}

const hourMs = 3_600_000;
/** By the agency of the ticket. Each counter's calls are looked at from the newest on, so the day's length costs nothing. */
function callsOfLastHour(state: QueueState, now: number): Map<AgencyId, number> {
  const counts = new Map<AgencyId, number>();
  for (const ids of state.callsOfCounter.values())
    for (let n = ids.length - 1; n >= 0; n -= 1) {
      const id = ids[n];
      const call = id === undefined ? undefined : state.calls.get(id);
      if (!call || call.calledAt <= now - hourMs) break;
      if (!call.recall) counts.set(call.agencyId, (counts.get(call.agencyId) ?? 0) + 1);
    }
  return counts;
}

/** An alert as people see it. */
export const alertFace = (index: SiteIndex, alert: Alert): AlertFace => ({
  ...alert,
  acknowledgedBy: nameOf(index, alert.acknowledgedBy),
});

const nameOf = (index: SiteIndex, staffId: StaffId | null): string | null =>
  index.site.staff.find(({ id }) => id === staffId)?.name ?? staffId;

function hallNews(
  { hall }: QueueState,
  index: SiteIndex,
  now: number,
): Pick<SupervisorView, 'alerts' | 'emergency' | 'announcements'> {
  const { emergency } = hall;
  return {
    alerts: [...hall.alerts.values()]
      .filter(({ endedAt }) => endedAt === null)
      .map((alert) => alertFace(index, alert))
      .toReversed(),
    emergency: emergency && { ...emergency, by: nameOf(index, emergency.by) },
    announcements: hall.announcements
      .filter(({ until }) => until > now)
      .map(({ id, text, zones, place, says, at, until, by }) => ({
        ...{ id, text, zones, place, says, at, until },
        by: nameOf(index, by),
      }))
      .toReversed(),
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
    alerts: view.alerts.filter((alert) => alert.agencyId === agencyId),
    webhooksFailing: [],
  };
}
