import type { ReactNode } from 'react';
import { classes } from './className.ts';
import './TicketCard.css';

export interface TicketCardProps {
  readonly children: ReactNode;
  /** Below the perforation: the QR code, where to go. */
  readonly stub?: ReactNode;
  readonly className?: string | undefined;
}

/** A card in the shape of the paper ticket: a perforated line with two notches divides it from its stub. */
export function TicketCard({ children, stub, className }: TicketCardProps) {
  return (
    <div className={classes('gl-ticket', className)}>
      <div className="gl-ticket-main">{children}</div>
      {stub !== undefined && <div className="gl-ticket-stub">{stub}</div>}
    </div>
  );
}
