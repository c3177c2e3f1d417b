/** Cables that fail, for one screen and for all. */
import { randomUUID } from 'node:crypto';
import { LiveClient } from '@giliran/client';
import { CounterId, KioskId, ServiceId, viewSchemas, ZoneId, type Scope } from '@giliran/protocol';
import { verify } from '@giliran/server';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../scripts/day/random.ts';
import { reconnectStorm } from '../../scripts/torture/storm.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { seedOr } from '../support/seed.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const seed = seedOr(31);
const issue = { type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') } as const;
const other = { type: 'ticket.issue', serviceId: ServiceId.parse('skck-baru') } as const;
const minute = 60_000;

/** A screen behind a cable of its own. */
async function behindCable(
  site: TestSite,
  key: string,
): Promise<{ cable: Proxy; client: LiveClient; end: () => Promise<void> }> {
  const cable = await openProxy(site.port);
  const client = new LiveClient({ url: cable.url, auth: { key }, views: viewSchemas });
  await eventually(() => client.connection().status === 'online', `${key} online`);
  return {
    cable,
    client,
    async end() {
      client.close();
      await cable.close();
    },
  };
}

/** What the screen holds is what the server would tell a newcomer now. */
const holdsTheNewest = (site: TestSite, client: LiveClient, scope: Scope, key: string) =>
  eventually(async () => {
    const newcomer = new LiveClient({ url: site.url, auth: { key }, views: viewSchemas });
    try {
      newcomer.watch(scope, () => {});
      await eventually(() => newcomer.current(scope).fresh, 'the newcomer’s view');
      expect(client.current(scope)).toEqual(newcomer.current(scope));
      return true;
    } catch {
      return false;
    } finally {
      newcomer.close();
    }
  }, `the newest view of ${scope.kind}`);

describe('a cable', () => {
  it(`in every kind of trouble, all at once: each command is done once, each screen is right again (seed ${seed})`, () =>
    withSite(async (site) => {
      const random = randomFrom(seed);
      const [deaf, dumb, left, slow] = await Promise.all(
        ['demo-kiosk-1', 'demo-kiosk-2', 'demo-display-1', 'demo-admin-key'].map((key) =>
          behindCable(site, key),
        ),
      );
      if (!deaf || !dumb || !left || !slow) throw new Error('not all are there');
      const zone = { kind: 'display', zoneId: ZoneId.parse('lantai-1') } as const;
      const counterId = CounterId.parse('loket-1');
      const atCounter = { kind: 'counter', counterId } as const;
      left.client.watch(zone, () => {});
      slow.client.watch(atCounter, () => {});
      try {
        // One way only: nobody cuts the connection, the silence alone must tell.
        deaf.cable.deaf = true;
        const heardNothing = deaf.client.send(issue);
        dumb.cable.dumb = true;
        const notHeard = dumb.client.send(other);
        // Half open: the screen is gone, the server believes in it for a while.
        left.cable.leaveHanging();
        // Slow, and every tenth piece is lost and sent again.
        slow.cable.delay = () => (random.next() < 0.1 ? 250 : 20);
        const called = [];
        for (let n = 0; n < 8; n += 1) {
          const outcome = await slow.client.send({
            type: 'counter.walkIn',
            counterId,
            serviceId: issue.serviceId,
          });
          const ticketId = outcome.ok ? outcome.value.ticket?.id : undefined;
          if (ticketId === undefined) throw new Error('nobody was served');
          called.push(ticketId);
          await slow.client.send({ type: 'ticket.finish', ticketId });
        }
        expect(new Set(called).size).toBe(8);

        await eventually(() => deaf.client.connection().status === 'offline', 'the silence noticed');
        deaf.cable.deaf = false;
        dumb.cable.dumb = false;
        expect(await heardNothing).toMatchObject({ ok: true, value: { ticket: { serviceId: 'ktp-baru' } } });
        expect(await notHeard).toMatchObject({ ok: true, value: { ticket: { serviceId: 'skck-baru' } } });
        slow.cable.delay = null;
        await eventually(() => left.client.connection().status === 'online', 'the display back');
        await holdsTheNewest(site, left.client, zone, 'demo-display-2');
        await holdsTheNewest(site, slow.client, atCounter, 'demo-admin-key');
        // The server has let go of the connection that nobody was at: the display speaks again.
        await eventually(() => {
          const connection = left.client.connection();
          const speaker = left.client.current<'display'>(zone).view?.speaker;
          return connection.status === 'online' && speaker?.connectionId === connection.who.connectionId;
        }, 'the display that speaks is the one that is there');
        expect(site.server().queue.state.issueOrder).toBe(10);
        expect(verify(site.server().store).problems).toEqual([]);
      } finally {
        await Promise.all([deaf, dumb, left, slow].map((one) => one.end()));
      }
    }));

  it('that is out for half an hour: kiosk and counter come back right, what was pressed meanwhile is done once or refused', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        const kiosk = await behindCable(site, 'demo-kiosk-1');
        const counter = await behindCable(site, 'demo-admin-key');
        const counterId = CounterId.parse('loket-1');
        const kioskScope = { kind: 'kiosk', kioskId: KioskId.parse('kiosk-1') } as const;
        const counterScope = { kind: 'counter', counterId } as const;
        kiosk.client.watch(kioskScope, () => {});
        counter.client.watch(counterScope, () => {});
        try {
          await kiosk.client.send(issue);
          await kiosk.client.send(issue);
          const first = await counter.client.send({ type: 'counter.next', counterId });
          expect(first).toMatchObject({ ok: true, value: { ticket: { number: 'A-001' } } });
          const seen = await eventually(() => {
            const { view } = counter.client.current<'counter'>(counterScope);
            return view?.current?.number === 'A-001' ? view : null;
          }, 'the counter sees whom it called');
          for (const { cable } of [kiosk, counter]) {
            cable.out = true;
            cable.cut();
          }
          await eventually(() => counter.client.connection().status === 'offline', 'the cut noticed');

          // Pressed in the dark; sent again and again until the cable is back.
          const taken = kiosk.client.send(issue, { commandId: randomUUID() });
          const { ticket } = first.ok ? first.value : { ticket: null };
          if (!ticket) throw new Error('nobody was called');
          const stale = counter.client.send({
            type: 'counter.next',
            counterId,
            basedOn: seen.counter.revision,
          });
          const started = counter.client.send({ type: 'ticket.start', ticketId: ticket.id });
          clock.advance(10 * minute);
          // A supervisor goes to the desk and works on: the counter is no longer as its screen last saw it.
          await site.execute({ type: 'ticket.noShow', ticketId: ticket.id });
          await site.execute({ type: 'counter.next', counterId });
          await site.execute({
            type: 'agency.setCondition',
            agencyId: 'disdukcapil',
            condition: { kind: 'systemDown', issuing: 'warn' },
          });
          clock.advance(20 * minute);

          for (const { cable } of [kiosk, counter]) cable.out = false;
          expect(await taken).toMatchObject({ ok: true, value: { ticket: { number: 'A-003' } } });
          expect(await stale).toMatchObject({ ok: false, error: { code: 'counterChanged' } });
          expect(await started).toMatchObject({ ok: false, error: { code: 'wrongTicketState' } });
          clock.advance(minute);
          await holdsTheNewest(site, kiosk.client, kioskScope, 'demo-kiosk-1');
          await holdsTheNewest(site, counter.client, counterScope, 'demo-admin-key');
          expect(counter.client.current<'counter'>(counterScope).view?.current?.number).toBe('A-002');
          expect(site.server().queue.state.issueOrder).toBe(3);
          expect(verify(site.server().store).problems).toEqual([]);
        } finally {
          await kiosk.end();
          await counter.end();
        }
      },
      { clock },
    );
  });

  it('that two hundred screens lose at once brings them all back, and doubles nothing', () =>
    withSite(async (site) => {
      const { problems } = await reconnectStorm({ url: site.url, clients: 200, backMs: 120_000 });
      expect(problems).toEqual([]);
      expect(verify(site.server().store).problems).toEqual([]);
    }));
});
