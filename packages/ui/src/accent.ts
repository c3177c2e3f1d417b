/** Everything a screen derives from the site's one accent colour, readable whatever the site picks. */
import { contrast, fromOklch, type Hex, parseHex, toOklch } from './colour.ts';

/** What a site gets when its colour is not `#rrggbb`. */
export const DEFAULT_ACCENT: Hex = '#0b6e4f';

const WHITE: Hex = '#ffffff';
const INK: Hex = '#1e1b16';
const BLACK: Hex = '#000000';
/** The darkest background accent text stands on in the light theme (`--gl-sunken`), and in the dark theme (`--gl-surface`). */
const SUNKEN: Hex = '#f2eee7';
const DARK_SURFACE: Hex = '#1b2127';

/** Colours made from the accent; see the table in README.md. All are `#rrggbb`. */
export interface AccentColours {
  /** The site's colour as given: bars, lines, large areas. */
  readonly accent: Hex;
  /** Text on `accent`, at least 4.5:1. */
  readonly onAccent: Hex;
  /** Fill of the main button. */
  readonly strong: Hex;
  /** Text on `strong`, `strongHover` and `strongPressed`, at least 7:1. */
  readonly onStrong: Hex;
  readonly strongHover: Hex;
  readonly strongPressed: Hex;
  /** The accent as text on a light page, at least 7:1. */
  readonly text: Hex;
  /** A pale tint; `text` stands on it with at least 7:1. */
  readonly soft: Hex;
  readonly line: Hex;
  /** The accent as text or fill on the dark theme, at least 7:1. */
  readonly bright: Hex;
  /** A deep tint for the dark theme; `bright` stands on it with at least 7:1. */
  readonly deep: Hex;
}

/** The same hue, lighter or darker in small steps, until `good` holds; `end` when nothing else does. */
function shift(from: Hex, direction: 1 | -1, end: Hex, good: (candidate: Hex) => boolean): Hex {
  if (good(from)) return from;
  const { l, c, h } = toOklch(from);
  for (let step = 1; step <= 100; step += 1) {
    const lightness = l + direction * step * 0.01;
    if (lightness <= 0 || lightness >= 1) return end;
    const candidate = fromOklch({ l: lightness, c, h });
    if (good(candidate)) return candidate;
  }
  return end;
}

function textOn(background: Hex, ratio: number): Hex | null {
  return [WHITE, INK, BLACK].find((ink) => contrast(ink, background) >= ratio) ?? null;
}

/** Works out all accent colours from one. Anything but `#rrggbb` gives the default accent's. */
export function accentColours(siteAccent: string): AccentColours {
  const accent: Hex =
    parseHex(siteAccent) === null ? DEFAULT_ACCENT : `#${siteAccent.slice(1).toLowerCase()}`;
  // One of black and white always reaches sqrt(21) = 4.58.
  const onAccent = textOn(accent, 4.5) ?? BLACK;

  const { l, c, h } = toOklch(accent);
  const moved = (direction: number, from: Hex): Hex => {
    const base = toOklch(from);
    return fromOklch({ ...base, l: Math.min(0.97, Math.max(0.04, base.l + direction)) });
  };
  // A button must be seen on the page: nearly white accents are darkened a little first.
  const seen = shift(accent, -1, BLACK, (x) => contrast(x, SUNKEN) >= 1.45);
  const readable = textOn(seen, 7);
  const strong = readable === null ? shift(seen, -1, BLACK, (x) => contrast(WHITE, x) >= 7) : seen;
  const onStrong = readable ?? WHITE;
  // Away from the text's lightness, so that the ratio only grows.
  const away = onStrong === WHITE ? -1 : 1;
  const text = shift(accent, -1, BLACK, (x) => contrast(x, SUNKEN) >= 7);
  const soft = shift(
    fromOklch({ l: 0.953, c: Math.min(c, 0.02), h }),
    1,
    WHITE,
    (x) => contrast(text, x) >= 7,
  );
  const bright = shift(
    fromOklch({ l: Math.max(l, 0.8), c: Math.min(c, 0.14), h }),
    1,
    WHITE,
    (x) => contrast(x, DARK_SURFACE) >= 7,
  );
  return {
    accent,
    onAccent,
    strong,
    onStrong,
    strongHover: moved(away * 0.045, strong),
    strongPressed: moved(away * 0.09, strong),
    text,
    soft,
    line: fromOklch({ l: 0.84, c: Math.min(c, 0.045), h }),
    bright,
    deep: shift(fromOklch({ l: 0.27, c: Math.min(c, 0.05), h }), -1, BLACK, (x) => contrast(bright, x) >= 7),
  };
}

/** WCAG contrast of a colour `#rrggbb` with white, 1 to 21; 1 for what is no colour. */
export const contrastWithWhite = (colour: string): number =>
  parseHex(colour) === null ? 1 : contrast(`#${colour.slice(1).toLowerCase()}`, WHITE);

/** Below it a colour does not stand out from a white page (WCAG 2, 1.4.11). */
export const LEAST_ACCENT_CONTRAST = 3;

/** The CSS variables of `accentColours`, for a `style` attribute on the screen's root (see `Screen`). */
export type AccentStyle = Readonly<Record<`--gl-site-${string}`, Hex>>;

/**
 * CSS variables for a site's accent colour. Put them on the element that carries `gl-screen`.
 * Text on `--gl-site-accent` has at least 4.5:1, on `--gl-site-strong` (main buttons) at least 7:1.
 */
export function accentStyle(siteAccent: string): AccentStyle {
  const colours = accentColours(siteAccent);
  return {
    '--gl-site-accent': colours.accent,
    '--gl-site-on-accent': colours.onAccent,
    '--gl-site-strong': colours.strong,
    '--gl-site-on-strong': colours.onStrong,
    '--gl-site-strong-hover': colours.strongHover,
    '--gl-site-strong-pressed': colours.strongPressed,
    '--gl-site-text': colours.text,
    '--gl-site-soft': colours.soft,
    '--gl-site-line': colours.line,
    '--gl-site-bright': colours.bright,
    '--gl-site-deep': colours.deep,
  };
}
