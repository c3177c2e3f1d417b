/** How wide a ticket's number stands, so that it can be as large as its place allows. */

/** Advance widths of Plus Jakarta Sans, heavy, in em. Figures are tabular. */
const letters: Readonly<Record<string, number>> = {
  A: 0.728,
  B: 0.69,
  C: 0.772,
  D: 0.739,
  E: 0.59,
  F: 0.587,
  G: 0.805,
  H: 0.732,
  I: 0.285,
  J: 0.395,
  K: 0.685,
  L: 0.546,
  M: 0.908,
  N: 0.742,
  O: 0.878,
  P: 0.649,
  Q: 0.878,
  R: 0.666,
  S: 0.647,
  T: 0.55,
  U: 0.723,
  V: 0.709,
  W: 1.03,
  X: 0.678,
  Y: 0.67,
  Z: 0.568,
};
const figure = 0.6;

/** The hyphen's place, in em: narrower than the font's own, for larger figures. The style sheet sets the same. */
const dashEm = 0.42;
/** Between two characters, in em. The style sheet sets the same. */
const spacingEm = -0.03;

/** Width of a number such as `KT1-1000` in em, with a hair of air. */
export function widthInEm(text: string): number {
  const advances = Array.from(text, (sign) =>
    sign === '-' ? dashEm : (letters[sign] ?? figure) + spacingEm,
  );
  return advances.reduce((sum, advance) => sum + advance, 0) + 0.02;
}
