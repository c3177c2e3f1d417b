import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driftAt, driftStepMs } from './drift.ts';
import { blipMs, freshnessOf, oldMs } from './freshness.ts';
import { pagesOf, readingMs, wrapsWithin } from './pages.ts';

describe('the drift against burn-in', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });

  test('never strays farther than its reach', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 40 }), (now, reach) => {
        const { x, y } = driftAt(now, reach);
        expect(Math.abs(x)).toBeLessThanOrEqual(reach);
        expect(Math.abs(y)).toBeLessThanOrEqual(reach);
      }),
    );
  });

  test('takes small steps: from one minute to the next it is not noticed', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const [a, b] = [driftAt(now, 14), driftAt(now + driftStepMs, 14)];
        expect(Math.abs(a.x - b.x)).toBeLessThanOrEqual(2);
        expect(Math.abs(a.y - b.y)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('visits every place of its reach within an hour', () => {
    const places = new Set(Array.from({ length: 60 }, (_, n) => driftAt(n * driftStepMs, 6).x));
    expect(places.size).toBe(13);
  });
});

describe('how fresh the picture is', () => {
  test('a short blip is not worth a word; a lost server is; after minutes the picture is old', () => {
    expect(freshnessOf(null)).toBe('fresh');
    expect(freshnessOf(blipMs - 1)).toBe('fresh');
    expect(freshnessOf(blipMs)).toBe('reconnecting');
    expect(freshnessOf(oldMs - 1)).toBe('reconnecting');
    expect(freshnessOf(oldMs)).toBe('old');
  });
});

describe('a long notice', () => {
  const width = (text: string) => text.length;
  const within = (lineWidth: number) => (text: string) => wrapsWithin(text, { lines: 2, lineWidth }, width);

  test('stays on one page when it fits', () => {
    expect(pagesOf('Nomor antrean tidak dipungut biaya.', within(20))).toEqual([
      'Nomor antrean tidak dipungut biaya.',
    ]);
  });

  test('turns its page at the end of a sentence where it can', () => {
    const text = 'Bawa KTP asli Anda. Butuh bantuan? Tanya petugas informasi.';
    expect(pagesOf(text, within(20))).toEqual([
      'Bawa KTP asli Anda. Butuh bantuan?',
      'Tanya petugas informasi.',
    ]);
  });

  test('loses no word, and every page fits but for a word longer than a page', () => {
    const text = fc
      .array(fc.stringMatching(/^[a-z]{1,30}[.!?]?$/), { minLength: 1, maxLength: 40 })
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 40 }), (notice, lineWidth) => {
        const pages = pagesOf(notice, within(lineWidth));
        expect(pages.join(' ')).toBe(notice);
        for (const page of pages) expect(within(lineWidth)(page) || !page.includes(' ')).toBe(true);
      }),
    );
  });

  test('is wrapped as a browser wraps it: a word goes to the next line when it does not fit', () => {
    expect(wrapsWithin('aaaa bbbb cccc', { lines: 2, lineWidth: 9 }, width)).toBe(true);
    expect(wrapsWithin('aaaa bbbb cccc', { lines: 1, lineWidth: 9 }, width)).toBe(false);
    expect(wrapsWithin('aaaa bbbb cccc', { lines: 2, lineWidth: 8 }, width)).toBe(false);
  });

  test('stays long enough to be read, and not for ever', () => {
    expect(readingMs('')).toBeGreaterThanOrEqual(4000);
    expect(readingMs('x'.repeat(100))).toBeGreaterThan(readingMs('x'.repeat(50)));
    expect(readingMs('x'.repeat(5000))).toBe(20_000);
  });
});
