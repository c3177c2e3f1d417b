/**
 * Ends connections whose key is no longer good: a session that ended, a key that was taken back or replaced,
 * somebody whose role changed. At once when this server did it; within seconds when another process or the
 * clock did. Acting is refused at once in any case.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Access } from '../identity/access.ts';
import type { QueueService } from '../queue-service.ts';
import type { GiliranSockets } from './socket-server.ts';

const everyMs = 15_000;

/** The returned function stops it. */
export function dismissStrangers(
  io: GiliranSockets,
  parts: { access: Access; queue: QueueService; clock: Clock },
): () => void {
  const { access, queue, clock } = parts;
  const dismiss = (): void => {
    for (const socket of io.sockets.sockets.values()) {
      const { proof, actor } = socket.data;
      if (!('key' in proof)) continue;
      const now = access.identify(proof.key);
      // A person whose role or agency changed connects anew and sees what is theirs now.
      if (!now.ok || !isDeepStrictEqual(now.value, actor)) socket.disconnect(true);
    }
  };
  let cancel = (): void => {};
  const round = (): void => {
    dismiss();
    cancel = clock.after(everyMs, round);
  };
  cancel = clock.after(everyMs, round);
  access.onChange(dismiss);
  const stopListening = queue.onCommitted(({ touched }) => {
    if (touched.site) dismiss();
  });
  return () => {
    cancel();
    stopListening();
  };
}
