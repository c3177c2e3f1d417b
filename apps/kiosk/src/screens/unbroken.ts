/** Estimates that stay whole where a line ends. */

const space = '\u00a0';
const joiner = '\u2060';

/** "± 30–65 menit", "1 jam 10 mnt": figures with the words that belong to them. */
const time = /(?:± )?\d+(?:–\d+)? \p{L}+(?: \d+ \p{L}+)?/gu;

/** The same text; a line may end only between words and times: "± 1 jam 10 mnt –", "2 jam 20 mnt". */
export function unbroken(estimate: string): string {
  return estimate
    .replace(time, (found) => found.replaceAll(' ', space).replace('–', `${joiner}–${joiner}`))
    .replace(' – ', `${space}– `);
}
