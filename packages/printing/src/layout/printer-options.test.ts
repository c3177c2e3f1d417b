/** What a ticket does differently for a printer without a knife, of another density, with a logo, or twice. */
import { LOGO_DOTS, LogoDots, LogoHash } from '@giliran/protocol';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { REFERENCE_TICKETS } from '../../golden/reference-tickets.ts';
import { decode } from '../bytes/decode.ts';
import type { Operation } from '../bytes/operations.ts';
import { PrinterConfig, printerProfiles } from '@giliran/protocol';
import { settingsOf } from '../config/printer-settings.ts';
import { compose } from '../render/compose.ts';
import { textLines } from '../render/render-text.ts';
import { layoutTicket } from './layout-ticket.ts';
import type { LayoutOptions } from './layout-ticket.ts';
import { logoFromDataUrl, logoFromPng } from './logo.ts';
import { bitmapOf, logoDots } from './logo-dots.ts';
import { Bitmap } from '../render/bitmap.ts';
import { testPrint } from './test-print.ts';

const hash = LogoHash.parse('A'.repeat(22));

function operationsOf(bytes: Uint8Array): readonly Operation[] {
  const decoded = decode(bytes);
  if (!decoded.ok) throw new Error(`byte ${decoded.error.offset}: ${decoded.error.message}`);
  return decoded.value;
}

function printed(
  options: LayoutOptions,
  width: '58mm' | '80mm' = '80mm',
  logo: Bitmap | null = null,
): readonly Operation[] {
  const ticket = REFERENCE_TICKETS.find((one) => one.width === width);
  if (ticket === undefined) throw new Error('there are reference tickets');
  const paper = logo === null ? ticket.paper : { ...ticket.paper, logo: { hash, dots: logoDots(logo) } };
  return operationsOf(layoutTicket(paper, width, options));
}

test('without a knife the paper is fed past the tear bar, and not cut', () => {
  const operations = printed({ cutter: 'tear' }, '58mm');
  expect(operations.some((one) => one.kind === 'cut')).toBe(false);
  const last = operations.at(-1);
  expect(last?.kind === 'feedDots' && last.dots).toBeGreaterThanOrEqual(12 * 8);
  expect(compose(operations, '58mm').problems).toEqual([]);
});

test('at 180 dpi no line is wider than its 42 columns, and the number still fits in one', () => {
  const lines = textLines(compose(printed({ dotsPerLine: 512 }), '80mm'));
  expect(Math.max(...lines.map((line) => line.columns))).toBe(42);
  expect(lines.map((line) => line.text)).toContain('A-012');
});

test('two copies are two papers, each cut and begun anew', () => {
  const once = printed({});
  expect(printed({ copies: 2 })).toEqual([...once, ...once]);
});

function png(width: number, height: number, shade: (x: number, y: number) => number): Uint8Array {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      image.data.fill(shade(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
  return PNG.sync.write(image);
}

describe('a logo', () => {
  test('stands above the ticket as raster bands, centred, and changes no word', () => {
    const logo = logoFromPng(png(200, 100, (x) => (x < 100 ? 0 : 255)));
    if (!logo.ok) throw new Error(logo.error);
    const operations = printed({}, '80mm', logo.value);
    const bands = operations.filter((one) => one.kind === 'raster');
    expect(bands.map((band) => band.rows)).toEqual([48, 48, 4]);
    expect(bands.every((band) => band.bytesPerRow === 25)).toBe(true);
    const { items, problems } = compose(operations, '80mm');
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({ kind: 'raster', left: (576 - 200) / 2 });
    const texts = (all: readonly Operation[]) => all.filter((one) => one.kind === 'text');
    expect(texts(operations)).toEqual(texts(printed({})));
  });

  test('travels as packed dots and comes back dot for dot, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LOGO_DOTS.width }),
        fc.integer({ min: 1, max: LOGO_DOTS.height }),
        fc.integer(),
        (width, height, seed) => {
          const bitmap = new Bitmap(width, height);
          for (let at = 0; at < bitmap.dots.length; at += 1) bitmap.dots[at] = ((at * 2654435761) ^ seed) & 1;
          const there = LogoDots.parse(logoDots(bitmap));
          expect(bitmapOf(there)).toEqual(bitmap);
          expect(LogoDots.safeParse({ ...there, height: height + 1 }).success).toBe(false);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is made small enough, in its own shape; white stays white, black black, grey a pattern between', () => {
    const black = logoFromPng(png(1000, 200, () => 0));
    expect(black.ok && [black.value.width, black.value.height]).toEqual([320, 64]);
    expect(black.ok && black.value.dots.every((dot) => dot === 1)).toBe(true);
    const white = logoFromPng(png(50, 50, () => 255));
    expect(white.ok && white.value.dots.every((dot) => dot === 0)).toBe(true);
    const grey = logoFromPng(png(100, 100, () => 128));
    const dark = grey.ok ? grey.value.dots.reduce((sum, dot) => sum + dot, 0) / 10_000 : 0;
    expect(dark).toBeGreaterThan(0.45);
    expect(dark).toBeLessThan(0.55);
  });

  test('wider than the printer is left out rather than garbled', () => {
    const logo = logoFromPng(png(320, 40, () => 0));
    if (!logo.ok) throw new Error(logo.error);
    const rasters = (options: LayoutOptions): number =>
      printed(options, '58mm', logo.value).filter((one) => one.kind === 'raster').length;
    expect(rasters({})).toBe(1);
    expect(rasters({ dotsPerLine: 312 })).toBe(0);
  });

  test('that is none is refused, and says why', () => {
    expect(logoFromPng(Uint8Array.of(1, 2, 3))).toEqual({ ok: false, error: 'notPng' });
    expect(logoFromPng(png(4, 4, () => 0).slice(0, 40))).toEqual({ ok: false, error: 'unreadable' });
    expect(logoFromPng(png(2049, 1, () => 0))).toEqual({ ok: false, error: 'tooLarge' });
    expect(logoFromDataUrl('data:image/svg+xml;base64,AAAA')).toEqual({
      ok: false,
      error: 'notPng',
    });
    const url = `data:image/png;base64,${Buffer.from(png(8, 8, () => 0)).toString('base64')}`;
    expect(logoFromDataUrl(url).ok).toBe(true);
  });
});

describe('the test print', () => {
  test.each(Object.keys(printerProfiles))('for %s is a whole paper within its lines', (model) => {
    const settings = settingsOf(PrinterConfig.parse({ adapter: 'usb', model }));
    const operations = operationsOf(
      testPrint(settings, { name: 'USB — 04b8:0e15', url: 'http://antrean.local:8080/' }),
    );
    const { problems, items } = compose(operations, settings.width);
    expect(problems).toEqual([]);
    expect(operations.some((one) => one.kind === 'cut')).toBe(settings.cutter === 'cut');
    expect(items.some((item) => item.kind === (settings.qr === 'command' ? 'qr' : 'raster'))).toBe(true);
  });
});
