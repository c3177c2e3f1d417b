/** The board's heading, what those who lead the whole hall can tell everybody, and what stands now. */
import { Button, useLocalized, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { consoleWording } from '@giliran/ui/wording/console';
import Megaphone from 'lucide-react/icons/megaphone';
import Siren from 'lucide-react/icons/siren';
import { useState } from 'react';
import { useBoard } from '../board/board-context.ts';
import { mayLeadHall } from '../board/may-lead.ts';
import { useCommand } from '../board/useCommand.ts';
import { Announce } from './Announce.tsx';
import { DeclareEmergency } from './DeclareEmergency.tsx';
import './hall.css';

export function HallBar() {
  const words = useWording(boardWording);
  const { sections } = useWording(consoleWording);
  const { view, who } = useBoard();
  const [open, setOpen] = useState<'announce' | 'emergency' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className="hall-bar">
      <h1>{sections.board}</h1>
      {mayLeadHall(who) && (
        <div className="hall-buttons">
          <Button icon={<Megaphone />} onClick={() => setOpen('announce')}>
            {words.announce.button}
          </Button>
          <Button
            variant="danger"
            icon={<Siren />}
            disabled={view.emergency !== null}
            onClick={() => setOpen('emergency')}
          >
            {words.emergency.button}
          </Button>
        </div>
      )}
      <Standing />
      {open === 'announce' && <Announce onClose={close} />}
      {open === 'emergency' && <DeclareEmergency onClose={close} />}
    </div>
  );
}

function Standing() {
  const { announce: words } = useWording(boardWording);
  const say = useLocalized();
  const { view, formats, who } = useBoard();
  const { run, busy, failure } = useCommand();
  if (view.announcements.length === 0) return null;
  const where = (zones: readonly string[] | null): string =>
    zones === null
      ? words.allZones
      : view.zones
          .filter(({ id }) => zones.includes(id))
          .map(({ name }) => say(name))
          .join(', ');
  return (
    <section className="standing" aria-label={words.standing}>
      <ul>
        {view.announcements.map(({ id, text, zones, until }) => (
          <li key={id}>
            <Megaphone aria-hidden="true" />
            <p>
              {say(text)}
              <span className="second">
                {where(zones)} · {words.until(formats.time(until))}
              </span>
            </p>
            {mayLeadHall(who) && (
              <Button
                size="small"
                busy={busy}
                aria-label={words.endOf(say(text))}
                onClick={() => run({ type: 'hall.endAnnouncement', announcementId: id })}
              >
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {failure !== null && <p role="alert">{failure}</p>}
    </section>
  );
}
