/** A report as a table for a spreadsheet. RFC 4180, UTF-8 with a mark for Excel. Durations in minutes. */
import type { Report, ReportFigures } from '@giliran/protocol';
import { csvCell } from '../csv-cell.ts';

const head = [
  ...['key', 'name', 'counts', 'issued', 'served', 'noShows', 'cancelled', 'expired'],
  ...['waits', 'waitMeanMinutes', 'waitP50Minutes', 'waitP90Minutes'],
  ...['visits', 'serviceMeanMinutes', 'serviceP50Minutes', 'serviceP90Minutes'],
];

const minutes = (seconds: number | null): string => (seconds === null ? '' : (seconds / 60).toFixed(1));

const figures = ({ wait, service, ...f }: ReportFigures): (string | number)[] => [
  ...[f.issued, f.served, f.noShows, f.cancelled, f.expired],
  ...[wait.count, minutes(wait.mean), minutes(wait.p50), minutes(wait.p90)],
  ...[service.count, minutes(service.mean), minutes(service.p50), minutes(service.p90)],
];

/** `nameOf`: how people call what a row stands for; empty where its key says it all. */
export function reportCsv(report: Report, nameOf: (key: string) => string): string {
  const narrowed = report.agencyId !== null || report.serviceId !== null;
  const lines = [
    head,
    ...report.rows.map((row) => [row.key, nameOf(row.key), report.counts, ...figures(row)]),
    ['total', '', narrowed ? 'visits' : 'tickets', ...figures(report.total)],
  ];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
