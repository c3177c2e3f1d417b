/** What stands in the lists: a name with a second line below it. */
import type { ReactNode } from 'react';

export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second?: ReactNode }) {
  return (
    <span>
      <span className="one-line grid-name">{first}</span>
      {second !== undefined && <span className="one-line grid-second">{second}</span>}
    </span>
  );
}
