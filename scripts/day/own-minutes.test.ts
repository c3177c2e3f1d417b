import type { LiveClient } from '@giliran/client';
import { ServiceDay, Site, type LoggedEvent } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { smallSiteInput } from '../../packages/engine/test/small-site.ts';
import { foundSite, OwnMinutes } from './own-minutes.ts';

const own = Site.parse(smallSiteInput({ order: { noShowPenaltyMinutes: 10 } }));

/** A server that keeps the log of what is set up, and may be away. */
function hall() {
  const log: LoggedEvent[] = [];
  const there = { answers: true, takes: true };
  const send: LiveClient['send'] = async (command, options) => {
    if (command.type !== 'site.configure') throw new Error('only the set-up is changed');
    if (there.takes)
      log.push({
        seq: log.length + 1,
        at: 0,
        day: ServiceDay.parse('2026-11-18'),
        actor: { kind: 'system' },
        commandId: options?.commandId ?? crypto.randomUUID(),
        event: { type: 'siteConfigured', site: Site.parse(command.site) },
      });
    await Promise.resolve();
    return there.takes && there.answers
      ? { ok: true, value: { ticket: null, paper: null, appointment: null, count: 0 } }
      : { ok: false, error: { code: 'unreachable' } };
  };
  const now = () => {
    const event = log.at(-1)?.event;
    return event?.type === 'siteConfigured' ? event.site.settings.order.noShowPenaltyMinutes : null;
  };
  void send({ type: 'site.configure', site: own });
  return { log, send, now, there };
}

test('the minutes shrink and are put back once, however often that is asked for', async () => {
  const { log, send, now } = hall();
  const minutes = new OwnMinutes({ send, own, shrunken: false });
  expect((await minutes.shrink(0.01))?.outcome.ok).toBe(true);
  expect(now()).toBeCloseTo(0.1);
  await Promise.all([minutes.putBack(), minutes.putBack()]);
  expect(await minutes.putBack()).toBeNull();
  expect(now()).toBe(10);
  expect(log).toHaveLength(3);
});

test('what is broken off while they shrink is put back as well', async () => {
  const { send, now } = hall();
  const minutes = new OwnMinutes({ send, own, shrunken: false });
  const shrinking = minutes.shrink(0.01);
  await minutes.putBack();
  await shrinking;
  expect(now()).toBe(10);
});

test('without an answer they are put back all the same, and tried again when that failed', async () => {
  const { send, now, there } = hall();
  const minutes = new OwnMinutes({ send, own, shrunken: false });
  there.answers = false;
  await minutes.shrink(0.01);
  there.takes = false;
  expect((await minutes.putBack())?.ok).toBe(false);
  expect(now()).toBeCloseTo(0.1);
  there.takes = true;
  there.answers = true;
  expect((await minutes.putBack())?.ok).toBe(true);
  expect(now()).toBe(10);
});

test('a run after killed ones finds the hall’s own minutes in the log and puts them back', async () => {
  const { log, send, now } = hall();
  expect(foundSite(log)).toEqual({ own, shrunken: false });
  for (const factor of [0.01, 0.02]) await new OwnMinutes({ send, own, shrunken: false }).shrink(factor);
  const found = foundSite(log);
  expect(found).toEqual({ own, shrunken: true });
  await new OwnMinutes({ send, own, shrunken: found.shrunken }).putBack();
  expect(now()).toBe(10);
  expect(foundSite(log)).toEqual({ own, shrunken: false });
});

test('a day at its real length borrows nothing', async () => {
  const { log, send } = hall();
  const minutes = new OwnMinutes({ send, own, shrunken: false });
  expect(await minutes.shrink(1)).toBeNull();
  expect(await minutes.putBack()).toBeNull();
  expect(log).toHaveLength(1);
});
