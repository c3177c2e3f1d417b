/** Whether a service takes tickets now: its calendar, its quota, and the promise to be reached before closing. */
import type { Agency, OpenStatus, Service } from '@giliran/protocol';
import { hoursFor, readCalendar, type CalendarReader } from './calendar.ts';
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

function soonest(a: OpenStatus, b: OpenStatus): OpenStatus {
  if (a.open) return b.open && b.until > a.until ? b : a;
  if (b.open) return b;
  const key = (s: typeof a): string => (s.opensAt ? `${s.opensAt.day}T${s.opensAt.time}` : '~');
  return key(b) < key(a) ? b : a;
}

export function readOpening(state: QueueState, index: SiteIndex, instant: number): OpeningReader {
  const { settings } = index.site;
  const calendar: CalendarReader = readCalendar(settings, instant);

  const beyondClosing = (service: Service): boolean => {
    const hours = hoursFor(settings, index.agencies.get(service.agencyId), service);
    const estimate = estimateWait(state, index, service.id, waitingOfService(state, service.id));
    return estimate !== null && estimate.fromMinutes > calendar.minutesToClose(hours);
  };

  const service = (of: Service): OpenStatus => {
    if (of.closed) return { open: false, why: 'outOfService', note: of.closed, opensAt: null };
    const hours = hoursFor(settings, index.agencies.get(of.agencyId), of);
    const status = calendar.status(hours, of.lastTicketMinutes);
    if (!status.open) return status;
    if (of.dailyQuota !== null && (state.tallies.get(of.id)?.issued ?? 0) >= of.dailyQuota) {
      return { open: false, why: 'quotaReached', note: null, opensAt: null };
    }
    if (settings.beyondClosing === 'stop' && beyondClosing(of)) {
      return { open: false, why: 'wouldNotReach', note: null, opensAt: null };
    }
    return status;
  };

  const agency = (of: Agency): OpenStatus => {
    const [first, ...rest] = index.servicesOfAgency.get(of.id) ?? [];
    if (!first) return { open: false, why: 'outOfService', note: null, opensAt: null };
    return rest.reduce((best, next) => soonest(best, service(next)), service(first));
  };

  return { service, agency, beyondClosing };
}
