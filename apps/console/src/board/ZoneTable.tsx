/** Every zone of the hall added up. */
import type { SupervisorView } from '@giliran/protocol';
import { useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import type { ReactNode } from 'react';
import { useBoard, useDuration } from './board-context.ts';
import { NothingFound } from './NothingFound.tsx';
import { devicesInTrouble, totalsOf, type Agency } from './selection.ts';

interface SummedZone {
  readonly zone: SupervisorView['zones'][number];
  readonly agencies: readonly Agency[];
  readonly totals: ReturnType<typeof totalsOf>;
}

/** A column: its head, and what a zone has in it. */
interface Figure {
  readonly name: string;
  readonly of: (zone: SummedZone) => ReactNode;
  readonly strong?: true;
}

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
  const zones = view.zones.flatMap((zone): readonly SummedZone[] => {
    const its = agencies.filter((agency) => agency.zoneId === zone.id);
    return its.length === 0 ? [] : [{ zone, agencies: its, totals: totalsOf(its, now) }];
  });
  if (zones.length === 0) return <NothingFound onShowAll={onShowAll} />;
  const figures: readonly Figure[] = [
    { name: sections.agencies, of: ({ agencies: its }) => formats.number(its.length) },
    { name: board.waiting, of: ({ totals }) => formats.number(totals.waiting), strong: true },
    {
      name: board.longestWait,
      of: ({ totals }) => (totals.longestMs === null ? '–' : duration(totals.longestMs)),
    },
    { name: board.serving, of: ({ totals }) => formats.number(totals.serving) },
    {
      name: board.openCounters,
      of: ({ totals }) => (
        <>
          {board.ofCounters(totals.countersOpen, totals.counters)}
          {totals.paused > 0 && <span className="second">{words.pausedCounters(totals.paused)}</span>}
        </>
      ),
    },
    { name: words.callsPerHour, of: ({ totals }) => formats.number(totals.callsLastHour) },
    { name: board.noShows, of: ({ totals }) => formats.number(totals.noShows) },
    { name: board.needsHand, of: ({ zone }) => formats.number(devicesInTrouble(view, zone.id)) },
  ];
  return (
    <table className="gl-table board-table">
      <thead>
        <tr>
          <th scope="col">{common.zone}</th>
          {figures.map(({ name }) => (
            <th key={name} scope="col" className="gl-num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {zones.map((summed) => (
          <tr key={summed.zone.id}>
            <th scope="row">
              {say(summed.zone.name)}
              <span className="second">{say(summed.zone.direction)}</span>
            </th>
            {figures.map(({ name, of, strong = false }) => (
              <td key={name} className={strong ? 'gl-num figure-cell' : 'gl-num'}>
                {of(summed)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
