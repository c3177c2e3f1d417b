import { ZoneId, type SupervisorView } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import type { KeyedDevice } from '../trust/trust-api.ts';
import { deviceRows, freeDeviceId, usualVersion } from './device-rows.ts';

const keyed = (more: Partial<KeyedDevice> = {}): KeyedDevice => ({
  ...{ kind: 'display', id: 'display-1', name: 'Lantai 1', zoneId: 'lantai-1', agencyId: null, hasKey: true },
  ...{ since: null, lastSeen: null, address: null, version: null, connected: false },
  ...more,
});
type Live = SupervisorView['devices'][number];
const live = (more: Partial<Live> = {}): Live => ({
  ...{ kind: 'display', id: 'display-1', name: 'Lantai 1', zoneId: ZoneId.parse('lantai-1'), counter: null },
  ...{ connections: 1, lastSeenAt: null, speaking: true, printer: null, printsAt: null, printerSetUp: null },
  ...more,
});
const state = (device: KeyedDevice, now: readonly Live[]) => deviceRows([device], now)[0]?.state;

describe('a device is', () => {
  test('connected, away, or not paired', () => {
    expect(state(keyed(), [live()])).toBe('connected');
    expect(state(keyed(), [live({ connections: 0 })])).toBe('away');
    expect(state(keyed({ hasKey: false }), [live({ connections: 0 })])).toBe('unpaired');
  });
  test('in need of a hand where its zone is silent, unless it hangs over a counter', () => {
    expect(state(keyed(), [live({ speaking: false })])).toBe('trouble');
    expect(state(keyed(), [live({ speaking: false }), live({ id: 'display-2' })])).toBe('connected');
    expect(state(keyed(), [live({ speaking: false, counter: 3 })])).toBe('connected');
  });
  test('in need of a hand while its printer cannot print', () => {
    const printer = { state: 'paperOut' as const, detail: null, paperUsedMm: null, reportedAt: null };
    const kiosk = live({ kind: 'kiosk', id: 'kiosk-1', printer: { ...printer } });
    expect(state(keyed({ kind: 'kiosk', id: 'kiosk-1' }), [kiosk])).toBe('trouble');
  });
});

test('a kiosk and a display of one id are two', () => {
  const rows = deviceRows([keyed({ id: 'a' }), keyed({ kind: 'kiosk', id: 'a' })], []);
  expect(new Set(rows.map((row) => row.id)).size).toBe(2);
});

test('the usual version is that of most', () => {
  expect(usualVersion([{ version: '1' }, { version: '2' }, { version: '2' }, { version: null }])).toBe('2');
  expect(usualVersion([{ version: null }])).toBeNull();
});

test('a new device takes the first free number', () => {
  expect(freeDeviceId('display', [keyed(), keyed({ id: 'display-3' })])).toBe('display-2');
  expect(freeDeviceId('kiosk', [keyed({ id: 'kiosk-1' })])).toBe('kiosk-1');
});
