import { Actor, KioskId, PrinterConfig } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';
import { checkLog } from './index.ts';

const kioskId = KioskId.parse('kiosk-1');
const kiosk = Actor.parse({ kind: 'kiosk', kioskId });
const usb = PrinterConfig.parse({ adapter: 'usb', model: 'epson-tm-t82' });
const network = PrinterConfig.parse({ adapter: 'network', host: '10.0.0.9' });

describe('the printer of a kiosk', () => {
  it('is set up while the hall is open, and nothing else changes', () => {
    const hall = new Hall(smallSite());
    const waiting = hall.issue('ktp', null, 'kiosk-1');
    const before = hall.state.index?.site;
    expect(hall.must({ type: 'kiosk.setPrinter', kioskId, printer: usb }, kiosk)).toHaveLength(1);
    expect(hall.state.index?.kiosks.get('kiosk-1')?.printer).toEqual(usb);
    expect(hall.state.index?.site).toEqual({
      ...before,
      kiosks: before?.kiosks.map((one) => (one.id === 'kiosk-1' ? { ...one, printer: usb } : one)),
    });
    expect(hall.ticket(waiting.id).state).toBe('waiting');
    expect(hall.paper(waiting.id).state).toBe('queued');
    expect(checkLog(hall.logged()).problems).toEqual([]);
  });

  it('set up the same way again is no news', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'kiosk.setPrinter', kioskId, printer: usb });
    expect(hall.must({ type: 'kiosk.setPrinter', kioskId, printer: usb })).toEqual([]);
    expect(hall.must({ type: 'kiosk.setPrinter', kioskId, printer: network })).toHaveLength(1);
  });

  it('is not set up where there is no such kiosk', () => {
    const hall = new Hall(smallSite());
    const printer = usb;
    expect(hall.refusal({ type: 'kiosk.setPrinter', kioskId: KioskId.parse('kiosk-9'), printer })).toBe(
      'unknownKiosk',
    );
  });

  it('is reported by the server, for a kiosk in a plain browser', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'printer.report', kioskId, report: { state: 'coverOpen' } });
    expect(hall.state.printers.get(kioskId)).toMatchObject({ state: 'coverOpen', reportedAt: hall.now });
  });
});
