/** One's own account: another password, and the places where one is signed in. */
import { Badge, Button, PasswordForm, useWording } from '@giliran/ui';
import { ownPasswordWording } from '@giliran/ui/wording/own-password';
import { peopleWording } from '@giliran/ui/wording/people';
import Monitor from 'lucide-react/icons/monitor';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { Refusal } from '../trust/Refusal.tsx';
import { TrustPage } from '../trust/TrustPage.tsx';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';
import { usePageTools } from '../trust/use-page-tools.ts';
import './account.css';

export function AccountPage({ token, who, onSessionEnded, onPassword }: PageProps) {
  const { own: words } = useWording(peopleWording);
  const password = useWording(ownPasswordWording);
  const { now, formats } = useBoard();
  const { api, moment } = usePageTools(token);
  const asked = useAsked(api.ownSessions, onSessionEnded);
  const deed = useDeed(onSessionEnded);
  // Every session ends with the old password; the page goes on in the new one and says so.
  const [changedWith, setChangedWith] = useState(() => takeChanged());
  return (
    <TrustPage title={words.title} {...(who ? { intro: `${who.name} · ${who.id}` } : {})} asked={asked}>
      {(sessions) => (
        <div className="account">
          <section className="panel account-part" aria-labelledby="own-password">
            <h2 id="own-password">{words.password}</h2>
            {changedWith && (
              <p role="status" className="account-told">
                {password.changed}
              </p>
            )}
            <p className="hint">{password.changeIntro}</p>
            {who && (
              <PasswordForm
                staffId={who.id}
                known={null}
                submitWords={password.saveChange}
                onSubmit={async (current, next) => {
                  setChangedWith(false);
                  leaveChanged();
                  const refusal = await onPassword(current, next);
                  if (refusal !== null) takeChanged();
                  return refusal;
                }}
              />
            )}
          </section>
          <section className="panel account-part" aria-labelledby="own-places">
            <h2 id="own-places">{words.places}</h2>
            <p className="hint">{words.placesIntro}</p>
            <Refusal failure={deed.failure} />
            <ul className="places">
              {sessions.map((session) => (
                <li key={session.id}>
                  <Monitor aria-hidden="true" />
                  <span>
                    <strong>{session.device ?? words.unknownDevice}</strong>{' '}
                    {session.current && <Badge tone="info">{words.thisOne}</Badge>}
                    <span className="hint">
                      {session.address} · {words.since} {moment(session.since)} · {words.lastSeen}{' '}
                      {formats.ago(session.lastSeen, now)}
                    </span>
                  </span>
                  {!session.current && (
                    <Button
                      busy={deed.busy}
                      aria-label={words.endOf(session.device ?? session.address)}
                      onClick={() => void deed.run(() => api.endSession(session.id), asked.again)}
                    >
                      {words.end}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </TrustPage>
  );
}

const slot = 'giliran.console.passwordChanged';
/** The console is opened anew with the new session; what it has to say is left for it here. */
const leaveChanged = (): void => sessionStorage.setItem(slot, 'yes');
function takeChanged(): boolean {
  const left = sessionStorage.getItem(slot) === 'yes';
  sessionStorage.removeItem(slot);
  return left;
}
