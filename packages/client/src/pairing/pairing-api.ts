/** What a device without a key asks of the server: a code to show, and whether somebody has decided. */
import { DeviceKind } from '@giliran/protocol';
import { z } from 'zod';
import { call, post, present, type Answer } from '../http.ts';

const Asked = z.object({ code: z.string(), secret: z.string(), expiresAt: z.int() });
export type AskedPairing = z.infer<typeof Asked>;

const Claimed = z.discriminatedUnion('status', [
  z.object({ status: z.literal('waiting') }),
  z.object({ status: z.literal('rejected') }),
  z.object({
    status: z.literal('paired'),
    device: z.object({ kind: DeviceKind, id: z.string() }),
    key: z.string(),
  }),
]);
export type ClaimedPairing = z.infer<typeof Claimed>;

export interface PairingApi {
  readonly ask: () => Answer<AskedPairing>;
  /** Answers when somebody has decided, or after a while. */
  readonly claim: (secret: string) => Answer<ClaimedPairing>;
}

/** How long the server holds an answer back while nobody has decided, in seconds, and how long we wait for it. */
const waitSeconds = 20;
const patienceMs = (waitSeconds + 10) * 1000;

/** `server` is an origin, or '' for the page's own. */
export const pairingApi = (
  server: string,
  wish: { readonly kind: DeviceKind; readonly version: string },
): PairingApi => ({
  ask: async () => present(await call(Asked, `${server}/api/v1/pairing`, post(wish))),
  claim: async (secret) =>
    present(await call(Claimed, `${server}/api/v1/pairing/claim`, post({ secret, waitSeconds }), patienceMs)),
});
