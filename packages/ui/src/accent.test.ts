import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { accentColours, accentStyle, DEFAULT_ACCENT } from './accent.ts';
import { contrast, fromOklch, type Hex, parseHex, toOklch } from './colour.ts';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value): Hex => `#${value.toString(16).padStart(6, '0')}`);

describe('whatever colour a site picks', () => {
  test('text on the accent reaches 4.5:1', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        const colours = accentColours(hex);
        expect(contrast(colours.accent, colours.onAccent)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000 },
    );
  });

  test('text on a citizen’s main button reaches 7:1, also while it is pressed', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        const { strong, strongHover, strongPressed, onStrong } = accentColours(hex);
        for (const fill of [strong, strongHover, strongPressed]) {
          expect(contrast(fill, onStrong)).toBeGreaterThanOrEqual(7);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the main button stands out from the page', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        expect(contrast(accentColours(hex).strong, '#f2eee7')).toBeGreaterThanOrEqual(1.45);
      }),
    );
  });

  test('accent text reaches 7:1 on every light background, and its bright form on the dark ones', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        const { text, soft, bright, deep } = accentColours(hex);
        for (const background of ['#faf8f4', '#ffffff', '#f2eee7', soft] as const) {
          expect(contrast(text, background)).toBeGreaterThanOrEqual(7);
        }
        for (const background of ['#12161a', '#1b2127', '#0b0e11', deep] as const) {
          expect(contrast(bright, background)).toBeGreaterThanOrEqual(7);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a colour that already carries white text well is used as it is', () => {
    expect(accentColours('#7a0019').strong).toBe('#7a0019');
  });

  test('its hue is kept when it has to be darkened', () => {
    const before = toOklch('#c8102e');
    const after = toOklch(accentColours('#c8102e').strong);
    expect(after.l).toBeLessThan(before.l);
    expect(Math.abs(after.h - before.h)).toBeLessThan(3);
  });
});

test('anything but #rrggbb gives the default accent', () => {
  for (const text of ['', 'red', '#fff', '#12345', 'url(x)', '#0b6e4f;x']) {
    expect(accentStyle(text)).toEqual(accentStyle(DEFAULT_ACCENT));
  }
  expect(accentColours('#ABCDEF').accent).toBe('#abcdef');
});

describe('colour arithmetic', () => {
  test('contrast as WCAG 2 defines it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  });
  test('OKLCH of known colours', () => {
    expect(toOklch('#ffffff').l).toBeCloseTo(1, 4);
    const red = toOklch('#ff0000');
    expect(red.l).toBeCloseTo(0.628, 3);
    expect(red.c).toBeCloseTo(0.2577, 3);
    expect(red.h).toBeCloseTo(29.23, 1);
  });
  test('there and back again', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        const back = parseHex(fromOklch(toOklch(hex)))!;
        parseHex(hex)!.forEach((channel, index) => {
          expect(Math.abs(channel - (back[index] ?? 0))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
