/**
 * How many slips of the finger lie between what was typed and a word: a letter too much, too few, wrong,
 * or two neighbours swapped (optimal string alignment: Damerau 1964, restricted). The word may go on after
 * the typed part, because people stop typing early; that costs nothing.
 *
 * Returns null when there are more than `allowed`.
 */
export function typingErrors(typed: string, word: string, allowed: number): number | null {
  if (typed.length - word.length > allowed) return null;
  // Letters of the word beyond this cannot take part.
  const width = Math.min(word.length, typed.length + allowed);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column <= width; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        typed[row - 1] === word[column - 2] &&
        typed[row - 2] === word[column - 1]
      ) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      lowest = Math.min(lowest, cost);
    }
    if (lowest > allowed) return null;
    beforeLast = last;
    last = current;
  }
  const errors = Math.min(...last);
  return errors <= allowed ? errors : null;
}
