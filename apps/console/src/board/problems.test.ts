import { describe, expect, test } from 'vitest';
import { longWaitMs, problemKey, problemsOf } from './problems.ts';
import { agency, device, minutesAgo, now, paper, printer, sampleView } from './sample.ts';

const keys = (parts: Parameters<typeof sampleView>[0]) => problemsOf(sampleView(parts), now).map(problemKey);

describe('what needs a hand', () => {
  test('a hall in order has nothing', () => {
    const devices = [device('kiosk', 'k'), device('display', 'd', { speaking: true })];
    expect(
      keys({ agencies: [agency('samsat', { waiting: 2, oldestIssuedAt: minutesAgo(10) })], devices }),
    ).toEqual([]);
  });

  test('a disk that cannot store comes before all else: nothing works until it can', () => {
    const agencies = [agency('pln', { waiting: 1, countersOpen: 0 })];
    expect(keys({ agencies, storage: 'failing' })).toEqual(['storage:failing', 'nobodyServes:pln']);
    expect(keys({ storage: 'slow' })).toEqual(['storage:slow']);
  });

  test('people waiting without an open counter; an idle agency without one is no problem', () => {
    const agencies = [
      agency('pln', { waiting: 1, countersOpen: 0 }),
      agency('pos', { waiting: 4, countersOpen: 0 }),
      agency('bank', { countersOpen: 0 }),
    ];
    expect(keys({ agencies })).toEqual(['nobodyServes:pos', 'nobodyServes:pln']);
  });

  test('a wait is long from the limit on, and not said twice where nobody serves', () => {
    const at = now - longWaitMs;
    const agencies = [
      agency('just', { waiting: 1, oldestIssuedAt: at }),
      agency('almost', { waiting: 1, oldestIssuedAt: at + 1 }),
      agency('longer', { waiting: 1, oldestIssuedAt: at - 1 }),
      agency('unserved', { waiting: 1, countersOpen: 0, oldestIssuedAt: at - 1 }),
    ];
    expect(keys({ agencies })).toEqual(['nobodyServes:unserved', 'longWait:longer', 'longWait:just']);
  });

  test('missing kiosks come before missing displays; counters’ desktops may be off', () => {
    const off = { connections: 0 };
    const devices = [device('display', 'd', off), device('counter', 'c', off), device('kiosk', 'k', off)];
    expect(keys({ devices })).toEqual(['deviceOff:kiosk:k', 'deviceOff:display:d']);
  });

  test('kiosks that cannot print come before one that soon cannot; a gone one is said once', () => {
    const devices = [
      device('kiosk', 'low', printer('paperLow')),
      device('kiosk', 'out', printer('paperOut')),
      device('kiosk', 'gone', { ...printer('coverOpen'), connections: 0 }),
      device('display', 'dark', { connections: 0 }),
      device('kiosk', 'fine', printer('ready')),
      device('kiosk', 'mute', printer('unknown')),
    ];
    expect(keys({ devices })).toEqual([
      'deviceOff:kiosk:gone',
      'printer:kiosk:out',
      'printer:kiosk:low',
      'deviceOff:display:dark',
    ]);
  });

  test('tickets without paper are one line for each kiosk', () => {
    const papers = [paper(1), paper(2, { kioskId: 'west' }), paper(3, { state: 'unknown' })];
    expect(keys({ papers })).toEqual(['papers:k', 'papers:west']);
    expect(problemsOf(sampleView({ papers }), now)[0]).toMatchObject({
      papers: [{ number: 'A-001' }, { number: 'A-003' }],
    });
  });

  test('a number that could not enter the queue comes first: somebody holds it', () => {
    const aside = {
      ticketId: '00000000-0000-4000-8000-000000000001',
      ...{ kioskId: 'k', number: 'A-901', serviceId: 'pajak', agencyId: 'samsat', why: 'dayOver' },
      ...{ takenAt: minutesAgo(600), at: now },
    };
    const agencies = [agency('pos', { waiting: 4, countersOpen: 0 })];
    expect(keys({ agencies, offlineAside: [aside] })).toEqual([
      `offlineAside:${aside.ticketId}`,
      'nobodyServes:pos',
    ]);
  });

  test('a zone whose connected displays are all silent; a zone without displays is no problem', () => {
    expect(keys({ devices: [device('display', 'd')] })).toEqual(['noSpeaker:lantai-1']);
    expect(keys({ devices: [device('display', 'd'), device('display', 'e', { speaking: true })] })).toEqual(
      [],
    );
  });
});
