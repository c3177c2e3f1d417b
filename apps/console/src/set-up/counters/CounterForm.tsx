/** One counter: its number as it is called, where it stands, and what it serves. */
import type { Counter, CounterService, ServiceId } from '@giliran/protocol';
import { Checkbox, IconButton, Select, TextInput, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { announcement } from '@giliran/voice';
import X from 'lucide-react/icons/x';
import { ChoiceField, NumberField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { takenIn } from '../model/ids.ts';
import { CodeField } from '../things/CodeField.tsx';
import type { FormProps } from '../things/ThingsPage.tsx';

export function CounterForm({
  site,
  thing: counter,
  fresh,
  change,
  error,
  nameCode,
  setCode,
}: FormProps<'counters'>) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const agency = site.agencies.find(({ id }) => id === counter.agencyId);
  const own = site.services.filter((service) => service.agencyId === counter.agencyId);
  const others = site.services.filter(
    (service) =>
      service.agencyId !== counter.agencyId && counter.services.some((s) => s.serviceId === service.id),
  );
  const rest = site.services.filter(
    (service) => service.agencyId !== counter.agencyId && !others.includes(service),
  );
  const served = (id: ServiceId): CounterService | undefined =>
    counter.services.find((s) => s.serviceId === id);
  const agencyName = (id: string): string => site.agencies.find((one) => one.id === id)?.shortName ?? '';
  const set = (services: Counter['services']): void => change({ services });
  const serve = (serviceId: ServiceId, offsetMinutes: number): void =>
    set([...counter.services, { serviceId, offsetMinutes, whenWaitExceedsMinutes: null }]);
  const leave = (id: ServiceId): void => set(counter.services.filter((s) => s.serviceId !== id));
  const offset = (id: ServiceId, minutes: number): void =>
    set(counter.services.map((s) => (s.serviceId === id ? { ...s, offsetMinutes: minutes } : s)));
  const heard = announcement({
    number: 'A-012',
    counter: counter.number,
    settings: { ...site.settings.voice, languages: ['id'] },
    shorten: true,
  });
  const spoken = heard.ok ? heard.value[0]?.text : undefined;
  const servicesError = counter.services.length === 0 ? error('services') : null;

  const offsetField = (id: ServiceId, name: string) => {
    const line = served(id);
    if (!line) return null;
    const at = counter.services.indexOf(line);
    const wrong = error(`services.${at}.offsetMinutes`);
    return (
      <span className="with-unit">
        <TextInput
          type="number"
          inputMode="decimal"
          min={0}
          max={600}
          className="gl-num"
          aria-label={`${words.field.offset}: ${name}`}
          aria-invalid={wrong === null ? undefined : true}
          title={wrong ?? undefined}
          value={Number.isNaN(line.offsetMinutes) ? '' : line.offsetMinutes}
          onChange={(event) => offset(id, event.currentTarget.valueAsNumber)}
        />
        <span className="unit">{words.minutes}</span>
      </span>
    );
  };
  return (
    <>
      <FormSection title={words.section.main}>
        <NumberField
          label={words.field.number}
          hint={spoken === undefined ? undefined : words.saidAs(spoken)}
          error={error('number')}
          min={1}
          max={999}
          value={counter.number}
          onValue={(number) => change({ number })}
          onBlur={() => {
            if (Number.isInteger(counter.number)) nameCode(`loket-${counter.number}`);
          }}
        />
        <CodeField
          key={counter.id}
          id={counter.id}
          fresh={fresh}
          isTaken={takenIn(site, 'counters')}
          onCode={setCode}
        />
      </FormSection>
      <FormSection title={words.section.place}>
        <ChoiceField
          label={words.field.agency}
          hint={agency && words.hint.counterBooth(agency.booth || '–', agency.shortName)}
          error={error('agencyId')}
          value={counter.agencyId}
          onValue={(agencyId) => {
            const next = site.agencies.find(({ id }) => id === agencyId);
            const services = site.services
              .filter((service) => service.agencyId === agencyId)
              .map(({ id }) => ({ serviceId: id, offsetMinutes: 0, whenWaitExceedsMinutes: null }));
            change({ agencyId, services, ...(next ? { zoneId: next.zoneId } : {}) });
          }}
          options={site.agencies.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
        <ChoiceField
          label={words.field.zone}
          error={error('zoneId')}
          value={counter.zoneId}
          onValue={(zoneId) => change({ zoneId })}
          options={site.zones.map((zone) => ({ value: zone.id, label: zone.name[language] }))}
        />
      </FormSection>
      <FormSection title={words.section.services} hint={words.hint.services} stacked>
        {servicesError !== null && (
          <p className="form-error" role="alert">
            {servicesError}
          </p>
        )}
        {own.length === 0 && <p className="hint">{words.hint.noServicesYet}</p>}
        <ul className="serve-list">
          {own.map((service) => (
            <li key={service.id}>
              <Checkbox
                label={`${service.prefix} · ${service.name[language] || words.unnamed.services}`}
                checked={served(service.id) !== undefined}
                onChange={(event) => (event.currentTarget.checked ? serve(service.id, 0) : leave(service.id))}
              />
              {offsetField(service.id, service.name[language])}
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <h4>{words.otherAgencies}</h4>
            <ul className="serve-list">
              {others.map((service) => (
                <li key={service.id}>
                  <span className="helped">
                    {`${service.prefix} · ${service.name[language]}`}
                    <span className="grid-second"> {agencyName(service.agencyId)}</span>
                  </span>
                  {offsetField(service.id, service.name[language])}
                  <IconButton
                    label={words.stopServing(service.name[language])}
                    icon={<X />}
                    onClick={() => leave(service.id)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        {rest.length > 0 && (
          <Select
            aria-label={words.addHelp}
            value=""
            onChange={(event) => {
              const chosen = rest.find(({ id }) => id === event.currentTarget.value);
              if (chosen) serve(chosen.id, 15);
            }}
          >
            <option value="">{words.addHelp}</option>
            {site.agencies
              .filter(({ id }) => id !== counter.agencyId)
              .map(({ id, shortName }) => (
                <optgroup key={id} label={shortName}>
                  {rest
                    .filter((service) => service.agencyId === id)
                    .map((service) => (
                      <option key={service.id} value={service.id}>
                        {`${service.prefix} · ${service.name[language]}`}
                      </option>
                    ))}
                </optgroup>
              ))}
          </Select>
        )}
      </FormSection>
    </>
  );
}
