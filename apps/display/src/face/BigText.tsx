import { TicketNumber } from '@giliran/ui';
import { widthInEm } from '../calls/number-width.ts';
import type { Vars } from './vars.ts';

/** A ticket's number as large as its place allows, in width and height. */
export function BigNumber({ number, className }: { readonly number: string; readonly className?: string }) {
  const vars: Vars = { '--em': widthInEm(number) };
  return (
    <span className={`fit ${className ?? ''}`} style={vars}>
      <TicketNumber number={number} className="fit-text" />
    </span>
  );
}

/** A counter's number, likewise. */
export function BigCounter({
  counter,
  className,
}: {
  readonly counter: number;
  readonly className?: string;
}) {
  const vars: Vars = { '--em': widthInEm(String(counter)) };
  return (
    <span className={`fit ${className ?? ''}`} style={vars}>
      <span className="fit-text gl-num">{counter}</span>
    </span>
  );
}
