import type { ReactNode } from 'react';
import './Text.css';

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="gl-hidden">{children}</span>;
}

/** A key on the keyboard: `<Kbd>F2</Kbd>`. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return <kbd className="gl-kbd">{children}</kbd>;
}
