/** What a kiosk offers, and how its queues stand. */
import {
  agencyPresent,
  estimateWait,
  readOpening,
  waitingOfAgency,
  waitingOfService,
  type QueueState,
  type SiteIndex,
} from '@giliran/engine';
import type { Presence } from '../presence.ts';
import { siteFace } from './faces.ts';
import { otherKiosk, papersUnderWay } from './paper-faces.ts';
import { paperWidthOf } from '@giliran/protocol';
import type { Agency, CatalogueView, Kiosk, KioskView, Service, ServiceDay } from '@giliran/protocol';

/** An agency that has not moved in yet, or has moved out, is on no kiosk. */
function offered(
  index: SiteIndex,
  kiosk: Kiosk,
  day: ServiceDay,
): { agencies: Agency[]; services: Service[] } {
  const agencies = index.site.agencies.filter(
    (a) =>
      (kiosk.agencies === null || kiosk.agencies.includes(a.id)) &&
      index.servicesOfAgency.has(a.id) &&
      agencyPresent(a, day),
  );
  return { agencies, services: agencies.flatMap((a) => index.servicesOfAgency.get(a.id) ?? []) };
}

export function catalogueView(
  index: SiteIndex,
  kiosk: Kiosk,
  day: ServiceDay,
  phoneUrl: string | null,
): CatalogueView {
  const { settings } = index.site;
  return {
    kiosk: {
      id: kiosk.id,
      name: kiosk.name,
      zoneId: kiosk.zoneId,
      paper: kiosk.printer === null ? kiosk.paper : paperWidthOf(kiosk.printer),
      printer: kiosk.printer,
    },
    site: siteFace(index),
    publicUrl: settings.publicUrl ?? phoneUrl,
    priorityReasons: settings.priority.reasons,
    zones: index.site.zones,
    ...offered(index, kiosk, day),
  };
}

export function kioskView(
  state: QueueState,
  index: SiteIndex,
  kiosk: Kiosk,
  day: ServiceDay,
  now: number,
  presence: Presence,
): KioskView {
  const { agencies, services } = offered(index, kiosk, day);
  const opening = readOpening(state, index, now);
  return {
    day,
    printer: state.printers.get(kiosk.id) ?? null,
    papers: papersUnderWay(state, kiosk),
    otherKiosk: otherKiosk(state, index, kiosk, presence),
    agencies: agencies.map((agency) => ({
      id: agency.id,
      waiting: waitingOfAgency(state, index, agency.id),
      status: opening.agency(agency),
    })),
    services: services.map((service) => {
      const waiting = waitingOfService(state, service.id);
      return {
        id: service.id,
        waiting,
        status: opening.service(service),
        estimate: estimateWait(state, index, service.id, waiting),
      };
    }),
  };
}
