/**
 * Colour arithmetic: sRGB hex, WCAG contrast and OKLCH (Björn Ottosson, https://bottosson.github.io/posts/oklab/).
 * Pure; no DOM, so that the server, the tests and an old phone compute the same.
 */

/** `#rrggbb`, lower case. */
export type Hex = `#${string}`;

type Triple = readonly [number, number, number];

const HEX = /^#[0-9a-f]{6}$/i;

/** A CSS hex colour `#rrggbb` as three channels 0–255, or null when it is not one. */
export function parseHex(text: string): Triple | null {
  if (!HEX.test(text)) return null;
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(channels: Triple): Hex {
  const part = (n: number) =>
    Math.round(Math.min(255, Math.max(0, n)))
      .toString(16)
      .padStart(2, '0');
  return `#${part(channels[0])}${part(channels[1])}${part(channels[2])}`;
}

const toLinear = (channel: number): number => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const fromLinear = (c: number): number =>
  255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.max(c, 0) ** (1 / 2.4) - 0.055);

function rgb(hex: Hex): Triple {
  const channels = parseHex(hex);
  if (channels === null) throw new Error(`not a colour: ${hex}`);
  return channels;
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it. */
function luminance(hex: Hex): number {
  const [r, g, b] = rgb(hex);
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

/** Contrast of two colours, 1 to 21, as WCAG 2 defines it. */
export function contrast(a: Hex, b: Hex): number {
  const la = luminance(a);
  const lb = luminance(b);
  return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
}

/** Lightness 0–1, chroma (0 to about 0.37), hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** A colour in OKLCH. */
export function toOklch(hex: Hex): Oklch {
  const [red, green, blue] = rgb(hex);
  const r = toLinear(red);
  const g = toLinear(green);
  const b = toLinear(blue);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: lightness, c: Math.hypot(a, bb), h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360 };
}

/** `cos` and `sin` are the hue's. */
function linearOf(l: number, c: number, cos: number, sin: number): Triple {
  const a = c * cos;
  const b = c * sin;
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
    -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
    -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3,
  ];
}

/** The nearest sRGB colour of the same lightness and hue: chroma is reduced until it fits. */
export function fromOklch(colour: Oklch): Hex {
  const fits = ([r, g, b]: Triple): boolean => Math.min(r, g, b) >= -0.0005 && Math.max(r, g, b) <= 1.0005;
  const { l, c, h } = colour;
  const cos = Math.cos((h * Math.PI) / 180);
  const sin = Math.sin((h * Math.PI) / 180);
  let linear = linearOf(l, c, cos, sin);
  if (!fits(linear)) {
    let low = 0;
    let high = c;
    for (let step = 0; step < 18; step += 1) {
      const middle = (low + high) / 2;
      if (fits(linearOf(l, middle, cos, sin))) low = middle;
      else high = middle;
    }
    linear = linearOf(l, low, cos, sin);
  }
  return toHex([fromLinear(linear[0]), fromLinear(linear[1]), fromLinear(linear[2])]);
}
