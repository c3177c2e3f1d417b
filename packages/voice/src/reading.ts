import { unreachable } from '@giliran/protocol';
import type { VoiceSettings } from '@giliran/protocol';
import type { Tongue } from './tongue.ts';

/** The largest number said as a whole; anything longer is read digit by digit. */
export const largestCardinal = 999_999;

/**
 * The words of a ticket's running number, written with its leading zeros (`012`).
 *
 * - `digit`: "nol satu dua"
 * - `cardinal`: "dua belas"
 * - `hybrid`: leading zeros as digits, the rest as a number: "nol dua belas"
 */
export function readRunningNumber(
  digits: string,
  reading: VoiceSettings['reading'],
  tongue: Tongue,
): readonly string[] {
  const value = Number(digits);
  if (value > largestCardinal) return readDigits(digits, tongue);
  switch (reading) {
    case 'digit':
      return readDigits(digits, tongue);
    case 'cardinal':
      return tongue.cardinal(value);
    case 'hybrid': {
      const zeros = /^0*/.exec(digits)?.[0] ?? '';
      const head = readDigits(zeros, tongue);
      return zeros === digits ? head : [...head, ...tongue.cardinal(value)];
    }
    default:
      return unreachable(reading);
  }
}

function readDigits(digits: string, tongue: Tongue): readonly string[] {
  return Array.from(digits).map((d) => tongue.digit(Number(d)));
}
