/** An emergency in two steps: what has happened and what to do, then once more "every screen, now". */
import { EmergencyKind } from '@giliran/protocol';
import { Button, Choice, Dialog, Switch, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { emergencyMessages, emergencyWording } from '@giliran/ui/wording/emergency';
import Siren from 'lucide-react/icons/siren';
import { useState } from 'react';
import { useCommand } from '../board/useCommand.ts';
import { BothLanguages, isWhole } from './BothLanguages.tsx';

export function DeclareEmergency({ onClose }: { readonly onClose: () => void }) {
  const { emergency: words } = useWording(boardWording);
  const alarm = useWording(emergencyWording);
  const common = useWording(commonWording);
  const { run, busy, failure } = useCommand();
  const [kind, setKind] = useState<EmergencyKind>('fire');
  const [message, setMessage] = useState(emergencyMessages.fire);
  const [drill, setDrill] = useState(false);
  const [sure, setSure] = useState(false);
  const choose = (next: EmergencyKind): void => {
    // What somebody has written is not lost to another picture.
    if (message === emergencyMessages[kind]) setMessage(emergencyMessages[next]);
    setKind(next);
  };
  if (sure)
    return (
      <Dialog
        open
        onClose={() => setSure(false)}
        role="alertdialog"
        title={words.confirm}
        actions={
          <>
            <Button onClick={() => setSure(false)}>{words.back}</Button>
            <Button
              variant="danger"
              icon={<Siren />}
              busy={busy}
              onClick={() => run({ type: 'hall.declareEmergency', kind, message, drill }, onClose)}
            >
              {words.declare}
            </Button>
          </>
        }
      >
        <p className="emergency-summary">
          <strong>{alarm.title[kind]}</strong>
          {drill && ` · ${alarm.drill}`}
        </p>
        <p lang="id">{message.id}</p>
        <p lang="en">{message.en}</p>
        {failure !== null && <p role="alert">{failure}</p>}
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      closeLabel={common.close}
      className="hall-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button variant="danger" disabled={!isWhole(message)} onClick={() => setSure(true)}>
            {words.next}
          </Button>
        </>
      }
    >
      <p>{words.advice}</p>
      <Choice
        label={words.kind}
        value={kind}
        onValue={choose}
        options={EmergencyKind.options.map((value) => ({ value, label: alarm.title[value] }))}
      />
      <BothLanguages label={words.message} value={message} onValue={setMessage} />
      <Switch
        label={words.drill}
        checked={drill}
        onChange={(event) => setDrill(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
