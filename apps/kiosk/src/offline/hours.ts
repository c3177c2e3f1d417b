/** What is open while the server is away, by the hours it told last. Pure. */
import type {
  CatalogueView,
  KioskView,
  OfflineDay,
  OfflinePlan,
  OpenStatus,
  OfferedService,
  ServiceId,
} from '@giliran/protocol';
import type { OfflineSheet } from '@giliran/shell/bridge';

type Closed = Extract<OpenStatus, { open: false }>;
export type Stopped = OfflineSheet['stopped'][number];

/** The day that a moment belongs to; null beyond the days that the plan knows. */
export const dayAt = (plan: OfflinePlan, now: number): OfflineDay | null =>
  plan.days.find(({ from, to }) => from <= now && now < to) ?? null;

const stretches = (day: OfflineDay, id: ServiceId): readonly { from: number; to: number }[] =>
  day.hours.find(({ services }) => services.includes(id))?.issuing ?? [];

/** Reasons that the hours know nothing of. */
const notByHours: ReadonlySet<Closed['why']> = new Set([
  'outOfService',
  'quotaReached',
  'wouldNotReach',
  'systemDown',
  'closedEarly',
]);

/** The services that something else than their hours has stopped. */
export const stoppedServices = ({ day, services }: KioskView): Stopped[] =>
  services.flatMap(({ id, status }) =>
    status.open || !notByHours.has(status.why) ? [] : [{ id, day, status }],
  );

/** A stop holds for its day; a broken system and a service out of use hold until the server says otherwise. */
const stillStopped = ({ day, status }: Stopped, today: string): boolean =>
  day === today || (!status.open && (status.why === 'systemDown' || status.why === 'outOfService'));

/** The queues as the kiosk can know them alone: who is open. Nobody knows how many wait. */
export function aloneQueues({ catalogue, stopped }: OfflineSheet, plan: OfflinePlan, now: number): KioskView {
  const today = dayAt(plan, now);
  const read = reader(catalogue, plan, today, now);
  const services = catalogue.services.map((service) => {
    const stop = stopped.find(({ id }) => id === service.id);
    const held = stop !== undefined && stillStopped(stop, today?.day ?? plan.day);
    return { id: service.id, waiting: 0, status: held ? stop.status : read(service), estimate: null };
  });
  const statusOf = new Map(services.map(({ id, status }) => [id, status]));
  return {
    day: today?.day ?? plan.day,
    printer: null,
    papers: [],
    otherKiosk: null,
    emergency: null,
    announcements: [],
    services,
    agencies: catalogue.agencies.map(({ id }) => ({
      id,
      waiting: 0,
      status: soonest(
        catalogue.services.flatMap((service) =>
          service.agencyId === id ? (statusOf.get(service.id) ?? []) : [],
        ),
      ),
    })),
  };
}

const closed = (why: Closed['why'], opensAt: Closed['opensAt']): Closed => ({
  open: false,
  why,
  note: null,
  opensAt,
});

function reader(
  { site }: CatalogueView,
  plan: OfflinePlan,
  today: OfflineDay | null,
  now: number,
): (service: OfferedService) => OpenStatus {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: site.timeZone,
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const wall = (at: number): string => (at === today?.to ? '24:00' : format.format(at));
  return ({ id }) => {
    if (today === null) return closed('closedToday', null);
    const open = stretches(today, id);
    const n = open.findIndex(({ to }) => now < to);
    const current = open[n];
    if (current && current.from <= now) {
      const next = open[n + 1];
      return {
        open: true,
        until: wall(open.at(-1)?.to ?? current.to),
        nextBreak: next ? { from: wall(current.to), to: wall(next.from), note: null } : null,
        early: false,
        note: null,
        warnings: [],
      };
    }
    if (current)
      return closed(n === 0 ? 'notYetOpen' : 'break', { day: today.day, time: wall(current.from) });
    const later = plan.days.find((day) => day.from > now && stretches(day, id).length > 0);
    const first = later && stretches(later, id)[0];
    const opensAt = later && first ? { day: later.day, time: format.format(first.from) } : null;
    return closed(open.length > 0 ? 'closedForToday' : 'closedToday', opensAt);
  };
}

/** Open when any service is, as long as the last of them; otherwise the reason of the one that opens first. */
function soonest(all: readonly OpenStatus[]): OpenStatus {
  const opensAt = (status: OpenStatus): string =>
    status.open
      ? ` ${String(99_99 - Number(status.until.replace(':', '')))}`
      : status.opensAt === null
        ? '~'
        : `${status.opensAt.day}T${status.opensAt.time}`;
  return all.toSorted((a, b) => (opensAt(a) < opensAt(b) ? -1 : 1))[0] ?? closed('outOfService', null);
}
