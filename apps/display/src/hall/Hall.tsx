/** The zone's display: the picture of its calls, and around it place, time and notice. */
import { ClientProvider, useConnection, useServerNow, useView } from '@giliran/client';
import { Screen } from '@giliran/ui';
import type { WebAudioSink } from '@giliran/voice';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { CallStage } from '../calls/CallStage.tsx';
import { pictureOf } from '../calls/picture.ts';
import { RecentCalls } from '../calls/RecentCalls.tsx';
import { Welcome } from '../calls/Welcome.tsx';
import type { EnrolledDisplay } from '../device/enrolment.ts';
import { Connecting } from '../face/Connecting.tsx';
import { driftAt } from '../face/drift.ts';
import { Foot } from '../face/Foot.tsx';
import { freshnessOf, type Freshness } from '../face/freshness.ts';
import { Head } from '../face/Head.tsx';
import type { Vars } from '../face/vars.ts';
import type { OpenHall } from './open-hall.ts';

export interface HallProps {
  readonly hall: OpenHall;
  readonly sink: WebAudioSink;
  readonly display: EnrolledDisplay;
  /** The server no longer takes this key, or no longer shows this zone. */
  readonly onRefused: () => void;
}

export function Hall(props: HallProps) {
  return (
    <ClientProvider value={props.hall.client}>
      <Lobby {...props} />
    </ClientProvider>
  );
}

/** Most that any orientation has room for; the style sheet hides what does not fit. */
const listed = 12;
/** How far the picture wanders, in pixels of 1920 × 1080. */
const reach = { calls: 6, welcome: 14 } as const;

function Lobby({ hall, sink, display, onRefused }: HallProps) {
  const { view, refused } = useView<'display'>({ kind: 'display', zoneId: display.zoneId });
  const connection = useConnection();
  const { queue } = hall.announcer;
  const { current, waiting } = useSyncExternalStore(queue.subscribe, queue.getState);
  const sound = useSyncExternalStore(sink.subscribe, sink.getState);
  const freshness = useFreshness();
  const now = useServerNow(10_000);

  const shutOut = connection.status === 'refused' || refused !== null;
  useEffect(() => {
    if (shutOut) onRefused();
    // Once for each time it happens, whoever listens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shutOut]);

  if (!view) return <Connecting />;
  const { stage, recent } = pictureOf({
    calls: view.calls,
    current: current?.call ?? null,
    waiting,
    limit: listed,
  });
  const drift = driftAt(now, stage.kind === 'welcome' ? reach.welcome : reach.calls);
  const vars: Vars = { '--drift-x': drift.x, '--drift-y': drift.y };
  return (
    <Screen kind="display" theme="dark" accent={view.site.accentColor} language="id" className="lobby">
      <main
        className="hall"
        style={vars}
        data-stage={stage.kind}
        data-listed={stage.kind === 'welcome' ? 0 : recent.length}
        data-freshness={freshness}
        data-announcing-call={current?.call.callId}
        data-speaking={current?.spoken ?? false}
        data-sound={sound}
      >
        <Head site={view.site} zone={view.zone} nameless={stage.kind === 'welcome'} />
        {stage.kind === 'welcome' ? (
          <Welcome name={view.site.name} />
        ) : (
          <>
            <CallStage stage={stage} zone={view.zone} />
            {recent.length > 0 && <RecentCalls calls={recent} />}
          </>
        )}
        <Foot
          freshness={freshness}
          notice={view.notice}
          waiting={view.waiting}
          timeZone={view.site.timeZone}
          soundLocked={display.speaks && sound === 'locked'}
        />
      </main>
    </Screen>
  );
}

/** How long the server has been away, judged anew every second while it is. */
function useFreshness(): Freshness {
  const away = useConnection().status !== 'online';
  const [awayMs, setAwayMs] = useState<number | null>(null);
  useEffect(() => {
    if (!away) return undefined;
    const since = performance.now();
    const timer = setInterval(() => setAwayMs(performance.now() - since), 500);
    return () => {
      clearInterval(timer);
      setAwayMs(null);
    };
  }, [away]);
  return freshnessOf(away ? (awayMs ?? 0) : null);
}
