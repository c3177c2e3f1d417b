/**
 * How a browser page learns which device it is: once from its address, `/kiosk/#device=kiosk-1&key=…`,
 * kept in local storage and taken out of the address bar. In Electron the shell's settings say it instead.
 */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly key: string;
}

export interface Storage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

const slot = (app: string): string => `giliran.${app}.device`;

export function readDevice(
  app: 'kiosk' | 'display' | 'counter',
  page: { readonly hash: string; replaceAddress(address: string): void },
  storage: Storage,
): DeviceIdentity | null {
  const given = new URLSearchParams(page.hash.replace(/^#/, ''));
  const device = given.get('device');
  const key = given.get('key');
  if (device && key) {
    const identity: DeviceIdentity = { deviceId: device, key };
    keepDevice(app, identity, storage);
    given.delete('device');
    given.delete('key');
    const rest = given.toString();
    page.replaceAddress(rest === '' ? '' : `#${rest}`);
    return identity;
  }
  try {
    const kept: unknown = JSON.parse(storage.getItem(slot(app)) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'deviceId' in kept && 'key' in kept) {
      if (typeof kept.deviceId === 'string' && typeof kept.key === 'string')
        return { deviceId: kept.deviceId, key: kept.key };
    }
  } catch {
    // Something else wrote there: as if nothing were kept.
  }
  return null;
}

/** Keeps who this page is, as an address with `#device=…&key=…` would. */
export const keepDevice = (
  app: 'kiosk' | 'display' | 'counter',
  identity: DeviceIdentity,
  storage: Pick<Storage, 'setItem'>,
): void => storage.setItem(slot(app), JSON.stringify(identity));

export const forgetDevice = (app: 'kiosk' | 'display' | 'counter', storage: Storage): void =>
  storage.removeItem(slot(app));
