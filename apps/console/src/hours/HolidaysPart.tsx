/** The country's holidays as the program knows them, corrected where need be, and the hall's own. */
import { holidaysKnownThrough, indonesianHolidays, type Holiday } from '@giliran/protocol';
import {
  Banner,
  Button,
  Field,
  IconButton,
  Select,
  Switch,
  TextInput,
  useLocalized,
  useWording,
  VisuallyHidden,
} from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { focusNew } from '../set-up/focus-new.ts';
import { ChoiceField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import type { DatedPartProps } from './DatedEntries.tsx';
import { useDayName } from './use-day-name.ts';
import { Whom } from './Whom.tsx';

export function HolidaysPart({ open, today }: DatedPartProps) {
  const { site, edit, errorAt } = open;
  const { holidays: words } = useWording(hoursPageWording);
  const say = useLocalized();
  const dayName = useDayName();
  const years = [...new Set(indonesianHolidays.map(({ date }) => date.slice(0, 4)))];
  const [year, setYear] = useState(() =>
    years.includes(today.slice(0, 4)) ? today.slice(0, 4) : (years.at(-1) ?? ''),
  );
  const { nationalHolidays, holidays } = site.settings;
  const follows = nationalHolidays.calendar === 'indonesia';
  const setNational = (change: Partial<typeof nationalHolidays>): void =>
    edit((now) => ({
      ...now,
      settings: { ...now.settings, nationalHolidays: { ...now.settings.nationalHolidays, ...change } },
    }));
  const set = (next: Holiday[]): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, holidays: next } }));
  const change = (n: number, part: Partial<Holiday>): void =>
    set(holidays.map((one, at) => (at === n ? { ...one, ...part } : one)));
  const replaced = (date: string): boolean =>
    holidays.some((own) => own.date === date && own.agencies === null);
  return (
    <>
      <FormSection title={words.national} hint={words.nationalHint} stacked>
        <div className="holiday-head">
          <Switch
            label={words.follow}
            checked={follows}
            onChange={(event) =>
              setNational({ calendar: event.currentTarget.checked ? 'indonesia' : 'none' })
            }
          />
          <Field label={words.year} className="holiday-year">
            {(control) => (
              <Select {...control} value={year} onChange={(event) => setYear(event.currentTarget.value)}>
                {years.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {follows && Number(year) >= holidaysKnownThrough && (
          <Banner tone="info" title={words.unknownYear(String(holidaysKnownThrough))} />
        )}
        {follows && (
          <table className="gl-table holiday-table">
            <tbody>
              {indonesianHolidays
                .filter(({ date }) => date.startsWith(year))
                .map(({ date, name, kind }) => {
                  const excepted = nationalHolidays.except.includes(date);
                  return (
                    <tr key={date} data-off={excepted || undefined}>
                      <td className="gl-num">{dayName(date)}</td>
                      <th scope="row">
                        {say(name)}
                        <span className="second">
                          {replaced(date)
                            ? words.replaced
                            : kind === 'jointLeave'
                              ? words.joint
                              : words.holiday}
                        </span>
                      </th>
                      <td>
                        <Switch
                          label={excepted ? words.openAnyway : words.closed}
                          aria-label={words.applies(say(name), dayName(date))}
                          checked={!excepted}
                          onChange={(event) =>
                            setNational({
                              except: event.currentTarget.checked
                                ? nationalHolidays.except.filter((one) => one !== date)
                                : [...nationalHolidays.except, date].toSorted(),
                            })
                          }
                        />
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        )}
      </FormSection>
      <FormSection title={words.own} stacked>
        <div className="entry-adds">
          <Button
            icon={<Plus />}
            onClick={() => {
              set([...holidays, { date: today, name: words.newName, kind: 'holiday', agencies: null }]);
              focusNew('.own-holiday:last-of-type input');
            }}
          >
            {words.add}
          </Button>
        </div>
        {holidays.length === 0 && <p className="hint">{words.ownNone}</p>}
        {holidays.map((own, n) => {
          const twice = holidays.findIndex(
            (other) => other.date === own.date && other.agencies === own.agencies,
          );
          return (
            // A holiday has no name but its place in the list.
            <fieldset className="own-holiday" key={n}>
              <legend>
                <VisuallyHidden>{say(own.name)}</VisuallyHidden>
              </legend>
              <div className="form-fields">
                <Field
                  label={words.date}
                  error={twice < n ? words.twice : errorAt(`settings.holidays.${n}.date`)}
                >
                  {(control) => (
                    <TextInput
                      {...control}
                      type="date"
                      value={own.date}
                      onChange={(event) => change(n, { date: event.currentTarget.value })}
                    />
                  )}
                </Field>
                <ChoiceField
                  label={words.kind}
                  value={own.kind}
                  error={null}
                  options={(['holiday', 'jointLeave'] as const).map((value) => ({
                    value,
                    label: words.kinds[value],
                  }))}
                  onValue={(kind) => change(n, { kind: kind === 'jointLeave' ? 'jointLeave' : 'holiday' })}
                />
                <LocalizedField
                  label={words.name}
                  value={own.name}
                  onValue={(name) => change(n, { name })}
                  error={(of) => errorAt(`settings.holidays.${n}.name.${of}`)}
                />
                <Whom
                  site={site}
                  agenciesOnly
                  value={{ agencies: own.agencies, services: null }}
                  onValue={({ agencies }) => change(n, { agencies })}
                />
              </div>
              <IconButton
                label={words.remove(say(own.name))}
                icon={<Trash />}
                onClick={() => set(holidays.toSpliced(n, 1))}
              />
            </fieldset>
          );
        })}
      </FormSection>
    </>
  );
}
