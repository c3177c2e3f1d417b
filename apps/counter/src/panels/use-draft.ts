/** Text that outlives its panel: a lost connection or a stray Escape must not cost what was typed. */
import { useState } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';

export function useDraft(
  desk: Pick<DeskModel, 'drafts'>,
  name: string,
  initial = '',
): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => desk.drafts.get(name) ?? initial);
  return [
    text,
    (next) => {
      desk.drafts.set(name, next);
      setText(next);
    },
  ];
}
