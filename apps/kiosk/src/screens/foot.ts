/** Whether what stands at the foot of a narrow tile takes a second line, so that the names above leave it one. */

/** Letters that one line of a tile 360 px wide takes at 24 px, beside the gaps. */
const oneLine = 24;

export function footOf(texts: readonly string[]): 'long' | 'short' {
  return texts.reduce((sum, text) => sum + text.length, 0) > oneLine ? 'long' : 'short';
}
