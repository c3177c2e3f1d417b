/** Hours on one date beside the usual ones, also on a holiday. */
import { Button, Field, TextInput, useLocalized, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import Plus from 'lucide-react/icons/plus';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import { DatedEntries, datedList, type DatedPartProps } from './DatedEntries.tsx';
import { freshId } from './fresh-id.ts';
import { Spans } from './Spans.tsx';
import { withSpan } from './week-edit.ts';
import { useDayName } from './use-day-name.ts';
import { Whom } from './Whom.tsx';

export function OpeningsPart({ open, today }: DatedPartProps) {
  const { site, errorAt } = open;
  const { openings: words, parts } = useWording(hoursPageWording);
  const say = useLocalized();
  const dayName = useDayName();
  const { all: openings, add: put, change, remove } = datedList(open, 'openings');
  const add = (): string => {
    const id = freshId('buka', openings);
    const hours = [{ from: '08:00', to: '12:00' }];
    put({ id, name: words.newName, date: today, hours, agencies: null, services: null });
    return id;
  };
  return (
    <DatedEntries
      title={parts.openings}
      advice={words.advice}
      none={words.none}
      adds={[{ label: words.add, add }]}
      entries={openings.map((one, n) => {
        const path = `settings.openings.${n}`;
        return {
          key: one.id,
          title: one.name === null ? parts.openings : say(one.name),
          when: `${dayName(one.date)}, ${one.hours.map(({ from, to }) => `${from}–${to}`).join(', ')}`,
          faulty: errorAt(path) !== null,
          past: one.date < today,
          onRemove: () => remove(one.id),
          body: (
            <div className="form-fields">
              <LocalizedField
                optional
                label={words.name}
                value={one.name}
                onValue={(name) => change(one.id, { name })}
                error={(of) => errorAt(`${path}.name.${of}`)}
              />
              <Field label={words.date} error={errorAt(`${path}.date`)}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    value={one.date}
                    onChange={(event) => change(one.id, { date: event.currentTarget.value })}
                  />
                )}
              </Field>
              <div className="wide own-numbers">
                <p className="gl-field-label">{words.hours}</p>
                <Spans
                  day={dayName(one.date)}
                  spans={one.hours}
                  onSpans={(hours) => change(one.id, { hours })}
                />
                {one.hours.length === 0 && (
                  <p className="span-fault" role="alert">
                    {words.needsHours}
                  </p>
                )}
                <Button
                  size="small"
                  icon={<Plus />}
                  onClick={() => change(one.id, { hours: withSpan(one.hours) })}
                >
                  {words.addHours}
                </Button>
              </div>
              <Whom site={site} value={one} onValue={(concerned) => change(one.id, concerned)} />
            </div>
          ),
        };
      })}
    />
  );
}
