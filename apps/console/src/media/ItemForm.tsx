/** One item of the playlist: what it says, how long, where and when. */
import type { MediaItem, Site } from '@giliran/protocol';
import { Button, Checkbox, Choice, Field, TextInput, useLocalized, useWording } from '@giliran/ui';
import { mediaPageWording } from '@giliran/ui/wording/media-page';
import Clock from 'lucide-react/icons/clock';
import { Spans } from '../hours/Spans.tsx';
import { NumberField, TextField } from '../set-up/fields.tsx';
import { LocalizedField } from '../set-up/LocalizedField.tsx';

export interface ItemFormProps {
  readonly item: MediaItem;
  readonly path: string;
  readonly zones: Site['zones'];
  readonly errorAt: (path: string) => string | null;
  readonly onItem: (item: MediaItem) => void;
}

export function ItemForm({ item, path, zones, errorAt, onItem }: ItemFormProps) {
  const words = useWording(mediaPageWording);
  const say = useLocalized();
  const date = (which: 'from' | 'to') => (
    <Field
      label={words[which]}
      hint={words.always}
      error={
        which === 'to' && item.from !== null && item.to !== null && item.to < item.from
          ? words.endsFirst
          : errorAt(`${path}.${which}`)
      }
    >
      {(control) => (
        <TextInput
          {...control}
          type="date"
          value={item[which] ?? ''}
          onChange={(event) => onItem({ ...item, [which]: event.currentTarget.value || null })}
        />
      )}
    </Field>
  );
  return (
    <div className="form-fields">
      {item.kind === 'text' && (
        <LocalizedField
          label={words.text}
          value={item.text}
          onValue={(text) => onItem({ ...item, text })}
          error={(of) => errorAt(`${path}.text.${of}`)}
        />
      )}
      {item.kind === 'image' && (
        <>
          <TextField
            label={words.alt}
            most={200}
            value={item.alt}
            error={errorAt(`${path}.alt`)}
            onValue={(alt) => onItem({ ...item, alt })}
          />
          <NumberField
            label={words.seconds}
            unit={words.secondsUnit}
            min={3}
            max={600}
            value={item.seconds}
            error={errorAt(`${path}.seconds`)}
            onValue={(seconds) => onItem({ ...item, seconds })}
          />
        </>
      )}
      {item.kind === 'video' && (
        <div className="wide">
          <Checkbox
            label={words.muted}
            checked={item.muted}
            onChange={(event) => onItem({ ...item, muted: event.currentTarget.checked })}
          />
          <p className="hint">{words.mutedHint}</p>
        </div>
      )}
      <div className="wide">
        <Choice
          label={words.where}
          options={[
            { value: 'all', label: words.everywhere },
            { value: 'some', label: words.some },
          ]}
          value={item.zones === null ? 'all' : 'some'}
          onValue={(value) => onItem({ ...item, zones: value === 'all' ? null : zones.map(({ id }) => id) })}
        />
        {item.zones !== null && (
          <div className="item-zones">
            {zones.map((zone) => (
              <Checkbox
                key={zone.id}
                label={say(zone.name)}
                checked={item.zones?.includes(zone.id) ?? false}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  const chosen = zones
                    .map(({ id }) => id)
                    .filter((id) => (id === zone.id ? on : item.zones?.includes(id)));
                  onItem({ ...item, zones: chosen });
                }}
              />
            ))}
            {item.zones.length === 0 && (
              <p className="span-fault" role="alert">
                {words.chooseZone}
              </p>
            )}
          </div>
        )}
      </div>
      {date('from')}
      {date('to')}
      <div className="wide">
        <p className="gl-field-label">{words.times}</p>
        {item.times.length === 0 ? (
          <p>{words.allDay}</p>
        ) : (
          <Spans day={words.oneTime} spans={item.times} onSpans={(times) => onItem({ ...item, times })} />
        )}
        <Button
          size="small"
          icon={<Clock />}
          disabled={item.times.length >= 6}
          onClick={() => onItem({ ...item, times: [...item.times, { from: '08:00', to: '12:00' }] })}
        >
          {words.addTimes}
        </Button>
      </div>
    </div>
  );
}
