/** Whether a service takes tickets now: its calendar, its quota, and the promise to be reached before closing. */
import type { Agency, OpenStatus, Service } from '@giliran/protocol';
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

  const service = (of: Service): OpenStatus => {
    if (of.closed) return { open: false, why: 'outOfService', note: of.closed, opensAt: null };
    const status = calendar.status(of);
    if (!status.open) return status;
    const quota = calendar.quota(of);
    if (quota !== null && (state.tallies.get(of.id)?.issued ?? 0) >= quota) {
      return { open: false, why: 'quotaReached', note: null, opensAt: calendar.nextDay(of) };
    }
    if (settings.beyondClosing === 'stop' && beyondClosing(of)) {
      return { open: false, why: 'wouldNotReach', note: null, opensAt: calendar.nextDay(of) };
    }
    return status;
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
