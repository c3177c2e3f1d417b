/**
 * An emergency, alone on the screen, in both languages. It does not flash: in a hall full of people somebody may be
 * photosensitive. Sizes follow the window, from a bar over a clerk's programs to a wall.
 */
import type { PublicEmergency } from '@giliran/protocol';
import DoorOpen from 'lucide-react/icons/door-open';
import Flame from 'lucide-react/icons/flame';
import Siren from 'lucide-react/icons/siren';
import Vibrate from 'lucide-react/icons/activity';
import ZapOff from 'lucide-react/icons/zap-off';
import type { ReactNode } from 'react';
import { emergencyWording } from '../wording/emergency.ts';
import './EmergencyScreen.css';

const icons = {
  fire: Flame,
  earthquake: Vibrate,
  power: ZapOff,
  evacuation: DoorOpen,
  other: Siren,
} as const;

export interface EmergencyScreenProps {
  readonly emergency: PublicEmergency;
  /** A button at the foot, where there is something to do. */
  readonly children?: ReactNode;
}

export function EmergencyScreen({ emergency, children }: EmergencyScreenProps) {
  const { kind, message, drill } = emergency;
  const Icon = icons[kind];
  const { id, en } = emergencyWording;
  return (
    <div className="gl-emergency" data-kind={kind} data-drill={drill || undefined}>
      <div className="gl-emergency-inside">
        {drill && (
          <p className="gl-emergency-drill">
            <span lang="id">{id.drill}</span> · <span lang="en">{en.drill}</span>
          </p>
        )}
        <div className="gl-emergency-words" role="alert">
          <Icon aria-hidden="true" className="gl-emergency-icon" />
          <h1>
            <span lang="id">{id.title[kind]}</span>
            <span lang="en" className="gl-emergency-second">
              {en.title[kind]}
            </span>
          </h1>
          <p className="gl-emergency-message" lang="id">
            {message.id}
          </p>
          {message.en !== message.id && (
            <p className="gl-emergency-message gl-emergency-second" lang="en">
              {message.en}
            </p>
          )}
        </div>
        {children !== undefined && <div className="gl-emergency-actions">{children}</div>}
      </div>
    </div>
  );
}
