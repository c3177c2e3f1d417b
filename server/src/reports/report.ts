/** A report: the kept figures of closed days, and the open day counted as it stands. */
import type { Report, ReportFigures, ReportQuery, ReportSpread, ServiceDay } from '@giliran/protocol';
import type { FiguresStore } from '../store/figures-store.ts';
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
  if (groupBy === 'hour')
    return open.hours
      .filter((h) => agencyId === undefined || h.agencyId === agencyId)
      .map((h) => [String(h.hour), h.figures]);
  const keyOf = (service: DayFigures['services'][number]): string => {
    switch (groupBy) {
      case 'day':
        return open.day;
      case 'month':
        return open.day.slice(0, 7);
      case 'weekday':
        return String(Temporal.PlainDate.from(open.day).dayOfWeek);
      case 'agency':
        return service.agencyId;
      case 'service':
        return service.serviceId;
    }
  };
  return open.services
    .filter((s) => agencyId === undefined || s.agencyId === agencyId)
    .filter((s) => serviceId === undefined || s.serviceId === serviceId)
    .map((s) => [keyOf(s), s.figures]);
}

const within = (day: ServiceDay, { from, to }: ReportQuery): boolean => from <= day && day <= to;

/** Works a report out; some hundred milliseconds for a year, so never on the thread that serves. */
export function makeReport(store: FiguresStore, timeZone: string, query: ReportQuery): Report {
  const sums = store.sums(query);
  const openDay = store.openDay();
  if (openDay !== null && within(openDay, query)) {
    const open = countDay(openDay, timeZone, store.ticketsOf(openDay));
    for (const [key, figures] of partsOf(open, query)) {
      const sum = sums.get(key) ?? noFigures();
      addFigures(sum, figures);
      sums.set(key, sum);
    }
  }
  const total = noFigures();
  for (const figures of sums.values()) addFigures(total, figures);
  const rows = [...sums].map(([key, figures]) => ({ key, ...told(figures) }));
  rows.sort((a, b) =>
    query.groupBy === 'hour' ? Number(a.key) - Number(b.key) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0,
  );
  const { from, to, groupBy, agencyId = null, serviceId = null } = query;
  return { from, to, groupBy, agencyId, serviceId, rows, total: told(total) };
}
