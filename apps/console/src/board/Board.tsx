/** The live board: problems first, then agencies, counters, devices and papers as they are now. */
import { useConnection, useServerNow, useView } from '@giliran/client';
import type { ErrorCode } from '@giliran/protocol';
import { Banner, EmptyState, Screen, Spinner, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import { errorText } from '@giliran/ui/wording/errors';
import Building from 'lucide-react/icons/building-2';
import { useEffect, useMemo, useState } from 'react';
import { AgencyTable } from './AgencyTable.tsx';
import { BoardContext, type BoardFacts } from './board-context.ts';
import { CounterTable } from './CounterTable.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { Filters } from './Filters.tsx';
import { PaperTable } from './PaperTable.tsx';
import { ProblemList } from './ProblemList.tsx';
import { problemsOf } from './problems.ts';
import { filtered, noFilter, totalsOf } from './selection.ts';
import { Summary } from './Summary.tsx';
import { Tabs, type TabName } from './Tabs.tsx';
import { TopBar } from './TopBar.tsx';

export interface BoardProps {
  readonly onSignOut: () => void;
  /** The server no longer accepts the session. */
  readonly onSessionEnded: (why: ErrorCode) => void;
}

/** How often running lengths of time are renewed, in milliseconds. They are told in minutes. */
const renewEvery = 5000;

export function Board({ onSignOut, onSessionEnded }: BoardProps) {
  const { language } = useLanguage();
  const say = useLocalized();
  const words = useWording(consoleWording);
  const common = useWording(commonWording);
  const connection = useConnection();
  const { view, refused } = useView<'supervisor'>({ kind: 'supervisor' });
  const now = useServerNow(renewEvery);
  const [filter, setFilter] = useState(noFilter);
  const [tab, setTab] = useState<TabName>('agencies');
  const timeZone = view?.site.timeZone;
  const formats = useMemo(
    () => (timeZone === undefined ? null : createFormats({ timeZone, language })),
    [timeZone, language],
  );
  const ended =
    connection.status === 'refused'
      ? connection.reason.code
      : refused?.code === 'sessionExpired'
        ? refused.code
        : null;

  useEffect(() => {
    if (ended !== null) onSessionEnded(ended);
  }, [ended, onSessionEnded]);
  const siteName = view ? say(view.site.name) : 'Giliran';
  useEffect(() => {
    document.title = `${words.board.title} · ${siteName}`;
  }, [words, siteName]);

  const who = connection.status === 'online' ? connection.who.staff : null;
  if (!view || !formats) {
    return (
      <Screen kind="desktop" language={language} className="console">
        <TopBar siteName="Giliran" moment={null} who={who} onSignOut={onSignOut} />
        <main className="board-empty">
          {refused ? (
            <EmptyState icon={<Building />} title={errorText(refused.code, language).title}>
              {errorText(refused.code, language).advice}
            </EmptyState>
          ) : (
            <EmptyState
              icon={<Spinner />}
              title={connection.status === 'offline' ? common.connection.reconnecting : common.loading}
            />
          )}
        </main>
      </Screen>
    );
  }

  const facts: BoardFacts = { view, now, formats };
  const shown = filtered(view, filter, common.counter);
  // The filter narrows the lists only: what needs a hand must not be hidden by a search.
  const problems = problemsOf(view, now);
  const own = who && who.agencyId !== null ? view.agencies.find((a) => a.id === who.agencyId) : undefined;
  return (
    <BoardContext value={facts}>
      <Screen kind="desktop" language={language} accent={view.site.accentColor} className="console">
        <TopBar
          siteName={siteName}
          moment={`${formats.day(view.day)}, ${formats.time(now)}`}
          who={who}
          scope={own && words.board.ownAgency(own.shortName)}
          onSignOut={onSignOut}
        />
        <main className="board">
          {connection.status === 'offline' && (
            <Banner
              tone="warn"
              icon={<Spinner />}
              title={common.connection.reconnecting}
              className="board-lost"
            >
              {common.connection.lastSeen(formats.time(connection.since))}.{' '}
              {common.connection.reconnectingAdvice}
            </Banner>
          )}
          <h1 className="board-title">{words.board.title}</h1>
          <Summary totals={totalsOf(view.agencies, now)} />
          <div className="board-columns">
            <ProblemList problems={problems} />
            <div className="board-main">
              <Filters view={view} filter={filter} onFilter={setFilter} />
              <Tabs
                tab={tab}
                onTab={setTab}
                counts={{
                  agencies: shown.agencies.length,
                  counters: shown.counters.length,
                  devices: shown.devices.length,
                  papers: shown.papers.length,
                }}
              >
                {tab === 'agencies' && (
                  <AgencyTable agencies={shown.agencies} onShowAll={() => setFilter(noFilter)} />
                )}
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
        </main>
      </Screen>
    </BoardContext>
  );
}
