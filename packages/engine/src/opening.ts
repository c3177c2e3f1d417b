/** Whether a service takes tickets now: its calendar, its quota, and the promise to be reached before closing. */
import {
  concerns,
  type Agency,
  type AgencyCondition,
  type OpenStatus,
  type Service,
} from '@giliran/protocol';
import { readCalendar } from './calendar.ts';
import { estimateWait } from './order.ts';
import { waitingOfService, type QueueState, type SiteIndex } from './state.ts';

/** Answers for many services as at one moment. */
export interface OpeningReader {
  service(service: Service): OpenStatus;
  /** Open when any service is; otherwise the reason of the one that opens soonest. */
  agency(agency: Agency): OpenStatus;
  /** True when even a quick queue would not reach a newcomer before closing. */
  beyondClosing(service: Service): boolean;
}

type OpenWarning = Extract<OpenStatus, { open: true }>['warnings'][number];

/** What has come over the agency of a service, if it concerns that service. */
function conditionOf(state: QueueState, service: Service): AgencyCondition | null {
  const condition = state.conditions.get(service.agencyId);
  return condition && concerns(condition, service.id) ? condition : null;
}

/** How long a service has been closed for the day, in minutes; null while it is open or not to open at all. */
export function closedForMinutes(
  state: QueueState,
  index: SiteIndex,
  service: Service,
  now: number,
): number | null {
  const byCalendar = readCalendar(index.site, now).minutesSinceClose(service);
  const condition = conditionOf(state, service);
  if (condition?.kind !== 'closedEarly') return byCalendar;
  // Closed early is closed from then on: the calendar's closing does not begin it anew.
  return Math.max(byCalendar ?? 0, (now - condition.since) / 60_000);
}

function soonest(a: OpenStatus, b: OpenStatus): OpenStatus {
  if (a.open) return b.open && b.until > a.until ? b : a;
  if (b.open) return b;
  const key = (s: typeof a): string => (s.opensAt ? `${s.opensAt.day}T${s.opensAt.time}` : '~');
  return key(b) < key(a) ? b : a;
}

export function readOpening(state: QueueState, index: SiteIndex, instant: number): OpeningReader {
  const { settings } = index.site;
  const calendar = readCalendar(index.site, instant);

  const beyondClosing = (service: Service): boolean => {
    const estimate = estimateWait(state, index, service.id, waitingOfService(state, service.id));
    return estimate !== null && estimate.fromMinutes > calendar.minutesToClose(service);
  };

  // A hall's view asks for each service once by itself and once for its agency.
  const told = new Map<Service, OpenStatus>();
  const service = (of: Service): OpenStatus => {
    const known = told.get(of) ?? statusOf(of);
    told.set(of, known);
    return known;
  };

  const statusOf = (of: Service): OpenStatus => {
    if (of.closed) return { open: false, why: 'outOfService', note: of.closed, opensAt: null };
    const status = calendar.status(of);
    if (!status.open) return status;
    const condition = conditionOf(state, of);
    if (condition?.kind === 'closedEarly')
      return { open: false, why: 'closedEarly', note: condition.message, opensAt: calendar.nextDay(of) };
    if (condition?.issuing === 'stop')
      return { open: false, why: 'systemDown', note: condition.message, opensAt: null };
    const quota = calendar.quota(of);
    if (quota !== null && (state.tallies.get(of.id)?.issued ?? 0) >= quota) {
      return { open: false, why: 'quotaReached', note: null, opensAt: calendar.nextDay(of) };
    }
    const late = beyondClosing(of);
    if (late && settings.beyondClosing === 'stop')
      return { open: false, why: 'wouldNotReach', note: null, opensAt: calendar.nextDay(of) };
    const warnings: OpenWarning[] = [];
    if (condition) warnings.push({ kind: 'systemDown', message: condition.message });
    if (late) warnings.push({ kind: 'beyondClosing', message: null });
    return { ...status, warnings };
  };

  const agency = (of: Agency): OpenStatus => {
    const services = index.servicesOfAgency.get(of.id) ?? [];
    const [first, ...rest] = services;
    if (!first) return { open: false, why: 'outOfService', note: null, opensAt: null };
    const best = rest.reduce((so, next) => soonest(so, service(next)), service(first));
    if (!best.open) return best;
    return { ...best, nextBreak: calendar.commonBreak(services.filter((s) => s.closed === null)) };
  };

  return { service, agency, beyondClosing };
}
