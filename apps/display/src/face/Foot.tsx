import type { Localized } from '@giliran/protocol';
import { Spinner } from '@giliran/ui';
import { createFormats } from '@giliran/ui/formats';
import Users from 'lucide-react/icons/users';
import VolumeX from 'lucide-react/icons/volume-x';
import { Both } from './Both.tsx';
import type { Freshness } from './freshness.ts';
import { Ticker } from '../media/Ticker.tsx';
import { TurningText } from './TurningText.tsx';

export interface FootProps {
  readonly freshness: Freshness;
  readonly notice: Localized | null;
  /** What runs along here; the notice runs with it. */
  readonly texts: readonly Localized[];
  /** Somebody is being called: nothing else moves. */
  readonly called: boolean;
  /** How many people wait in this zone. */
  readonly waiting: number;
  readonly timeZone: string;
  /** The browser plays nothing before somebody has touched the screen. */
  readonly soundLocked: boolean;
}

/** The quiet line: the site's notice, or what is wrong; how many wait. */
export function Foot({ freshness, notice, texts, called, waiting, timeZone, soundLocked }: FootProps) {
  const formats = createFormats({ timeZone, language: 'id' });
  return (
    <footer className="foot">
      {freshness === 'fresh' ? (
        <div className="foot-notice">
          {texts.length > 0 ? (
            <Ticker texts={notice ? [notice, ...texts] : texts} paused={called} />
          ) : (
            notice && <TurningText text={notice} lines={2} />
          )}
        </div>
      ) : (
        <output className="foot-lost">
          <Spinner />
          <Both
            shape="stack"
            say={(words) =>
              `${words.reconnecting} ${freshness === 'old' ? words.askStaff : words.reconnectingAdvice}`
            }
          />
        </output>
      )}
      {soundLocked && (
        <output className="foot-sound">
          <VolumeX aria-hidden="true" />
          <Both say={(words) => words.soundLocked} shape="stack" />
        </output>
      )}
      <p className="foot-waiting">
        <Users aria-hidden="true" />
        <span className="foot-count gl-num">{formats.number(waiting)}</span>
        <Both say={(words) => words.waiting} shape="stack" />
      </p>
    </footer>
  );
}
