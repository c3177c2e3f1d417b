/**
 * Ends connections whose key is no longer good: a session that ended, a device key that was replaced, also
 * by another process. Acting is refused at once; this sees to it that looking on ends soon, too.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Access } from '../identity/access.ts';
import type { GiliranSockets } from './socket-server.ts';

const everyMs = 15_000;

/** The returned function stops it. */
export function dismissStrangers(io: GiliranSockets, access: Access, clock: Clock): () => void {
  let cancel = (): void => {};
  const round = (): void => {
    for (const socket of io.sockets.sockets.values()) {
      const { proof, actor } = socket.data;
      if (!('key' in proof)) continue;
      const now = access.identify(proof.key);
      // A person whose role or agency changed connects anew and sees what is theirs now.
      if (!now.ok || !isDeepStrictEqual(now.value, actor)) socket.disconnect(true);
    }
    cancel = clock.after(everyMs, round);
  };
  cancel = clock.after(everyMs, round);
  return () => cancel();
}
