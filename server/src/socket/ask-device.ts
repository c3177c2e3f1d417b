/** Asks a connected device and waits for its answer: as long as it may take, not longer than it is there. */
import { Rejection, rejection, type DeviceAnswer, type DeviceRequest } from '@giliran/protocol';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { safeParse } from '../safe-parse.ts';
import type { GiliranSockets } from './socket-server.ts';

const Answer = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: Rejection }),
]);

/** Refuses with `deviceOffline` at once when the connection is not there or breaks, `deviceSilent` after the limit. */
export const askDevice =
  (io: GiliranSockets, clock: Clock) =>
  (connectionId: string, request: DeviceRequest, limitMs: number): Promise<DeviceAnswer> => {
    const socket = io.sockets.sockets.get(connectionId);
    if (!socket) return Promise.resolve({ ok: false, error: rejection('deviceOffline') });
    return new Promise((resolve) => {
      const settle = (answer: DeviceAnswer): void => {
        callOff();
        socket.off('disconnect', gone);
        resolve(answer);
      };
      const gone = (): void => settle({ ok: false, error: rejection('deviceOffline', 'it left just now') });
      const callOff = clock.after(limitMs, () => settle({ ok: false, error: rejection('deviceSilent') }));
      socket.once('disconnect', gone);
      socket.emit('ask', request, (input: unknown) => {
        const answer = safeParse(Answer, input);
        if (!answer.success) settle({ ok: false, error: rejection('deviceSilent', 'unreadable answer') });
        else if (answer.data.ok) settle({ ok: true, value: answer.data.value });
        else settle({ ok: false, error: answer.data.error });
      });
    });
  };
