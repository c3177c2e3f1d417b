/** The live board: alerts and problems first, then agencies, counters, devices and papers as they are now. */
import { useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { useState } from 'react';
import type { PageProps } from '../frame/pages.ts';
import { HallBar } from '../hall/HallBar.tsx';
import { AgencyTable } from './AgencyTable.tsx';
import { useBoard } from './board-context.ts';
import { CounterTable } from './CounterTable.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { AlertList } from './AlertList.tsx';
import { Filters } from './Filters.tsx';
import { PaperTable } from './PaperTable.tsx';
import { ProblemList } from './ProblemList.tsx';
import { isAlerted, problemsOf } from './problems.ts';
import { filtered, noFilter, totalsOf } from './selection.ts';
import { Summary } from './Summary.tsx';
import { Tabs, type TabName } from './Tabs.tsx';
import { useAlertSound } from './use-alert-sound.ts';
import { ZoneTable } from './ZoneTable.tsx';

export function Board({ token }: PageProps) {
  const common = useWording(commonWording);
  const { view, now } = useBoard();
  const [filter, setFilter] = useState(noFilter);
  const [tab, setTab] = useState<TabName>('agencies');
  const shown = filtered(view, filter, common.counter);
  // The filter narrows the lists only: what needs a hand must not be hidden by a search.
  const problems = problemsOf(view, now).filter((problem) => !isAlerted(view, problem));
  const untended = view.alerts.filter((alert) => alert.acknowledgedAt === null).map(({ id }) => id);
  const sound = useAlertSound(untended);
  return (
    <>
      <HallBar />
      <Summary totals={totalsOf(view.agencies, now)} />
      <div className="board-columns">
        <div className="board-side">
          <AlertList token={token} sound={sound} />
          <ProblemList problems={problems} />
        </div>
        <div className="board-main">
          <Filters view={view} filter={filter} onFilter={setFilter} />
          <Tabs
            tab={tab}
            onTab={setTab}
            counts={{
              agencies: shown.agencies.length,
              zones: new Set(shown.agencies.map(({ zoneId }) => zoneId)).size,
              counters: shown.counters.length,
              devices: shown.devices.length,
              papers: shown.papers.length,
            }}
          >
            {tab === 'agencies' && (
              <AgencyTable agencies={shown.agencies} onShowAll={() => setFilter(noFilter)} />
            )}
            {tab === 'zones' && <ZoneTable agencies={shown.agencies} onShowAll={() => setFilter(noFilter)} />}
            {tab === 'counters' && (
              <CounterTable counters={shown.counters} onShowAll={() => setFilter(noFilter)} />
            )}
            {tab === 'devices' && (
              <DeviceTable devices={shown.devices} onShowAll={() => setFilter(noFilter)} />
            )}
            {tab === 'papers' && (
              <PaperTable
                papers={shown.papers}
                all={view.papers.length}
                onShowAll={() => setFilter(noFilter)}
              />
            )}
          </Tabs>
        </div>
      </div>
    </>
  );
}
