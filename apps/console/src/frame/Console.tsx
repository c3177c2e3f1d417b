/** The console once signed in: one live connection, whose hall it is, and one page at a time. */
import { useConnection, useServerNow, useView } from '@giliran/client';
import type { ErrorCode, WhoAmI } from '@giliran/protocol';
import { Banner, EmptyState, Screen, Spinner, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import { errorText } from '@giliran/ui/wording/errors';
import { setUpWording } from '@giliran/ui/wording/set-up';
import Building from 'lucide-react/icons/building-2';
import { useEffect, useMemo, useState } from 'react';
import { BoardContext, type BoardFacts } from '../board/board-context.ts';
import { EmergencyBanner } from '../hall/EmergencyBanner.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { GroupLinks, PageLinks } from './Navigation.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { usePage } from './page-address.ts';
import { PageFrame } from './PageFrame.tsx';
import { isPage, pagesFor, readAhead, type PageProps } from './pages.ts';
import { TopBar } from './TopBar.tsx';
import { HoldPage, useAskBeforeClosing, useUnsavedSetUp } from './unsaved.ts';

export interface ConsoleProps {
  /** The session's token, for what is asked over HTTP. */
  readonly token: string;
  readonly onSignOut: () => void;
  readonly onPassword: PageProps['onPassword'];
  /** The server no longer accepts the session. */
  readonly onSessionEnded: (why: ErrorCode) => void;
}

/** How often running lengths of time are renewed, in milliseconds. They are told in minutes. */
const renewEvery = 5000;

export function Console({ token, onSignOut, onSessionEnded, onPassword }: ConsoleProps) {
  const { language } = useLanguage();
  const say = useLocalized();
  const words = useWording(consoleWording);
  const common = useWording(commonWording);
  const connection = useConnection();
  const { view, refused } = useView<'supervisor'>({ kind: 'supervisor' });
  const now = useServerNow(renewEvery);
  const timeZone = view?.site.timeZone;
  const formats = useMemo(
    () => (timeZone === undefined ? null : createFormats({ timeZone, language })),
    [timeZone, language],
  );
  // Who is signed in does not change while the line is down.
  const [who, setWho] = useState<WhoAmI['staff']>(null);
  if (connection.status === 'online' && connection.who.staff !== who) setWho(connection.who.staff);
  const pages = pagesFor(view, who);
  const [held, setHeld] = useState(false);
  const { page, inside, missed, go, leaving, stay } = usePage(pages, held);
  const setUp = useWording(setUpWording);
  const unsaved = useUnsavedSetUp();
  useAskBeforeClosing(unsaved || held);
  useKeptFocus();
  const [signingOut, setSigningOut] = useState(false);
  const signOut = (): void => (unsaved || held ? setSigningOut(true) : onSignOut());
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
    document.title = `${page.name(language)} · ${siteName}`;
  }, [page, language, siteName]);

  const ready = view !== undefined && view !== null;
  useEffect(() => {
    if (ready) void readAhead();
  }, [ready]);

  if (!view || !formats) {
    return (
      <Screen kind="desktop" language={language} className="console">
        <TopBar siteName="Giliran" moment={null} who={who} onSignOut={signOut} />
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

  const facts: BoardFacts = { view, now, formats, who };
  const own = who && who.agencyId !== null ? view.agencies.find((a) => a.id === who.agencyId) : undefined;
  // A group of one page needs no list of its pages.
  const sided = page.group !== null && pages.filter((one) => one.group === page.group).length > 1;
  return (
    <BoardContext value={facts}>
      <Screen kind="desktop" language={language} accent={view.site.accentColor} className="console">
        <TopBar
          siteName={siteName}
          moment={`${formats.day(view.day)}, ${formats.time(now)}`}
          who={who}
          scope={own && words.board.ownAgency(own.shortName)}
          onSignOut={signOut}
        >
          <GroupLinks pages={pages} page={page} unsaved={unsaved} />
        </TopBar>
        <div className="console-body" data-sided={sided || undefined}>
          {sided && <PageLinks pages={pages} page={page} />}
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
            {view.emergency !== null && <EmergencyBanner emergency={view.emergency} />}
            {missed !== null && isPage(missed) && <Banner tone="info" title={setUp.administratorsOnly} />}
            {page.ownHeading !== true && <h1 className="board-title">{page.name(language)}</h1>}
            <PageFrame key={page.id}>
              <HoldPage value={setHeld}>
                <page.Page
                  {...{ token, who, inside, go, onSessionEnded, onPassword }}
                  pageName={(id) => pages.find((one) => one.id === id)?.name(language) ?? null}
                />
              </HoldPage>
            </PageFrame>
          </main>
        </div>
        <LeaveQuestion
          what="console"
          open={signingOut}
          onStay={() => setSigningOut(false)}
          onLeave={onSignOut}
        />
        <LeaveQuestion what="page" open={leaving} onStay={stay} onLeave={() => setHeld(false)} />
      </Screen>
    </BoardContext>
  );
}
