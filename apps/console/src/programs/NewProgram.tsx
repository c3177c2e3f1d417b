/** A key for a program: what it is called, what it may do, where and until when. */
import { roleRights, type AgencyId, type Right } from '@giliran/protocol';
import { Button, Dialog, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { programsWording } from '@giliran/ui/wording/programs';
import { rightsWording } from '@giliran/ui/wording/rights';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useId, useState, type FormEvent } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { PageProps } from '../frame/pages.ts';
import { AgencyField } from '../people/AgencyField.tsx';
import { ChoiceField, TextField } from '../set-up/fields.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import type { TrustApi } from '../trust/trust-api.ts';
import { useDeed } from '../trust/use-deed.ts';
import { durations, endOf, type Duration } from './duration.ts';
import type { GivenKey } from './NewKey.tsx';
import { isForAgency, rightGroups } from './rights-of-keys.ts';

const groups = ['queue', 'hall', 'trust'] as const;

export interface NewProgramProps extends Pick<PageProps, 'who' | 'onSessionEnded'> {
  readonly api: TrustApi;
  readonly onMade: (given: GivenKey) => void;
  readonly onClose: () => void;
}

export function NewProgram({ api, who, onMade, onClose, onSessionEnded }: NewProgramProps) {
  const words = useWording(programsWording);
  const common = useWording(commonWording);
  const { view, now } = useBoard();
  const form = useId();
  const deed = useDeed(onSessionEnded);
  const [name, setName] = useState('');
  const [agencyId, setAgencyId] = useState<AgencyId | null>(who?.agencyId ?? null);
  const [chosen, setChosen] = useState<readonly Right[]>([]);
  const [duration, setDuration] = useState<Duration>('d365');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  // Nobody gives what they do not have; only a program speaks in a display's place.
  const own: readonly Right[] = who === null ? [] : [...roleRights[who.role], 'calls:announce'];
  const offered = (right: Right): boolean => own.includes(right) && (agencyId === null || isForAgency(right));
  const rights = chosen.filter(offered);
  const expiresAt = endOf(duration, day, now, view.site.timeZone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || rights.length === 0 || expiresAt === undefined) {
      requestAnimationFrame(() =>
        document
          .getElementById(form)
          ?.querySelector<HTMLElement>('[aria-invalid=true], [data-missing] input')
          ?.focus(),
      );
      return;
    }
    void deed.run(
      () => api.createProgram({ name: name.trim(), scopes: rights, agencyId, expiresAt }),
      ({ secret }) => onMade({ name: name.trim(), secret, rights }),
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
        <Refusal failure={deed.failure} />
        <TextField
          label={words.name}
          hint={words.nameHint}
          error={tried && name.trim() === '' ? words.missingName : null}
          value={name}
          onValue={setName}
          most={80}
          input={{ maxLength: 80 }}
        />
        <div className="two">
          <AgencyField
            agencies={view.agencies}
            who={who}
            value={agencyId}
            onValue={setAgencyId}
            error={null}
          />
          <ChoiceField
            label={words.howLong}
            error={null}
            value={duration}
            onValue={(value) => setDuration(durations.find((one) => one === value) ?? 'd365')}
            options={durations.map((one) => ({ value: one, label: words.durations[one] }))}
          />
          {duration === 'day' && (
            <TextField
              label={words.until}
              error={tried && expiresAt === undefined ? words.wrongDay : null}
              value={day}
              onValue={setDay}
              input={{ type: 'date' }}
            />
          )}
        </div>
        <RightsChoice
          chosen={rights}
          offered={offered}
          missing={tried && rights.length === 0}
          onChosen={setChosen}
        />
      </form>
    </Dialog>
  );
}

function RightsChoice({
  chosen,
  offered,
  missing,
  onChosen,
}: {
  readonly chosen: readonly Right[];
  readonly offered: (right: Right) => boolean;
  readonly missing: boolean;
  readonly onChosen: (rights: readonly Right[]) => void;
}) {
  const words = useWording(programsWording);
  const rights = useWording(rightsWording);
  return (
    <fieldset className="right-groups" data-missing={missing || undefined}>
      <legend className="gl-field-label">{words.chooseRights}</legend>
      <p className="gl-field-hint">{words.chooseRightsHint}</p>
      {missing && (
        <p className="gl-field-error" role="alert">
          <CircleAlert aria-hidden="true" />
          <span>{words.missingRights}</span>
        </p>
      )}
      {groups.map((group) => {
        const here = rightGroups[group].filter(offered);
        if (here.length === 0) return null;
        return (
          <div key={group}>
            <h3>{rights.groups[group]}</h3>
            <div className="right-choice">
              {here.map((right) => (
                <label key={right} aria-label={rights.rights[right].name}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(right)}
                    onChange={(event) =>
                      onChosen(
                        event.currentTarget.checked
                          ? [...chosen, right]
                          : chosen.filter((other) => other !== right),
                      )
                    }
                  />
                  <span>
                    <strong>{rights.rights[right].name}</strong>
                    <small>{rights.rights[right].means}</small>
                  </span>
                </label>
              ))}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
