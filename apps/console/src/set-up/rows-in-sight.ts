/** Which rows of a long list are worth drawing. All rows are equally high. */

export interface Sight {
  /** Pixels scrolled, and pixels seen. */
  readonly top: number;
  readonly height: number;
}

/** Rows drawn beyond either edge, so that scrolling shows no gaps. */
const beyond = 6;

/** Indexes in order: those in sight, some around them, and `always` (the row that Tab leads to). */
export function rowsInSight(
  count: number,
  rowHeight: number,
  sight: Sight,
  always: number,
): readonly number[] {
  const first = Math.max(0, Math.min(count - 1, Math.floor(sight.top / rowHeight)) - beyond);
  const last = Math.min(count - 1, Math.ceil((sight.top + sight.height) / rowHeight) + beyond);
  const rows: number[] = [];
  if (always >= 0 && always < first) rows.push(always);
  for (let n = first; n <= last; n += 1) rows.push(n);
  if (always > last && always < count) rows.push(always);
  return rows;
}

/** Where to scroll so that a row is whole in sight; the same place when it is already. */
export function scrolledTo(row: number, rowHeight: number, { top, height }: Sight): number {
  const above = row * rowHeight;
  if (above < top) return above;
  return above + rowHeight > top + height ? above + rowHeight - height : top;
}
