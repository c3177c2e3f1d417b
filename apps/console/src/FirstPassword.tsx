/** Signed in with a temporary password: a password of one's own comes first, then straight to the console. */
import { changePassword, signOut, type Session } from '@giliran/client';
import { Button, Card, LanguageSwitch, PasswordForm, Screen, useLanguage, useWording } from '@giliran/ui';
import { ownPasswordWording } from '@giliran/ui/wording/own-password';
import { useEffect, useRef } from 'react';

export interface FirstPasswordProps {
  readonly session: Session;
  /** The password that was just typed. */
  readonly temporary: string;
  readonly onToken: (token: string) => void;
  readonly onLeave: () => void;
}

export function FirstPassword({ session, temporary, onToken, onLeave }: FirstPasswordProps) {
  const words = useWording(ownPasswordWording);
  const { language } = useLanguage();
  const { staff, token } = session;
  useEffect(() => {
    document.title = `${words.firstTitle} · Giliran`;
  }, [words]);
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([hidden])')?.focus(), []);
  return (
    <Screen kind="desktop" language={language} className="sign-in">
      <header className="sign-in-top">
        <LanguageSwitch />
      </header>
      <main ref={form}>
        <Card className="sign-in-card">
          <p className="brand">
            <img src="./icon.svg" alt="" width="36" height="36" /> Giliran
          </p>
          <h1>{words.firstTitle}</h1>
          <p className="hint">{words.firstIntro(staff.name)}</p>
          <PasswordForm
            staffId={staff.id}
            known={temporary}
            submitWords={words.save}
            onSubmit={async (current, password) => {
              const changed = await changePassword('', token, current, password);
              if (!changed.ok) return changed.error;
              onToken(changed.value.token);
              return null;
            }}
          />
          <Button
            variant="quiet"
            onClick={() => {
              void signOut('', token);
              onLeave();
            }}
          >
            {words.otherPerson}
          </Button>
        </Card>
      </main>
    </Screen>
  );
}
