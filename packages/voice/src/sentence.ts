/** The announcement of one call as clips and pauses. Pure: what is said, not how it sounds. */
import { err, ok } from '@giliran/protocol';
import type { Language, Result, VoiceSettings } from '@giliran/protocol';
import { catalogue } from './catalogue.ts';
import type { ClipId } from './clip-id.ts';
import { sayWritten, standardLexicon } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { agencyClip, counterClip, prefixClip, zoneClip } from './own-clips.ts';
import { readRunningNumber } from './reading.ts';
import { clipOf } from './tongue.ts';
import type { Tongue } from './tongue.ts';
import { tongues } from './tongues.ts';

/** Where in the sentence a segment stands. `ticket` is the number as a whole, prefix and digits. */
export type SentencePart =
  | 'opening'
  | 'ticket'
  | 'agency'
  | 'way'
  | 'counter'
  | 'zone'
  | 'between'
  | 'notice';

export type Segment =
  | {
      readonly kind: 'clip';
      readonly part: SentencePart;
      readonly id: ClipId;
      /** The last word: said with a falling tone where the voice has one. */
      readonly final: boolean;
    }
  | { readonly kind: 'pause'; readonly part: SentencePart; readonly ms: number };

export interface Sentence {
  readonly language: Language;
  readonly segments: readonly Segment[];
  /** As one would write it, for logs and captions. */
  readonly text: string;
}

/** Silence in milliseconds. Inside a number none may reach 150, or its parts are heard as two numbers. */
export const pauses = {
  /** "Nomor antrean, A" */
  afterOpening: { id: 180, en: 70 },
  /** "A, nol": between prefix and number */
  afterPrefix: { id: 115, en: 90 },
  /** between two letters of a prefix */
  letter: 45,
  /** between two digits read one by one: in a loud hall they must not run into one another */
  digit: 55,
  /** between the words of one number: "dua belas" */
  word: 20,
  /** "nol satu dua, silakan" */
  comma: { id: 260, en: 260 },
  /** "loket tiga" */
  beforeCounter: 40,
} as const;

export interface AnnouncementInput {
  /** As printed: `A-012`. */
  readonly number: string;
  /** The number on the counter's sign, 1–999. */
  readonly counter: number;
  readonly settings: VoiceSettings;
  /** "A, nol satu dua, loket tiga": used while several calls wait. */
  readonly shorten: boolean;
  /** Default: the standard lexicon. */
  readonly lexicon?: Lexicon;
  /** The site's own names, said where it has recorded them; a shortened sentence leaves agency and zone out. */
  readonly own?: OwnNames;
}

export interface OwnNames {
  readonly agencyId?: string;
  readonly zoneId?: string;
  /** Whether the voice has such a clip. */
  readonly has: (id: ClipId) => boolean;
}

export type SentenceError =
  | { readonly code: 'unreadableNumber'; readonly number: string }
  | { readonly code: 'unreadableCounter'; readonly counter: number };

/**
 * The sentences of a call, one for each language of the settings, in their order.
 * Fails on a number that is not prefix, hyphen and digits, or a counter outside 1–999.
 */
export function announcement(input: AnnouncementInput): Result<readonly Sentence[], SentenceError> {
  const parts = /^([A-Z][A-Z0-9]{0,23})-(\d{1,9})$/.exec(input.number);
  const [, prefix, digits] = parts ?? [];
  if (prefix === undefined || digits === undefined) {
    return err({ code: 'unreadableNumber', number: input.number });
  }
  if (!Number.isInteger(input.counter) || input.counter < 1 || input.counter > 999) {
    return err({ code: 'unreadableCounter', counter: input.counter });
  }
  const lexicon = input.lexicon ?? standardLexicon;
  return ok(
    input.settings.languages.map((language) =>
      sentenceOf(tongues[language], prefix, digits, input, {
        prefix: own(input, prefixClip(prefix, language)) ?? sayWritten(prefix, language, lexicon),
        counter: own(input, counterClip(input.counter, language)) ?? cardinalClips(language, input.counter),
        agency:
          !input.shorten && input.own?.agencyId ? own(input, agencyClip(input.own.agencyId, language)) : null,
        zone: !input.shorten && input.own?.zoneId ? own(input, zoneClip(input.own.zoneId, language)) : null,
      }),
    ),
  );
}

/** The site's own clip, where it is recorded. */
const own = (input: AnnouncementInput, id: ClipId): readonly ClipId[] | null =>
  input.own?.has(id) ? [id] : null;
const cardinalClips = (language: Language, n: number): readonly ClipId[] => {
  const tongue = tongues[language];
  return tongue.cardinal(n).map((word) => clipOf(tongue, word));
};

interface SpokenNames {
  readonly prefix: readonly ClipId[];
  readonly counter: readonly ClipId[];
  readonly agency: readonly ClipId[] | null;
  readonly zone: readonly ClipId[] | null;
}

function sentenceOf(
  tongue: Tongue,
  prefix: string,
  digits: string,
  input: AnnouncementInput,
  names: SpokenNames,
): Sentence {
  const { language } = tongue;
  const digitByDigit = input.settings.reading === 'digit';
  const toClips = (words: readonly string[]) => words.map((word) => clipOf(tongue, word));
  const number = toClips(readRunningNumber(digits, input.settings.reading, tongue));
  const way = input.shorten ? tongue.shortWay : tongue.way;

  const segments: readonly Segment[] = [
    ...(input.shorten
      ? []
      : [clip('opening', clipOf(tongue, tongue.opening)), pause('opening', pauses.afterOpening[language])]),
    ...spaced('ticket', names.prefix, pauses.letter),
    pause('ticket', pauses.afterPrefix[language]),
    ...spaced('ticket', number, digitByDigit ? pauses.digit : pauses.word),
    pause('between', pauses.comma[language]),
    ...(names.agency ? [...spaced('agency', names.agency, 0), pause('between', pauses.comma[language])] : []),
    clip('way', clipOf(tongue, way)),
    pause('way', pauses.beforeCounter),
    ...spaced('counter', names.counter, pauses.word, names.zone ? undefined : 'final'),
    ...(names.zone
      ? [pause('between', pauses.comma[language]), ...spaced('zone', names.zone, 0, 'final')]
      : []),
  ];
  const spelled = cardinalClips(language, input.counter);
  return { language, segments, text: written(tongue, names.prefix, number, spelled, input.shorten, prefix) };
}

const clip = (part: SentencePart, id: ClipId, final = false): Segment => ({ kind: 'clip', part, id, final });
const pause = (part: SentencePart, ms: number): Segment => ({ kind: 'pause', part, ms });

/** Clips with the same pause between each two. */
function spaced(part: SentencePart, ids: readonly ClipId[], ms: number, end?: 'final'): readonly Segment[] {
  return ids.flatMap((id, n) => {
    const last = n === ids.length - 1;
    return last ? [clip(part, id, end === 'final')] : [clip(part, id), pause(part, ms)];
  });
}

const texts = new Map<ClipId, string>(catalogue.map((entry) => [entry.id, entry.text]));

function written(
  tongue: Tongue,
  prefixClips: readonly ClipId[],
  number: readonly ClipId[],
  counter: readonly ClipId[],
  shorten: boolean,
  prefix: string,
): string {
  // A site's own word has no text in the catalogue: write the prefix itself.
  const known = prefixClips.every((id) => texts.has(id));
  const say = (ids: readonly ClipId[]) => ids.map((id) => texts.get(id) ?? '').join(' ');
  const spoken = (known ? say(prefixClips) : prefix).toUpperCase();
  const word = (name: string) => tongue.texts[name] ?? name;
  const comma = tongue.language === 'id' && !shorten ? ', ' : ' ';
  const head = shorten ? '' : `${word(tongue.opening)}${comma}`;
  const text = `${head}${spoken}${comma}${say(number)}, ${word(shorten ? tongue.shortWay : tongue.way)} ${say(counter)}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
