/** How written abbreviations are said. What is not listed is spelled letter by letter. */
import type { Language } from '@giliran/protocol';
import { z } from 'zod';
import { ClipId } from './clip-id.ts';
import { clipOf } from './tongue.ts';
import { tongues } from './tongues.ts';

/** A written word, in capitals, and the clips that say it. */
export type Lexicon = Readonly<Record<Language, Readonly<Record<string, readonly ClipId[]>>>>;

const entries = z.record(z.string().regex(/^[A-Z0-9]{1,24}$/), z.array(ClipId).min(1));

/** A site's own entries, as its recordings' manifest carries them. */
export const LexiconOverride = z.strictObject({ id: entries.optional(), en: entries.optional() });
export type LexiconOverride = z.infer<typeof LexiconOverride>;

/** Abbreviations of Indonesian public services that people say as a word, not letter by letter. */
const spokenAsWord: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: {
    SIM: 'kata-sim',
    NIK: 'kata-nik',
    PDAM: 'kata-pdam',
    BPOM: 'kata-bpom',
    SAMSAT: 'kata-samsat',
  },
  en: { SIM: 'word-sim' },
};

/** Those that are spelled: named here so that a reader sees they were thought of. */
const spelled: readonly string[] = [
  'BPJS',
  'BPKB',
  'BPN',
  'DPMPTSP',
  'IMB',
  'KIA',
  'KK',
  'KTP',
  'KUA',
  'MPP',
  'NIB',
  'NPWP',
  'OSS',
  'PBB',
  'PBG',
  'PLN',
  'PTSP',
  'SKCK',
  'STNK',
  'WNA',
  'WNI',
];

/** Letter by letter, digits as digits: KTP → "ka te pe", P2 → "pe dua". Anything else is passed over. */
export function spell(written: string, language: Language): readonly ClipId[] {
  const tongue = tongues[language];
  return Array.from(written.toUpperCase()).flatMap((c) => {
    if (/[A-Z]/.test(c)) return [clipOf(tongue, tongue.letter(c))];
    if (/\d/.test(c)) return [clipOf(tongue, tongue.digit(Number(c)))];
    return [];
  });
}

const entriesOf = (language: Language): Record<string, readonly ClipId[]> => ({
  ...Object.fromEntries(spelled.map((word) => [word, spell(word, language)])),
  ...Object.fromEntries(
    Object.entries(spokenAsWord[language]).map(([written, word]) => [
      written,
      [clipOf(tongues[language], word)],
    ]),
  ),
});

export const standardLexicon: Lexicon = { id: entriesOf('id'), en: entriesOf('en') };

/** The lexicon with a site's own entries laid over it. */
export function extendLexicon(base: Lexicon, override: LexiconOverride): Lexicon {
  return { id: { ...base.id, ...override.id }, en: { ...base.en, ...override.en } };
}

/** The clips of a written word: as the lexicon says, else spelled. */
export function sayWritten(written: string, language: Language, lexicon: Lexicon): readonly ClipId[] {
  const entry = lexicon[language][written.toUpperCase()];
  return entry ?? spell(written, language);
}
