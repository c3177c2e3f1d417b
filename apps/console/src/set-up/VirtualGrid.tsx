/**
 * A table of any length: only the rows in sight are in the page. One stop for the Tab key; arrows, Home, End
 * and the page keys move within it, Enter opens a row.
 */
import { useWording, VisuallyHidden } from '@giliran/ui';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { Sorting } from './narrowing.ts';
import { rowsInSight, scrolledTo, type Sight } from './rows-in-sight.ts';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** A track of the grid: `minmax(0, 2fr)`, `96px`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** With it the column can be sorted by. */
  readonly compare?: (a: Row, b: Row) => number;
  readonly numeric?: true;
}
/** Whether a row has a mistake or a change that is not saved. */
export type RowMark = 'wrong' | 'changed' | 'new' | null;

export interface VirtualGridProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly selectedId: string | null;
  readonly onOpen: (id: string, by: 'keyboard' | 'pointer') => void;
  readonly sorting: Sorting | null;
  readonly onSort: (column: string) => void;
  readonly markOf: (row: Row) => RowMark;
}

/** Pixels; two lines of text. */
const rowHeight = 56;

function bringIntoSight(body: HTMLElement | null, row: number): void {
  if (!body) return;
  const { scrollTop: top, clientHeight: height } = body;
  body.scrollTop = scrolledTo(row, rowHeight, { top, height });
}

export function VirtualGrid<Row extends { readonly id: string }>({
  label,
  rows,
  columns,
  selectedId,
  onOpen,
  sorting,
  onSort,
  markOf,
}: VirtualGridProps<Row>) {
  const words = useWording(setUpFrameWording);
  const body = useRef<HTMLDivElement>(null);
  const selected = rows.findIndex((row) => row.id === selectedId);
  const [moved, setMoved] = useState<number | null>(null);
  // Where Tab leads: where the arrows went, or to what is open.
  const active = Math.min(moved ?? Math.max(0, selected), rows.length - 1);
  const [opened, setOpened] = useState(selected);
  if (opened !== selected) {
    setOpened(selected);
    setMoved(null);
  }
  const focusActive = useRef(false);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 0 });
  const look = useCallback((): void => {
    if (!body.current) return;
    const { scrollTop: top, clientHeight: height } = body.current;
    setSight((before) => (before.top === top && before.height === height ? before : { top, height }));
  }, []);
  useLayoutEffect(() => {
    if (!body.current) return;
    const watch = new ResizeObserver(look);
    watch.observe(body.current);
    return () => watch.disconnect();
  }, [look]);
  // What is opened from elsewhere (a new thing, a link) is brought into sight.
  const seen = sight.height > 0;
  useEffect(() => {
    if (selected >= 0 && seen) bringIntoSight(body.current, selected);
  }, [selected, seen]);
  useEffect(() => {
    if (!focusActive.current) return;
    focusActive.current = false;
    body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  }, [active]);

  const moveTo = (index: number): void => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    if (next === active) return;
    focusActive.current = true;
    bringIntoSight(body.current, next);
    setMoved(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const page = Math.max(1, Math.floor(sight.height / rowHeight) - 1);
    const steps: Partial<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const row = rows[active];
      if (row) onOpen(row.id, 'keyboard');
    }
  };
  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    <div className="grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className="grid-head" style={tracks}>
          {columns.map((column) => {
            const here = sorting?.column === column.id ? sorting : null;
            return (
              <div
                key={column.id}
                role="columnheader"
                data-numeric={column.numeric}
                aria-sort={here === null ? undefined : here.down ? 'descending' : 'ascending'}
              >
                {column.compare === undefined ? (
                  column.label
                ) : (
                  <button
                    type="button"
                    className="sort"
                    data-active={here !== null || undefined}
                    onClick={() => onSort(column.id)}
                  >
                    {column.label}
                    <span className="sort-arrow" aria-hidden="true">
                      {here !== null && (here.down ? <ArrowDown /> : <ArrowUp />)}
                    </span>
                  </button>
                )}
              </div>
            );
          })}
        </div>
      </div>
      <div ref={body} role="rowgroup" className="grid-body" onScroll={look}>
        {/* Only as high as all rows; it means nothing by itself. */}
        <div role="presentation" style={{ height: rows.length * rowHeight, position: 'relative' }}>
          {rowsInSight(rows.length, rowHeight, sight, active).map((index) => {
            const row = rows[index];
            if (!row) return null;
            const mark = markOf(row);
            return (
              <div
                key={row.id}
                role="row"
                className="grid-row"
                data-index={index}
                data-mark={mark ?? undefined}
                aria-rowindex={index + 2}
                aria-selected={row.id === selectedId}
                tabIndex={index === active ? 0 : -1}
                style={{ ...tracks, height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
                onFocus={() => setMoved(index)}
                onKeyDown={onKeyDown}
                onClick={() => onOpen(row.id, 'pointer')}
              >
                {columns.map((column, n) => (
                  <div key={column.id} role="gridcell" data-numeric={column.numeric}>
                    {column.cell(row)}
                    {n === 0 && mark !== null && (
                      <VisuallyHidden>, {mark === 'new' ? words.newThing : words[mark]}</VisuallyHidden>
                    )}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
