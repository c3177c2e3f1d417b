/** Every zone of the hall added up. */
import { useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import { useBoard, useDuration } from './board-context.ts';
import { NothingFound } from './NothingFound.tsx';
import { devicesInTrouble, totalsOf, type Agency } from './selection.ts';

export interface ZoneTableProps {
  readonly agencies: readonly Agency[];
  readonly onShowAll: () => void;
}

export function ZoneTable({ agencies, onShowAll }: ZoneTableProps) {
  const { board, sections } = useWording(consoleWording);
  const words = useWording(boardWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { view, now, formats } = useBoard();
  const duration = useDuration();
  const zones = view.zones.flatMap((zone) => {
    const its = agencies.filter((agency) => agency.zoneId === zone.id);
    return its.length === 0 ? [] : [{ zone, agencies: its, totals: totalsOf(its, now) }];
  });
  if (zones.length === 0) return <NothingFound onShowAll={onShowAll} />;
  return (
    <table className="gl-table board-table">
      <thead>
        <tr>
          <th scope="col">{common.zone}</th>
          <th scope="col" className="gl-num">
            {sections.agencies}
          </th>
          <th scope="col" className="gl-num">
            {board.waiting}
          </th>
          <th scope="col" className="gl-num">
            {board.longestWait}
          </th>
          <th scope="col" className="gl-num">
            {board.serving}
          </th>
          <th scope="col" className="gl-num">
            {board.openCounters}
          </th>
          <th scope="col" className="gl-num">
            {words.callsPerHour}
          </th>
          <th scope="col" className="gl-num">
            {board.noShows}
          </th>
          <th scope="col" className="gl-num">
            {board.needsHand}
          </th>
        </tr>
      </thead>
      <tbody>
        {zones.map(({ zone, agencies: its, totals }) => (
          <tr key={zone.id}>
            <th scope="row">
              {say(zone.name)}
              <span className="second">{say(zone.direction)}</span>
            </th>
            <td className="gl-num">{formats.number(its.length)}</td>
            <td className="gl-num figure-cell">{formats.number(totals.waiting)}</td>
            <td className="gl-num">{totals.longestMs === null ? '–' : duration(totals.longestMs)}</td>
            <td className="gl-num">{formats.number(totals.serving)}</td>
            <td className="gl-num">
              {board.ofCounters(totals.countersOpen, totals.counters)}
              {totals.paused > 0 && <span className="second">{words.pausedCounters(totals.paused)}</span>}
            </td>
            <td className="gl-num">{formats.number(totals.callsLastHour)}</td>
            <td className="gl-num">{formats.number(totals.noShows)}</td>
            <td className="gl-num">{formats.number(devicesInTrouble(view, zone.id))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
