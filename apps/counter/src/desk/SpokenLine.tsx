/** For screen readers: what happened, and how things stand now. Changes with the situation, not with counts or clocks. */
import { useLanguage, VisuallyHidden } from '@giliran/ui';
import type { DeskModel } from './desk-model.ts';
import { didText } from './did-text.ts';
import { spokenState } from './spoken-state.ts';

export function SpokenLine({ desk }: { readonly desk: DeskModel }) {
  const { language } = useLanguage();
  const { did } = desk.state;
  // What the new state says by itself is not said twice.
  const plain = did !== null && !tellsItself.has(did.intent.do);
  return (
    <>
      <p aria-live="polite" className="desk-spoken">
        <VisuallyHidden>{spokenState(desk.view, language)}</VisuallyHidden>
      </p>
      <p aria-live="polite" className="desk-spoken">
        <VisuallyHidden>{plain ? didText(did, language) : ''}</VisuallyHidden>
      </p>
    </>
  );
}

const tellsItself: ReadonlySet<string> = new Set(['next', 'start', 'recall', 'pause', 'call']);
