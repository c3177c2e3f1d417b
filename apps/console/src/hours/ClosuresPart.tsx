/** Closed out of the ordinary: whole days or parts of one. Nothing overrules it. */
import type { Closure } from '@giliran/protocol';
import { Button, Field, TextInput, useLocalized, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { FormSection } from '../set-up/FormSection.tsx';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import { endsFirst } from './dates.ts';
import { Entries } from './Entries.tsx';
import { freshId } from './fresh-id.ts';
import { TimeInput } from './TimeInput.tsx';
import type { DatedPartProps } from './TimetablesPart.tsx';
import { useDayName } from './use-day-name.ts';
import { Whom } from './Whom.tsx';

export function ClosuresPart({ open, today }: DatedPartProps) {
  const { site, edit, errorAt } = open;
  const { closures: words, parts } = useWording(hoursPageWording);
  const say = useLocalized();
  const dayName = useDayName();
  const [shown, setShown] = useState<string | null>(null);
  const { closures } = site.settings;
  const set = (next: Closure[]): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, closures: next } }));
  const change = (id: string, part: Partial<Closure>): void =>
    set(closures.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const moment = ({ date, time }: Closure['from']): string =>
    time === null ? dayName(date) : `${dayName(date)} ${time}`;
  const add = (): void => {
    const id = freshId('tutup', closures);
    set([
      ...closures,
      {
        id,
        reason: words.newReason,
        from: { date: today, time: '13:00' },
        to: { date: today, time: null },
        agencies: null,
        services: null,
      },
    ]);
    setShown(id);
  };
  return (
    <FormSection title={parts.closures} hint={words.advice} stacked>
      <div className="entry-adds">
        <Button icon={<Plus />} onClick={add}>
          {words.add}
        </Button>
      </div>
      <Entries
        none={words.none}
        open={shown}
        onOpen={setShown}
        entries={closures.map((one, n) => {
          const path = `settings.closures.${n}`;
          const wrong = endsFirst(one) ? words.endsFirst : null;
          const end = (which: 'from' | 'to', dateLabel: string, timeLabel: string, hint: string) => (
            <div className="moment">
              <Field label={dateLabel} error={which === 'to' ? wrong : errorAt(`${path}.from.date`)}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    value={one[which].date}
                    onChange={(event) =>
                      change(one.id, { [which]: { ...one[which], date: event.currentTarget.value } })
                    }
                  />
                )}
              </Field>
              <Field label={timeLabel} hint={hint} error={errorAt(`${path}.${which}.time`)}>
                {(control) => (
                  <TimeInput
                    {...control}
                    value={one[which].time ?? ''}
                    onValue={(text) =>
                      change(one.id, { [which]: { ...one[which], time: text.trim() === '' ? null : text } })
                    }
                  />
                )}
              </Field>
            </div>
          );
          return {
            key: one.id,
            title: say(one.reason),
            when: `${moment(one.from)} – ${moment(one.to)}`,
            faulty: errorAt(path) !== null,
            past: one.to.date < today,
            onRemove: () => set(closures.filter(({ id }) => id !== one.id)),
            body: (
              <div className="form-fields">
                <LocalizedField
                  label={words.reason}
                  value={one.reason}
                  onValue={(reason) => change(one.id, { reason })}
                  error={(of) => errorAt(`${path}.reason.${of}`)}
                />
                {end('from', words.fromDate, words.fromTime, words.beginning)}
                {end('to', words.toDate, words.toTime, words.ending)}
                <Whom site={site} value={one} onValue={(concerned) => change(one.id, concerned)} />
              </div>
            ),
          };
        })}
      />
    </FormSection>
  );
}
