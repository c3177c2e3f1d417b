/** Signed in: one live connection, first to choose a counter with, then to work at it. */
import { ClientProvider, signOut, useConnection, type LiveClient } from '@giliran/client';
import type { CounterId, Rejection } from '@giliran/protocol';
import { useEffect, useState } from 'react';
import { ChooseCounter } from './choose/ChooseCounter.tsx';
import { Desk } from './desk/Desk.tsx';
import type { Place } from './place.ts';
import type { KeptSession } from './session-memory.ts';
import type { Farewell } from './sign-in/SignInScreen.tsx';

interface WorkdayProps {
  readonly place: Place;
  readonly session: KeptSession;
  /** Called once. */
  readonly openClient: () => LiveClient;
  readonly onCounter: (counterId: CounterId | null) => void;
  readonly onAccent: (accent: string) => void;
  readonly onLeave: (farewell: Farewell) => void;
}

export function Workday({ openClient, ...rest }: WorkdayProps) {
  const [client] = useState(openClient);
  useEffect(() => () => client.close(), [client]);
  return (
    <ClientProvider value={client}>
      <Inside {...rest} />
    </ClientProvider>
  );
}

function Inside({ place, session, onCounter, onAccent, onLeave }: Omit<WorkdayProps, 'openClient'>) {
  const connection = useConnection();
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const [tookOver, setTookOver] = useState(false);
  const ended = connection.status === 'refused';
  useEffect(() => {
    if (ended) onLeave('ended');
    // The reason to leave is the connection's alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ended]);

  const leave = (farewell: Farewell) => {
    // The session ends on the server too; if that cannot be reached, it runs out by itself.
    if (farewell !== 'ended') void signOut(place.server, session.token);
    onLeave(farewell);
  };

  if (session.counterId === null) {
    return (
      <ChooseCounter
        place={place}
        session={session}
        refusal={refusal}
        onCounter={(counterId, byHandOver) => {
          setRefusal(null);
          setTookOver(byHandOver);
          onCounter(counterId);
        }}
        onLeave={leave}
      />
    );
  }
  return (
    <Desk
      key={session.counterId}
      place={place}
      counterId={session.counterId}
      staff={session.staff}
      tookOver={tookOver}
      onAccent={onAccent}
      onRefused={(reason) => {
        setRefusal(reason);
        onCounter(null);
      }}
      onChangeCounter={() => onCounter(null)}
      onLeave={leave}
    />
  );
}
