import { expect, test } from 'vitest';
import type { AskedPairing, ClaimedPairing } from './pairing-api.ts';
import { PairingDesk, pairingWaits, type PairingState } from './pairing-desk.ts';

type Outcome<T> = { ok: true; value: T } | Failure;
type Failure = {
  ok: false;
  error: {
    code: 'unreachable' | 'unknownPairing' | 'tooManyRequests' | 'encryptionRequired';
    retryAfter?: number;
  };
};

const code = (name: string): Outcome<AskedPairing> => ({
  ok: true,
  value: { code: name, secret: `secret of ${name}`, expiresAt: 0 },
});
const claimed = (value: ClaimedPairing): Outcome<ClaimedPairing> => ({ ok: true, value });
const failed = (what: Failure['error']['code'], retryAfter?: number): Failure => ({
  ok: false,
  error: { code: what, ...(retryAfter === undefined ? {} : { retryAfter }) },
});
const paired = claimed({ status: 'paired', device: { kind: 'display', id: 'display-9' }, key: 'k' });

/** A desk that is answered in this order; afterwards nobody answers any more. */
function desk(asks: Outcome<AskedPairing>[], claims: Outcome<ClaimedPairing>[]) {
  const states: PairingState[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const secrets: string[] = [];
  const kept: string[] = [];
  const silence = new Promise<never>(() => {});
  const made = new PairingDesk({
    kind: 'display',
    api: {
      ask: async () => asks.shift() ?? silence,
      claim: async (secret) => {
        secrets.push(secret);
        return claims.shift() ?? silence;
      },
    },
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  made.subscribe(() => states.push(made.getState()));
  const settled = async (): Promise<void> => {
    for (let n = 0; n < 20; n += 1) await Promise.resolve();
  };
  const timeUp = async (): Promise<number | undefined> => {
    const timer = timers.shift();
    timer?.run();
    await settled();
    return timer?.ms;
  };
  const start = (): void => made.start((deviceId, key) => void kept.push(`${deviceId} ${key}`));
  return { desk: made, start, states, secrets, kept, timers, settled, timeUp };
}

test('a code is shown until somebody approves it; then the key is kept', async () => {
  const { start, states, secrets, kept, settled } = desk(
    [code('AB12CD')],
    [claimed({ status: 'waiting' }), claimed({ status: 'waiting' }), paired],
  );
  start();
  await settled();
  expect(states).toEqual([{ kind: 'waiting', code: 'AB12CD', renewed: false }, { kind: 'paired' }]);
  expect(secrets).toEqual(Array.from({ length: 3 }, () => 'secret of AB12CD'));
  expect(kept).toEqual(['display-9 k']);
});

test('a code that has run out is replaced by itself', async () => {
  const { start, states, settled } = desk([code('OLD'), code('NEW')], [failed('unknownPairing')]);
  start();
  await settled();
  expect(states).toEqual([
    { kind: 'waiting', code: 'OLD', renewed: false },
    { kind: 'waiting', code: 'NEW', renewed: true },
  ]);
});

test('a server that is away is asked again, and the code that was shown stays known', async () => {
  const { start, states, settled, timeUp } = desk(
    [failed('unreachable'), code('AB12CD')],
    [failed('unreachable'), claimed({ status: 'waiting' })],
  );
  start();
  await settled();
  expect(await timeUp()).toBe(pairingWaits.unreachable);
  expect(await timeUp()).toBe(pairingWaits.unreachable);
  expect(states).toEqual([
    { kind: 'unreachable', code: null },
    { kind: 'waiting', code: 'AB12CD', renewed: false },
    { kind: 'unreachable', code: 'AB12CD' },
    { kind: 'waiting', code: 'AB12CD', renewed: false },
  ]);
});

test('turned away, it says so for a minute and then asks anew', async () => {
  const { start, states, settled, timeUp } = desk(
    [code('ONE'), code('TWO')],
    [claimed({ status: 'rejected' })],
  );
  start();
  await settled();
  expect(states.at(-1)).toEqual({ kind: 'rejected' });
  expect(await timeUp()).toBe(60_000);
  expect(states.at(-1)).toMatchObject({ kind: 'waiting', code: 'TWO' });
});

test('a key for another kind of device is not kept', async () => {
  const { start, states, kept, settled } = desk(
    [code('ONE')],
    [claimed({ status: 'paired', device: { kind: 'kiosk', id: 'kiosk-1' }, key: 'k' })],
  );
  start();
  await settled();
  expect(states.at(-1)).toEqual({ kind: 'otherKind', as: 'kiosk' });
  expect(kept).toEqual([]);
});

test('told to wait, it waits as long as it was told', async () => {
  const { start, states, settled, timeUp } = desk([failed('tooManyRequests', 40), code('ONE')], []);
  start();
  await settled();
  expect(states).toEqual([{ kind: 'held', seconds: 40 }]);
  expect(await timeUp()).toBe(40_000);
  expect(states.at(-1)).toMatchObject({ code: 'ONE' });
});

test('a server that takes keys encrypted only is not called away, and asked again later', async () => {
  const { start, states, settled, timeUp } = desk([failed('encryptionRequired'), code('ONE')], []);
  start();
  await settled();
  expect(states).toEqual([{ kind: 'encryptionRequired' }]);
  expect(await timeUp()).toBe(pairingWaits.held);
  expect(states.at(-1)).toMatchObject({ code: 'ONE' });
});

test('stopped, it neither asks nor tells any more; started again it begins anew', async () => {
  const { desk: pairing, start, states, timers, settled } = desk([failed('unreachable'), code('TWO')], []);
  start();
  await settled();
  pairing.stop();
  expect(timers).toEqual([]);
  start();
  await settled();
  expect(states.map((state) => state.kind)).toEqual(['unreachable', 'waiting']);
});
