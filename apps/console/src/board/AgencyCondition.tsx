/** What has come over an agency, told from the board: its system is down, or it closes early; and its end. */
import { useView } from '@giliran/client';
import type { ServiceId } from '@giliran/protocol';
import { Button, Checkbox, Choice, Dialog, useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { useState } from 'react';
import { BothLanguages, isEmpty, isWhole, nothingWritten } from '../hall/BothLanguages.tsx';
import type { Agency } from './selection.ts';
import { useCommand } from './useCommand.ts';

const kinds = ['systemDown', 'closedEarly'] as const;
const issuings = ['stop', 'warn'] as const;
const reaches = ['allServices', 'someServices'] as const;
const directoryScope = { kind: 'directory' } as const;

export interface AgencyConditionProps {
  readonly agency: Agency;
  readonly onClose: () => void;
}

export function AgencyCondition({ agency, onClose }: AgencyConditionProps) {
  const { condition: words } = useWording(boardWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { run, busy, failure } = useCommand();
  const { view: directory } = useView<'directory'>(directoryScope);
  const before = agency.condition;
  const [kind, setKind] = useState<(typeof kinds)[number]>(before?.kind ?? 'systemDown');
  const [issuing, setIssuing] = useState<(typeof issuings)[number]>(before?.issuing ?? 'stop');
  const [reach, setReach] = useState<(typeof reaches)[number]>('allServices');
  const [chosen, setChosen] = useState<ReadonlySet<ServiceId>>(new Set());
  const [message, setMessage] = useState(before?.message ?? nothingWritten);
  const services = directory?.services.filter((s) => s.agencyId === agency.id) ?? [];
  const ready = (isEmpty(message) || isWhole(message)) && (reach === 'allServices' || chosen.size > 0);
  const toggle = (id: ServiceId): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const apply = (): void =>
    run(
      {
        type: 'agency.setCondition',
        agencyId: agency.id,
        condition: {
          kind,
          issuing: kind === 'closedEarly' ? 'stop' : issuing,
          serviceIds: reach === 'allServices' ? null : [...chosen],
          message: isEmpty(message) ? null : message,
        },
      },
      onClose,
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title(agency.shortName)}
      closeLabel={common.close}
      className="hall-dialog"
      actions={
        <>
          {before !== null && (
            <Button
              busy={busy}
              onClick={() =>
                run({ type: 'agency.setCondition', agencyId: agency.id, condition: null }, onClose)
              }
            >
              {words.end}
            </Button>
          )}
          <Button variant="primary" busy={busy} disabled={!ready} onClick={apply}>
            {words.apply}
          </Button>
        </>
      }
    >
      {before !== null && (
        <p>
          {words.now}: <strong>{words[before.kind]}</strong>
          {before.message && ` · ${say(before.message)}`}
        </p>
      )}
      <Choice
        label={words.kind}
        value={kind}
        onValue={setKind}
        options={kinds.map((value) => ({ value, label: words[value] }))}
      />
      {kind === 'systemDown' ? (
        <Choice
          label={words.issuing}
          value={issuing}
          onValue={setIssuing}
          options={issuings.map((value) => ({ value, label: words[value] }))}
        />
      ) : (
        <p>{words.closedMeans}</p>
      )}
      {services.length > 1 && (
        <Choice
          label={words.services}
          value={reach}
          onValue={setReach}
          options={reaches.map((value) => ({ value, label: words[value] }))}
        />
      )}
      {reach === 'someServices' && (
        <div className="service-list">
          {services.map(({ id, name }) => (
            <Checkbox key={id} label={say(name)} checked={chosen.has(id)} onChange={() => toggle(id)} />
          ))}
        </div>
      )}
      <BothLanguages label={words.message} value={message} onValue={setMessage} />
      {failure !== null && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
