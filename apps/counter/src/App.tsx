/** The counter's program: sign in, choose a counter, work. */
import { LiveClient, loadAgainIfReplaced, type Session } from '@giliran/client';
import { CounterId, CounterView, DirectoryView, type Language } from '@giliran/protocol';
import { LanguageProvider, Screen } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { useEffect, useState } from 'react';
import { useDeskFace } from './desk-face.ts';
import type { Place } from './place.ts';
import { keepLanguage, readLanguage } from './preferences.ts';
import { keepSession, readSession, type KeptSession } from './session-memory.ts';
import { FirstPassword } from './sign-in/FirstPassword.tsx';
import { SignInScreen, type Farewell } from './sign-in/SignInScreen.tsx';
import { Workday } from './Workday.tsx';

export function App({ place }: { readonly place: Place }) {
  const [language, setLanguage] = useState<Language>(() => readLanguage(localStorage));
  const [session, setSession] = useState<KeptSession | null>(() => readSession(sessionStorage, Date.now()));
  // Good for nothing but choosing a password, and known to this page alone.
  const [fresh, setFresh] = useState<{ session: Session; password: string } | null>(null);
  const [farewell, setFarewell] = useState<Farewell | null>(null);
  const [accent, setAccent] = useState<string>();
  const face = useDeskFace(place);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${counterWording[language].title} – Giliran`;
  }, [language]);

  const keep = (next: KeptSession | null) => {
    keepSession(sessionStorage, next);
    setSession(next);
  };
  const begin = ({ token, expiresAt, staff }: Session) => {
    setFresh(null);
    keep({ token, expiresAt, staff, counterId: null });
  };
  const leave = (reason: Farewell) => {
    setFarewell(reason);
    keep(null);
  };

  return (
    <LanguageProvider
      language={language}
      onLanguage={(next) => {
        keepLanguage(localStorage, next);
        setLanguage(next);
      }}
    >
      <Screen
        kind="desktop"
        language={language}
        accent={accent ?? face.view?.site.accentColor}
        className="counter"
      >
        {session === null && fresh !== null ? (
          <FirstPassword
            place={place}
            face={face}
            session={fresh.session}
            temporary={fresh.password}
            onSession={begin}
            onLeave={() => setFresh(null)}
          />
        ) : session === null ? (
          <SignInScreen
            place={place}
            face={face}
            farewell={farewell}
            onSession={(signedIn, password) => {
              setFarewell(null);
              if (signedIn.passwordChangeRequired) setFresh({ session: signedIn, password });
              else begin(signedIn);
            }}
          />
        ) : (
          <Workday
            key={session.token}
            place={place}
            session={session}
            openClient={() =>
              new LiveClient({
                views: { counter: CounterView, directory: DirectoryView },
                onUnreadable: () => void loadAgainIfReplaced(),
                ...(place.server === '' ? {} : { url: place.server }),
                auth: { key: session.token },
              })
            }
            onCounter={(id) => keep({ ...session, counterId: id === null ? null : CounterId.parse(id) })}
            onAccent={setAccent}
            onLeave={leave}
          />
        )}
      </Screen>
    </LanguageProvider>
  );
}
