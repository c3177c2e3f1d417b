/** How a call is read: numbers, languages, chime, when it is shortened. */
import { Language, VoiceSettings, type Site } from '@giliran/protocol';
import { Checkbox, useWording } from '@giliran/ui';
import { voicePageWording } from '@giliran/ui/wording/voice-page';
import { ChoiceField, NumberField } from '../set-up/fields.tsx';
import { FormSection } from '../set-up/FormSection.tsx';

export interface ReadingProps {
  readonly voice: Site['settings']['voice'];
  readonly onVoice: (change: Partial<VoiceSettings>) => void;
  readonly errorAt: (path: string) => string | null;
}

const orders = ['id', 'id,en', 'en,id', 'en'] as const;

export function Reading({ voice, onVoice, errorAt }: ReadingProps) {
  const { reading: words } = useWording(voicePageWording);
  const { reading: readings } = VoiceSettings.shape;
  return (
    <FormSection title={words.title} stacked>
      <ChoiceField
        label={words.number}
        value={voice.reading}
        error={errorAt('settings.voice.reading')}
        options={readings.unwrap().options.map((value) => ({ value, label: words.kinds[value] }))}
        onValue={(value) => {
          const reading = readings.unwrap().safeParse(value);
          if (reading.success) onVoice({ reading: reading.data });
        }}
      />
      <ChoiceField
        label={words.languages}
        value={voice.languages.join(',')}
        error={errorAt('settings.voice.languages')}
        options={orders.map((value) => ({ value, label: words.languageOrders[value] }))}
        onValue={(value) =>
          onVoice({ languages: value.split(',').flatMap((one) => Language.safeParse(one).data ?? []) })
        }
      />
      <NumberField
        label={words.shortenAbove}
        hint={words.shortenHint}
        unit={words.shortenUnit}
        min={0}
        max={50}
        value={voice.shortenAbove}
        error={errorAt('settings.voice.shortenAbove')}
        onValue={(shortenAbove) => onVoice({ shortenAbove })}
      />
      <Checkbox
        label={words.chime}
        checked={voice.chime}
        onChange={(event) => onVoice({ chime: event.currentTarget.checked })}
      />
    </FormSection>
  );
}
