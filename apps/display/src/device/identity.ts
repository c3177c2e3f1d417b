/** Which display this is and where its server stands: from the shell's settings in Electron, else from the page's address. */
import { keepDevice, readDevice } from '@giliran/client';
import type { GiliranBridge, ServerTrust } from '@giliran/shell/bridge';

export interface DeviceIdentity {
  /** The server's origin; empty for the page's own. */
  readonly server: string;
  readonly deviceId: string;
  readonly key: string;
}

/** What the set-up screen asks for. */
export interface IdentityEntry {
  /** What a person has confirmed of the server; left out where it stays as it was. */
  readonly trust?: ServerTrust | undefined;
  /** Null in a browser, where the page comes from the server itself. */
  readonly server: string | null;
  readonly deviceId: string;
  readonly key: string;
}

export interface IdentityStore {
  /** The identity, or what is known towards one: the fields to fill in. */
  readonly read: () => Promise<DeviceIdentity | { readonly missing: IdentityEntry }>;
  /** Keeps it and starts anew. A refusal comes back as a sentence for the technician. */
  readonly keep: (entry: IdentityEntry) => Promise<{ readonly refused: string } | null>;
}

/** The parts of the browser that are used. */
export interface IdentityPage {
  readonly hash: string;
  replaceAddress(address: string): void;
  reload(): void;
  readonly storage: Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** In a plain browser: once from `#device=…&key=…`, then from local storage. */
export function browserIdentity(page: IdentityPage): IdentityStore {
  return {
    read: async () => {
      const known = readDevice('display', page, page.storage);
      return known ? { server: '', ...known } : { missing: { server: null, deviceId: '', key: '' } };
    },
    keep: async ({ deviceId, key }) => {
      keepDevice('display', { deviceId, key }, page.storage);
      page.reload();
      return null;
    },
  };
}

/** In Electron: the shell's settings. */
export function shellIdentity(bridge: GiliranBridge, reload: () => void): IdentityStore {
  return {
    read: async () => {
      const { serverUrl, deviceId, deviceKey } = await bridge.settings();
      return deviceId !== null && deviceKey !== null
        ? { server: serverUrl, deviceId, key: deviceKey }
        : { missing: { server: serverUrl, deviceId: deviceId ?? '', key: '' } };
    },
    keep: async ({ server, deviceId, key, trust }) => {
      const before = await bridge.settings();
      const serverUrl = server ?? before.serverUrl;
      // Without a key only the server is another: there the display asks for its code.
      const who = key === '' ? { deviceId: null, deviceKey: null } : { deviceId, deviceKey: key };
      const saved = await bridge.saveSettings({
        ...{ serverUrl, ...who },
        ...(trust === undefined ? {} : { trust }),
      });
      if (!saved.ok) return { refused: saved.error.message };
      // With another server the shell itself loads the page anew.
      if (saved.value.serverUrl === before.serverUrl) reload();
      return null;
    },
  };
}
