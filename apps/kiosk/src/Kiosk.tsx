/** The kiosk once it knows who it is: its two views joined, the flow running, one screen per step. */
import { useConnection, useView } from '@giliran/client';
import type { CatalogueView, KioskView, PrinterReport } from '@giliran/protocol';
import type { KioskBridge } from '@giliran/shell/bridge';
import { EmergencyScreen, LanguageProvider, Screen } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { newCommandId } from './boot/commandId.ts';
import type { KioskIdentity } from './boot/identity.ts';
import { joinOffers } from './catalogue/catalogue.ts';
import { createFinder } from './catalogue/find.ts';
import type { FlowMachine } from './flow/machine.ts';
import type { FlowState } from './flow/place.ts';
import { KioskProvider, type KioskTools } from './frame/kiosk.tsx';
import { RestQuestion } from './frame/RestQuestion.tsx';
import type { Station } from './boot/station.ts';
import type { Stand } from './offline/alone.ts';
import { HiddenCorner } from './technician/HiddenCorner.tsx';
import { AgencyScreen } from './screens/AgencyScreen.tsx';
import { RefusedScreen } from './screens/CannotScreen.tsx';
import { ConnectingScreen, type ConnectingReason } from './screens/ConnectingScreen.tsx';
import { PriorityScreen } from './screens/PriorityScreen.tsx';
import { SearchScreen } from './screens/SearchScreen.tsx';
import { ServiceScreen } from './screens/ServiceScreen.tsx';
import { StartScreen } from './screens/StartScreen.tsx';
import { IssuingScreen, UnreachableScreen } from './screens/WaitScreens.tsx';
import { CheckInScreen } from './checkin/CheckInScreen.tsx';
import { CheckInRefused, CheckInUnanswered, CheckingIn } from './checkin/CheckInAnswers.tsx';
import { useScanner } from './checkin/use-scanner.ts';
import { SetUp, staffScreens, Technician } from './later/StaffScreens.tsx';
import { FittedNumber } from './ticket/FittedNumber.tsx';
import { ReturnedScreen } from './ticket/ReturnedScreen.tsx';
import { TicketScreen } from './ticket/TicketScreen.tsx';

export interface KioskProps {
  readonly identity: KioskIdentity;
  readonly machine: FlowMachine;
  readonly bridge: KioskBridge | null;
  readonly station: Pick<Station, 'watch' | 'tools' | 'inForce' | 'alone'>;
}

export function Kiosk({ identity, machine, bridge, station }: KioskProps) {
  const { watch, alone } = station;
  const { kioskId } = identity;
  const connection = useConnection();
  const catalogue = useView<'catalogue'>(useMemo(() => ({ kind: 'catalogue', kioskId }), [kioskId]));
  const queues = useView<'kiosk'>(useMemo(() => ({ kind: 'kiosk', kioskId }), [kioskId]));
  const own = useSyncExternalStore(watch?.subscribe ?? noChange, watch?.report ?? nothingKnown);
  const stand = useSyncExternalStore(alone?.subscribe ?? noChange, alone?.stand ?? alwaysWithServer);
  const refused =
    connection.status === 'refused' ? connection.reason : (catalogue.refused ?? queues.refused ?? null);
  if (refused !== null) {
    const entry = { deviceId: kioskId, key: identity.key, server: identity.server };
    return <SetUp bridge={bridge} entry={entry} refused={refused} />;
  }
  if (stand.alone)
    return (
      <RunningKiosk
        machine={machine}
        identity={identity}
        station={station}
        version={bridge?.version ?? null}
        catalogue={stand.catalogue}
        queues={stand.queues}
        online={false}
        alone
        printer={own}
      />
    );
  if (catalogue.view === null || queues.view === null) {
    const reason: ConnectingReason = connection.status === 'offline' ? 'offline' : 'connecting';
    return <ConnectingScreen reason={reason} />;
  }
  return (
    <RunningKiosk
      machine={machine}
      identity={identity}
      station={station}
      version={bridge?.version ?? null}
      catalogue={catalogue.view}
      queues={queues.view}
      online={connection.status === 'online' && queues.fresh}
      alone={false}
      printer={own ?? queues.view.printer}
    />
  );
}

const noChange = () => () => {};
const nothingKnown = () => null;
const withServer: Stand = { alone: false };
const alwaysWithServer = () => withServer;

interface RunningProps {
  readonly identity: KioskIdentity;
  readonly station: KioskProps['station'];
  readonly version: string | null;
  readonly machine: FlowMachine;
  readonly catalogue: CatalogueView;
  readonly queues: KioskView;
  readonly online: boolean;
  readonly alone: boolean;
  readonly printer: PrinterReport | KioskView['printer'];
}

function RunningKiosk(props: RunningProps) {
  const { machine, identity, station, version, catalogue, queues, online, alone, printer } = props;
  const [settings, setSettings] = useState(false);
  const state = useSyncExternalStore(machine.subscribe, machine.state);
  const rest = useSyncExternalStore(machine.subscribe, machine.rest);
  const { language, contrast, lowReach } = state.wishes;
  const { site } = catalogue;
  const offers = useMemo(() => joinOffers(catalogue, queues), [catalogue, queues]);
  const find = useMemo(() => createFinder(catalogue), [catalogue]);
  useReadyBeforeAsked(find);
  const formats = useMemo(
    () => createFormats({ timeZone: site.timeZone, language }),
    [site.timeZone, language],
  );
  useTouches(machine);
  useScanner(machine.dispatch);
  const tools: KioskTools = {
    state,
    rest,
    dispatch: machine.dispatch,
    catalogue,
    offers,
    find,
    server: identity.server,
    day: queues.day,
    formats,
    newCommandId,
    online,
    alone,
    printer: printer?.state ?? null,
    otherKiosk: queues.otherKiosk,
    announcements: queues.announcements,
  };
  const { emergency } = queues;
  useStartOver(machine, emergency?.id ?? null);
  if (emergency !== null)
    return (
      <Screen kind="kiosk" accent={site.accentColor} language="id">
        <main>
          <EmergencyScreen emergency={emergency} />
        </main>
      </Screen>
    );
  if (settings)
    return (
      <Technician
        identity={identity}
        kiosk={catalogue.kiosk}
        tools={station.tools}
        printer={printer}
        inForce={station.inForce()}
        unentered={station.alone?.unentered() ?? 0}
        version={version}
        onLeave={() => setSettings(false)}
      />
    );
  return (
    <LanguageProvider
      language={language}
      onLanguage={(chosen) => machine.dispatch({ type: 'languageChosen', language: chosen })}
    >
      <Screen
        kind="kiosk"
        theme={contrast ? 'contrast' : 'light'}
        accent={site.accentColor}
        language={language}
        className={lowReach ? 'k-low' : 'k-full'}
      >
        <KioskProvider value={tools}>
          {lowReach && (
            <div className="k-upper" aria-hidden="true">
              <p>{site.name[language]}</p>
              {state.place.at === 'ticket' && <FittedNumber number={state.place.ticket.number} />}
            </div>
          )}
          <Step state={state} />
          {state.place.at === 'start' && <HiddenCorner onOpen={() => setSettings(true)} />}
          <RestQuestion
            rest={rest}
            onStay={machine.touched}
            onLeave={() => machine.dispatch({ type: 'startedOver' })}
          />
        </KioskProvider>
      </Screen>
    </LanguageProvider>
  );
}

/** Whoever comes after an emergency begins at the beginning; a ticket that had come out is on the phone and in the log. */
function useStartOver(machine: FlowMachine, emergencyId: string | null): void {
  useEffect(() => {
    if (emergencyId !== null) machine.dispatch({ type: 'startedOver' });
  }, [machine, emergencyId]);
}

/** Every step's screen. A new key begins a new screen, so that the focus and the scroll position do too. */
function Step({ state }: { readonly state: FlowState }): ReactNode {
  const { place } = state;
  switch (place.at) {
    case 'start':
      return <StartScreen place={place} />;
    case 'search':
      return <SearchScreen place={place} />;
    case 'agency':
      return <AgencyScreen key={place.agencyId} place={place} />;
    case 'service':
      return <ServiceScreen key={place.serviceId} place={place} />;
    case 'priority':
      return <PriorityScreen />;
    case 'issuing':
      return <IssuingScreen order={place.order} />;
    case 'unreachable':
      return <UnreachableScreen order={place.order} />;
    case 'refused':
      return <RefusedScreen place={place} />;
    case 'checkIn':
      return <CheckInScreen place={place} />;
    case 'checkingIn':
      return <CheckingIn />;
    case 'checkInUnanswered':
      return <CheckInUnanswered />;
    case 'checkInRefused':
      return <CheckInRefused place={place} />;
    case 'ticket':
      return <TicketScreen key={place.ticket.id} place={place} />;
    case 'returned':
      return <ReturnedScreen number={place.number} />;
  }
}

/**
 * The search is made ready, and the staff's screens fetched, once the screen stands and nothing else is to be done: the
 * first screen does not wait for them, and the server may be away when they are asked for.
 */
function useReadyBeforeAsked(find: KioskTools['find']): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      find('');
      void staffScreens.fetch();
    });
    return () => cancelIdleCallback(idle);
  }, [find]);
}

/** Fingers and keys keep the kiosk awake. While it asks "still there?" only its answers do, so that no tap falls through. */
function useTouches(machine: FlowMachine): void {
  useEffect(() => {
    const hear = () => {
      if (machine.rest().show !== 'question') machine.touched();
    };
    document.addEventListener('pointerdown', hear);
    document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('pointerdown', hear);
      document.removeEventListener('keydown', hear);
    };
  }, [machine]);
}
