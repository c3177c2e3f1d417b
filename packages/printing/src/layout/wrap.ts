/**
 * Breaks text into lines of at most `columns` characters, at spaces, and with as few lines as that
 * needs. Among those, lines of similar length: a centred name reads better as two halves than as a full
 * line and a crumb. A word longer than a line is broken after a hyphen or slash if it has one in reach,
 * else where the line ends. Nothing is ever lost.
 *
 * `text` is sanitised: single spaces, one character per column. Empty text has no lines.
 */
export function wrap(text: string, columns: number): string[] {
  const widest = fill(text, columns);
  if (widest.length < 2) return widest;
  // No narrower than the longest word: balance must not break what was whole.
  const longestWord = Math.max(...text.split(' ').map((word) => word.length));
  for (
    let narrow = Math.max(longestWord, Math.ceil(text.length / widest.length));
    narrow < columns;
    narrow++
  ) {
    const balanced = fill(text, narrow);
    if (balanced.length <= widest.length) return balanced;
  }
  return widest;
}

/** As `wrap`, but each line as full as it gets: for text set flush left. */
export function fill(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((w) => w !== '')) {
    if (line !== '' && line.length + 1 + word.length <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, columns);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakWord(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (rest.length > columns) {
    const reach = rest.slice(0, columns);
    const joint = Math.max(reach.lastIndexOf('-'), reach.lastIndexOf('/')) + 1;
    const at = joint > columns / 2 ? joint : columns;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  pieces.push(rest);
  return pieces;
}
