/** Who are you? User name and password, and what went wrong last time. */
import { signIn, type Session } from '@giliran/client';
import {
  Banner,
  Button,
  Field,
  IconButton,
  LanguageSwitch,
  TextInput,
  useLanguage,
  useLocalized,
  useSecondsLeft,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DeskFace } from '../desk-face.ts';
import { readLastList, type LastList } from '../last-list/last-list.ts';
import { LastListPanel } from '../last-list/LastListPanel.tsx';
import { inProgram, type Place } from '../place.ts';
import { DeviceSettingsPanel } from './DeviceSettingsPanel.tsx';
import { pairingSeen } from './pair-after-reload.ts';
import { PairCounter } from './PairCounter.tsx';
import { signInProblem, type SignInProblem } from './sign-in-problem.ts';
import './sign-in.css';

/** How the last person left. */
export type Farewell = 'ended' | 'signedOut' | 'signedOutOpen';

interface SignInScreenProps {
  readonly place: Place;
  readonly face: DeskFace;
  readonly farewell: Farewell | null;
  /** With the password that was typed: a temporary one is asked for again where it is changed. */
  readonly onSession: (session: Session, password: string) => void;
}

export function SignInScreen({ place, face, farewell, onSession }: SignInScreenProps) {
  const words = useWording(loginWording);
  const common = useWording(commonWording);
  const counterWords = useWording(counterWording);
  const say = useLocalized();
  const { language } = useLanguage();
  const [staffId, setStaffId] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const [missing, setMissing] = useState<'name' | 'password' | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [last, setLast] = useState<LastList | null>(null);
  const [showsLast, setShowsLast] = useState(false);
  const [wait, beginWait] = useSecondsLeft();
  const nameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  // Writing the name is the first thing to do on this screen.
  useEffect(() => nameInput.current?.focus(), []);

  const submit = async () => {
    if (busy || wait > 0) return;
    const empty = staffId.trim() === '' ? 'name' : password === '' ? 'password' : null;
    setMissing(empty);
    if (empty !== null) {
      (empty === 'name' ? nameInput : passwordInput).current?.focus();
      return;
    }
    setBusy(true);
    const outcome = await signIn(place.server, staffId.trim().toLowerCase(), password);
    setBusy(false);
    if (outcome.ok) {
      pairingSeen(window.sessionStorage);
      onSession(outcome.value, password);
      return;
    }
    const found = signInProblem(outcome.error);
    setProblem(found);
    setLast(found.kind === 'offline' ? readLastList(localStorage, Date.now(), place.counterId) : null);
    if (found.kind === 'tooMany') beginWait(found.seconds);
    passwordInput.current?.select();
  };
  const noticeCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));

  if (last !== null && showsLast)
    return (
      <LastListPanel
        list={last}
        reconnects={false}
        action={<Button onClick={() => setShowsLast(false)}>{common.back}</Button>}
      />
    );

  const title = face.view === null ? 'Giliran' : say(face.view.site.name);
  return (
    <main className="sign-in">
      <header className="sign-in-top">
        <p className="sign-in-site">{title}</p>
        <LanguageSwitch shape="short" />
      </header>
      <form
        className="sign-in-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div>
          <h1>{words.title}</h1>
          {face.view !== null && (
            <p className="sign-in-desk gl-num">
              {common.counterNumber(face.view.counter.number)} · {face.view.agency.shortName}
            </p>
          )}
        </div>
        <Notice problem={problem} wait={wait} farewell={farewell} />
        <Field label={words.userName} error={missing === 'name' ? words.missingName : null}>
          {(control) => (
            <TextInput
              {...control}
              ref={nameInput}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={staffId}
              onChange={(event) => setStaffId(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label={words.password}
          hint={caps ? words.capsLock : undefined}
          error={missing === 'password' ? words.missingPassword : null}
        >
          {(control) => (
            <span className="sign-in-password">
              <TextInput
                {...control}
                ref={passwordInput}
                name="password"
                type={shown ? 'text' : 'password'}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                onKeyDown={noticeCaps}
                onKeyUp={noticeCaps}
              />
              <IconButton
                label={shown ? words.hidePassword : words.showPassword}
                aria-pressed={shown}
                icon={shown ? <EyeOff /> : <Eye />}
                onClick={() => setShown(!shown)}
              />
            </span>
          )}
        </Field>
        <Button
          variant="primary"
          size="large"
          type="submit"
          block
          busy={busy}
          aria-disabled={wait > 0}
          className="sign-in-go"
        >
          {wait > 0 ? words.tryAgainIn(wait) : busy ? words.signingIn : words.signIn}
        </Button>
        {last !== null && (
          <Button block onClick={() => setShowsLast(true)}>
            {counterWords.lastList.show}
          </Button>
        )}
        <p className="sign-in-forgotten">{words.forgotten}</p>
        {face.refused && <Banner tone="warn" title={words.deviceRefused} />}
      </form>
      <div className="sign-in-machine">
        {(place.deviceKey === null || face.refused) && <PairCounter place={place} />}
        {inProgram(place) && <DeviceSettingsPanel place={place} />}
      </div>
      <p className="sign-in-foot" lang={language}>
        Giliran · {counterWords.title}
      </p>
    </main>
  );
}

function Notice({
  problem,
  wait,
  farewell,
}: {
  readonly problem: SignInProblem | null;
  readonly wait: number;
  readonly farewell: Farewell | null;
}) {
  const words = useWording(loginWording);
  const { language } = useLanguage();
  if (problem === null) {
    if (farewell === null) return null;
    const text = {
      ended: words.ended,
      signedOut: words.signedOut,
      signedOutOpen: words.signedOutOpen,
    }[farewell];
    return <Banner tone={farewell === 'signedOut' ? 'info' : 'warn'} title={text} />;
  }
  switch (problem.kind) {
    case 'wrong':
      return <Banner tone="error" title={words.wrong} />;
    case 'tooMany':
      // Said once with its seconds; the button counts them down.
      return wait > 0 ? <Banner tone="error" title={words.tooMany(problem.seconds)} /> : null;
    case 'offline':
      return <Banner tone="error" title={words.offline} />;
    case 'other': {
      const { title, advice } = errorText(problem.failure.code, language);
      return (
        <Banner tone="error" title={title}>
          {advice}
        </Banner>
      );
    }
  }
}
