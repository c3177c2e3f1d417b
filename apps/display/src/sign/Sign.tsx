/** The small display over one counter: its number, its agency, and whose turn it is. */
import { ClientProvider, useConnection, useServerNow, useView } from '@giliran/client';
import type { SignView } from '@giliran/protocol';
import { AgencyLogo, EmergencyScreen, Screen, Spinner } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import Coffee from 'lucide-react/icons/coffee';
import DoorClosed from 'lucide-react/icons/door-closed';
import ServerOff from 'lucide-react/icons/server-off';
import { useEffect, useMemo } from 'react';
import { flash } from '../calls/flash.ts';
import { BigCounter, BigNumber } from '../face/BigText.tsx';
import { Both } from '../face/Both.tsx';
import { Connecting } from '../face/Connecting.tsx';
import { driftAt } from '../face/drift.ts';
import { useFreshness } from '../face/use-freshness.ts';
import type { Freshness } from '../face/freshness.ts';
import { TurningText } from '../face/TurningText.tsx';
import type { Vars } from '../face/vars.ts';
import { conditionWords } from '../news/condition-words.ts';
import type { OpenSign } from './open-sign.ts';
import { signState, type SignState } from './sign-state.ts';
import './sign.css';

export interface SignProps {
  readonly sign: OpenSign;
  /** The server no longer takes this key, or no longer shows this counter. */
  readonly onRefused: () => void;
}

export function Sign(props: SignProps) {
  return (
    <ClientProvider value={props.sign.client}>
      <OverCounter {...props} />
    </ClientProvider>
  );
}

/** Against burn-in, in pixels of 1024 × 600. */
const reach = 4;
const flashVars: Vars = { '--flash-period': `${flash.periodMs}ms`, '--flash-times': flash.times };

function OverCounter({ sign, onRefused }: SignProps) {
  const { counterId } = sign;
  const { view, refused } = useView<'sign'>(useMemo(() => ({ kind: 'sign', counterId }), [counterId]));
  const connection = useConnection();
  const freshness = useFreshness();
  const now = useServerNow(10_000);
  const shutOut = connection.status === 'refused' || refused !== null;
  useEffect(() => {
    if (shutOut) onRefused();
    // Once for each time it happens, whoever listens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shutOut]);
  if (!view) return <Connecting />;
  if (view.emergency !== null)
    return (
      <Screen kind="display" theme="dark" language="id" className="over">
        <main data-emergency={view.emergency.id}>
          <EmergencyScreen emergency={view.emergency} />
        </main>
      </Screen>
    );
  const state = signState(view);
  const drift = driftAt(now, reach);
  const vars: Vars = { ...flashVars, '--drift-x': drift.x, '--drift-y': drift.y };
  return (
    <Screen kind="display" theme="dark" accent={view.site.accentColor} language="id" className="over">
      <main
        className="sign"
        style={vars}
        data-state={state.kind}
        data-freshness={freshness}
        data-call={state.kind === 'called' ? state.callId : undefined}
      >
        <header className="sign-agency">
          <AgencyLogo
            agency={{ id: view.agency.shortName, shortName: view.agency.shortName, logo: view.agency.logo }}
          />
          <div>
            <p className="sign-short">{view.agency.shortName}</p>
            <p className="sign-name" lang="id">
              {view.agency.name.id}
            </p>
          </div>
          <p className="sign-booth">{view.agency.booth}</p>
        </header>
        <section className="sign-counter">
          <Both say={(words) => words.counter} shape="stack" />
          <BigCounter counter={view.counter.number} />
        </section>
        {/* Another call is another element, so that its flashing starts from the beginning. */}
        <section
          key={state.kind === 'called' ? state.callId : state.kind}
          className="sign-state"
          aria-live="assertive"
        >
          <What state={state} view={view} />
        </section>
        <Foot view={view} freshness={freshness} />
      </main>
    </Screen>
  );
}

function What({ state, view }: { readonly state: SignState; readonly view: SignView }) {
  switch (state.kind) {
    case 'called':
    case 'serving':
      return (
        <>
          <p className="sign-label">
            <Both say={({ sign }) => (state.kind === 'called' ? sign.called : sign.serving)} />
          </p>
          <BigNumber number={state.number} />
        </>
      );
    case 'open':
      return (
        <div className="sign-words">
          <p className="sign-large">
            <Both say={({ sign }) => sign.open} shape="stack" />
          </p>
          <p className="sign-small">
            <Both
              say={({ sign }) => (view.waiting > 0 ? sign.waitToBeCalled : sign.nobodyWaits)}
              shape="stack"
            />
          </p>
        </div>
      );
    case 'break':
      return (
        <div className="sign-words">
          <Coffee aria-hidden="true" />
          <p className="sign-large">
            <Both say={({ sign }) => sign.break} shape="stack" />
          </p>
          {state.reason !== null && <p className="sign-reason">{state.reason}</p>}
        </div>
      );
    case 'closed':
      return (
        <div className="sign-words">
          <DoorClosed aria-hidden="true" />
          <p className="sign-large">
            <Both say={({ sign }) => sign.closed} shape="stack" />
          </p>
        </div>
      );
  }
}

/** What is wrong, or what is done here. */
function Foot({ view, freshness }: { readonly view: SignView; readonly freshness: Freshness }) {
  const { condition, services, site } = view;
  const formats = createFormats({ timeZone: site.timeZone, language: 'id' });
  if (freshness !== 'fresh')
    return (
      <output className="sign-foot" data-tone="warn">
        <Spinner />
        <Both
          say={(words) => `${words.reconnecting} ${freshness === 'old' ? words.askStaff : ''}`}
          shape="stack"
        />
      </output>
    );
  if (condition) {
    const { title } = conditionWords(condition, (instant) => formats.time(instant));
    return (
      <aside className="sign-foot" data-tone="warn" data-kind={condition.kind}>
        <ServerOff aria-hidden="true" />
        <TurningText key={title.id} text={title} lines={2} />
      </aside>
    );
  }
  const named = (language: 'id' | 'en') => services.map((name) => name[language]).join(' · ');
  return (
    <div className="sign-foot">
      {services.length > 0 && (
        <TurningText text={{ id: named('id'), en: named('en') }} lines={2} className="sign-services" />
      )}
    </div>
  );
}
