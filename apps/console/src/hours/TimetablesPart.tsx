/** Other hours for a time: Ramadan, a school registration. */
import { TimetableId, type Timetable, type WeeklyHours } from '@giliran/protocol';
import { Field, TextInput, useLocalized, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { LocalizedField } from '../set-up/LocalizedField.tsx';
import { DatedEntries, datedList, type DatedPartProps } from './DatedEntries.tsx';
import { freshId } from './fresh-id.ts';
import { collision } from './dates.ts';
import { ramadanHours } from './week-edit.ts';
import { WeekEditor } from './WeekEditor.tsx';
import { useDayName } from './use-day-name.ts';
import { Whom } from './Whom.tsx';

export function TimetablesPart({ open, today }: DatedPartProps) {
  const { site, edit, errorAt } = open;
  const wording = useWording(hoursPageWording);
  const words = wording.timetables;
  const say = useLocalized();
  const dayName = useDayName();
  const { all: timetables, add: put, change } = datedList(open, 'timetables');
  const add = (stem: string, name: Timetable['name'], hours: Timetable['hours']): string => {
    const id = TimetableId.parse(freshId(stem, timetables));
    put({ id, name, from: today, to: today, hours, agencies: null });
    return id;
  };
  /** Hours that services and agencies have for it go with it. */
  const remove = (id: Timetable['id']): void =>
    edit((now) => {
      const without = <T extends { readonly timetableHours: Record<string, WeeklyHours> }>(one: T): T => {
        const { [id]: _, ...timetableHours } = one.timetableHours;
        return { ...one, timetableHours };
      };
      return {
        ...now,
        agencies: now.agencies.map(without),
        services: now.services.map(without),
        settings: { ...now.settings, timetables: now.settings.timetables.filter((one) => one.id !== id) },
      };
    });
  return (
    <DatedEntries
      title={wording.parts.timetables}
      advice={words.advice}
      none={words.none}
      adds={[
        {
          label: words.add,
          add: () => add('jadwal', words.newName, structuredClone(site.settings.hours)),
        },
        {
          label: words.addRamadan,
          add: () => add('ramadan', { id: 'Ramadan', en: 'Ramadan' }, structuredClone(ramadanHours)),
        },
      ]}
      entries={timetables.map((one, n) => {
        const path = `settings.timetables.${n}`;
        const other = collision(timetables, n);
        return {
          key: one.id,
          title: say(one.name),
          when: `${dayName(one.from)} – ${dayName(one.to)}`,
          faulty: errorAt(path) !== null,
          past: one.to < today,
          onRemove: () => remove(one.id),
          body: (
            <div className="form-fields">
              <LocalizedField
                label={words.name}
                value={one.name}
                onValue={(name) => change(one.id, { name })}
                error={(of) => errorAt(`${path}.name.${of}`)}
              />
              <Field label={words.from} error={other === null ? null : words.overlaps(say(other.name))}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    value={one.from}
                    onChange={(event) => change(one.id, { from: event.currentTarget.value })}
                  />
                )}
              </Field>
              <Field label={words.to} error={one.to < one.from ? words.endsFirst : errorAt(`${path}.to`)}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    value={one.to}
                    onChange={(event) => change(one.id, { to: event.currentTarget.value })}
                  />
                )}
              </Field>
              <Whom
                site={site}
                agenciesOnly
                value={{ agencies: one.agencies, services: null }}
                onValue={({ agencies }) => change(one.id, { agencies })}
              />
              <div className="wide">
                <h4>{words.hours}</h4>
                <WeekEditor week={one.hours} onWeek={(hours) => change(one.id, { hours })} />
              </div>
            </div>
          ),
        };
      })}
    />
  );
}
