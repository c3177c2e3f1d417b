/** One thing said in the middle of the screen, and what to do now. */
import type { ReactNode } from 'react';
import { useHeading } from './useHeading.ts';
import './message.css';

export interface MessageProps {
  readonly icon: ReactNode;
  readonly tone?: 'calm' | 'warn' | 'danger' | 'ok';
  readonly title: ReactNode;
  /** A line that stands out: when it opens again. */
  readonly fact?: ReactNode;
  /** What to do now. */
  readonly children?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
}

export function Message({ icon, tone = 'calm', title, fact, children, below, actions }: MessageProps) {
  const heading = useHeading();
  return (
    <div className="k-message" data-tone={tone}>
      <div className="k-message-words" role={tone === 'danger' ? 'alert' : undefined}>
        <span className="k-message-icon" aria-hidden="true">
          {icon}
        </span>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {fact !== undefined && fact !== null && <p className="k-message-fact">{fact}</p>}
        {children !== undefined && <div className="k-message-advice">{children}</div>}
      </div>
      {below}
      {actions !== undefined && <div className="k-actions">{actions}</div>}
    </div>
  );
}
