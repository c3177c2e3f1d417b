import type { ReactNode } from 'react';
import './Countdown.css';

export interface ProgressRingProps {
  /** 0 (nothing left) to 1 (whole). */
  readonly value: number;
  /** Read out with the value. */
  readonly label: string;
  readonly size?: string | undefined;
  readonly children?: ReactNode;
}

const RADIUS = 44;
const LENGTH = 2 * Math.PI * RADIUS;

/** The drawing alone, for whoever says in words what it means. */
function Ring({ part, size, children }: { part: number; size: string; children: ReactNode }) {
  return (
    <span className="gl-ring" aria-hidden="true" style={{ width: size, height: size }}>
      <svg viewBox="0 0 100 100">
        <circle className="gl-ring-track" cx="50" cy="50" r={RADIUS} />
        <circle
          className="gl-ring-value"
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - part)}
        />
      </svg>
      <span className="gl-ring-middle gl-num">{children}</span>
    </span>
  );
}

/** A ring that shows a part of a whole; `children` stand in its middle. */
export function ProgressRing({ value, label, size = '3em', children }: ProgressRingProps) {
  const part = Math.min(1, Math.max(0, value));
  return (
    <span
      className="gl-countdown"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <Ring part={part} size={size}>
        {children}
      </Ring>
    </span>
  );
}

export interface CountdownProps {
  /** Seconds left and in all. The caller keeps the time; this only draws it. */
  readonly remaining: number;
  readonly total: number;
  /** The sentence, read out once when it appears: `words.backToStartIn(…)`. */
  readonly label: string;
  readonly size?: string | undefined;
}

/** Seconds running out, as a ring with the number in it. */
export function Countdown({ remaining, total, label, size = '3em' }: CountdownProps) {
  const part = total <= 0 ? 0 : Math.min(1, Math.max(0, remaining / total));
  return (
    <span className="gl-countdown" role="timer" aria-label={label}>
      <Ring part={part} size={size}>
        {Math.max(0, Math.ceil(remaining))}
      </Ring>
    </span>
  );
}
