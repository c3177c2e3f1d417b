/** Which kiosk this is and where its server stands: from Electron's settings, or from the page's address. */
import { keepDevice, readDevice } from '@giliran/client';
import { KioskId } from '@giliran/protocol';
import type { DeviceSettings, KioskBridge, ServerTrust } from '@giliran/shell/bridge';

export interface KioskIdentity {
  readonly kioskId: KioskId;
  readonly key: string;
  /** Origin of the server, `http://192.168.1.10:8080`. */
  readonly server: string;
}

/** What a technician entered, or what is known so far. */
export interface DeviceEntry {
  readonly deviceId: string;
  readonly key: string;
  readonly server: string;
}

export type Identified =
  | { readonly known: true; readonly identity: KioskIdentity }
  | { readonly known: false; readonly entry: DeviceEntry };

/** Ids are checked here once; anything else is as if nothing were set up. */
export function identify(entry: DeviceEntry): Identified {
  const kioskId = KioskId.safeParse(entry.deviceId);
  return kioskId.success && entry.key !== '' && entry.server !== ''
    ? { known: true, identity: { kioskId: kioskId.data, key: entry.key, server: entry.server } }
    : { known: false, entry };
}

const entryOf = ({ deviceId, deviceKey, serverUrl }: DeviceSettings): DeviceEntry => ({
  deviceId: deviceId ?? '',
  key: deviceKey ?? '',
  server: serverUrl,
});

/** The shell, when this page runs in Electron. */
export function kioskBridge(window: { readonly giliran?: Window['giliran'] }): KioskBridge | null {
  return window.giliran?.app === 'kiosk' ? window.giliran : null;
}

export const identityOfShell = async (bridge: KioskBridge): Promise<Identified> =>
  identify(entryOf(await bridge.settings()));

export function identityOfPage(page: Window): Identified {
  const { location, history, localStorage } = page;
  const device = readDevice(
    'kiosk',
    {
      hash: location.hash,
      replaceAddress: (hash) =>
        history.replaceState(null, '', `${location.pathname}${location.search}${hash}`),
    },
    localStorage,
  );
  return identify({ deviceId: device?.deviceId ?? '', key: device?.key ?? '', server: location.origin });
}

/** Keeps what a technician entered and starts anew with it. Null, or what is wrong with it. */
export async function keepIdentity(
  bridge: KioskBridge | null,
  page: Window,
  entry: DeviceEntry,
  trust?: ServerTrust,
): Promise<string | null> {
  if (bridge) {
    // Without a key only the server is another: there the kiosk asks for its code.
    const { deviceId, key } = entry;
    const who = key === '' ? { deviceId: null, deviceKey: null } : { deviceId, deviceKey: key };
    const kept = await bridge.saveSettings({
      ...{ serverUrl: entry.server, ...who },
      ...(trust === undefined ? {} : { trust }),
    });
    if (!kept.ok) return kept.error.message;
  } else {
    keepDevice('kiosk', { deviceId: entry.deviceId, key: entry.key }, page.localStorage);
  }
  page.location.reload();
  return null;
}
