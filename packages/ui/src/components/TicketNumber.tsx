import type { CSSProperties } from 'react';
import { classes } from './className.ts';
import './TicketNumber.css';

export interface TicketNumberProps {
  /** As printed and spoken, `A-012`. */
  readonly number: string;
  /** `screen` is the screen's own number size; `hero` grows with its container. */
  readonly size?: 'inline' | 'medium' | 'screen' | 'hero' | undefined;
  readonly tone?: 'ink' | 'accent' | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
}

/** A ticket's number, in figures of one width, never broken over lines. Prefix and number are read out apart. */
export function TicketNumber({ number, size = 'screen', tone = 'ink', className, style }: TicketNumberProps) {
  const [prefix = number, running] = number.split('-');
  return (
    <span
      className={classes('gl-ticket-number', 'gl-num', className)}
      data-size={size}
      data-tone={tone}
      style={style}
    >
      {prefix}
      {running !== undefined && (
        <>
          <span className="gl-ticket-dash">-</span>
          {running}
        </>
      )}
    </span>
  );
}
