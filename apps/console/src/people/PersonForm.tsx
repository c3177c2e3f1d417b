/** One account: what it is, what it may do, and what can be done with it. */
import { roleRights, type AgencyId, type StaffRole } from '@giliran/protocol';
import { Banner, useWording } from '@giliran/ui';
import { peopleWording } from '@giliran/ui/wording/people';
import { rightsWording } from '@giliran/ui/wording/rights';
import Check from 'lucide-react/icons/check';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { useHoldPage } from '../frame/unsaved.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import { IdleButton } from '../set-up/IdleButton.tsx';
import { TextField } from '../set-up/fields.tsx';
import { Facts } from '../trust/Facts.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import { RightsList } from '../trust/RightsList.tsx';
import type { Person } from '../trust/trust-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import type { PageTools } from '../trust/use-page-tools.ts';
import { AgencyField } from './AgencyField.tsx';
import { RoleChoice } from './RoleChoice.tsx';

export interface PersonFormProps extends Pick<PageProps, 'who' | 'onSessionEnded'> {
  readonly person: Person;
  readonly tools: PageTools;
  /** Nobody else could set the hall up: role and agency stay. */
  readonly last: boolean;
  readonly onChanged: () => Promise<void>;
}

export function PersonForm({ person, tools, who, last, onChanged, onSessionEnded }: PersonFormProps) {
  const words = useWording(peopleWording);
  const rights = useWording(rightsWording);
  const { view } = useBoard();
  const deed = useDeed(onSessionEnded);
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState<StaffRole>(person.role);
  const [agencyId, setAgencyId] = useState<AgencyId | null>(person.agencyId);
  const [saved, setSaved] = useState(false);
  const moved = role !== person.role || agencyId !== person.agencyId;
  const dirty = moved || name.trim() !== person.name;
  const missingAgency = role === 'counterStaff' && agencyId === null;
  useHoldPage(dirty);
  const edit = (change: () => void): void => {
    setSaved(false);
    change();
  };
  const save = (): void => {
    if (!dirty || name.trim() === '' || missingAgency) return;
    // Only what was changed: what somebody else changed meanwhile stays.
    const change = {
      ...(name.trim() === person.name ? {} : { name: name.trim() }),
      ...(role === person.role ? {} : { role }),
      ...(agencyId === person.agencyId ? {} : { agencyId }),
    };
    void deed.run(
      () => tools.api.changePerson(person.id, change),
      async () => {
        await onChanged();
        setSaved(true);
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Facts
        facts={[
          { name: words.userName, value: person.id },
          { name: words.signIn, value: words.password[person.password] },
          {
            name: words.lastSignIn,
            value: person.lastSignIn === null ? words.never : tools.moment(person.lastSignIn),
          },
          { name: words.signedInAt, value: words.sessions(person.sessions) },
        ]}
      />
      <FormSection title={words.account}>
        <TextField
          label={words.name}
          error={name.trim() === '' ? words.missingName : null}
          value={name}
          onValue={(text) => edit(() => setName(text))}
          most={80}
          input={{ maxLength: 80 }}
        />
        <AgencyField
          agencies={view.agencies}
          who={who}
          value={agencyId}
          onValue={(id) => edit(() => setAgencyId(id))}
          error={missingAgency ? words.agencyMissing : null}
        />
        <RoleChoice value={role} onValue={(chosen) => edit(() => setRole(chosen))} disabled={last} />
        {last && <p className="hint wide">{words.lastAdministrator}</p>}
      </FormSection>
      <div className="form-foot">
        <IdleButton type="submit" variant="primary" busy={deed.busy} idle={!dirty}>
          {words.save}
        </IdleButton>
        <span role="status" className="saved">
          {saved && !dirty && (
            <>
              <Check aria-hidden="true" /> {words.saved}
            </>
          )}
        </span>
        {moved && <Banner tone="info" title={words.roleEnds} />}
        <Refusal failure={deed.failure} />
      </div>
      <FormSection
        title={rights.mayDo}
        hint={
          person.agencyId === null
            ? rights.wholeHall
            : rights.ownAgencyOnly(tools.agencyName(person.agencyId))
        }
        stacked
      >
        <RightsList rights={roleRights[role]} />
      </FormSection>
    </form>
  );
}
