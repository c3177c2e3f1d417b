/** Where this page runs: in the desktop program or a browser, which server, which device. */
import { readDevice } from '@giliran/client';
import type { CounterBridge } from '@giliran/shell/bridge';

export interface Place {
  /** The desktop program's services, or null in a plain browser. */
  readonly bridge: CounterBridge | null;
  /** The server's origin; '' is the page's own. */
  readonly server: string;
  /** The counter this machine stands at, if it is paired with one. */
  readonly counterId: string | null;
  readonly deviceKey: string | null;
  /** Shown as the slim bar from the start. */
  readonly compact: boolean;
}

/** The place of the desktop program. */
export type ProgramPlace = Place & { readonly bridge: CounterBridge };
export const inProgram = (place: Place): place is ProgramPlace => place.bridge !== null;

export async function readPlace(page: Window): Promise<Place> {
  const bridge = page.giliran?.app === 'counter' ? page.giliran : null;
  const compact = new URLSearchParams(page.location.search).has('compact');
  if (bridge === null) {
    const device = readDevice(
      'counter',
      {
        hash: page.location.hash,
        replaceAddress: (address) =>
          page.history.replaceState(null, '', `${page.location.pathname}${page.location.search}${address}`),
      },
      page.localStorage,
    );
    return {
      bridge,
      server: '',
      counterId: device?.deviceId ?? null,
      deviceKey: device?.key ?? null,
      compact,
    };
  }
  const settings = await bridge.settings();
  return {
    bridge,
    server: settings.serverUrl,
    counterId: settings.deviceId,
    deviceKey: settings.deviceKey,
    compact: compact || (await bridge.window.isCompact()),
  };
}
