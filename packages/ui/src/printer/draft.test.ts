import { PrinterConfig, printerModelIds } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draftOf, readDraft, type TypedField } from './draft.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const without = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
const common = {
  model: fc.constantFrom(...printerModelIds),
  width: optional(fc.constantFrom('58mm', '80mm')),
  dotsPerLine: optional(fc.constantFrom(384, 512, 576, 832)),
  charset: optional(fc.constantFrom('ascii', 'pc437', 'pc850', 'wpc1252')),
  qr: optional(fc.constantFrom('command', 'raster')),
  cutter: optional(fc.constantFrom('cut', 'tear')),
  logo: fc.boolean(),
  copies: fc.constantFrom(1, 2, 3),
  rollMillimetres: fc.option(fc.integer({ min: 1_000, max: 400_000 })),
  answers: optional(fc.constantFrom('always', 'perhaps', 'never')),
  tellsWhenPrinted: optional(fc.boolean()),
};
const usbId = optional(fc.integer({ min: 0, max: 0xffff }));
const configs = fc
  .oneof(
    fc.record({
      adapter: fc.constant('usb'),
      vendorId: usbId,
      productId: usbId,
      serial: optional(fc.stringMatching(/^[A-Z0-9]{1,20}$/)),
      ...common,
    }),
    fc.record({
      adapter: fc.constant('network'),
      host: fc.ipV4(),
      port: fc.integer({ min: 1, max: 65_535 }),
      idleSeconds: fc.integer({ min: 0, max: 3_600 }),
      ...common,
    }),
    fc.record({ adapter: fc.constant('device'), path: fc.constant('/dev/usb/lp0'), ...common }),
    fc.record({ adapter: fc.constant('system'), queue: fc.constant('\\\\KIOSK-1\\POS 80'), ...common }),
    fc.record({ adapter: fc.constant('folder'), folder: optional(fc.constant('/srv/papers')), ...common }),
  )
  .map((config) => PrinterConfig.parse(without(config)));

test('every set-up can be filled in and read back as it was', () => {
  fc.assert(
    fc.property(configs, (config) => {
      expect(readDraft(draftOf(config, '80mm'))).toEqual({ ok: true, value: config });
    }),
  );
});

describe('a draft', () => {
  const network = draftOf(PrinterConfig.parse({ adapter: 'network', host: '10.0.0.5' }), '80mm');
  const usb = draftOf(PrinterConfig.parse({ adapter: 'usb' }), '80mm');
  const wrongIn = (draft: Parameters<typeof readDraft>[0]): TypedField[] => {
    const read = readDraft(draft);
    return read.ok ? [] : [...read.error];
  };

  it('of a printer that nobody has set up is a folder on the kiosk’s paper', () => {
    expect(readDraft(draftOf(null, '58mm'))).toMatchObject({
      ok: true,
      value: { adapter: 'folder', model: 'generic-58' },
    });
  });

  it.each<[object, TypedField[]]>([
    [{ host: '' }, ['host']],
    [{ host: 'a b', port: '99999' }, ['host', 'port']],
    [{ port: '' }, ['port']],
    [{ port: 'x' }, ['port']],
    [{ rollMetres: '0,2' }, ['rollMetres']],
    [{ rollMetres: 'long' }, ['rollMetres']],
    [{ dotsPerLine: '580' }, ['dotsPerLine']],
    [{ idleSeconds: '-1' }, ['idleSeconds']],
  ])('of a network printer with %j names %j', (change, wrong) => {
    expect(wrongIn({ ...network, ...change })).toEqual(wrong);
  });

  it('takes USB numbers as lsusb shows them, and a decimal comma', () => {
    expect(readDraft({ ...usb, vendorId: '04B8', productId: 'e15', rollMetres: '79,5' })).toMatchObject({
      ok: true,
      value: { vendorId: 0x04b8, productId: 0x0e15, rollMillimetres: 79_500 },
    });
    expect(wrongIn({ ...usb, vendorId: '1208x' })).toEqual(['vendorId']);
  });

  it('forgets what belongs to another way', () => {
    expect(readDraft({ ...network, adapter: 'device', path: '/dev/usb/lp1' })).toMatchObject({
      ok: true,
      value: expect.not.objectContaining({ host: '10.0.0.5' }),
    });
  });
});
