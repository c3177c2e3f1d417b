/** How busy each hour of each weekday is: a table whose cells are tinted, so that it can be looked at and read. */
import type { Report } from '@giliran/protocol';
import { useWording, VisuallyHidden } from '@giliran/ui';
import { reportsWording } from '@giliran/ui/wording/reports';
import type { CSSProperties } from 'react';
import { useBoard } from '../board/board-context.ts';

type Tint = CSSProperties & { readonly '--heat': number };

export function HeatMap({ report }: { readonly report: Report }) {
  const words = useWording(reportsWording);
  const { formats } = useBoard();
  const cells = new Map(report.rows.map((row) => [row.key, row.issued]));
  const hours = [...new Set(report.rows.map(({ key }) => Number(key.slice(2))))].toSorted((a, b) => a - b);
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return null;
  const columns = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const most = Math.max(1, ...cells.values());
  const shown = words.weekdays.flatMap((name, n) => {
    const at = (hour: number): number => cells.get(`${n + 1}-${String(hour).padStart(2, '0')}`) ?? 0;
    return columns.some((hour) => at(hour) > 0) ? [{ name, at }] : [];
  });
  return (
    <section className="panel report-heat" aria-labelledby="heat-title">
      <h2 id="heat-title">{words.heat}</h2>
      <p className="second">{words.heatHint}</p>
      {/* Wider than a tablet: reachable by keyboard, so that it can be scrolled. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="report-scroll" tabIndex={0} role="region" aria-labelledby="heat-title">
        <table className="heat-map">
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>{words.group.weekday}</VisuallyHidden>
              </th>
              {columns.map((hour) => (
                <th key={hour} scope="col" className="gl-num">
                  {words.hour(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, at }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map((hour) => {
                  const share = at(hour) / most;
                  const tint: Tint = { '--heat': share };
                  return (
                    <td key={hour} className="gl-num" style={tint} data-dark={share > 0.55 || undefined}>
                      {at(hour) === 0 ? '' : formats.number(at(hour))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
