import type { Language } from '@giliran/protocol';
import type { ReactNode } from 'react';
import type { Wording } from '../wording/wording.ts';
import './pairing.css';

/** The first is large; a second stands beneath it, small, where nobody chooses a language. */
export type ShownLanguages = readonly [Language, ...Language[]];

/** Says sentences of one section in each of the languages shown. */
export const inLanguages =
  <W,>(wording: Wording<W>, languages: ShownLanguages) =>
  (say: (words: W) => string): ReactNode => (
    <span className="gl-pairing-words">
      {languages.map((language) => (
        <span key={language} lang={language}>
          {say(wording[language])}
        </span>
      ))}
    </span>
  );
