/** What a kiosk and a display begin with: a name, a code, the zone where they stand. */
import { useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import type { ZoneId } from '@giliran/protocol';
import { ChoiceField, TextField } from '../fields.tsx';
import { FormSection } from '../FormSection.tsx';
import { takenIn } from '../model/ids.ts';
import { CodeField } from './CodeField.tsx';
import type { FormProps } from './ThingsPage.tsx';

export interface DeviceBasicsProps extends Pick<
  FormProps<'kiosks' | 'displays'>,
  'site' | 'fresh' | 'error' | 'setCode'
> {
  readonly list: 'kiosks' | 'displays';
  readonly thing: { readonly id: string; readonly name: string; readonly zoneId: ZoneId };
  readonly change: (change: { name?: string; zoneId?: ZoneId }) => void;
}

export function DeviceBasics({ site, list, thing, fresh, change, error, setCode }: DeviceBasicsProps) {
  const words = useWording(hallWording);
  const { language } = useLanguage();
  return (
    <FormSection title={words.section.main}>
      <TextField
        label={words.field.name}
        error={error('name')}
        most={60}
        value={thing.name}
        onValue={(name) => change({ name })}
      />
      <CodeField key={thing.id} id={thing.id} fresh={fresh} isTaken={takenIn(site, list)} onCode={setCode} />
      <ChoiceField
        label={words.field.zone}
        error={error('zoneId')}
        value={thing.zoneId}
        onValue={(zoneId) => change({ zoneId })}
        options={site.zones.map((zone) => ({ value: zone.id, label: zone.name[language] }))}
      />
    </FormSection>
  );
}
