import type { Language } from '@giliran/protocol';
import { displayWording, type DisplayWording } from '@giliran/ui/wording/display';

export interface BothProps {
  /** Picks the sentence: `(words) => words.counter`. */
  readonly say: (words: DisplayWording, language: Language) => string;
  /** `line`: side by side; `stack`: English beneath. */
  readonly shape?: 'line' | 'stack' | undefined;
}

/** A sentence in both languages of the hall: Indonesian in the size of its place, English smaller beside or beneath it. */
export function Both({ say, shape = 'line' }: BothProps) {
  const id = say(displayWording.id, 'id');
  const en = say(displayWording.en, 'en');
  return (
    <span className="both" data-shape={shape}>
      <span lang="id">{id}</span>
      {en !== id && (
        <span className="both-en" lang="en">
          {en}
        </span>
      )}
    </span>
  );
}
