/** How numbers and letters are said in English. Words are named without the `en/` of their clip. */
import type { Tongue } from './tongue.ts';

const upToNineteen = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;

function small(n: number): string {
  const word = upToNineteen[n];
  if (word === undefined) throw new RangeError(`${n} is not between 0 and 19`);
  return word;
}

function ten(n: number): string {
  const word = tens[n];
  if (word === undefined || word === '') throw new RangeError(`${n} is not between 2 and 9`);
  return word;
}

/** Without "and": "one hundred four", which is as clear and a word shorter. */
function cardinal(n: number): readonly string[] {
  if (n < 20) return [small(n)];
  if (n < 100) return [ten(Math.trunc(n / 10)), ...rest(n % 10)];
  if (n < 1000) return [small(Math.trunc(n / 100)), 'hundred', ...rest(n % 100)];
  return [...cardinal(Math.trunc(n / 1000)), 'thousand', ...rest(n % 1000)];
}

const rest = (n: number): readonly string[] => (n === 0 ? [] : cardinal(n));

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const english: Tongue = {
  language: 'en',
  digit: (d) => {
    if (d > 9) throw new RangeError(`${d} is not a digit`);
    return small(d);
  },
  cardinal,
  letter: (letter) => `letter-${letter.toLowerCase()}`,
  opening: 'queue-number',
  way: 'please-proceed-to-counter',
  shortWay: 'counter',
  texts: {
    ...Object.fromEntries(
      [...upToNineteen, ...tens.slice(2), 'hundred', 'thousand', 'counter'].map((word) => [word, word]),
    ),
    ...Object.fromEntries(letters.split('').map((letter) => [`letter-${letter.toLowerCase()}`, letter])),
    'queue-number': 'queue number',
    'please-proceed-to-counter': 'please proceed to counter',
    'word-sim': 'sim',
  },
  endings: [...upToNineteen.slice(1), ...tens.slice(2), 'hundred'],
};
