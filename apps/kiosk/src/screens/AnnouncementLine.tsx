/** What those who lead the hall tell people, in a quiet line at the start; several take turns. */
import { useServerNow } from '@giliran/client';
import { useLocalized } from '@giliran/ui';
import Megaphone from 'lucide-react/icons/megaphone';
import { useKiosk } from '../frame/kiosk.tsx';
import { announcementInTurn } from './announcement-in-turn.ts';
import './announcement.css';

/** How often it is looked whether one is over or it is the next one's turn. Milliseconds. */
const lookMs = 1000;

export function AnnouncementLine() {
  const { announcements } = useKiosk();
  return announcements.length === 0 ? null : <Line />;
}

function Line() {
  const say = useLocalized();
  const { announcements } = useKiosk();
  const turn = announcementInTurn(announcements, useServerNow(lookMs));
  if (turn === null) return null;
  return (
    <aside className="k-announcement">
      <Megaphone aria-hidden="true" />
      {/* All of them lie in one place, as high as the longest: what is below is not moved under a finger. */}
      <div className="k-announcement-turns">
        {turn.standing.map(({ id, text }, n) => (
          <p key={id} data-turn={n === turn.at}>
            {say(text)}
          </p>
        ))}
      </div>
      {turn.standing.length > 1 && (
        <span className="gl-num">
          {turn.at + 1}/{turn.standing.length}
        </span>
      )}
    </aside>
  );
}
