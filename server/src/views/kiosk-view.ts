/** What a kiosk offers, and how its queues stand. */
import {
  agencyPresent,
  estimateWait,
  offlinePlan,
  readOpening,
  waitingOfAgency,
  waitingOfService,
  type QueueState,
  type SiteIndex,
} from '@giliran/engine';
import type { Presence } from '../presence.ts';
import { publicEmergency, siteFace } from './faces.ts';
import { otherKiosk, papersUnderWay } from './paper-faces.ts';
import { isShownIn, paperWidthOf } from '@giliran/protocol';
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
  const except = new Set(kiosk.exceptServices);
  const services = agencies
    .flatMap((a) => index.servicesOfAgency.get(a.id) ?? [])
    .filter((service) => !except.has(service.id));
  // An agency with nothing to offer here is not there.
  const with_ = new Set(services.map((service) => service.agencyId));
  return { agencies: agencies.filter((a) => with_.has(a.id)), services };
}

/** What a kiosk's catalogue is made of. */
interface CatalogueSources {
  readonly state: QueueState;
  readonly index: SiteIndex;
  readonly kiosk: Kiosk;
  readonly day: ServiceDay;
  /** The site's for paper, null where there is none that can be printed. */
  readonly logo: NonNullable<CatalogueView['offline']>['logo'];
  /** Where phones reach the hall when the set-up does not say it; null: it has to. */
  readonly phoneUrl: string | null;
}

export function catalogueView({ state, index, kiosk, day, logo, phoneUrl }: CatalogueSources): CatalogueView {
  const { settings } = index.site;
  const shown = offered(index, kiosk, day);
  const plan = offlinePlan(state, index, kiosk, shown.services, day);
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
    ...shown,
    offline: plan && { ...plan, logo },
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
    emergency: publicEmergency(state),
    announcements: state.hall.announcements
      .filter((one) => isShownIn(one, kiosk.zoneId, now))
      .map(({ id, text, until }) => ({ id, text, until }))
      .toReversed(),
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
