/** A new account: name, role, agency, and the user name that follows from them until somebody writes another. */
import { StaffMember, type AgencyId, type StaffRole } from '@giliran/protocol';
import { Button, Dialog, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { peopleWording } from '@giliran/ui/wording/people';
import { useId, useState, type FormEvent } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { TextField } from '../set-up/fields.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import type { TrustApi } from '../trust/trust-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import { AgencyField } from './AgencyField.tsx';
import type { GivenPassword } from './NewPassword.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { isUserName, suggestedUserName } from './user-name.ts';

export interface NewPersonProps extends Pick<PageProps, 'who' | 'onSessionEnded'> {
  readonly api: TrustApi;
  readonly taken: ReadonlySet<string>;
  readonly onMade: (given: GivenPassword) => void;
  readonly onClose: () => void;
}

export function NewPerson({ api, who, taken, onMade, onClose, onSessionEnded }: NewPersonProps) {
  const words = useWording(peopleWording);
  const common = useWording(commonWording);
  const { view } = useBoard();
  const form = useId();
  const deed = useDeed(onSessionEnded);
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffRole>('counterStaff');
  const [agencyId, setAgencyId] = useState<AgencyId | null>(who?.agencyId ?? null);
  const [written, setWritten] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const userName = written ?? suggestedUserName(name, agencyId, taken);
  const wrong = {
    name: name.trim() === '' ? words.missingName : null,
    userName:
      userName === ''
        ? words.missingUserName
        : !isUserName(userName)
          ? words.wrongUserName
          : taken.has(userName) || deed.failure?.code === 'nameTaken'
            ? words.userNameTaken
            : null,
    agency: role === 'counterStaff' && agencyId === null ? words.agencyMissing : null,
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const member = StaffMember.safeParse({ id: userName, name, role, agencyId });
    const refused = Object.values(wrong).some((error) => error !== null && error !== words.userNameTaken);
    if (refused || taken.has(userName) || !member.success) {
      requestAnimationFrame(() =>
        document.getElementById(form)?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      );
      return;
    }
    void deed.run(
      () => api.createPerson(member.data),
      ({ temporaryPassword }) =>
        onMade({ staffId: userName, name: member.data.name, password: temporaryPassword }),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.add}
      className="trust-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={deed.busy}>
            {deed.busy ? words.creating : words.create}
          </Button>
        </>
      }
    >
      <form id={form} className="trust-form" noValidate onSubmit={submit}>
        {deed.failure?.code !== 'nameTaken' && <Refusal failure={deed.failure} />}
        <TextField
          label={words.name}
          error={tried ? wrong.name : null}
          value={name}
          onValue={setName}
          most={80}
          input={{ maxLength: 80 }}
        />
        <RoleChoice value={role} onValue={setRole} />
        <div className="two">
          <AgencyField
            agencies={view.agencies}
            who={who}
            value={agencyId}
            onValue={setAgencyId}
            error={tried ? wrong.agency : null}
          />
          <TextField
            label={words.userName}
            hint={words.userNameHint}
            error={tried || written !== null ? wrong.userName : null}
            value={userName}
            onValue={(text) => {
              deed.forget();
              setWritten(text.toLowerCase());
            }}
            input={{ maxLength: 63, autoCapitalize: 'none', spellCheck: false }}
          />
        </div>
      </form>
    </Dialog>
  );
}
