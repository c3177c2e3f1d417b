/** What the kiosk offers, joined with how the queues stand now. Pure. */
import type {
  OfferedAgency,
  AgencyId,
  CatalogueView,
  KioskView,
  OpenStatus,
  PriorityReason,
  OfferedService,
  ServiceId,
  Zone,
} from '@giliran/protocol';

type ServiceQueue = KioskView['services'][number];

/** An agency as a tile shows it. */
export interface AgencyOffer {
  readonly agency: OfferedAgency;
  readonly waiting: number;
  readonly status: OpenStatus;
}
/** A service as a row shows it. */
export interface ServiceOffer {
  readonly service: OfferedService;
  readonly agency: OfferedAgency;
  readonly waiting: number;
  readonly status: OpenStatus;
  readonly estimate: ServiceQueue['estimate'];
}

export interface Offers {
  /** In the site's own order. */
  readonly agencies: readonly AgencyOffer[];
  agency(id: AgencyId): AgencyOffer | null;
  service(id: ServiceId): ServiceOffer | null;
  servicesOf(id: AgencyId): readonly ServiceOffer[];
  /** The services most people wait for now, the longest queue first. */
  busiest(count: number): readonly ServiceOffer[];
  zoneOf(agency: OfferedAgency): Zone | null;
  /** Null when nobody has this reason any more. */
  priority(id: string | null): PriorityReason | null;
  /** Set when not one agency is open: the reason of the one that opens soonest. */
  readonly allClosed: Extract<OpenStatus, { open: false }> | null;
}

const opensAt = (status: OpenStatus): string =>
  status.open || status.opensAt === null ? '~' : `${status.opensAt.day}T${status.opensAt.time}`;

/** Services and agencies of which the queue view says nothing (yet) are left out: the two arrive as two views. */
export function joinOffers(catalogue: CatalogueView, queues: KioskView): Offers {
  const agencyQueues = new Map(queues.agencies.map((queue) => [queue.id, queue]));
  const serviceQueues = new Map(queues.services.map((queue) => [queue.id, queue]));
  const agencies = catalogue.agencies.flatMap((agency): AgencyOffer[] => {
    const queue = agencyQueues.get(agency.id);
    return queue ? [{ agency, waiting: queue.waiting, status: queue.status }] : [];
  });
  const agencyById = new Map(agencies.map((offer) => [offer.agency.id, offer]));
  const services = catalogue.services.flatMap((service): ServiceOffer[] => {
    const queue = serviceQueues.get(service.id);
    const of = agencyById.get(service.agencyId);
    if (!queue || !of) return [];
    const { waiting, status, estimate } = queue;
    return [{ service, agency: of.agency, waiting, status, estimate }];
  });
  const serviceById = new Map(services.map((offer) => [offer.service.id, offer]));
  const byAgency = Map.groupBy(services, (offer) => offer.service.agencyId);
  const zones = new Map(catalogue.zones.map((zone) => [zone.id, zone]));
  const reasons = new Map<string, PriorityReason>(
    catalogue.priorityReasons.map((reason) => [reason.id, reason]),
  );
  const closed = agencies
    .map((offer) => offer.status)
    .toSorted((a, b) => (opensAt(a) < opensAt(b) ? -1 : 1))
    .flatMap((status) => (status.open ? [] : [status]));
  return {
    agencies,
    agency: (id) => agencyById.get(id) ?? null,
    service: (id) => serviceById.get(id) ?? null,
    servicesOf: (id) => byAgency.get(id) ?? [],
    busiest: (count) =>
      services
        .filter((offer) => offer.waiting > 0 && offer.status.open)
        .toSorted((a, b) => b.waiting - a.waiting)
        .slice(0, count),
    zoneOf: (agency) => zones.get(agency.zoneId) ?? null,
    priority: (id) => (id === null ? null : (reasons.get(id) ?? null)),
    allClosed: agencies.length > 0 && closed.length === agencies.length ? (closed[0] ?? null) : null,
  };
}

/** Whether a tap on the service takes the number at once: nothing has to be brought, nothing to be known before. */
export const goesStraight = (offer: ServiceOffer): boolean =>
  offer.status.open && offer.status.warnings.length === 0 && offer.service.requirements.length === 0;
