/** Staff id and password. Says what is missing, wrong or unreachable, beside the field where it can be put right. */
import { signIn, type SendFailure, type Session } from '@giliran/client';
import type { ErrorCode } from '@giliran/protocol';
import {
  Banner,
  Button,
  Card,
  Field,
  IconButton,
  LanguageSwitch,
  Screen,
  TextInput,
  useLanguage,
  useSecondsLeft,
  useWording,
} from '@giliran/ui';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useEffect, useRef, useState, type FormEvent } from 'react';

export interface SignInProps {
  /** Why an earlier session ended, if it did so by itself. */
  readonly ended: ErrorCode | null;
  /** With the password that was typed: a temporary one is asked for again where it is changed. */
  readonly onSession: (session: Session, password: string) => void;
}

export function SignIn({ ended, onSession }: SignInProps) {
  const words = useWording(loginWording);
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const [wait, beginWait] = useSecondsLeft();
  const nameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => nameInput.current?.focus(), []);
  useEffect(() => {
    document.title = `${words.title} · Giliran`;
  }, [words]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    setTried(true);
    if (name.trim() === '') return nameInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    setBusy(true);
    const answer = await signIn('', name.trim(), password);
    setBusy(false);
    if (answer.ok) return onSession(answer.value, password);
    setFailure(answer.error);
    if (answer.error.code === 'tooManyRequests') beginWait(answer.error.retryAfter ?? 30);
    return passwordInput.current?.focus();
  };

  return (
    <Screen kind="desktop" language={language} className="sign-in">
      <header className="sign-in-top">
        <LanguageSwitch />
      </header>
      <main>
        <Card className="sign-in-card">
          <p className="brand">
            <img src="./icon.svg" alt="" width="36" height="36" /> Giliran
          </p>
          <h1>{words.title}</h1>
          <Trouble failure={failure} ended={ended} wait={wait} />
          <form noValidate onSubmit={(event) => void submit(event)}>
            <Field label={words.userName} error={tried && name.trim() === '' ? words.missingName : null}>
              {(control) => (
                <TextInput
                  {...control}
                  ref={nameInput}
                  value={name}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
              )}
            </Field>
            <Field label={words.password} error={tried && password === '' ? words.missingPassword : null}>
              {(control) => (
                <span className="with-button">
                  <TextInput
                    {...control}
                    ref={passwordInput}
                    type={shown ? 'text' : 'password'}
                    value={password}
                    autoComplete="current-password"
                    onChange={(event) => setPassword(event.currentTarget.value)}
                  />
                  <IconButton
                    label={shown ? words.hidePassword : words.showPassword}
                    icon={shown ? <EyeOff /> : <Eye />}
                    onClick={() => setShown(!shown)}
                  />
                </span>
              )}
            </Field>
            <Button type="submit" variant="primary" block busy={busy} aria-disabled={wait > 0}>
              {wait > 0 ? words.tryAgainIn(wait) : busy ? words.signingIn : words.signIn}
            </Button>
          </form>
          <p className="hint">{words.forgotten}</p>
        </Card>
      </main>
    </Screen>
  );
}

function Trouble({
  failure,
  ended,
  wait,
}: {
  readonly failure: SendFailure | null;
  readonly ended: ErrorCode | null;
  /** Seconds until another try. */
  readonly wait: number;
}) {
  const words = useWording(loginWording);
  const { language } = useLanguage();
  if (failure?.code === 'unreachable') return <Banner tone="error" title={words.offline} />;
  // Said once; the button counts the seconds down.
  if (failure?.code === 'tooManyRequests')
    return wait > 0 ? <Banner tone="error" title={words.tooMany(failure.retryAfter ?? wait)} /> : null;
  const code = failure?.code ?? ended;
  if (code === null) return null;
  const { title, advice } = errorText(code, language);
  return (
    <Banner tone={failure ? 'error' : 'info'} title={title}>
      {advice}
    </Banner>
  );
}
