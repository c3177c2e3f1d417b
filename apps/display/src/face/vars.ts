import type { CSSProperties } from 'react';

/** Custom properties for a `style` attribute. */
export type Vars = CSSProperties & Readonly<Record<`--${string}`, string | number>>;
