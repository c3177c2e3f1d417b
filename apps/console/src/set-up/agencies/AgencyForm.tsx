/** One agency: how it is called, where it is, when it is here, and what it offers. */
import { Button, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { LogoField } from '../../ticket-design/LogoField.tsx';
import { ChoiceField, DateField, TextField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { LocalizedField } from '../LocalizedField.tsx';
import { takenIn } from '../model/ids.ts';
import { CodeField } from '../things/CodeField.tsx';
import { PrefixField } from '../things/PrefixField.tsx';
import type { FormProps } from '../things/ThingsPage.tsx';

export function AgencyForm({
  page,
  site,
  thing: agency,
  fresh,
  change,
  error,
  nameCode,
  setCode,
}: FormProps<'agencies'>) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  const services = site.services.filter((service) => service.agencyId === agency.id);
  const counters = site.counters.filter((counter) => counter.agencyId === agency.id);
  return (
    <>
      <FormSection title={words.section.main}>
        <LocalizedField
          label={words.field.name}
          value={agency.name}
          error={(spoken) => error(`name.${spoken}`)}
          onValue={(name) => change({ name })}
        />
        <TextField
          label={words.field.shortName}
          hint={words.hint.shortName}
          error={error('shortName')}
          most={24}
          value={agency.shortName}
          onValue={(shortName) => change({ shortName })}
          input={{ onBlur: () => nameCode(agency.shortName) }}
        />
        <CodeField
          key={agency.id}
          id={agency.id}
          fresh={fresh}
          isTaken={takenIn(site, 'agencies')}
          onCode={setCode}
        />
        <div className="wide">
          <LogoField
            key={agency.id}
            logo={agency.logo}
            fault={null}
            hint={words.hint.logo}
            onLogo={(logo) => change({ logo })}
          />
        </div>
      </FormSection>
      <FormSection title={words.section.place}>
        <ChoiceField
          label={words.field.zone}
          error={error('zoneId')}
          value={agency.zoneId}
          onValue={(zoneId) => change({ zoneId })}
          options={site.zones.map((zone) => ({ value: zone.id, label: zone.name[language] }))}
        />
        <TextField
          label={words.field.booth}
          hint={words.hint.booth}
          error={error('booth')}
          most={40}
          value={agency.booth}
          onValue={(booth) => change({ booth })}
        />
      </FormSection>
      {site.settings.numberingPer === 'agency' && (
        <FormSection title={words.section.numbers}>
          <PrefixField
            site={site}
            id={agency.id}
            name={agency.shortName}
            zoneId={agency.zoneId}
            agencyId={agency.id}
            error={error('prefix')}
            value={agency.prefix}
            onValue={(prefix) => change({ prefix })}
          />
        </FormSection>
      )}
      <FormSection title={words.section.phase}>
        <DateField
          label={words.field.openFrom}
          hint={words.hint.openFrom}
          error={error('openFrom')}
          value={agency.openFrom}
          onValue={(openFrom) => change({ openFrom })}
        />
        <DateField
          label={words.field.openUntil}
          hint={words.hint.openUntil}
          error={error('openUntil')}
          value={agency.openUntil}
          onValue={(openUntil) => change({ openUntil })}
        />
      </FormSection>
      <FormSection title={words.section.own}>
        <p className="wide own-things">
          <span>
            {words.remove.count.services(services.length)} · {words.remove.count.counters(counters.length)} ·{' '}
            {words.field.hours}: {agency.hours === null ? words.asSite : words.ownHours}
          </span>
          <span className="own-links">
            <Button size="small" onClick={() => page.go('services', services[0]?.id ?? null)}>
              {words.pages.services}
            </Button>
            <Button size="small" onClick={() => page.go('counters', counters[0]?.id ?? null)}>
              {words.pages.counters}
            </Button>
          </span>
        </p>
      </FormSection>
    </>
  );
}
