/** Large choices on pages, with big buttons to turn them: nothing scrolls. */
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useWords } from '../frame/kiosk.tsx';
import { planPages, type Area, type CellSize, type PagePlan } from './fit.ts';
import './paged.css';

export interface PagedProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  readonly cell: CellSize;
  /** Index of the first item shown; the page follows from it. */
  readonly first: number;
  readonly onFirst: (first: number) => void;
  /** Names the list for screen readers. */
  readonly label: string;
}

export function Paged<Item>({ items, keyOf, render, cell, first, onFirst, label }: PagedProps<Item>) {
  const words = useWords().services;
  const box = useRef<HTMLDivElement>(null);
  const [area, setArea] = useState<Area | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setArea({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const plan = area === null ? null : planPages(area, cell, items.length, first);
  usePageKeys(plan, onFirst);
  const style: CSSProperties & Record<`--${string}`, string> =
    plan === null
      ? {}
      : { '--columns': String(plan.columns), '--cell': `${plan.cellHeight}px`, '--gap': `${cell.gap}px` };
  return (
    <div ref={box} className="k-paged" data-pager={plan?.pager ?? 'none'} style={style}>
      {plan !== null && (
        <>
          <ul className="k-cells" aria-label={label}>
            {items.slice(plan.from, plan.to).map((item) => (
              <li key={keyOf(item)}>{render(item)}</li>
            ))}
          </ul>
          {plan.pager !== 'none' && (
            <nav className="k-pager" aria-label={label}>
              <button
                type="button"
                className="k-page-button"
                aria-label={words.previousPage}
                disabled={plan.page === 0}
                onClick={() => onFirst(plan.from - plan.perPage)}
              >
                <ChevronLeft aria-hidden="true" />
                <span className="k-page-word">{words.previous}</span>
              </button>
              <output className="k-page-count gl-num">
                <span className="k-page-long">{words.page(plan.page + 1, plan.pages)}</span>
                <span className="k-page-short" aria-hidden="true">
                  {plan.page + 1}/{plan.pages}
                </span>
              </output>
              <button
                type="button"
                className="k-page-button"
                aria-label={words.nextPage}
                disabled={plan.page + 1 >= plan.pages}
                onClick={() => onFirst(plan.to)}
              >
                <span className="k-page-word">{words.next}</span>
                <ChevronRight aria-hidden="true" />
              </button>
            </nav>
          )}
        </>
      )}
    </div>
  );
}

/** The page keys turn pages wherever the focus is. */
function usePageKeys(plan: PagePlan | null, onFirst: (first: number) => void): void {
  useEffect(() => {
    if (plan === null) return undefined;
    const hear = ({ key }: KeyboardEvent) => {
      if (key === 'PageDown' && plan.page + 1 < plan.pages) onFirst(plan.to);
      if (key === 'PageUp' && plan.page > 0) onFirst(plan.from - plan.perPage);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
