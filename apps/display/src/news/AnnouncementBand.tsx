/** What those who lead the hall tell people, above the calls; several take turns. */
import type { Localized } from '@giliran/protocol';
import Megaphone from 'lucide-react/icons/megaphone';
import { useEffect, useState } from 'react';
import { TurningText } from '../face/TurningText.tsx';

export interface AnnouncementBandProps {
  readonly texts: readonly Localized[];
}

/** Long enough to read both languages. Milliseconds. */
const turnMs = 12_000;

export function AnnouncementBand({ texts }: AnnouncementBandProps) {
  const [turn, setTurn] = useState(0);
  const many = texts.length > 1;
  useEffect(() => {
    if (!many) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), turnMs);
    return () => clearInterval(timer);
  }, [many]);
  const text = texts[turn % texts.length];
  if (!text) return null;
  return (
    <aside className="announcement-band" role="status">
      <Megaphone aria-hidden="true" />
      <TurningText key={text.id} text={text} lines={2} />
    </aside>
  );
}
