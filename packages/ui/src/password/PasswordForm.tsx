/**
 * A password of one's own: its rules, told as they are met, and what the server says, at the field where it can
 * be put right. Who asks the server is the caller's.
 */
import { PasswordFault, passwordFaults, type ErrorCode } from '@giliran/protocol';
import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useId, useRef, useState, type FormEvent } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button, IconButton } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { TextInput } from '../components/Inputs.tsx';
import { useLanguage, useWording } from '../language.tsx';
import { errorText } from '../wording/errors.ts';
import { loginWording } from '../wording/login.ts';
import { ownPasswordWording } from '../wording/own-password.ts';
import { useSecondsLeft } from '../useSecondsLeft.ts';
import './password.css';

/** Why it was not changed. */
export interface PasswordRefusal {
  readonly code: ErrorCode | 'unreachable';
  readonly retryAfter?: number | undefined;
}

export interface PasswordFormProps {
  readonly staffId: string;
  /** The temporary password that was just typed; null: it is asked for. */
  readonly known: string | null;
  readonly submitWords: string;
  /** Null when it is done. */
  readonly onSubmit: (current: string, password: string) => Promise<PasswordRefusal | null>;
}

type Problem = { readonly at: 'current' | 'password' | 'repeat'; readonly text: string };

export function PasswordForm({ staffId, known, submitWords, onSubmit }: PasswordFormProps) {
  const words = useWording(ownPasswordWording);
  const { offline } = useWording(loginWording);
  const { language } = useLanguage();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refusal, setRefusal] = useState<PasswordRefusal | null>(null);
  const [wait, beginWait] = useSecondsLeft();
  const rulesId = useId();
  const inputs = {
    current: useRef<HTMLInputElement>(null),
    password: useRef<HTMLInputElement>(null),
    repeat: useRef<HTMLInputElement>(null),
  };
  const faults = passwordFaults(password, staffId);

  const tell = (at: Problem['at'], text: string): void => {
    setProblem({ at, text });
    inputs[at].current?.focus();
  };
  const judge = (answer: PasswordRefusal | null): void => {
    setRefusal(null);
    if (answer === null) return;
    if (answer.code === 'wrongCredentials' && known === null) return tell('current', words.wrongCurrent);
    if (answer.code === 'passwordTooWeak')
      // What the rules let pass and the server does not is the password of before.
      return tell('password', faults.length > 0 ? words.notGood : words.sameAsBefore);
    if (answer.code === 'tooManyRequests') beginWait(answer.retryAfter ?? 30);
    setRefusal(answer);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || wait > 0) return;
    setProblem(null);
    if (known === null && current === '') return tell('current', words.missingCurrent);
    if (faults.length > 0) return tell('password', words.notGood);
    if (password === (known ?? current)) return tell('password', words.sameAsBefore);
    if (password !== repeat) return tell('repeat', words.differs);
    setBusy(true);
    const answer = await onSubmit(known ?? current, password);
    setBusy(false);
    judge(answer);
  };
  const field = (
    at: Problem['at'],
    label: string,
    value: string,
    set: (value: string) => void,
    describedBy?: string,
  ) => (
    <Field label={label} error={problem?.at === at ? problem.text : null}>
      {(control) => (
        <span className="gl-password">
          <TextInput
            {...control}
            aria-describedby={
              [control['aria-describedby'], describedBy].filter(Boolean).join(' ') || undefined
            }
            ref={inputs[at]}
            type={shown ? 'text' : 'password'}
            autoComplete={at === 'current' ? 'current-password' : 'new-password'}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            value={value}
            onChange={(event) => {
              set(event.currentTarget.value);
              if (problem?.at === at) setProblem(null);
            }}
          />
          {at === 'password' && (
            <IconButton
              label={shown ? words.hide : words.show}
              aria-pressed={shown}
              icon={shown ? <EyeOff /> : <Eye />}
              onClick={() => setShown(!shown)}
            />
          )}
        </span>
      )}
    </Field>
  );
  return (
    <form className="gl-password-form" noValidate onSubmit={(event) => void submit(event)}>
      {/* For the password manager: whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={staffId} readOnly hidden />
      {refusal !== null && <Refused refusal={refusal} wait={wait} offline={offline} language={language} />}
      {known === null && field('current', words.current, current, setCurrent)}
      {field('password', words.password, password, setPassword, rulesId)}
      <div className="gl-password-rules" id={rulesId}>
        <p>{words.rules}</p>
        <ul>
          {PasswordFault.options.map((rule) => {
            const met = password !== '' && !faults.includes(rule);
            return (
              <li key={rule} data-met={met || undefined}>
                {met ? <Check aria-hidden="true" /> : <Circle aria-hidden="true" />}
                <span>
                  {words.rule[rule]}
                  <span className="gl-hidden">, {met ? words.met : words.notMet}</span>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      {field('repeat', words.repeat, repeat, setRepeat)}
      <Button type="submit" variant="primary" block busy={busy} aria-disabled={wait > 0}>
        {busy ? words.saving : submitWords}
      </Button>
    </form>
  );
}

function Refused({
  refusal,
  wait,
  offline,
  language,
}: {
  readonly refusal: PasswordRefusal;
  readonly wait: number;
  readonly offline: string;
  readonly language: 'id' | 'en';
}) {
  const words = useWording(ownPasswordWording);
  if (refusal.code === 'unreachable') return <Banner tone="error" title={offline} />;
  if (refusal.code === 'tooManyRequests')
    return wait > 0 ? <Banner tone="error" title={words.wait(wait)} /> : null;
  const { title, advice } = errorText(refusal.code, language);
  return (
    <Banner tone="error" title={title}>
      {advice}
    </Banner>
  );
}
