/** What a checked backup holds and what is lost with it; the hall's name is typed before anything changes. */
import type { ErrorCode } from '@giliran/protocol';
import { Banner, Button, useWording } from '@giliran/ui';
import { backupsPageWording } from '@giliran/ui/wording/backups-page';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect, useRef, useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { TextField } from '../set-up/fields.tsx';
import { Facts } from '../trust/Facts.tsx';
import { Refusal } from '../trust/Refusal.tsx';
import { useDeed } from '../trust/use-deed.ts';
import type { BackupsApi, CheckedBackup } from './backups-api.ts';

export interface RestoreContentsProps {
  readonly api: BackupsApi;
  readonly checked: CheckedBackup;
  readonly moment: (at: number) => string;
  readonly onSessionEnded: (why: ErrorCode) => void;
  readonly onOther: () => void;
  readonly onConfirmed: () => void;
}

const counted = ['tickets', 'agencies', 'services', 'counters', 'staff', 'events'] as const;
const plain = (name: string): string => name.trim().toLocaleLowerCase();

export function RestoreContents({
  api,
  checked,
  moment,
  onSessionEnded,
  onOther,
  onConfirmed,
}: RestoreContentsProps) {
  const { wizard: words } = useWording(backupsPageWording);
  const { formats, now } = useBoard();
  const deed = useDeed(onSessionEnded);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { contents, confirmation, losing } = checked;
  const { manifest, problems, mediaMissing } = contents;
  const same = confirmation !== null && plain(typed) === plain(confirmation);
  const confirm = (): void => {
    setTried(true);
    if (same) void deed.run(() => api.confirm(checked.id, typed), onConfirmed);
  };
  return (
    <form
      className="panel backup-guide"
      aria-labelledby="restore-look"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <p className="hint">{words.step(confirmation === null ? 2 : 3, 3)}</p>
      <h2 id="restore-look" ref={heading} tabIndex={-1}>
        {words.look}
      </h2>
      <Facts
        facts={[
          { name: words.hall, value: manifest.site?.name ?? words.noHall },
          { name: words.madeAt, value: moment(manifest.at) },
          ...counted.map((what) => ({
            name: words.counts[what],
            value: <span className="gl-num">{formats.number(manifest.counts[what])}</span>,
          })),
          { name: words.version, value: manifest.version },
        ]}
      />
      {confirmation === null ? (
        <Banner tone="error" title={words.cannot}>
          <span className="technical">{problems[0]}</span>
        </Banner>
      ) : (
        <>
          <div className="backup-loses">
            <h3>{words.loses}</h3>
            <ul>
              {losing === null ? (
                <li>{words.otherHall}</li>
              ) : (
                <>
                  <li>
                    {words.losesAfter(
                      moment(manifest.at),
                      formats.ago(manifest.at, Math.max(now, manifest.at)),
                    )}
                  </li>
                  <li>{words.losesEvents(formats.number(losing.events))}</li>
                  <li>
                    {losing.numbersToday > 0
                      ? words.losesNumbers(formats.number(losing.numbersToday))
                      : words.losesNoNumbers}
                  </li>
                </>
              )}
              {mediaMissing.length > 0 && <li>{words.mediaMissing(mediaMissing.length)}</li>}
            </ul>
          </div>
          <ul className="backup-stays">
            {losing !== null && <li>{words.noTwice}</li>}
            <li>{words.keepsOld}</li>
            <li>{words.everybodyOut}</li>
          </ul>
          <TextField
            label={words.type(confirmation)}
            hint={words.typeHint}
            error={tried && !same ? words.wrongName : null}
            value={typed}
            onValue={setTyped}
          />
        </>
      )}
      <Refusal failure={deed.failure} />
      <div className="backup-foot">
        <Button icon={<ArrowLeft />} onClick={onOther}>
          {words.other}
        </Button>
        <span className="backup-gap" />
        {confirmation !== null && (
          <Button type="submit" variant="danger" busy={deed.busy}>
            {words.confirm}
          </Button>
        )}
      </div>
    </form>
  );
}
