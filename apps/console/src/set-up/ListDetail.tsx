/** A list with search and sorting, and beside it the one thing that is open. On a narrow screen one of the two. */
import { Button, EmptyState, SearchInput, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { setUpFrameWording } from '@giliran/ui/wording/set-up-frame';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import MousePointerClick from 'lucide-react/icons/mouse-pointer-click';
import SearchX from 'lucide-react/icons/search-x';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { narrowed, pressed, sorted, type Sorting } from './narrowing.ts';
import { VirtualGrid, type Column, type RowMark } from './VirtualGrid.tsx';

interface Detail {
  readonly title: string;
  /** How it stands: new, changed, to be put right. */
  readonly badge?: ReactNode;
  /** What can be done with it: duplicate, move, delete. */
  readonly actions?: ReactNode;
  readonly body: ReactNode;
}

export interface ListDetailProps<Row extends { readonly id: string }> {
  /** Names the table: "Layanan". */
  readonly label: string;
  /** Says what is searched. */
  readonly searchLabel: string;
  /** Those that the page's own filters leave, in the order of the set-up. */
  readonly rows: readonly Row[];
  /** How many there are without any filter. */
  readonly total: number;
  readonly columns: readonly Column<Row>[];
  /** What a search looks through. */
  readonly textOf: (row: Row) => string;
  readonly markOf: (row: Row) => RowMark;
  readonly selectedId: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Choices beside the search. */
  readonly filters?: ReactNode;
  /** Takes the page's filters away, when nothing is found. */
  readonly onShowAll?: () => void;
  /** The button that adds one. */
  readonly add: ReactNode;
  /** Instead of the list while there is nothing at all. */
  readonly empty: ReactNode;
  /** What is open; null when the chosen one is not there. */
  readonly detail: Detail | null;
}

export function ListDetail<Row extends { readonly id: string }>({
  label,
  searchLabel,
  rows,
  total,
  columns,
  textOf,
  markOf,
  selectedId,
  onSelect,
  filters,
  onShowAll,
  add,
  empty,
  detail,
}: ListDetailProps<Row>) {
  const words = useWording(setUpFrameWording);
  const common = useWording(commonWording);
  const [typed, setTyped] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** After the keyboard the eye and the next key are at what was opened, as soon as it is there. */
  const byKey = useRef(false);
  const goThere = (): void => {
    if (!byKey.current || heading.current === null) return;
    byKey.current = false;
    heading.current.focus();
  };
  const opened = detail === null ? null : selectedId;
  useEffect(goThere, [opened]);
  const looked = useDeferredValue(typed);
  const compare = columns.find((column) => column.id === sorting?.column)?.compare;
  const found = useMemo(() => narrowed(rows, looked, textOf), [rows, looked, textOf]);
  const shown = useMemo(() => sorted(found, sorting, compare), [found, sorting, compare]);
  return (
    <div className="list-detail" data-chosen={selectedId !== null || undefined}>
      <section className="list-pane" aria-label={label}>
        <div className="list-tools">
          <SearchInput value={typed} onValue={setTyped} label={searchLabel} clearLabel={common.clear} />
          {add}
          {filters !== undefined && <div className="list-filters">{filters}</div>}
        </div>
        {total === 0 ? (
          empty
        ) : shown.length === 0 ? (
          <EmptyState
            icon={<SearchX />}
            title={words.nothingFound}
            action={
              <Button
                onClick={() => {
                  setTyped('');
                  onShowAll?.();
                }}
              >
                {words.showAll}
              </Button>
            }
          >
            {words.nothingFoundAdvice}
          </EmptyState>
        ) : (
          <VirtualGrid
            label={label}
            rows={shown}
            columns={columns}
            selectedId={selectedId}
            sorting={sorting}
            onSort={(column) => setSorting(pressed(sorting, column))}
            markOf={markOf}
            onOpen={(id, by) => {
              byKey.current = by === 'keyboard';
              if (id === selectedId) goThere();
              else onSelect(id);
            }}
          />
        )}
        <p className="list-count gl-num" role="status">
          {total > 0 && `${label}: ${words.shown(shown.length, total)}`}
        </p>
      </section>
      <section className="detail-pane" aria-label={detail?.title ?? label}>
        {selectedId !== null && (
          <Button variant="quiet" icon={<ArrowLeft />} className="detail-back" onClick={() => onSelect(null)}>
            {words.back}
          </Button>
        )}
        {detail === null ? (
          <EmptyState icon={<MousePointerClick />} title={selectedId === null ? words.choose : words.gone}>
            {selectedId === null ? words.chooseAdvice : words.goneAdvice}
          </EmptyState>
        ) : (
          <>
            <header className="detail-head">
              <h2 ref={heading} tabIndex={-1}>
                {detail.title}
              </h2>
              {detail.badge}
              {detail.actions !== undefined && <div className="detail-actions">{detail.actions}</div>}
            </header>
            <div className="detail-body">{detail.body}</div>
          </>
        )}
      </section>
    </div>
  );
}
