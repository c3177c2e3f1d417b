/** "Why this number?", for whoever asks at the counter. */
import { useWording } from '@giliran/ui';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useRef } from 'react';
import { visitOf } from '../desk/visit.ts';
import type { DeskModel } from '../desk/desk-model.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { whySentence } from './why-sentence.ts';

export function WhyPanel({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterPanelsWording).why;
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  const visit = visitOf(desk.view);
  const { why } = desk.view;
  if (visit === null || why === null) return null;
  return (
    <PanelFrame desk={desk} kind="why" title={words.title(visit.ticket.number)}>
      <p className="why-sentence gl-num" ref={text} tabIndex={-1}>
        {whySentence(visit.ticket.number, why, words, desk.formats)}
      </p>
    </PanelFrame>
  );
}
