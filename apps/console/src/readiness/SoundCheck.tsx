/** A display plays its chime; whether it was heard, only somebody in the hall can say. */
import type { ErrorCode, SoundTest } from '@giliran/protocol';
import { Button, StatusPill, useWording } from '@giliran/ui';
import { readinessPageWording } from '@giliran/ui/wording/readiness-page';
import Volume from 'lucide-react/icons/volume-2';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { Refusal } from '../trust/Refusal.tsx';
import { useDeed } from '../trust/use-deed.ts';
import type { ReadinessApi } from './readiness-api.ts';

export interface SoundCheckProps {
  readonly api: ReadinessApi;
  readonly displayId: string;
  readonly onSessionEnded: (why: ErrorCode) => void;
}

type Said = { readonly heard: true; readonly at: number } | { readonly heard: false };

export function SoundCheck({ api, displayId, onSessionEnded }: SoundCheckProps) {
  const { sound: words } = useWording(readinessPageWording);
  const { view, formats, now } = useBoard();
  const deed = useDeed(onSessionEnded);
  const [outcome, setOutcome] = useState<SoundTest['outcome'] | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const name = view.devices.find(({ kind, id }) => kind === 'display' && id === displayId)?.name ?? displayId;
  const play = (): void => {
    setOutcome(null);
    setSaid(null);
    void deed.run(
      () => api.playSound(displayId),
      (told) => setOutcome(told.outcome),
    );
  };
  return (
    <div className="sound-check">
      <Button size="small" icon={<Volume />} busy={deed.busy} aria-label={words.playOf(name)} onClick={play}>
        {deed.busy ? words.playing : words.play}
      </Button>
      <div role="status">
        {outcome === 'played' && said === null && (
          <div className="sound-question">
            <span>{words.heard(name)}</span>
            <Button size="small" onClick={() => setSaid({ heard: true, at: now })}>
              {words.yes}
            </Button>
            <Button size="small" onClick={() => setSaid({ heard: false })}>
              {words.no}
            </Button>
          </div>
        )}
        {said?.heard === true && <StatusPill tone="ok">{words.wasHeard(formats.time(said.at))}</StatusPill>}
        {said?.heard === false && <p>{words.notHeard}</p>}
        {outcome !== null && outcome !== 'played' && <p>{words.outcome[outcome]}</p>}
      </div>
      <Refusal failure={deed.failure} />
    </div>
  );
}
