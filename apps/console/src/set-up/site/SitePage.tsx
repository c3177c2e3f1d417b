/** What holds for the whole hall: its name and looks, its time, how its numbers run. */
import type { Site, SiteSettings } from '@giliran/protocol';
import { Choice, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import type { PageProps } from '../../frame/pages.ts';
import { LogoField } from '../../ticket-design/LogoField.tsx';
import { ChoiceField, TextField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { LocalizedField } from '../LocalizedField.tsx';
import { SetUpPage, type OpenSetUp } from '../SetUpPage.tsx';
import { AccentField } from './AccentField.tsx';

export function SitePage(page: PageProps) {
  const words = useWording(hallWording);
  return (
    <SetUpPage page={page} title={words.pages.site} intro={words.intro.site}>
      {(open) => <SiteForm {...open} />}
    </SetUpPage>
  );
}

function SiteForm({ site, edit, errorAt }: OpenSetUp) {
  const words = useWording(hallWording);
  const { settings } = site;
  const set = (change: Partial<SiteSettings>): void =>
    edit((now: Site) => ({ ...now, settings: { ...now.settings, ...change } }));
  const error = (field: string): string | null => errorAt(`settings.${field}`);
  const zones = Object.entries(words.zonesOfTime).map(([value, label]) => ({ value, label }));
  const other = zones.some(({ value }) => value === settings.timeZone)
    ? []
    : [{ value: settings.timeZone, label: settings.timeZone }];
  return (
    <div className="form-card">
      <FormSection title={words.section.main}>
        <LocalizedField
          label={words.field.name}
          value={settings.name}
          error={(language) => error(`name.${language}`)}
          onValue={(name) => set({ name })}
        />
        <div className="wide">
          <LogoField logo={settings.logo} fault={null} onLogo={(logo) => set({ logo })} />
        </div>
      </FormSection>
      <FormSection title={words.section.colours} hint={words.hint.accent} stacked>
        <AccentField
          value={settings.accentColor}
          error={error('accentColor')}
          onValue={(accentColor) => set({ accentColor })}
        />
      </FormSection>
      <FormSection title={words.section.time}>
        <ChoiceField
          label={words.field.timeZone}
          hint={words.hint.timeZone}
          error={error('timeZone')}
          value={settings.timeZone}
          onValue={(timeZone) => set({ timeZone })}
          options={[...zones, ...other]}
        />
        <TextField
          label={words.field.publicUrl}
          hint={words.hint.publicUrl}
          error={error('publicUrl')}
          value={settings.publicUrl ?? ''}
          onValue={(publicUrl) => set({ publicUrl: publicUrl.trim() === '' ? null : publicUrl.trim() })}
          input={{ inputMode: 'url', placeholder: 'http://antrean.mpp.local:8080' }}
        />
      </FormSection>
      <FormSection title={words.section.numbers} stacked>
        <Choice
          label={words.field.numberingPer}
          hint={words.numberingHint[settings.numberingPer]}
          value={settings.numberingPer}
          onValue={(numberingPer) => set({ numberingPer })}
          options={[
            { value: 'prefix', label: words.numbering.prefix },
            { value: 'service', label: words.numbering.service },
            { value: 'agency', label: words.numbering.agency },
          ]}
        />
      </FormSection>
    </div>
  );
}
