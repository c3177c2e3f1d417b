/** What a kiosk has to know to go on issuing without the server, worked out while the server is there. */
import {
  inRange,
  Prefix,
  ServiceDay,
  type Kiosk,
  type OfflineDay,
  type OfflinePlan,
  type Service,
} from '@giliran/protocol';
import { readCalendar } from './calendar.ts';
import type { Interval } from './intervals.ts';
import { calendarOf } from './site-calendar.ts';
import { prefixOf, rulesFor, type QueueState, type SiteIndex } from './state.ts';

/** Today and the days after it: nobody leaves a server dead for longer. */
const DAYS = 7;

/** Null for a kiosk that has no numbers of its own. */
export function offlinePlan(
  state: QueueState,
  index: SiteIndex,
  kiosk: Kiosk,
  services: readonly Service[],
  day: ServiceDay,
): Omit<OfflinePlan, 'logo'> | null {
  const { offline: range } = kiosk;
  if (range === null) return null;
  const { settings } = index.site;
  const days = Array.from({ length: DAYS }, (_, ahead) =>
    ServiceDay.parse(Temporal.PlainDate.from(day).add({ days: ahead }).toString()),
  );
  const byPrefix = Map.groupBy(services, (service) => prefixOf(index, service));
  return {
    range,
    day,
    taken: [...state.tickets.values()]
      .filter((ticket) => inRange(range, ticket.sequence))
      .map((ticket) => ticket.number),
    // Today last: the calendar keeps the plans of the day that was asked for last.
    days: days
      .toReversed()
      .map((date) => planOf(index, services, date))
      .toReversed(),
    prefixes: [...byPrefix].map(([prefix, its]) => ({
      prefix: Prefix.parse(prefix),
      services: its.map(({ id }) => id),
    })),
    carriedOver: services
      .filter(({ agencyId }) => rulesFor(index, agencyId).atClose.policy === 'carryOver')
      .map(({ id }) => id),
    ticket: settings.ticket,
  };
}

function planOf(index: SiteIndex, services: readonly Service[], day: ServiceDay): OfflineDay {
  const { timeZone } = index.site.settings;
  const date = Temporal.PlainDate.from(day);
  const begins = date.toZonedDateTime({ timeZone });
  const from = begins.epochMilliseconds;
  const to = begins.add({ days: 1 }).epochMilliseconds;
  const at = (time: string): number =>
    time === '24:00' ? to : date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  const issuing = issuingOn(index, day, from);
  const inService = services.filter((service) => service.closed === null);
  const alike = Map.groupBy(inService, (service) => JSON.stringify(issuing(service)));
  const hours = [...alike.values()].flatMap((group) => {
    const stretches = group[0] === undefined ? [] : issuing(group[0]);
    if (stretches.length === 0) return [];
    return [
      {
        services: group.map(({ id }) => id),
        issuing: stretches.map((one) => ({ from: at(one.from), to: at(one.to) })),
      },
    ];
  });
  return { day, from, to, hours };
}

function issuingOn(
  { site }: SiteIndex,
  day: ServiceDay,
  moment: number,
): (service: Service) => readonly Interval[] {
  // In `demo` mode it is always ten in the morning.
  if (site.settings.hoursMode === 'demo') {
    const calendar = readCalendar(site, moment);
    return (service) => (calendar.status(service).open ? [{ from: '00:00', to: '24:00' }] : []);
  }
  const calendar = calendarOf(site);
  return (service) => calendar.plan(service, day).issuing;
}
