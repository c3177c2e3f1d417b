/** A whole call to listen to, as the displays would say it with what stands on the page. */
import type { Site } from '@giliran/protocol';
import { Banner, Button, Checkbox, Field, Select, TextInput, useWording } from '@giliran/ui';
import { voicePageWording } from '@giliran/ui/wording/voice-page';
import { announce, announcement } from '@giliran/voice';
import Square from 'lucide-react/icons/square';
import Volume2 from 'lucide-react/icons/volume-2';
import { useState } from 'react';
import { FormSection } from '../set-up/FormSection.tsx';
import type { SoundDesk } from './sound-desk.ts';

export interface TryCallProps {
  readonly site: Site;
  readonly desk: SoundDesk;
}

export function TryCall({ site, desk }: TryCallProps) {
  const { listen: words } = useWording(voicePageWording);
  const { settings } = site;
  const bearers = settings.numberingPer === 'agency' ? site.agencies : site.services;
  const prefixes = [...new Set(bearers.map((one) => one.prefix))].toSorted();
  const counters = site.counters.toSorted((a, b) => a.number - b.number);
  const [prefix, setPrefix] = useState<string | null>(null);
  const [digits, setDigits] = useState('012');
  const [counterId, setCounterId] = useState<string | null>(null);
  const [shorten, setShorten] = useState(false);
  const [state, setState] = useState<'still' | 'loading' | 'playing' | 'failed'>('still');
  const [broken, setBroken] = useState(0);
  const counter = counters.find(({ id }) => id === counterId) ?? counters[0];
  const number = `${prefix ?? prefixes[0] ?? 'A'}-${digits.padStart(3, '0')}`;
  const said = announcement({
    number,
    counter: counter?.number ?? 1,
    settings: settings.voice,
    shorten,
  });

  const play = async (): Promise<void> => {
    setState('loading');
    try {
      const { voice, faults } = await desk.voice(settings.recordings);
      setBroken(faults.length);
      const names = counter ? { agencyId: counter.agencyId, zoneId: counter.zoneId } : {};
      const sound = announce(
        voice,
        { number, counter: counter?.number ?? 1, ...names },
        settings.voice,
        shorten,
      );
      if (!sound.ok) return setState('failed');
      setState('playing');
      const heard = await desk.play(sound.value.samples, sound.value.sampleRate);
      setState(heard ? 'still' : 'failed');
    } catch {
      setState('failed');
    }
  };
  return (
    <FormSection title={words.title} hint={words.hint} stacked>
      <div className="try-call">
        <Field label={words.prefix}>
          {(control) => (
            <Select
              {...control}
              value={prefix ?? prefixes[0] ?? ''}
              onChange={(event) => setPrefix(event.currentTarget.value)}
            >
              {prefixes.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={words.number}>
          {(control) => (
            <TextInput
              {...control}
              className="gl-num"
              inputMode="numeric"
              maxLength={4}
              value={digits}
              onChange={(event) => setDigits(event.currentTarget.value.replace(/\D/g, ''))}
            />
          )}
        </Field>
        <Field label={words.counter}>
          {(control) => (
            <Select
              {...control}
              value={counter?.id ?? ''}
              onChange={(event) => setCounterId(event.currentTarget.value)}
            >
              {counters.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.number} · {site.agencies.find(({ id }) => id === one.agencyId)?.shortName}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Checkbox
        label={words.short}
        checked={shorten}
        onChange={(event) => setShorten(event.currentTarget.checked)}
      />
      {said.ok && (
        <div className="try-call-text">
          {said.value.map((sentence) => (
            <p key={sentence.language} lang={sentence.language}>
              {sentence.text}
            </p>
          ))}
        </div>
      )}
      <div className="try-call-play" aria-live="polite">
        {state === 'playing' ? (
          <Button
            icon={<Square />}
            onClick={() => {
              desk.stop();
              setState('still');
            }}
          >
            {words.stop}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={<Volume2 />}
            busy={state === 'loading'}
            disabled={digits === ''}
            onClick={() => void play()}
          >
            {state === 'loading' ? words.loading : words.play}
          </Button>
        )}
      </div>
      {state === 'failed' && <Banner tone="error" title={words.failed} />}
      {broken > 0 && <Banner tone="warn" title={words.broken(broken)} />}
    </FormSection>
  );
}
