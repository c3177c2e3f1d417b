/** On every page while an emergency is on: what it says, who declared it, and its end. */
import type { SupervisorView } from '@giliran/protocol';
import { Button, Dialog, Switch, useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { allClearMessage, emergencyWording } from '@giliran/ui/wording/emergency';
import Siren from 'lucide-react/icons/siren';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { mayLeadHall } from '../board/may-lead.ts';
import { useCommand } from '../board/useCommand.ts';
import { BothLanguages, isWhole } from './BothLanguages.tsx';
import './hall.css';

export interface EmergencyBannerProps {
  readonly emergency: NonNullable<SupervisorView['emergency']>;
}

export function EmergencyBanner({ emergency }: EmergencyBannerProps) {
  const { emergency: words } = useWording(boardWording);
  const alarm = useWording(emergencyWording);
  const say = useLocalized();
  const { formats, who } = useBoard();
  const [ending, setEnding] = useState(false);
  const { kind, message, drill, since, by } = emergency;
  const time = formats.time(since);
  return (
    <section className="emergency-banner" data-drill={drill || undefined} role="alert">
      <Siren aria-hidden="true" />
      <div>
        <p className="emergency-title">
          {words.on(alarm.title[kind])}
          {drill && <span className="emergency-drill">{alarm.drill}</span>}
        </p>
        <p>{say(message)}</p>
        <p>{by === null ? words.since(time) : words.by(by, time)}</p>
      </div>
      {mayLeadHall(who) && <Button onClick={() => setEnding(true)}>{words.end}</Button>}
      {ending && <EndEmergency emergency={emergency} onClose={() => setEnding(false)} />}
    </section>
  );
}

function EndEmergency({ emergency, onClose }: EmergencyBannerProps & { readonly onClose: () => void }) {
  const { emergency: words, announce } = useWording(boardWording);
  const common = useWording(commonWording);
  const { run, busy, failure } = useCommand();
  const [clear, setClear] = useState(true);
  const [text, setText] = useState(allClearMessage);
  const ready = !clear || isWhole(text);
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.endTitle}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!ready}
            onClick={() =>
              run(
                { type: 'hall.endEmergency', emergencyId: emergency.id, allClear: clear ? text : null },
                onClose,
              )
            }
          >
            {words.endNow}
          </Button>
        </>
      }
    >
      <p>{words.endAdvice}</p>
      <Switch
        label={words.allClear}
        checked={clear}
        onChange={(event) => setClear(event.currentTarget.checked)}
      />
      {clear && <BothLanguages label={announce.text} value={text} onValue={setText} />}
      {failure !== null && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
