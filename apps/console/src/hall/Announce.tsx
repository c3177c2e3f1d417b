/** A text for the displays, for a while. */
import type { ZoneId } from '@giliran/protocol';
import { Button, Choice, Dialog, Field, Switch, TextInput, useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { useCommand } from '../board/useCommand.ts';
import { BothLanguages, isWhole, nothingWritten } from './BothLanguages.tsx';

const places = ['band', 'ticker'] as const;

export function Announce({ onClose }: { readonly onClose: () => void }) {
  const { announce: words } = useWording(boardWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { view } = useBoard();
  const { run, busy, failure } = useCommand();
  const [text, setText] = useState(nothingWritten);
  const [place, setPlace] = useState<(typeof places)[number]>('band');
  const [zone, setZone] = useState<ZoneId | ''>('');
  const [minutes, setMinutes] = useState(30);
  const [spoken, setSpoken] = useState(true);
  const inRange = Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      closeLabel={common.close}
      className="hall-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!isWhole(text) || !inRange}
            onClick={() =>
              run(
                {
                  type: 'hall.announce',
                  announcement: { text, place, spoken, minutes, zones: zone === '' ? null : [zone] },
                },
                onClose,
              )
            }
          >
            {words.send}
          </Button>
        </>
      }
    >
      <BothLanguages label={words.text} value={text} onValue={setText} />
      <Choice
        label={words.place}
        value={place}
        onValue={setPlace}
        options={places.map((value) => ({ value, label: words[value] }))}
      />
      {view.zones.length > 1 && (
        <Choice<ZoneId | ''>
          label={words.zones}
          value={zone}
          onValue={setZone}
          options={[
            { value: '', label: words.allZones },
            ...view.zones.map(({ id, name }) => ({ value: id, label: say(name) })),
          ]}
        />
      )}
      <Field label={words.minutes} error={inRange ? null : '1–1440'}>
        {(control) => (
          <span className="with-unit">
            <TextInput
              {...control}
              type="number"
              min={1}
              max={1440}
              className="gl-num"
              value={Number.isNaN(minutes) ? '' : minutes}
              onChange={(event) => setMinutes(event.currentTarget.valueAsNumber)}
            />
            <span className="unit">{words.minutesUnit}</span>
          </span>
        )}
      </Field>
      <Switch
        label={words.spoken}
        checked={spoken}
        onChange={(event) => setSpoken(event.currentTarget.checked)}
      />
      {failure !== null && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
