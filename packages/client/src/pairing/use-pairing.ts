/** The pairing of this device in React: runs while its screen is shown. */
import type { DeviceKind } from '@giliran/protocol';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { screensVersion } from '../version.ts';
import { pairingApi } from './pairing-api.ts';
import { PairingDesk, type PairingState } from './pairing-desk.ts';

export interface PairingWish {
  readonly kind: DeviceKind;
  /** The server's origin, or '' for the page's own. */
  readonly server: string;
  /** The desktop program's version; the page's own where there is none. */
  readonly version?: string | undefined;
  /** Keeps the key and begins with it. */
  readonly onPaired: (deviceId: string, key: string) => void;
}

export interface RunningPairing {
  readonly state: PairingState;
  /** Asks for another code now. */
  readonly again: () => void;
}

const after = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

export function usePairing({ kind, server, version, onPaired }: PairingWish): RunningPairing {
  const keep = useRef(onPaired);
  useEffect(() => {
    keep.current = onPaired;
  }, [onPaired]);
  const api = useMemo(
    () => pairingApi(server, { kind, version: version ?? screensVersion }),
    [server, kind, version],
  );
  const [desk] = useState(() => new PairingDesk({ kind, api, after }));
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const again = useCallback(() => desk.start((deviceId, key) => keep.current(deviceId, key)), [desk]);
  useEffect(() => {
    again();
    return desk.stop;
  }, [desk, again]);
  return { state, again };
}
