/** The hall in seven numbers. */
import { useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import type { ReactNode } from 'react';
import { useBoard, useDuration } from './board-context.ts';
import { longWaitMs } from './problems.ts';
import type { Totals } from './selection.ts';

export function Summary({ totals }: { readonly totals: Totals }) {
  const { board } = useWording(consoleWording);
  const { formats } = useBoard();
  const duration = useDuration();
  const long = totals.longestMs !== null && totals.longestMs >= longWaitMs;
  return (
    <dl className="summary">
      <Figure label={board.waiting} strong>
        {formats.number(totals.waiting)}
      </Figure>
      <Figure label={board.longestWait} warn={long}>
        {totals.longestMs === null ? '–' : duration(totals.longestMs)}
      </Figure>
      <Figure label={board.serving}>{formats.number(totals.serving)}</Figure>
      <Figure label={board.openCounters}>{board.ofCounters(totals.countersOpen, totals.counters)}</Figure>
      <Figure label={board.issuedToday}>{formats.number(totals.issued)}</Figure>
      <Figure label={board.servedToday}>{formats.number(totals.served)}</Figure>
      <Figure label={board.noShowsToday}>{formats.number(totals.noShows)}</Figure>
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly strong?: boolean;
  readonly warn?: boolean;
}
function Figure({ label, children, strong = false, warn = false }: FigureProps) {
  return (
    <div className="figure" data-strong={strong || undefined} data-warn={warn || undefined}>
      <dt>{label}</dt>
      <dd className="gl-num">{children}</dd>
    </div>
  );
}
