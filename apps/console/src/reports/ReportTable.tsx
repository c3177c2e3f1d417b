/** The figures of a report, row by row. */
import type { Report, ReportFigures } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { reportsWording } from '@giliran/ui/wording/reports';
import type { ReactNode } from 'react';
import { useBoard, useDuration } from '../board/board-context.ts';
import { noShowShare } from './figures.ts';

export interface ReportTableProps {
  readonly report: Report;
  readonly nameOf: (key: string) => string;
}

export function ReportTable({ report, nameOf }: ReportTableProps) {
  const words = useWording(reportsWording);
  return (
    // It may be wider than its place: reachable by keyboard, so that it can be scrolled.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="panel report-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table className="gl-table report-table">
        <thead>
          <tr>
            <th scope="col">{words.group[report.groupBy]}</th>
            {[
              words.issued[report.counts],
              words.served,
              words.noShows,
              words.cancelled,
              words.expired,
              words.waitP50,
              words.waitP90,
              words.service,
              words.serviceP90,
            ].map((name) => (
              <th key={name} scope="col" className="gl-num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <Line key={row.key} figures={row}>
              {nameOf(row.key)}
            </Line>
          ))}
        </tbody>
        <tfoot>
          <Line figures={report.total}>{words.total}</Line>
        </tfoot>
      </table>
    </div>
  );
}

function Line({ figures, children }: { readonly figures: ReportFigures; readonly children: ReactNode }) {
  const words = useWording(reportsWording);
  const { formats } = useBoard();
  const duration = useDuration();
  const time = (seconds: number | null): string => (seconds === null ? '–' : duration(seconds * 1000));
  const share = noShowShare(figures);
  return (
    <tr>
      <th scope="row">{children}</th>
      <td className="gl-num figure-cell">{formats.number(figures.issued)}</td>
      <td className="gl-num">{formats.number(figures.served)}</td>
      <td className="gl-num">
        {formats.number(figures.noShows)}
        {share !== null && figures.noShows > 0 && <span className="second">{words.share(share)}</span>}
      </td>
      <td className="gl-num">{formats.number(figures.cancelled)}</td>
      <td className="gl-num">{formats.number(figures.expired)}</td>
      <td className="gl-num">{time(figures.wait.p50)}</td>
      <td className="gl-num">{time(figures.wait.p90)}</td>
      <td className="gl-num">{time(figures.service.p50)}</td>
      <td className="gl-num">{time(figures.service.p90)}</td>
    </tr>
  );
}
