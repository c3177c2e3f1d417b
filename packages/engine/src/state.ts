/** What the rules look at: one service day of one site, in memory. Changed only by `evolve`. */
import {
  concerns,
  formatNumber,
  inRange,
  ok,
  type Agency,
  type AgencyCondition,
  type AgencyId,
  type Appointment,
  type AppointmentCode,
  type AppointmentId,
  type Call,
  type CallId,
  type Counter,
  type CounterId,
  type ConditionNotice,
  type CounterState,
  type Kiosk,
  type KioskId,
  type Paper,
  type PaperId,
  type KnownPrinter,
  type OfflineAside,
  type OfflineRange,
  type Priority,
  type Result,
  type Service,
  type ServiceDay,
  type ServiceId,
  type Site,
  type Ticket,
  TicketId,
  type TicketToken,
  type Zone,
} from '@giliran/protocol';
import { rulesOf, type AgencyRules } from './rules.ts';
import type { WaitingLine } from './waiting-line.ts';

/** A site with its parts found by id. */
export interface SiteIndex {
  readonly site: Site;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly services: ReadonlyMap<string, Service>;
  readonly counters: ReadonlyMap<string, Counter>;
  readonly kiosks: ReadonlyMap<string, Kiosk>;
  readonly zones: ReadonlyMap<string, Zone>;
  readonly servicesOfAgency: ReadonlyMap<string, readonly Service[]>;
  /** The counters that serve a service, whatever their offset. */
  readonly countersOfService: ReadonlyMap<string, readonly Counter[]>;
  /** The rules of each agency. */
  readonly rules: ReadonlyMap<string, AgencyRules>;
  /** Running numbers that belong to kiosks. */
  readonly offlineRanges: readonly OfflineRange[];
}

/** The rules of an agency; the site's for one that is not in the set-up. */
export const rulesFor = (index: SiteIndex, agencyId: AgencyId): AgencyRules =>
  index.rules.get(agencyId) ?? rulesOf(index.site.settings, null);

/** Today's tallies of a service. */
export interface ServiceTally {
  issued: number;
  served: number;
  noShows: number;
}

/** Priority tickets and the others wait in lines of their own, so that a site may put priority first strictly. */
export interface ServiceLines {
  readonly priority: WaitingLine;
  readonly ordinary: WaitingLine;
}

/** What was given out after a backup that was then put back, and is not given again on the same day. */
export interface PassedOver {
  /** By prefix, the highest running number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Added to the number of a ticket's call, so that its id is a new one: displays remember what they spoke. */
  readonly calls: number;
}
export const nothingPassedOver: PassedOver = { numbers: new Map(), calls: 0 };

export interface QueueState {
  index: SiteIndex | null;
  day: ServiceDay | null;
  readonly tickets: Map<TicketId, Ticket>;
  readonly byToken: Map<TicketToken, TicketId>;
  readonly lines: Map<ServiceId, ServiceLines>;
  /** Tickets that wait for one counter alone. */
  readonly directed: Map<CounterId, ServiceLines>;
  readonly counters: Map<CounterId, CounterState>;
  readonly sequences: Map<string, number>;
  readonly tallies: Map<ServiceId, ServiceTally>;
  readonly calls: Map<CallId, Call>;
  /** Each counter's calls today, the oldest first. */
  readonly callsOfCounter: Map<CounterId, CallId[]>;
  /** Today's papers in the order in which they were queued. */
  readonly papers: Map<PaperId, Paper>;
  /** Each ticket's papers, the oldest first. */
  readonly papersOfTicket: Map<TicketId, PaperId[]>;
  /** Papers that did not come out for certain (yet): everything but `confirmed`, in the order of `papers`. */
  readonly unconfirmedPapers: Set<PaperId>;
  /** How each kiosk's printer is, as it told last. Outlives the day. */
  readonly printers: Map<KioskId, KnownPrinter>;
  /** Tickets that are set aside. */
  readonly parked: Set<TicketId>;
  /** What has come over agencies. A central system that is down outlives the day. */
  readonly conditions: Map<AgencyId, AgencyCondition>;
  /** What is to be said of an agency's condition, or was: the newest of each. */
  readonly notices: Map<AgencyId, ConditionNotice>;
  /** The place of each call in the day's order, from 0: two calls may share a millisecond. */
  readonly callOrder: Map<CallId, number>;
  /** Bookings of today and later. */
  readonly appointments: Map<AppointmentId, Appointment>;
  readonly appointmentByCode: Map<AppointmentCode, AppointmentId>;
  /** How many places of a slot are taken, by `slotKey`. */
  readonly slotsTaken: Map<string, number>;
  /** Numbers that came from elsewhere, with tickets of earlier days or from kiosks without the server: nobody else gets them today. */
  readonly heldNumbers: Set<string>;
  /** Since data were put back from a backup today: running numbers and calls that may be out already. */
  passedOver: PassedOver;
  /** Tickets handed in by kiosks that could not enter the queue, until somebody has looked after them. Outlives the day. */
  readonly offlineAside: Map<TicketId, OfflineAside>;
  issueOrder: number;
}

export const slotKey = (serviceId: ServiceId, startsAt: number): string => `${serviceId}@${startsAt}`;

export const emptyState = (): QueueState => ({
  index: null,
  day: null,
  tickets: new Map(),
  byToken: new Map(),
  lines: new Map(),
  directed: new Map(),
  counters: new Map(),
  sequences: new Map(),
  tallies: new Map(),
  calls: new Map(),
  callsOfCounter: new Map(),
  papers: new Map(),
  papersOfTicket: new Map(),
  unconfirmedPapers: new Set(),
  printers: new Map(),
  parked: new Set(),
  conditions: new Map(),
  notices: new Map(),
  callOrder: new Map(),
  appointments: new Map(),
  appointmentByCode: new Map(),
  slotsTaken: new Map(),
  heldNumbers: new Set(),
  passedOver: nothingPassedOver,
  offlineAside: new Map(),
  issueOrder: 0,
});

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function groupBy<T>(
  items: readonly T[],
  keys: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

export function indexSite(site: Site): SiteIndex {
  return {
    site,
    agencies: byId(site.agencies),
    services: byId(site.services),
    counters: byId(site.counters),
    kiosks: byId(site.kiosks),
    zones: byId(site.zones),
    servicesOfAgency: groupBy(site.services, (s) => [s.agencyId]),
    countersOfService: groupBy(site.counters, (c) => c.services.map((s) => s.serviceId)),
    rules: new Map(site.agencies.map((agency) => [agency.id, rulesOf(site.settings, agency)])),
    offlineRanges: site.kiosks.flatMap(({ offline }) => offline ?? []),
  };
}

/** A counter nobody has touched today. */
const untouchedCounter = (id: CounterId): CounterState => ({
  id,
  status: 'closed',
  staffId: null,
  pauseReason: null,
  currentTicketId: null,
  autoCall: false,
  changedAt: 0,
  lastStep: null,
  revision: 0,
  served: 0,
  noShows: 0,
});

export const counterState = (state: QueueState, id: CounterId): CounterState =>
  state.counters.get(id) ?? untouchedCounter(id);

/** The prefix under which a service's tickets count, as the site's numbering says. */
export function prefixOf(index: SiteIndex, service: Service): string {
  if (index.site.settings.numberingPer !== 'agency') return service.prefix;
  return index.agencies.get(service.agencyId)?.prefix ?? service.prefix;
}

/** The priority reason if the site knows it. */
export function knownPriority(index: SiteIndex, priority: Priority): Result<Priority, 'unknownPriority'> {
  if (priority === null) return ok(null);
  const known = index.site.settings.priority.reasons.some((reason) => reason.id === priority);
  return known ? ok(priority) : { ok: false, error: 'unknownPriority' };
}

/** A service's running number that comes next, past those that are held, are out already or belong to kiosks. */
export function nextSequence(state: QueueState, index: SiteIndex, prefix: string): number {
  let sequence = Math.max(state.sequences.get(prefix) ?? 0, state.passedOver.numbers.get(prefix) ?? 0) + 1;
  for (;;) {
    const kiosks = index.offlineRanges.find((range) => inRange(range, sequence));
    if (kiosks) sequence = kiosks.to + 1;
    else if (state.heldNumbers.has(formatNumber(prefix, sequence))) sequence += 1;
    else return sequence;
  }
}

export const waitingOfService = (state: QueueState, id: ServiceId): number => {
  const lines = state.lines.get(id);
  const open = lines ? lines.priority.length + lines.ordinary.length : 0;
  return open + directedOfService(state, id);
};

/** Those who wait for the service at one counter alone. Few, and rarely any. */
function directedOfService(state: QueueState, id: ServiceId): number {
  let count = 0;
  for (const { priority, ordinary } of state.directed.values()) {
    for (const line of [priority, ordinary])
      for (const place of line) if (state.tickets.get(place.ticketId)?.serviceId === id) count += 1;
  }
  return count;
}

export const waitingOfAgency = (state: QueueState, index: SiteIndex, id: AgencyId): number =>
  (index.servicesOfAgency.get(id) ?? []).reduce((sum, s) => sum + waitingOfService(state, s.id), 0);

/** What has come over the agency of a service, where it concerns that service. */
export function conditionOver(
  state: QueueState,
  { agencyId, serviceId }: { readonly agencyId: AgencyId; readonly serviceId: ServiceId },
): AgencyCondition | null {
  const condition = state.conditions.get(agencyId);
  return condition && concerns(condition, serviceId) ? condition : null;
}

/** Whether the central system behind a service is down. */
export const isDown = (
  state: QueueState,
  of: { readonly agencyId: AgencyId; readonly serviceId: ServiceId },
): boolean => conditionOver(state, of)?.kind === 'systemDown';

/** The newest paper of a ticket; null before there is one. */
export function lastPaper(state: QueueState, ticketId: TicketId): Paper | null {
  const id = state.papersOfTicket.get(ticketId)?.at(-1);
  return (id === undefined ? undefined : state.papers.get(id)) ?? null;
}

/** The ticket that a paper is of, also of an earlier day: a paper's id begins with it. */
export const ticketOfPaper = (paperId: PaperId): TicketId => TicketId.parse(paperId.slice(0, 36));
