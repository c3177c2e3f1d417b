/** Closed out of the ordinary: whole days or parts of one. Nothing overrules it. */
import type { Closure } from '@giliran/protocol';
import { Field, TextInput, useLocalized, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import { endsFirst } from './dates.ts';
import { DatedEntries, datedList, type DatedPartProps } from './DatedEntries.tsx';
import { freshId } from './fresh-id.ts';
import { TimeInput } from './TimeInput.tsx';
import { useDayName } from './use-day-name.ts';
import { Whom } from './Whom.tsx';

export function ClosuresPart({ open, today }: DatedPartProps) {
  const { site, errorAt } = open;
  const { closures: words, parts } = useWording(hoursPageWording);
  const say = useLocalized();
  const dayName = useDayName();
  const { all: closures, add: put, change, remove } = datedList(open, 'closures');
  const moment = ({ date, time }: Closure['from']): string =>
    time === null ? dayName(date) : `${dayName(date)} ${time}`;
  const add = (): string => {
    const id = freshId('tutup', closures);
    put({
      id,
      reason: words.newReason,
      from: { date: today, time: '13:00' },
      to: { date: today, time: null },
      agencies: null,
      services: null,
    });
    return id;
  };
  return (
    <DatedEntries
      title={parts.closures}
      advice={words.advice}
      none={words.none}
      adds={[{ label: words.add, add }]}
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
          onRemove: () => remove(one.id),
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
  );
}
