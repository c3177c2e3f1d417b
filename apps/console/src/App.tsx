/** Signed out: the sign-in page. Signed in: the console, on one live connection. */
import {
  changePassword,
  ClientProvider,
  LiveClient,
  loadAgainIfReplaced,
  screensVersion,
  signOut,
  type Session,
} from '@giliran/client';
import { DirectoryView, SupervisorView, type ErrorCode, type Language } from '@giliran/protocol';
import { LanguageProvider, type PasswordRefusal } from '@giliran/ui';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { FirstPassword } from './FirstPassword.tsx';
import { firstRunNeeded, type FirstRunNeeded } from './first-run/first-run-api.ts';
import { Console } from './frame/Console.tsx';
import { writeAddress } from './frame/page-address.ts';
import { keptLanguage, keptToken, keepLanguage, keepToken } from './kept.ts';
import { createSiteApi, newKey } from './site-draft/site-api.ts';
import { SiteDraft } from './site-draft/site-draft.ts';
import { SiteDraftContext } from './site-draft/use-site-draft.ts';
import { SignIn } from './SignIn.tsx';

/** Needed once in the life of a hall. */
const FirstRun = lazy(async () => ({ default: (await import('./first-run/FirstRun.tsx')).FirstRun }));
const nothingToDo: FirstRunNeeded = { needed: false, site: false };

interface OpenSession {
  readonly token: string;
  readonly client: LiveClient;
  readonly siteDraft: SiteDraft;
}
const openSession = (token: string): OpenSession => ({
  token,
  client: new LiveClient({
    auth: { key: token, version: screensVersion },
    views: { supervisor: SupervisorView, directory: DirectoryView },
    onUnreadable: () => void loadAgainIfReplaced(),
  }),
  siteDraft: new SiteDraft({ api: createSiteApi(token), newKey }),
});

export function App() {
  const [language, setLanguage] = useState<Language>(() => keptLanguage(localStorage, navigator.language));
  const [session, setSession] = useState<OpenSession | null>(() => {
    const token = keptToken(sessionStorage);
    return token === null ? null : openSession(token);
  });
  // Good for nothing but choosing a password, and known to this page alone.
  const [fresh, setFresh] = useState<{ session: Session; password: string } | null>(null);
  const [ended, setEnded] = useState<ErrorCode | null>(null);
  // Null: not known yet. A hall that has an administrator keeps one.
  const [first, setFirst] = useState<FirstRunNeeded | null>(session === null ? null : nothingToDo);
  useEffect(() => {
    if (first === null) void firstRunNeeded().then((needed) => setFirst(needed ?? nothingToDo));
  }, [first]);

  useEffect(() => {
    document.documentElement.lang = language;
    keepLanguage(localStorage, language);
  }, [language]);

  const enter = (token: string) => {
    keepToken(sessionStorage, token);
    setEnded(null);
    setFresh(null);
    setSession(openSession(token));
  };
  const leave = useCallback(
    (why: ErrorCode | null) => {
      keepToken(sessionStorage, null);
      session?.client.close();
      setEnded(why);
      setSession(null);
    },
    [session],
  );

  // Every session ends with the old password, also this one: that is no end while a new one is on its way.
  const changing = useRef(false);
  const leaveUnlessChanging = useCallback(
    (why: ErrorCode) => {
      if (!changing.current && keptToken(sessionStorage) === session?.token) leave(why);
    },
    [leave, session],
  );
  const ownPassword = async (
    { token, client }: OpenSession,
    current: string,
    next: string,
  ): Promise<PasswordRefusal | null> => {
    changing.current = true;
    const changed = await changePassword('', token, current, next);
    changing.current = false;
    if (changed.ok) {
      client.close();
      enter(changed.value.token);
      return null;
    }
    // Its answer was lost, and it took effect.
    if (client.connection().status === 'refused') leave('sessionExpired');
    return changed.error;
  };

  return (
    <LanguageProvider language={language} onLanguage={setLanguage}>
      {session === null && fresh !== null ? (
        <FirstPassword
          session={fresh.session}
          temporary={fresh.password}
          onToken={enter}
          onLeave={() => setFresh(null)}
        />
      ) : session === null && first === null ? null : session === null && first?.needed === true ? (
        <Suspense>
          <FirstRun
            named={!first.site}
            onToken={(token) => {
              setFirst(nothingToDo);
              window.location.hash = writeAddress('guide', null);
              enter(token);
            }}
            onDone={() => setFirst(nothingToDo)}
          />
        </Suspense>
      ) : session === null ? (
        <SignIn
          ended={ended}
          onSession={(signedIn, password) => {
            if (signedIn.passwordChangeRequired) setFresh({ session: signedIn, password });
            else enter(signedIn.token);
          }}
        />
      ) : (
        <ClientProvider value={session.client}>
          <SiteDraftContext value={session.siteDraft}>
            <Console
              key={session.token}
              token={session.token}
              onPassword={(current, next) => ownPassword(session, current, next)}
              onSessionEnded={leaveUnlessChanging}
              onSignOut={() => {
                void signOut('', session.token);
                leave(null);
              }}
            />
          </SiteDraftContext>
        </ClientProvider>
      )}
    </LanguageProvider>
  );
}
