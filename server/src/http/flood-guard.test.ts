import { Actor, err, ok, rejection } from '@giliran/protocol';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createFastify } from './fastify.ts';
import { guardAgainstFloods } from './flood-guard.ts';

const actors = new Map<string, Actor>([
  ['kiosk-1', Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-1' })],
  ['kiosk-2', Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-2' })],
  ['program', Actor.parse({ kind: 'apiKey', keyId: 'gateway', scope: 'integration' })],
]);

it('one asker’s flood is turned back with 429; others, and the same one a second later, are served', async () => {
  const app = await createFastify(pino({ level: 'silent' }));
  let now = 0;
  const access = {
    identify: (key: string) => {
      const actor = actors.get(key);
      return actor ? ok(actor) : err(rejection('notSignedIn'));
    },
  };
  guardAgainstFloods(app, { access, now: () => now });
  app.get('/here', () => ({ ok: true }));
  const ask = async (key: string | null): Promise<number> => {
    const headers = key === null ? {} : { authorization: `Bearer ${key}` };
    return (await app.inject({ method: 'GET', url: '/here', headers })).statusCode;
  };
  const times = async (count: number, key: string | null, status: number): Promise<number> => {
    let found = 0;
    for (let n = 0; n < count; n += 1) if ((await ask(key)) === status) found += 1;
    return found;
  };
  expect(await times(1_050, 'kiosk-1', 200)).toBe(1_000);
  expect(await ask('kiosk-1')).toBe(429);
  expect(await times(20, 'kiosk-2', 200)).toBe(20);
  expect(await times(1_100, 'program', 200)).toBe(1_100);
  now += 1_000;
  expect(await times(250, 'kiosk-1', 200)).toBe(200);
  // Whoever makes keys up shares one measure with all strangers of that address.
  let served = 0;
  for (let n = 0; n < 2_100; n += 1)
    if ((await ask(n % 2 === 0 ? null : `made-up-${n}`)) === 200) served += 1;
  expect(served).toBe(2_000);
  await app.close();
});
