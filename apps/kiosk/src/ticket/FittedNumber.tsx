import { TicketNumber } from '@giliran/ui';
import type { CSSProperties } from 'react';

/** A ticket's number in a size its place gives by `--letters`: it fills the room, however long it is. */
export function FittedNumber({
  number,
  className,
}: {
  readonly number: string;
  readonly className?: string;
}) {
  const style: CSSProperties & Record<'--letters', string> = { '--letters': String(number.length) };
  return <TicketNumber number={number} className={className} style={style} />;
}
