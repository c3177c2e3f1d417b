/** The usual week of the hall, of an agency, of a service; and a service's last ticket. */
import type { Agency, Service, WeeklyHours } from '@giliran/protocol';
import { Button, Checkbox, Field, Select, useLocalized, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { useState } from 'react';
import { NumberField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';
import type { OpenSetUp } from '../set-up/SetUpPage.tsx';
import { TimeInput } from './TimeInput.tsx';
import { WeekEditor } from './WeekEditor.tsx';

export interface WeeklyPartProps {
  readonly open: OpenSetUp;
}

/** Which of them is open; null: none of that kind. */
interface Whose {
  readonly agencyId: string | null;
  readonly serviceId: string | null;
}

const copied = (week: WeeklyHours): WeeklyHours => structuredClone(week);

export function WeeklyPart({ open }: WeeklyPartProps) {
  const { site, edit, errorAt } = open;
  const { whose: words, parts } = useWording(hoursPageWording);
  const say = useLocalized();
  const [whose, setWhose] = useState<Whose>({ agencyId: null, serviceId: null });
  const agency = site.agencies.find(({ id }) => id === whose.agencyId);
  const services = site.services.filter(({ agencyId }) => agencyId === agency?.id);
  const service = services.find(({ id }) => id === whose.serviceId);
  const setAgency = (id: string, change: Partial<Agency>): void =>
    edit((now) => ({ ...now, agencies: now.agencies.map((a) => (a.id === id ? { ...a, ...change } : a)) }));
  const setService = (id: string, change: Partial<Service>): void =>
    edit((now) => ({ ...now, services: now.services.map((s) => (s.id === id ? { ...s, ...change } : s)) }));

  const inherited = agency?.hours && service ? agency.hours : site.settings.hours;
  const own = service ? service.hours : agency ? agency.hours : site.settings.hours;
  const setHours = (hours: WeeklyHours | null): void => {
    if (service) setService(service.id, { hours });
    else if (agency) setAgency(agency.id, { hours });
    else if (hours) edit((now) => ({ ...now, settings: { ...now.settings, hours } }));
  };
  const marked = (name: string, has: boolean): string => (has ? `${name} · ${words.own}` : name);
  const n = service ? site.services.indexOf(service) : -1;
  return (
    <>
      <FormSection title={parts.weekly}>
        <Field label={words.title}>
          {(control) => (
            <Select
              {...control}
              value={whose.agencyId ?? ''}
              onChange={(event) => setWhose({ agencyId: event.currentTarget.value || null, serviceId: null })}
            >
              <option value="">{words.site}</option>
              {site.agencies.map((a) => (
                <option key={a.id} value={a.id}>
                  {marked(a.shortName, a.hours !== null)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {agency && (
          <Field label={words.service}>
            {(control) => (
              <Select
                {...control}
                value={whose.serviceId ?? ''}
                onChange={(event) => setWhose({ ...whose, serviceId: event.currentTarget.value || null })}
              >
                <option value="">{words.ofAgency}</option>
                {services.map((s) => (
                  <option key={s.id} value={s.id}>
                    {marked(say(s.name), s.hours !== null)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <div className="wide">
          {agency && (
            <div className="whose-own">
              <p>{own !== null ? words.own : service && agency.hours ? words.usesAgency : words.usesSite}</p>
              {own === null ? (
                <Button onClick={() => setHours(copied(inherited))}>{words.giveOwn}</Button>
              ) : (
                <Button onClick={() => setHours(null)}>{words.dropOwn}</Button>
              )}
            </div>
          )}
          {own !== null && <WeekEditor week={own} onWeek={setHours} />}
        </div>
      </FormSection>
      {service && (
        <FormSection title={words.lastTicket} hint={words.lastTicketHint}>
          <NumberField
            label={words.lastTicketMinutes}
            unit={words.minutes}
            min={0}
            max={600}
            value={service.lastTicketMinutes}
            error={errorAt(`services.${n}.lastTicketMinutes`)}
            onValue={(lastTicketMinutes) => setService(service.id, { lastTicketMinutes })}
          />
          <Field label={words.lastTicketAt} error={errorAt(`services.${n}.lastTicketAt`)}>
            {(control) => (
              <TimeInput
                {...control}
                value={service.lastTicketAt ?? ''}
                onValue={(text) => setService(service.id, { lastTicketAt: text.trim() === '' ? null : text })}
              />
            )}
          </Field>
        </FormSection>
      )}
      {agency && !service && (
        <FormSection title={words.agencyDays} stacked>
          <Checkbox
            label={words.opensOnJointLeave}
            checked={agency.opensOnJointLeave}
            onChange={(event) => setAgency(agency.id, { opensOnJointLeave: event.currentTarget.checked })}
          />
        </FormSection>
      )}
    </>
  );
}
