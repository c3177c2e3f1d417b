/** What the server does by itself at the counters and at closing, on a simulated clock, also across a restart. */
import { verify } from '@giliran/server';
import type { Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const seconds = (n: number): number => n * 1000;
const minutes = (n: number): number => n * 60_000;
const take = async (site: TestSite, serviceId = 'sidik-jari') =>
  (await site.api('POST', '/tickets', { body: { serviceId } })).body;
const post = (site: TestSite, path: string, body: unknown = {}) => site.api('POST', path, { body });
const stateOf = async (site: TestSite, id: string) => (await site.api('GET', `/tickets/${id}`)).body.state;
const becomes = (site: TestSite, id: string, state: string) =>
  eventually(async () => (await stateOf(site, id)) === state, `${id} ${state}`);
/** Whatever the server has set itself to do has been done: a command sent now is answered after it. */
const settled = async (site: TestSite) => {
  for (let n = 0; n < 3; n += 1) await site.execute({ type: 'day.rollOver' });
};

/** Fingerprints at counter 10, whose agency works as told. */
const working =
  (work: object) =>
  (site: Site): Site => ({
    ...site,
    settings: { ...site.settings, work: { ...site.settings.work, ...work } },
  });

describe('a counter that calls by itself', () => {
  it('calls a breath after it is free, and the log says that nobody pressed anything', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        await post(site, '/counters/loket-10/open');
        await post(site, '/counters/loket-10/auto-call', { on: true });
        const [first, second] = [await take(site), await take(site)];
        clock.advance(seconds(5));
        await becomes(site, first.id, 'called');
        await post(site, `/tickets/${first.id}/start`);
        await post(site, `/tickets/${first.id}/finish`);
        clock.advance(seconds(4.9));
        await settled(site);
        expect(await stateOf(site, second.id)).toBe('waiting');
        clock.advance(seconds(0.1));
        await becomes(site, second.id, 'called');
        const why = await site.api('GET', `/calls/${second.id}.1/explanation`);
        expect(why.body.call).toMatchObject({ how: 'auto' });
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });

  it('goes on after the server was off in the middle of the breath', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        await post(site, '/counters/loket-10/open');
        await post(site, '/counters/loket-10/auto-call', { on: true });
        const ticket = await take(site);
        clock.advance(seconds(2));
        await site.stop();
        clock.advance(seconds(1));
        await site.start();
        await settled(site);
        expect(await stateOf(site, ticket.id), 'not sooner for the restart').toBe('waiting');
        clock.advance(seconds(2));
        await becomes(site, ticket.id, 'called');
        await site.stop();
        clock.advance(minutes(5));
        await site.start();
        await settled(site);
        expect((await site.api('GET', `/tickets/${ticket.id}`)).body.calls, 'and not twice').toBe(1);
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });

  it('and its clerk, who presses in the same moment, call one ticket between them', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        await post(site, '/counters/loket-10/open');
        await post(site, '/counters/loket-10/auto-call', { on: true });
        const [first, second] = [await take(site), await take(site)];
        // Sent in one breath: both stand in the same batch.
        clock.advance(seconds(5));
        const pressed = await site.execute({ type: 'counter.next', counterId: 'loket-10' });
        await settled(site);
        expect(pressed).toMatchObject({ ok: false, error: { code: 'counterBusy' } });
        expect([await stateOf(site, first.id), await stateOf(site, second.id)]).toEqual([
          'called',
          'waiting',
        ]);
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });

  it('comes too late when its clerk was quicker: the revision that it saw has passed', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        await post(site, '/counters/loket-10/open');
        await post(site, '/counters/loket-10/auto-call', { on: true });
        const [first, second] = [await take(site), await take(site)];
        const pressed = site.execute({ type: 'counter.next', counterId: 'loket-10' });
        clock.advance(seconds(5));
        expect(await pressed).toMatchObject({ ok: true, value: { ticket: { id: first.id } } });
        await settled(site);
        expect(await stateOf(site, second.id)).toBe('waiting');
        const calls = (await site.api('GET', '/events?limit=1000')).body.filter(
          (e: { event: { type: string } }) => e.event.type === 'ticketCalled',
        );
        expect(calls).toHaveLength(1);
      },
      { clock },
    );
  });

  it('that helps out calls once somebody has waited too long, without any other event', () => {
    const clock = new SimulatedClock();
    const helping = (site: Site): Site => ({
      ...site,
      counters: site.counters.map((c) =>
        c.id === 'loket-11'
          ? {
              ...c,
              services: c.services.map((s) =>
                s.offsetMinutes > 0 ? { ...s, whenWaitExceedsMinutes: 15 } : s,
              ),
            }
          : c,
      ),
    });
    return withSite(
      async (site) => {
        await post(site, '/counters/loket-11/open');
        await post(site, '/counters/loket-11/auto-call', { on: true });
        const ticket = await take(site, 'skck-baru');
        clock.advance(minutes(15));
        await settled(site);
        expect(await stateOf(site, ticket.id)).toBe('waiting');
        clock.advance(seconds(15));
        await becomes(site, ticket.id, 'called');
      },
      { clock, change: helping },
    );
  });
});

describe('somebody who does not come', () => {
  it('is given up after the recalls and the seconds, and the next is called by itself', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        const [absent, next] = [await take(site), await take(site)];
        await post(site, '/counters/loket-10/next');
        await post(site, '/counters/loket-10/auto-call', { on: true });
        clock.advance(minutes(5));
        await settled(site);
        expect(await stateOf(site, absent.id), 'not before the recalls').toBe('called');
        await post(site, `/tickets/${absent.id}/recall`);
        clock.advance(seconds(29));
        await site.restart();
        clock.advance(seconds(1));
        await becomes(site, absent.id, 'no_show');
        clock.advance(seconds(5));
        await becomes(site, next.id, 'called');
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock, change: working({ autoNoShow: { afterRecalls: 1, afterSeconds: 30 } }) },
    );
  });
});

describe('closing', () => {
  const closing =
    (policy: 'serve' | 'carryOver' | 'expire', afterMinutes: number) =>
    (site: Site): Site => ({
      ...site,
      settings: { ...site.settings, hoursMode: 'calendar', atClose: { policy, afterMinutes } },
    });

  it.each([
    ['expire', 'expired'],
    ['carryOver', 'carried_over'],
  ] as const)(
    '%s takes hold so long after the hours, also of a server that was off meanwhile',
    (policy, state) => {
      const clock = new SimulatedClock('2026-11-18T15:30:00+07:00');
      return withSite(
        async (site) => {
          const ticket = await take(site);
          clock.advance(minutes(30) + minutes(19));
          await settled(site);
          expect(await stateOf(site, ticket.id)).toBe('waiting');
          await site.stop();
          clock.advance(minutes(2));
          await site.start();
          await becomes(site, ticket.id, state);
          const log = (await site.api('GET', '/events?limit=1000')).body;
          expect(log.at(-1).actor).toEqual({ kind: 'system' });
          expect(verify(site.server().store).problems).toEqual([]);
        },
        { clock, change: closing(policy, 20) },
      );
    },
  );

  it('where they are served, waits for nobody’s sake', () => {
    const clock = new SimulatedClock('2026-11-18T15:30:00+07:00');
    return withSite(
      async (site) => {
        const ticket = await take(site);
        clock.advance(minutes(180));
        await settled(site);
        expect((await post(site, '/counters/loket-10/next')).body.ticket.id).toBe(ticket.id);
      },
      { clock, change: closing('serve', 0) },
    );
  });

  it('early, with its queue kept: tomorrow they are first, under their numbers, on the same page', () => {
    const clock = new SimulatedClock('2026-11-18T11:00:00+07:00');
    return withSite(
      async (site) => {
        const ticket = await take(site);
        await post(site, '/agencies/polres/condition', { condition: { kind: 'closedEarly' } });
        clock.advance(seconds(15));
        await becomes(site, ticket.id, 'carried_over');
        clock.advance(minutes(21 * 60));
        await eventually(
          async () => (await site.api('GET', '/healthz')).body.day === '2026-11-19',
          'a new day',
        );
        const newcomer = await take(site);
        const called = (await post(site, '/counters/loket-10/next')).body.ticket;
        expect(called).toMatchObject({
          ...{ number: ticket.number, token: ticket.token, carriedFrom: ticket.id, placeAt: ticket.placeAt },
        });
        expect(newcomer.number).not.toBe(ticket.number);
        expect(verify(site.server().store)).toMatchObject({ problems: [], days: 2 });
      },
      { clock, change: closing('carryOver', 0) },
    );
  });
});
