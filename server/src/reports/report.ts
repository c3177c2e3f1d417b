/** A report: the kept figures of closed days, and the open day counted as it stands. */
import type { Report, ReportFigures, ReportQuery, ReportSpread, ServiceDay } from '@giliran/protocol';
import { sourceOf, type FiguresStore } from '../store/figures-store.ts';
import {
  addFigures,
  countDay,
  noFigures,
  percentile,
  type DayFigures,
  type Figures,
  type Spread,
} from './figures.ts';

const spreadOf = (spread: Spread): ReportSpread => ({
  count: spread.count,
  mean: spread.count === 0 ? null : Math.round(spread.totalMs / spread.count / 1000),
  p50: percentile(spread, 0.5),
  p90: percentile(spread, 0.9),
});

const told = ({ wait, service, ...counts }: Figures): ReportFigures => ({
  ...counts,
  wait: spreadOf(wait),
  service: spreadOf(service),
});

/** The open day's figures by the query's groups. */
function partsOf(open: DayFigures, query: ReportQuery): [string, Figures][] {
  const { groupBy, agencyId, serviceId } = query;
  const weekday = String(Temporal.PlainDate.from(open.day).dayOfWeek);
  const ofDay = (hour: number): string => {
    switch (groupBy) {
      case 'hour':
        return String(hour);
      case 'weekdayHour':
        return `${weekday}-${String(hour).padStart(2, '0')}`;
      case 'month':
        return open.day.slice(0, 7);
      case 'weekday':
        return weekday;
      default:
        return open.day;
    }
  };
  const source = sourceOf(query);
  if (source === 'hall') return open.hall.map((h) => [ofDay(h.hour), h.figures]);
  if (source === 'hours')
    return open.hours.filter((h) => h.agencyId === agencyId).map((h) => [ofDay(h.hour), h.figures]);
  const keyOf = (service: DayFigures['services'][number]): string => {
    switch (groupBy) {
      case 'agency':
        return service.agencyId;
      case 'service':
        return service.serviceId;
      default:
        return ofDay(0);
    }
  };
  return open.services
    .filter((s) => agencyId === undefined || s.agencyId === agencyId)
    .filter((s) => serviceId === undefined || s.serviceId === serviceId)
    .map((s) => [keyOf(s), s.figures]);
}

const within = (day: ServiceDay, { from, to }: ReportQuery): boolean => from <= day && day <= to;

/** The hall's tickets in a stretch of days, each once. */
function hallTotal(store: FiguresStore, timeZone: string, { from, to }: ReportQuery): Figures {
  const days: ReportQuery = { from, to, groupBy: 'day' };
  const total = noFigures();
  for (const figures of store.sums(days).values()) addFigures(total, figures);
  const openDay = store.openDay();
  if (openDay === null || !within(openDay, days)) return total;
  const open = countDay(openDay, timeZone, store.ticketsOf(openDay), store.agencyReader(openDay));
  for (const { figures } of open.hall) addFigures(total, figures);
  return total;
}

/** Works a report out; some hundred milliseconds for a year, so never on the thread that serves. */
export function makeReport(store: FiguresStore, timeZone: string, query: ReportQuery): Report {
  const sums = store.sums(query);
  const openDay = store.openDay();
  if (openDay !== null && within(openDay, query)) {
    const open = countDay(openDay, timeZone, store.ticketsOf(openDay), store.agencyReader(openDay));
    for (const [key, figures] of partsOf(open, query)) {
      const sum = sums.get(key) ?? noFigures();
      addFigures(sum, figures);
      sums.set(key, sum);
    }
  }
  const source = sourceOf(query);
  const total = noFigures();
  // Visits of all agencies do not add up to tickets: the hall's own figures do.
  const whole = source === 'visits' && query.agencyId === undefined && query.serviceId === undefined;
  if (whole) addFigures(total, hallTotal(store, timeZone, query));
  else for (const figures of sums.values()) addFigures(total, figures);
  const rows = [...sums].map(([key, figures]) => ({ key, ...told(figures) }));
  rows.sort((a, b) =>
    query.groupBy === 'hour' ? Number(a.key) - Number(b.key) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0,
  );
  const { from, to, groupBy, agencyId = null, serviceId = null } = query;
  const counts = source === 'hall' ? 'tickets' : 'visits';
  return { from, to, groupBy, agencyId, serviceId, counts, rows, total: told(total) };
}
