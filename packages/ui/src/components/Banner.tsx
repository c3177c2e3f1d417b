import type { ReactNode } from 'react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { classes } from './className.ts';
import './Banner.css';

export type BannerTone = 'info' | 'warn' | 'error';

export interface BannerProps {
  readonly tone?: BannerTone | undefined;
  /** In bold: what happened. */
  readonly title: ReactNode;
  /** What to do now. */
  readonly children?: ReactNode;
  /** Instead of the tone's icon, for example a Spinner while reconnecting. */
  readonly icon?: ReactNode;
  /** A button at the end. */
  readonly action?: ReactNode;
  readonly className?: string | undefined;
}

const icons = { info: Info, warn: TriangleAlert, error: CircleAlert } as const;

/** A message across the screen. Errors are read out at once, the others at the next pause. */
export function Banner({ tone = 'info', title, children, icon, action, className }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div
      className={classes('gl-banner', className)}
      data-tone={tone}
      role={tone === 'error' ? 'alert' : 'status'}
    >
      <span className="gl-banner-icon" aria-hidden="true">
        {icon ?? <Icon />}
      </span>
      <div className="gl-banner-words">
        <p className="gl-banner-title">{title}</p>
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div className="gl-banner-action">{action}</div>}
    </div>
  );
}
