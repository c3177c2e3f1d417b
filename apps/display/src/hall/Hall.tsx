/** The zone's display: the picture of its calls, and around it place, time and notice. */
import { ClientProvider, useConnection, useServerNow, useView } from '@giliran/client';
import { Screen } from '@giliran/ui';
import type { WebAudioSink } from '@giliran/voice';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { IdleStage, itemAt } from '../media/IdleStage.tsx';
import { programmeOf } from '../media/playlist.ts';
import { ConditionBand } from '../news/ConditionBand.tsx';
import { CallStage } from '../calls/CallStage.tsx';
import { pictureOf } from '../calls/picture.ts';
import { RecentCalls } from '../calls/RecentCalls.tsx';
import { Welcome } from '../calls/Welcome.tsx';
import type { EnrolledDisplay } from '../device/enrolment.ts';
import { Connecting } from '../face/Connecting.tsx';
import { driftAt } from '../face/drift.ts';
import { Foot } from '../face/Foot.tsx';
import { Head } from '../face/Head.tsx';
import { useFreshness } from '../face/use-freshness.ts';
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
  const { current, waiting, noticing } = useSyncExternalStore(queue.subscribe, queue.getState);
  const sound = useSyncExternalStore(sink.subscribe, sink.getState);
  const freshness = useFreshness();
  const now = useServerNow(10_000);

  const shutOut = connection.status === 'refused' || refused !== null;
  useEffect(() => {
    if (shutOut) onRefused();
    // Once for each time it happens, whoever listens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shutOut]);

  const { media } = hall;
  const addresses = useSyncExternalStore(media.subscribe, media.getAddresses);
  const [turn, setTurn] = useState(0);
  const zoneId = view?.zone.id ?? display.zoneId;
  const programme = programmeOf(view === null || view.withoutMedia.includes(display.id) ? [] : view.media, {
    zoneId,
    now,
    timeZone: view?.site.timeZone ?? 'Asia/Jakarta',
  });

  if (!view) return <Connecting />;
  const { stage, recent } = pictureOf({
    calls: view.calls,
    current: current?.call ?? null,
    waiting,
    limit: listed,
  });
  // Whoever is called has the large area; what the site shows has it while nobody is.
  const quiet = stage.kind === 'welcome' || stage.kind === 'last';
  const idle = quiet && itemAt(programme.items, addresses, turn) !== null;
  const listedCalls = idle && stage.kind === 'last' ? [stage.call, ...recent].slice(0, listed) : recent;
  const nameless = stage.kind === 'welcome' && !idle;
  const drift = driftAt(now, stage.kind === 'welcome' ? reach.welcome : reach.calls);
  const isVoice =
    connection.status === 'online' && view.speaker?.connectionId === connection.who.connectionId;
  const vars: Vars = { '--drift-x': drift.x, '--drift-y': drift.y };
  return (
    <Screen kind="display" theme="dark" accent={view.site.accentColor} language="id" className="lobby">
      <main
        className="hall"
        style={vars}
        data-stage={stage.kind}
        data-listed={stage.kind === 'welcome' ? 0 : listedCalls.length}
        data-idle={idle}
        data-noticing={noticing}
        data-freshness={freshness}
        data-announcing-call={current?.call.callId}
        data-speaking={current?.spoken ?? false}
        data-sound={sound}
      >
        <Head site={view.site} zone={view.zone} nameless={nameless} />
        {view.conditions.length > 0 && (
          <ConditionBand conditions={view.conditions} timeZone={view.site.timeZone} />
        )}
        {idle ? (
          <IdleStage
            items={programme.items}
            addresses={addresses}
            turn={turn}
            onTurn={() => setTurn((before) => before + 1)}
            onSpoiled={(file) => media.spoiled(file)}
            audible={isVoice && !noticing}
          />
        ) : stage.kind === 'welcome' ? (
          <Welcome name={view.site.name} />
        ) : (
          <CallStage stage={stage} zone={view.zone} />
        )}
        {listedCalls.length > 0 && <RecentCalls calls={listedCalls} />}
        <Foot
          freshness={freshness}
          notice={view.notice}
          texts={programme.texts}
          called={stage.kind === 'announcing'}
          waiting={view.waiting}
          timeZone={view.site.timeZone}
          soundLocked={display.speaks && sound === 'locked'}
        />
      </main>
    </Screen>
  );
}
