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

/** Two services of one agency: open while either is; on a break while both are. */
function together(a: OpenStatus, b: OpenStatus): OpenStatus {
  if (a.open && b.open)
    return { ...(b.until > a.until ? b : a), nextBreak: commonBreak(a.nextBreak, b.nextBreak) };
  if (a.open) return a;
  if (b.open) return b;
  const key = (s: typeof a): string => (s.opensAt ? `${s.opensAt.day}T${s.opensAt.time}` : '~');
  return key(b) < key(a) ? b : a;
}

type Break = Extract<OpenStatus, { open: true }>['nextBreak'];

function commonBreak(a: Break, b: Break): Break {
  if (a === null || b === null) return null;
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from < to ? { from, to, note: a.note ?? b.note } : null;
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
    const [first, ...rest] = index.servicesOfAgency.get(of.id) ?? [];
    if (!first) return { open: false, why: 'outOfService', note: null, opensAt: null };
    return rest.reduce((best, next) => together(best, service(next)), service(first));
  };

  return { service, agency, beyondClosing };
}
