/** A long text turns its pages: what stands still is read more easily than what runs. */

/** Milliseconds a page stays: a moment to notice it, then reading speed of someone in no hurry. */
export function readingMs(page: string): number {
  return Math.min(20_000, 4_000 + page.length * 75);
}

/**
 * Cuts a text into pages between words. `fits` says whether a text has room on one page; a single word that
 * has none gets a page of its own. Pages joined by spaces are the text again.
 * A page ends after a full stop where that leaves it more than half full.
 */
export function pagesOf(text: string, fits: (text: string) => boolean): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const pages: string[] = [];
  let rest = words;
  while (rest.length > 0) {
    const room = longestFitting(rest, fits);
    const cut = room === rest.length ? room : (sentenceEnd(rest, room) ?? room);
    pages.push(rest.slice(0, cut).join(' '));
    rest = rest.slice(cut);
  }
  return pages;
}

function longestFitting(words: readonly string[], fits: (text: string) => boolean): number {
  let count = 1;
  while (count < words.length && fits(words.slice(0, count + 1).join(' '))) count += 1;
  return count;
}

function sentenceEnd(words: readonly string[], room: number): number | null {
  for (let count = room; count > room / 2; count -= 1) {
    if (/[.!?]$/u.test(words[count - 1] ?? '')) return count;
  }
  return null;
}

/** Whether a text, wrapped word by word, fills no more than `lines` lines. `width` measures a text like `lineWidth`. */
export function wrapsWithin(
  text: string,
  space: { readonly lines: number; readonly lineWidth: number },
  width: (text: string) => number,
): boolean {
  let lines = 1;
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || width(longer) <= space.lineWidth) line = longer;
    else {
      lines += 1;
      line = word;
    }
  }
  return lines <= space.lines;
}
