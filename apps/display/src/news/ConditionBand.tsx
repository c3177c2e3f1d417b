/** What has come over agencies of the zone, one after the other, in both languages. */
import type { PublicCondition } from '@giliran/protocol';
import { createFormats } from '@giliran/ui/formats';
import DoorClosed from 'lucide-react/icons/door-closed';
import ServerOff from 'lucide-react/icons/server-off';
import { useEffect, useState } from 'react';
import { TurningText } from '../face/TurningText.tsx';
import { conditionWords } from './condition-words.ts';

/** How long each stands, in milliseconds: its advice is read in both languages meanwhile. */
const eachMs = 14_000;

export interface ConditionBandProps {
  readonly conditions: readonly PublicCondition[];
  readonly timeZone: string;
}

export function ConditionBand({ conditions, timeZone }: ConditionBandProps) {
  const [turn, setTurn] = useState(0);
  const several = conditions.length > 1;
  useEffect(() => {
    if (!several) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), eachMs);
    return () => clearInterval(timer);
  }, [several]);
  const position = turn % Math.max(1, conditions.length);
  const condition = conditions[position];
  if (!condition) return null;
  const formats = createFormats({ timeZone, language: 'id' });
  const { title, detail } = conditionWords(condition, (instant) => formats.time(instant));
  return (
    <aside className="news" data-kind={condition.kind} data-agency={condition.agencyId}>
      {condition.kind === 'systemDown' ? <ServerOff aria-hidden="true" /> : <DoorClosed aria-hidden="true" />}
      <div>
        <p className="news-title" lang="id">
          {title.id}
        </p>
        <TurningText
          key={condition.agencyId}
          text={{ id: detail.id, en: `${title.en}. ${detail.en}` }}
          lines={1}
        />
      </div>
      {several && (
        <p className="news-count gl-num">
          {position + 1}/{conditions.length}
        </p>
      )}
    </aside>
  );
}
