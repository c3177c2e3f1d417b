/** The hall's devices as the page lists them: their keys joined with how they are now. Pure. */
import { printerCanPrint, type DeviceKind, type SupervisorView } from '@giliran/protocol';
import type { KeyedDevice } from '../trust/trust-api.ts';

type Live = SupervisorView['devices'][number];

/** `trouble`: connected, but its printer cannot print or its zone is silent. */
export const deviceStates = ['connected', 'trouble', 'away', 'unpaired'] as const;
export type DeviceState = (typeof deviceStates)[number];

export interface DeviceRow extends Omit<KeyedDevice, 'id'> {
  /** Unlike an id, its own among all kinds; goes into the page's address. */
  readonly id: string;
  readonly deviceId: string;
  /** The counter that a desktop stands at; null for others. */
  readonly counter: number | null;
  readonly live: Live | null;
  readonly state: DeviceState;
  /** A display of a zone in which none speaks. */
  readonly silent: boolean;
}

const rowId = (kind: DeviceKind, id: string): string => `${kind}-${id}`;

export function deviceRows(devices: readonly KeyedDevice[], live: readonly Live[]): readonly DeviceRow[] {
  const known = new Map(live.map((one) => [rowId(one.kind, one.id), one]));
  const spoken = new Set(live.filter((one) => one.speaking).map((one) => one.zoneId));
  return devices.map((device) => {
    const id = rowId(device.kind, device.id);
    const now = known.get(id) ?? null;
    const connected = now === null ? device.connected : now.connections > 0;
    const zoneDisplay = device.kind === 'display' && now?.counter === null;
    const silent = connected && zoneDisplay && !spoken.has(now.zoneId);
    const printer = now?.printer ?? null;
    const trouble = connected && (silent || (printer !== null && !printerCanPrint(printer.state)));
    return {
      ...device,
      ...{ id, deviceId: device.id, counter: now?.counter ?? null, live: now, silent, connected },
      state: trouble ? 'trouble' : connected ? 'connected' : device.hasKey ? 'away' : 'unpaired',
    };
  });
}

/** The version that most devices have; null when none has told. */
export function usualVersion(rows: readonly Pick<DeviceRow, 'version'>[]): string | null {
  const counts = new Map<string, number>();
  for (const { version } of rows) if (version !== null) counts.set(version, (counts.get(version) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

/** The id of a new kiosk or display: the first `kiosk-n` that is free. */
export function freeDeviceId(kind: DeviceKind, devices: readonly Pick<KeyedDevice, 'kind' | 'id'>[]): string {
  const taken = new Set(devices.filter((one) => one.kind === kind).map((one) => one.id));
  for (let n = 1; ; n += 1) {
    const id = `${kind}-${n}`;
    if (!taken.has(id)) return id;
  }
}
