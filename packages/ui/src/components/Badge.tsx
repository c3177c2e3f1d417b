import type { ReactNode } from 'react';
import { classes } from './className.ts';
import './Badge.css';

export type Tone = 'neutral' | 'accent' | 'ok' | 'info' | 'warn' | 'danger';

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  readonly icon?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A small label: a count, a state, "Prioritas". */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span className={classes('gl-badge', 'gl-num', className)} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

/** A state with a coloured dot: "Buka sampai 15.30". The words carry the meaning, the dot repeats it. */
export function StatusPill({ tone = 'neutral', className, children }: Omit<BadgeProps, 'icon'>) {
  return (
    <span className={classes('gl-status', 'gl-num', className)} data-tone={tone}>
      <span className="gl-status-dot" aria-hidden="true" />
      {children}
    </span>
  );
}
