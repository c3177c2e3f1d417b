/** What stands in the lists: a name with a second line below it; `title` where it may be cut. */
import type { ReactNode } from 'react';

export interface TwoLinesProps {
  readonly first: ReactNode;
  readonly second?: ReactNode;
  readonly title?: string;
}

export function TwoLines({ first, second, title }: TwoLinesProps) {
  return (
    <span>
      <span className="one-line grid-name" title={title}>
        {first}
      </span>
      {second !== undefined && <span className="one-line grid-second">{second}</span>}
    </span>
  );
}
