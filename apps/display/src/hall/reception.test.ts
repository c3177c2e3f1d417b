import type { Clock } from '@giliran/voice';
import { expect, test } from 'vitest';
import type { Fetch } from '../device/enrolment.ts';
import type { IdentityStore } from '../device/identity.ts';
import { askAgainMs, Reception } from './reception.ts';

const me = {
  kind: 'display',
  id: 'display-1',
  name: 'Lantai 1',
  zoneId: 'lantai-1',
  speaks: true,
  counterId: null,
};
const known: IdentityStore['read'] = async () => ({ server: '', deviceId: 'display-1', key: 'abc' });
type Answer = readonly [status: number, body: unknown] | 'silence';

function receptionWith(first: Answer, read = known) {
  let answer = first;
  const timers: { ms: number; action: () => void }[] = [];
  const clock: Clock = {
    now: () => 0,
    after: (ms, action) => {
      const timer = { ms, action };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  };
  const fetch: Fetch = async () => {
    if (answer === 'silence') throw new TypeError('failed to fetch');
    const [status, body] = answer;
    return { status, json: async () => body };
  };
  const log: string[] = [];
  const reception = new Reception<string>({
    identity: { read },
    fetch,
    clock,
    open: (_device, display) => {
      log.push(`open ${display.zoneId}`);
      return display.zoneId;
    },
    close: (hall) => log.push(`close ${hall}`),
  });
  return {
    reception,
    log,
    timers,
    /** The next question is answered thus. */
    later: async (next: Answer) => {
      answer = next;
      timers.shift()?.action();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

test('a display the server knows enters its zone’s hall, and is asked about again with the same result', async () => {
  const { reception, log, timers, later } = receptionWith([200, me]);
  await reception.start();
  expect(reception.getPhase()).toMatchObject({ kind: 'hall', hall: 'lantai-1' });
  expect(timers.map((timer) => timer.ms)).toEqual([askAgainMs.enrolled]);
  await later([200, me]);
  expect(log).toEqual(['open lantai-1']);
  expect(timers).toHaveLength(1);
});

test('a display moved to another zone changes halls', async () => {
  const { reception, log, later } = receptionWith([200, me]);
  await reception.start();
  await later([200, { ...me, zoneId: 'lantai-2' }]);
  expect(log).toEqual(['open lantai-1', 'open lantai-2', 'close lantai-1']);
});

test('a server that is away at the start is asked until it answers', async () => {
  const { reception, timers, later } = receptionWith('silence');
  await reception.start();
  expect(reception.getPhase()).toEqual({ kind: 'starting' });
  expect(timers.map((timer) => timer.ms)).toEqual([askAgainMs.unreachable]);
  await later([200, me]);
  expect(reception.getPhase()).toMatchObject({ kind: 'hall' });
});

test('a server that goes away later closes nothing', async () => {
  const { reception, log, later } = receptionWith([200, me]);
  await reception.start();
  await later('silence');
  expect(reception.getPhase()).toMatchObject({ kind: 'hall' });
  expect(log).toEqual(['open lantai-1']);
});

test('a refused key closes the hall and asks for the technician; a key that is good again opens it', async () => {
  const { reception, log, later } = receptionWith([200, me]);
  await reception.start();
  await later([401, { code: 'wrongCredentials' }]);
  const refused = reception.getPhase();
  expect(refused).toMatchObject({
    kind: 'setUp',
    refusal: 'refused',
    entry: { deviceId: 'display-1', key: '' },
  });
  await later([401, { code: 'wrongCredentials' }]);
  expect(reception.getPhase()).toBe(refused);
  await later([200, me]);
  expect(log).toEqual(['open lantai-1', 'close lantai-1', 'open lantai-1']);
});

test('a new TV asks nobody but the technician', async () => {
  const { reception, timers } = receptionWith([200, me], async () => ({
    missing: { server: null, deviceId: '', key: '' },
  }));
  await reception.start();
  expect(reception.getPhase()).toMatchObject({ kind: 'setUp', refusal: null });
  expect(timers).toEqual([]);
});

test('a live connection that was refused, though the key is good, is made anew', async () => {
  const { reception, log, timers, later } = receptionWith([200, me]);
  await reception.start();
  reception.connectionRefused();
  expect(timers.map((timer) => timer.ms)).toEqual([askAgainMs.unreachable]);
  await later([200, me]);
  expect(log).toEqual(['open lantai-1', 'open lantai-1', 'close lantai-1']);
  await later([200, me]);
  expect(log).toHaveLength(3);
});
