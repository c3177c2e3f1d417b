import type { ComponentProps, ReactNode } from 'react';
import { classes } from './className.ts';
import './List.css';

export interface ListRowProps {
  readonly leading?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly trailing?: ReactNode;
  /** The whole row can be pressed; without it the row is plain text. */
  readonly onPress?: (() => void) | undefined;
  readonly selected?: boolean | undefined;
  readonly className?: string | undefined;
}

/** One line of a list: put them in a `<ul className="gl-list">`. */
export function ListRow({ leading, title, detail, trailing, onPress, selected, className }: ListRowProps) {
  const inside = (
    <>
      {leading !== undefined && <span className="gl-row-leading">{leading}</span>}
      <span className="gl-row-words">
        <span className="gl-row-title">{title}</span>
        {detail !== undefined && <span className="gl-row-detail">{detail}</span>}
      </span>
      {trailing !== undefined && <span className="gl-row-trailing gl-num">{trailing}</span>}
    </>
  );
  return (
    <li className={classes('gl-row-item', className)} data-selected={selected || undefined}>
      {onPress === undefined ? (
        <div className="gl-row">{inside}</div>
      ) : (
        <button type="button" className="gl-row" aria-pressed={selected} onClick={onPress}>
          {inside}
        </button>
      )}
    </li>
  );
}

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** What to do, or when it changes. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet, nothing found, closed: says so and what to do now. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="gl-empty">
      {icon !== undefined && (
        <span className="gl-empty-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <p className="gl-empty-title">{title}</p>
      {children !== undefined && <div className="gl-empty-words">{children}</div>}
      {action}
    </div>
  );
}

/** A plain white area with a fine edge. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={classes('gl-card', className)} />;
}
