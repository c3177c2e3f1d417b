/** Everything that lives as long as a small display watches one counter: a connection, and no voice. */
import { LiveClient, loadAgainIfReplaced, screensVersion } from '@giliran/client';
import { SignView, type CounterId } from '@giliran/protocol';
import type { DeviceIdentity } from '../device/identity.ts';

export interface OpenSign {
  readonly shows: 'counter';
  readonly counterId: CounterId;
  readonly client: LiveClient;
  readonly close: () => void;
}

export function openSign(device: DeviceIdentity, counterId: CounterId): OpenSign {
  const client = new LiveClient({
    views: { sign: SignView },
    onUnreadable: () => void loadAgainIfReplaced(),
    auth: { key: device.key, version: window.giliran?.version ?? screensVersion },
    ...(device.server === '' ? {} : { url: device.server }),
  });
  // It never speaks, and says so.
  client.report({ sound: 'mute' });
  return { shows: 'counter', counterId, client, close: () => client.close() };
}
