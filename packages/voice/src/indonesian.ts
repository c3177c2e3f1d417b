/** How numbers and letters are said in Indonesian. Words are named without the `id/` of their clip. */
import type { Tongue } from './tongue.ts';

const digits = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
] as const;

function digit(d: number): string {
  const word = digits[d];
  if (word === undefined) throw new RangeError(`${d} is not a digit`);
  return word;
}

/** Ten, a hundred and a thousand take the prefix se-; eleven too; 12–19 are said "dua belas" and so on. */
function cardinal(n: number): readonly string[] {
  if (n < 10) return [digit(n)];
  if (n === 10) return ['sepuluh'];
  if (n === 11) return ['sebelas'];
  if (n < 20) return [digit(n - 10), 'belas'];
  if (n < 100) return [digit(Math.trunc(n / 10)), 'puluh', ...rest(n % 10)];
  if (n < 200) return ['seratus', ...rest(n - 100)];
  if (n < 1000) return [digit(Math.trunc(n / 100)), 'ratus', ...rest(n % 100)];
  if (n < 2000) return ['seribu', ...rest(n - 1000)];
  return [...cardinal(Math.trunc(n / 1000)), 'ribu', ...rest(n % 1000)];
}

const rest = (n: number): readonly string[] => (n === 0 ? [] : cardinal(n));

const letters: Readonly<Record<string, string>> = {
  A: 'a',
  B: 'be',
  C: 'ce',
  D: 'de',
  E: 'e',
  F: 'ef',
  G: 'ge',
  H: 'ha',
  I: 'i',
  J: 'je',
  K: 'ka',
  L: 'el',
  M: 'em',
  N: 'en',
  O: 'o',
  P: 'pe',
  Q: 'ki',
  R: 'er',
  S: 'es',
  T: 'te',
  U: 'u',
  V: 'fe',
  W: 'we',
  X: 'eks',
  Y: 'ye',
  Z: 'zet',
};

export const indonesian: Tongue = {
  language: 'id',
  digit,
  cardinal,
  letter: (letter) => `huruf-${letter.toLowerCase()}`,
  opening: 'nomor-antrean',
  way: 'silakan-menuju-loket',
  shortWay: 'loket',
  texts: {
    ...Object.fromEntries(
      [...digits, 'sepuluh', 'sebelas', 'belas', 'puluh', 'seratus', 'ratus', 'seribu', 'ribu', 'loket'].map(
        (word) => [word, word],
      ),
    ),
    ...Object.fromEntries(
      Object.entries(letters).map(([letter, name]) => [`huruf-${letter.toLowerCase()}`, name]),
    ),
    'nomor-antrean': 'nomor antrean',
    'silakan-menuju-loket': 'silakan menuju loket',
    'kata-sim': 'sim',
    'kata-nik': 'nik',
    'kata-pdam': 'pedam',
    'kata-bpom': 'bepom',
    'kata-samsat': 'samsat',
  },
  // What a counter's number, 1–999, can end with.
  endings: [...digits.slice(1), 'sepuluh', 'sebelas', 'belas', 'puluh', 'seratus', 'ratus'],
};
