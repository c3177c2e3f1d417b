/** The head of a column that can be sorted by. */
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ReactNode } from 'react';
import { pressed, type Order } from './selection.ts';

export interface SortHeadProps<Column extends string> {
  readonly column: Column;
  readonly order: Order<Column>;
  readonly onOrder: (order: Order<Column>) => void;
  /** Numbers stand to the right and begin with the largest. */
  readonly numeric?: boolean;
  readonly children: ReactNode;
}

export function SortHead<Column extends string>({
  column,
  order,
  onOrder,
  numeric = false,
  children,
}: SortHeadProps<Column>) {
  const active = order.column === column;
  return (
    <th
      scope="col"
      className={numeric ? 'gl-num' : undefined}
      aria-sort={active ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className="sort"
        data-active={active || undefined}
        onClick={() => onOrder(pressed(order, column, numeric))}
      >
        {children}
        <span className="sort-arrow" aria-hidden="true">
          {active && (order.descending ? <ArrowDown /> : <ArrowUp />)}
        </span>
      </button>
    </th>
  );
}
