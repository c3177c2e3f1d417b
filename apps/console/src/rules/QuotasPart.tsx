/** Tickets a day at most, service by service, with other numbers on some weekdays. */
import type { Service } from '@giliran/protocol';
import { EmptyState, Field, Select, TextInput, useLocalized, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import Gauge from 'lucide-react/icons/gauge';
import { useState } from 'react';
import { weekdays } from '../hours/week-edit.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import type { PartProps } from './OrderPart.tsx';

export function QuotasPart({ open }: PartProps) {
  const { site, edit, errorAt } = open;
  const { quotas: words } = useWording(rulesPageWording);
  const { needsAgency } = useWording(hallWording);
  const { days } = useWording(hoursPageWording);
  const say = useLocalized();
  const [chosen, setChosen] = useState<string | null>(null);
  const agency = site.agencies.find(({ id }) => id === chosen) ?? site.agencies[0];
  const services = site.services.filter(({ agencyId }) => agencyId === agency?.id);
  const set = (id: string, change: Partial<Service>): void =>
    edit((now) => ({ ...now, services: now.services.map((s) => (s.id === id ? { ...s, ...change } : s)) }));
  return (
    <FormSection title={words.title} hint={words.advice} stacked>
      <Field label={words.agency} className="quota-agency">
        {(control) => (
          <Select
            {...control}
            value={agency?.id ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {site.agencies.map((one) => (
              <option key={one.id} value={one.id}>
                {one.shortName}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {services.length === 0 ? (
        <EmptyState icon={<Gauge />} title={site.agencies.length === 0 ? needsAgency[0] : words.none} />
      ) : (
        <div className="quota-scroll">
          <table className="quota-table">
            <thead>
              <tr>
                <th scope="col">{words.service}</th>
                <th scope="col">{words.daily}</th>
                {weekdays.map((day) => (
                  <th scope="col" key={day}>
                    <abbr title={days[day]}>{words.short[day]}</abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {services.map((service) => {
                const n = site.services.indexOf(service);
                const name = say(service.name);
                return (
                  <tr key={service.id}>
                    <th scope="row">{name}</th>
                    <td>
                      <Quota
                        label={words.dailyOf(name)}
                        value={service.dailyQuota}
                        placeholder="–"
                        error={errorAt(`services.${n}.dailyQuota`)}
                        onValue={(dailyQuota) => set(service.id, { dailyQuota })}
                      />
                    </td>
                    {weekdays.map((day) => (
                      <td key={day}>
                        <Quota
                          label={words.onDay(name, days[day])}
                          value={service.weekdayQuota[day] ?? null}
                          placeholder={
                            service.weekdayQuota[day] === null ? '∞' : String(service.dailyQuota ?? '–')
                          }
                          error={errorAt(`services.${n}.weekdayQuota.${day}`)}
                          onValue={(quota) => {
                            const { [day]: _, ...others } = service.weekdayQuota;
                            set(service.id, {
                              weekdayQuota: quota === null ? others : { ...others, [day]: quota },
                            });
                          }}
                        />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </FormSection>
  );
}

function Quota({
  label,
  value,
  placeholder,
  error,
  onValue,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly placeholder: string;
  readonly error: string | null;
  readonly onValue: (value: number | null) => void;
}) {
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      className="quota gl-num"
      aria-label={label}
      aria-invalid={error === null ? undefined : true}
      title={error ?? undefined}
      min={1}
      max={100_000}
      placeholder={placeholder}
      value={value === null || Number.isNaN(value) ? '' : value}
      onChange={(event) => {
        const { valueAsNumber, validity } = event.currentTarget;
        onValue(Number.isNaN(valueAsNumber) && !validity.badInput ? null : valueAsNumber);
      }}
    />
  );
}
