/** Signed in with a temporary password: a password of one's own comes first, then straight to work. */
import { changePassword, signOut, type Session } from '@giliran/client';
import { Button, LanguageSwitch, PasswordForm, useLocalized, useWording } from '@giliran/ui';
import { ownPasswordWording } from '@giliran/ui/wording/own-password';
import type { DeskFace } from '../desk-face.ts';
import type { Place } from '../place.ts';
import './sign-in.css';

interface FirstPasswordProps {
  readonly place: Place;
  readonly face: DeskFace;
  readonly session: Session;
  /** The password that was just typed. */
  readonly temporary: string;
  readonly onSession: (session: Session) => void;
  readonly onLeave: () => void;
}

export function FirstPassword({ place, face, session, temporary, onSession, onLeave }: FirstPasswordProps) {
  const words = useWording(ownPasswordWording);
  const say = useLocalized();
  const { staff, token } = session;
  return (
    <main className="sign-in">
      <header className="sign-in-top">
        <p className="sign-in-site">{face.view === null ? 'Giliran' : say(face.view.site.name)}</p>
        <LanguageSwitch shape="short" />
      </header>
      <section className="sign-in-card" aria-labelledby="first-password">
        <div>
          <h1 id="first-password">{words.firstTitle}</h1>
          <p className="sign-in-desk">{words.firstIntro(staff.name)}</p>
        </div>
        <PasswordForm
          staffId={staff.id}
          known={temporary}
          submitWords={words.save}
          onSubmit={async (current, password) => {
            const changed = await changePassword(place.server, token, current, password);
            if (!changed.ok) return changed.error;
            onSession(changed.value);
            return null;
          }}
        />
        <Button
          variant="quiet"
          onClick={() => {
            void signOut(place.server, token);
            onLeave();
          }}
        >
          {words.otherPerson}
        </Button>
      </section>
    </main>
  );
}
