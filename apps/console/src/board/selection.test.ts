import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agency, counter, device, minutesAgo, now, paper, printer, sampleView } from './sample.ts';
import {
  agencyColumns,
  filtered,
  noFilter,
  pressed,
  printingPlaces,
  sortAgencies,
  sortCounters,
  sortDevices,
  totalsOf,
  type AgencyColumn,
  type Order,
} from './selection.ts';

const view = sampleView({
  agencies: [
    agency('samsat', { waiting: 2, oldestIssuedAt: minutesAgo(5), serving: 1, counters: 2 }),
    agency('imigrasi', {
      zoneId: 'lantai-2',
      waiting: 9,
      oldestIssuedAt: minutesAgo(50),
      counters: 3,
      countersOpen: 2,
    }),
    agency('pln', { waiting: 1, oldestIssuedAt: minutesAgo(1), countersOpen: 0 }),
  ],
  counters: [
    counter(10, {
      staff: 'Siti Rahmawati',
      current: { number: 'SM-004', state: 'serving', since: minutesAgo(3) },
    }),
    counter(2, { agencyId: 'imigrasi', zoneId: 'lantai-2', status: 'paused' }),
    counter(1, { agencyId: 'pln', status: 'closed' }),
  ],
  devices: [
    device('counter', 'loket-10', { name: 'Loket 10' }),
    device('counter', 'loket-2', { name: 'Loket 2', zoneId: 'lantai-2' }),
    device('display', 'tv', { name: 'Ruang tunggu' }),
    device('kiosk', 'k', { name: 'Pintu utama', connections: 0 }),
  ],
  papers: [paper(1), paper(2, { agencyId: 'imigrasi', kioskId: 'gone' })],
});
const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
const keep = (filter: Partial<typeof noFilter>) => {
  const { agencies, counters, devices, papers } = filtered(view, { ...noFilter, ...filter }, 'Loket');
  return {
    agencies: ids(agencies),
    counters: ids(counters),
    devices: ids(devices),
    papers: papers.map((p) => p.number),
  };
};

describe('the filter', () => {
  test('left empty, changes nothing', () => expect(filtered(view, noFilter, 'Loket')).toBe(view));

  test('a zone keeps what stands in it', () => {
    expect(keep({ zoneId: 'lantai-2' })).toEqual({
      agencies: ['imigrasi'],
      counters: ['loket-2'],
      devices: ['loket-2'],
      papers: [],
    });
  });

  test('an agency keeps its counters and their desktops, not the hall’s kiosks and displays', () => {
    expect(keep({ agencyId: 'samsat' })).toEqual({
      agencies: ['samsat'],
      counters: ['loket-10'],
      devices: ['loket-10'],
      papers: ['A-001'],
    });
  });

  test.each(['siti', 'SM-004', 'loket 10', 'rahma siti'])('“%s” finds the counter and its agency', (text) => {
    expect(keep({ text })).toMatchObject({ agencies: ['samsat'], counters: ['loket-10'] });
  });

  test.each(['A-002', 'imigrasi 002'])('“%s” finds the paper by its number and its agency', (text) => {
    expect(keep({ text }).papers).toEqual(['A-002']);
  });

  test('a zone keeps the papers of its kiosks', () => {
    expect(keep({ zoneId: 'lantai-1' }).papers).toEqual(['A-001']);
  });

  test('finds nothing where nothing matches', () => {
    expect(keep({ text: 'zzz' })).toEqual({ agencies: [], counters: [], devices: [], papers: [] });
  });
});

test('the totals add up, and the longest wait is the longest of all', () => {
  expect(totalsOf(view.agencies, now)).toMatchObject({
    waiting: 12,
    longestMs: 50 * 60_000,
    serving: 1,
    countersOpen: 3,
    counters: 6,
  });
  expect(totalsOf([], now)).toMatchObject({ waiting: 0, longestMs: null });
});

describe('sorting', () => {
  test('agencies: nobody serves, then long waits, then the rest', () => {
    expect(ids(sortAgencies(view.agencies, { column: 'problems', descending: true }, now, 'id'))).toEqual([
      'pln',
      'imigrasi',
      'samsat',
    ]);
  });

  test('counters: by number as numbers, and rows without a value last both ways', () => {
    const by = (order: Parameters<typeof sortCounters>[1]) =>
      ids(sortCounters(view.counters, order, () => '', 'id'));
    expect(by({ column: 'number', descending: false })).toEqual(['loket-1', 'loket-2', 'loket-10']);
    expect(by({ column: 'staff', descending: false })[0]).toBe('loket-10');
    expect(by({ column: 'staff', descending: true })[0]).toBe('loket-10');
    expect(by({ column: 'status', descending: false })).toEqual(['loket-10', 'loket-2', 'loket-1']);
  });

  test('devices: missing kiosks and displays on top, counters’ desktops last', () => {
    expect(ids(sortDevices(view.devices, 'id'))).toEqual(['k', 'tv', 'loket-2', 'loket-10']);
  });

  test('devices: a kiosk that cannot print comes after the missing and before the rest', () => {
    const devices = [
      device('kiosk', 'fine', printer('paperLow')),
      device('kiosk', 'out', printer('paperOut')),
      device('display', 'off', { connections: 0 }),
    ];
    expect(ids(sortDevices(sampleView({ devices }).devices, 'id'))).toEqual(['off', 'out', 'fine']);
  });

  test('a paper is printed where it was while that can print, else at the nearest kiosk that can', () => {
    const kiosks = (own: Parameters<typeof printer>[0]) => [
      device('kiosk', 'away', { ...printer('ready'), zoneId: 'lantai-2' }),
      device('kiosk', 'broken', printer('coverOpen')),
      device('kiosk', 'near', printer('unknown')),
      device('kiosk', 'off', { connections: 0 }),
      device('kiosk', 'k', printer(own)),
    ];
    const places = (own: Parameters<typeof printer>[0]) => {
      const hall = sampleView({ devices: kiosks(own), papers: [paper(1)] });
      return hall.papers.flatMap((p) => ids(printingPlaces(hall, p, 'id')));
    };
    expect(places('ready')).toEqual(['k', 'near', 'away', 'broken', 'off']);
    expect(places('paperOut')).toEqual(['near', 'away', 'k', 'broken', 'off']);
  });

  test('a column’s head turns the order round; numbers begin with the largest', () => {
    const first: Order<AgencyColumn> = { column: 'name', descending: false };
    expect(pressed(first, 'waiting', true)).toEqual({ column: 'waiting', descending: true });
    expect(pressed(first, 'name', false)).toEqual({ column: 'name', descending: true });
  });

  test('never loses or doubles a row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ waiting: fc.nat(20), countersOpen: fc.nat(2), ago: fc.option(fc.nat(90)) }), {
          maxLength: 12,
        }),
        fc.constantFrom(...agencyColumns),
        fc.boolean(),
        (rows, column, descending) => {
          const { agencies } = sampleView({
            agencies: rows.map(({ waiting, countersOpen, ago }, n) =>
              agency(`a${n}`, {
                waiting,
                countersOpen,
                oldestIssuedAt: ago === null ? null : minutesAgo(ago),
              }),
            ),
          });
          const sorted = sortAgencies(agencies, { column, descending }, now, 'id');
          expect(new Set(ids(sorted))).toEqual(new Set(ids(agencies)));
          expect(sorted).toHaveLength(agencies.length);
        },
      ),
    );
  });
});
