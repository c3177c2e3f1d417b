/** Staff of the hall sign in at the kiosk, on its own keyboard. */
import { signIn, signOut, type Session } from '@giliran/client';
import { Banner, Button, Field, TextInput, useLanguage, useWording } from '@giliran/ui';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../frame/kiosk.tsx';

export interface StaffSignInProps {
  /** Origin of the server. */
  readonly server: string;
  readonly onSession: (session: Session) => void;
  readonly onLeave: () => void;
}

/** People of the whole hall who look after its machines. */
const mayEnter = ({ staff }: Session): boolean => staff.agencyId === null && staff.role !== 'counterStaff';

export function StaffSignIn({ server, onSession, onLeave }: StaffSignInProps) {
  const words = useWords().technician;
  const login = useWording(loginWording);
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ title: string; advice: string | null } | null>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => nameInput.current?.focus(), []);
  const enter = async () => {
    setBusy(true);
    const answer = await signIn(server, name.trim(), password);
    setBusy(false);
    setPassword('');
    if (!answer.ok) {
      const { code } = answer.error;
      return setProblem(
        code === 'unreachable' ? { title: login.offline, advice: null } : errorText(code, language),
      );
    }
    const { passwordChangeRequired: temporary = false } = answer.value;
    if (mayEnter(answer.value) && !temporary) return onSession(answer.value);
    void signOut(server, answer.value.token);
    // A kiosk in the hall is no place to choose a password.
    if (temporary)
      return setProblem({ ...errorText('passwordChangeRequired', language), advice: words.ownPasswordFirst });
    return setProblem({ title: words.notAllowed, advice: null });
  };
  return (
    <form
      className="k-staff"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && name.trim() !== '' && password !== '') void enter();
      }}
    >
      <p>{words.signInAdvice}</p>
      <Field label={login.userName}>
        {(control) => (
          <TextInput
            {...control}
            ref={nameInput}
            inputMode="none"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={name}
            maxLength={63}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={login.password}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            inputMode="none"
            autoComplete="off"
            value={password}
            maxLength={200}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </Field>
      {problem !== null && (
        <Banner tone="error" title={problem.title}>
          {problem.advice}
        </Banner>
      )}
      <div className="k-staff-actions">
        <Button variant="primary" type="submit" busy={busy} disabled={name.trim() === '' || password === ''}>
          {busy ? login.signingIn : login.signIn}
        </Button>
        <Button onClick={onLeave}>{words.leave}</Button>
      </div>
    </form>
  );
}
