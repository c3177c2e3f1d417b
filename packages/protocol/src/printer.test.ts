import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isPrinterNews, paperWidthOf, PrinterConfig, PrinterReport, unsetPrinter } from './index.ts';

const report = (change: object = {}): PrinterReport =>
  PrinterReport.parse({ state: 'ready', paperUsedMm: 1000, ...change });

describe('what of a printer is news', () => {
  it.each<[string, object, boolean]>([
    ['the same again', {}, false],
    ['another state', { state: 'paperLow' }, true],
    ['another detail', { detail: 'near end' }, true],
    ['some millimetres', { paperUsedMm: 1499 }, false],
    ['half a metre', { paperUsedMm: 1500 }, true],
    ['a new roll', { paperUsedMm: 0 }, true],
    ['a printer that stopped counting', { paperUsedMm: null }, true],
  ])('%s: %j', (_, change, news) => {
    expect(isPrinterNews(report(), report(change))).toBe(news);
  });

  it('anything, when nothing was told before', () => {
    expect(isPrinterNews(null, report())).toBe(true);
  });

  test('a roll is told of a limited number of times, however it is used up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 400 }), (papers) => {
        let told: PrinterReport | null = null;
        let used = 0;
        let tellings = 0;
        for (const paper of papers) {
          used += paper;
          const now = report({ paperUsedMm: used });
          if (!isPrinterNews(told, now)) continue;
          told = now;
          tellings += 1;
        }
        expect(tellings).toBeLessThanOrEqual(1 + used / 500);
        if (told) expect(used - (told.paperUsedMm ?? 0)).toBeLessThan(500);
      }),
    );
  });
});

describe('a printer’s set-up', () => {
  it('of nobody is a folder, on paper as wide as the kiosk has', () => {
    expect(unsetPrinter('58mm')).toMatchObject({ adapter: 'folder', model: 'generic-58', logo: true });
    expect(paperWidthOf(unsetPrinter('58mm'))).toBe('58mm');
    expect(paperWidthOf(unsetPrinter('80mm'))).toBe('80mm');
    expect(paperWidthOf(PrinterConfig.parse({ adapter: 'usb', model: 'iware-58' }))).toBe('58mm');
  });

  it.each(['/dev/usb/lp0', '/dev/lp1', '/dev/ttyACM0', '/dev/giliran-printer'])('may name %s', (path) => {
    expect(PrinterConfig.safeParse({ adapter: 'device', path }).success).toBe(true);
  });
  it.each([
    '/dev/sda',
    '/dev/mem',
    '/dev/usb/../sda',
    '/dev/input/event0',
    '/tmp/lp0',
    '/dev/usb/lp0/../../sda',
  ])('may not name %s, for it comes over the network', (path) => {
    expect(PrinterConfig.safeParse({ adapter: 'device', path }).success).toBe(false);
  });
});
