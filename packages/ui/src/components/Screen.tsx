import type { Language } from '@giliran/protocol';
import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { accentStyle } from '../accent.ts';
import { classes } from './className.ts';

/** Sets the type scale, target sizes and touch rules. */
export type ScreenKind = 'kiosk' | 'display' | 'desktop' | 'phone';
export type Theme = 'light' | 'contrast' | 'dark';

export interface ScreenProps {
  readonly kind: ScreenKind;
  readonly theme?: Theme | undefined;
  /** The site's accent colour, `#rrggbb`. */
  readonly accent?: string | undefined;
  /** Sets `lang`, so that screen readers and hyphenation speak the right language. */
  readonly language: Language;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly children: ReactNode;
}

/** The root of every screen: theme, sizes and the site's colour for all that is below. */
export function Screen({ kind, theme = 'light', accent, language, className, style, children }: ScreenProps) {
  // Some milliseconds of arithmetic: not with every push and every tap.
  const colours = useMemo(() => (accent === undefined ? null : accentStyle(accent)), [accent]);
  return (
    <div
      className={classes('gl-screen', `gl-${kind}`, className)}
      data-theme={theme}
      lang={language}
      style={{ ...colours, ...style }}
    >
      {children}
    </div>
  );
}
