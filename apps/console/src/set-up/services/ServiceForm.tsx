/** One service: its name and number, what to bring, how long it takes, how many a day, and who serves it. */
import type { Counter } from '@giliran/protocol';
import { Checkbox, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { ChoiceField, NumberField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { LocalizedField } from '../LocalizedField.tsx';
import { takenIn } from '../model/ids.ts';
import { CodeField } from '../things/CodeField.tsx';
import { PrefixField } from '../things/PrefixField.tsx';
import type { FormProps } from '../things/ThingsPage.tsx';
import { RequirementList } from './RequirementList.tsx';
import { SearchWords } from './SearchWords.tsx';

export function ServiceForm({
  site,
  edit,
  thing: service,
  fresh,
  change,
  error,
  nameCode,
  setCode,
}: FormProps<'services'>) {
  const words = useWording(hallWording);
  const agency = site.agencies.find(({ id }) => id === service.agencyId);
  const serves = (counter: Counter): boolean => counter.services.some((s) => s.serviceId === service.id);
  const counters = site.counters.filter(
    (counter) => counter.agencyId === service.agencyId || serves(counter),
  );
  const setServed = (counterId: string, served: boolean): void =>
    edit((now) => ({
      ...now,
      counters: now.counters.map((counter) => {
        if (counter.id !== counterId) return counter;
        const others = counter.services.filter((s) => s.serviceId !== service.id);
        const own = { serviceId: service.id, offsetMinutes: 0, whenWaitExceedsMinutes: null };
        return { ...counter, services: served ? [...others, own] : others };
      }),
    }));
  return (
    <>
      <FormSection title={words.section.main}>
        <LocalizedField
          label={words.field.name}
          value={service.name}
          error={(spoken) => error(`name.${spoken}`)}
          onValue={(name) => change({ name })}
          onBlur={() => nameCode(service.name.id)}
        />
        <ChoiceField
          label={words.field.agency}
          error={error('agencyId')}
          value={service.agencyId}
          onValue={(agencyId) => change({ agencyId })}
          options={site.agencies.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
        <CodeField
          key={service.id}
          id={service.id}
          fresh={fresh}
          isTaken={takenIn(site, 'services')}
          onCode={setCode}
        />
      </FormSection>
      {site.settings.numberingPer !== 'agency' && (
        <FormSection title={words.section.numbers}>
          <PrefixField
            site={site}
            id={service.id}
            name={service.name.id}
            zoneId={agency?.zoneId ?? null}
            agencyId={service.agencyId}
            error={error('prefix')}
            value={service.prefix}
            onValue={(prefix) => change({ prefix })}
          />
        </FormSection>
      )}
      <FormSection title={words.section.requirements} hint={words.hint.requirements} stacked>
        <RequirementList
          lines={service.requirements}
          error={(n, spoken) => error(`requirements.${n}.${spoken}`)}
          tooMany={service.requirements.length > 12 ? error('requirements') : null}
          onLines={(requirements) => change({ requirements })}
        />
      </FormSection>
      <FormSection title={words.section.hours}>
        <NumberField
          label={words.field.usualMinutes}
          error={error('usualMinutes')}
          min={0.5}
          max={480}
          step="any"
          unit={words.minutes}
          value={service.usualMinutes}
          onValue={(usualMinutes) => change({ usualMinutes })}
        />
        <NumberField
          label={words.field.dailyQuota}
          hint={Object.keys(service.weekdayQuota).length > 0 ? words.hint.weekdayQuota : words.hint.quota}
          error={error('dailyQuota')}
          min={1}
          max={100_000}
          unit={words.tickets}
          optional
          placeholder={words.noLimit}
          value={service.dailyQuota}
          onValue={(dailyQuota) => change({ dailyQuota })}
        />
        <NumberField
          label={words.field.lastTicketMinutes}
          error={error('lastTicketMinutes')}
          min={0}
          max={600}
          unit={words.minutes}
          value={service.lastTicketMinutes}
          onValue={(lastTicketMinutes) => change({ lastTicketMinutes })}
        />
        <p className="fact">
          <span className="gl-field-label">{words.field.hours}</span>
          <span>{service.hours === null ? words.asAgency : words.ownHours}</span>
        </p>
        <LocalizedField
          label={words.field.closed}
          hint={words.hint.closed}
          optional
          value={service.closed}
          error={(spoken) => error(`closed.${spoken}`)}
          onValue={(closed) => change({ closed })}
        />
      </FormSection>
      <FormSection title={words.section.counters} stacked>
        {counters.length === 0 ? (
          <p className="hint">{words.hint.noCountersYet}</p>
        ) : (
          <>
            <ul className="tick-list">
              {counters.map((counter) => (
                <li key={counter.id}>
                  <Checkbox
                    label={words.counter(Number.isNaN(counter.number) ? '' : counter.number)}
                    checked={serves(counter)}
                    onChange={(event) => setServed(counter.id, event.currentTarget.checked)}
                  />
                </li>
              ))}
            </ul>
            {!counters.some(serves) && <p className="prefix-warning">{words.hint.servesNobody}</p>}
          </>
        )}
      </FormSection>
      <FormSection title={words.section.search} stacked>
        <SearchWords
          key={service.id}
          words={service.searchWords}
          error={error('searchWords')}
          onWords={(searchWords) => change({ searchWords })}
        />
      </FormSection>
    </>
  );
}
