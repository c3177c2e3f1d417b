/** The turn of the day in a running hall. */
import { DisplayView, LoggedEvent, TicketView } from '@giliran/protocol';
import { verify } from '@giliran/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite, type TestSite } from '../support/site.ts';
import { eventually, openWire } from '../support/wire.ts';

const hour = 3_600_000;
const take = async (site: TestSite, serviceId = 'ktp-baru') =>
  (await site.api('POST', '/tickets', { body: { serviceId } })).body;
const dayOpen = async (site: TestSite) => (await site.api('GET', '/healthz')).body.day;

describe('at midnight of the site', () => {
  it('tickets expire, numbers begin again, and every screen hears of it', () => {
    const clock = new SimulatedClock('2026-11-18T22:30:00+07:00');
    return withSite(
      async (site) => {
        const waiting = await take(site);
        const quiet = await take(site);
        const served = await take(site, 'kk-baru');
        await site.api('POST', '/counters/loket-3/next');
        await site.api('POST', `/tickets/${served.id}/start`);
        const phones = await Promise.all(
          [waiting, quiet, served].map(async ({ token }) => {
            const wire = await openWire(site.url, { ticketToken: token });
            const scope = { kind: 'ticket', token };
            expect(await wire.watch(scope)).toBeNull();
            return { wire, scope };
          }),
        );
        const display = await openWire(site.url, { key: 'demo-display-1' });
        const zone = { kind: 'display', zoneId: 'lantai-1' };
        await display.watch(zone);
        try {
          clock.advance(1.5 * hour - 1);
          expect(await dayOpen(site)).toBe('2026-11-18');
          clock.advance(1_000);
          await eventually(async () => (await dayOpen(site)) === '2026-11-19', 'the new day');
          const states = await Promise.all(
            phones.map(({ wire, scope }) =>
              wire.until(scope, TicketView, (v) => v.state !== 'waiting' && v.state !== 'serving'),
            ),
          );
          expect(states.map((v) => [v.state, v.call, v.waitingAhead])).toEqual([
            ['expired', null, 0],
            ['expired', null, 0],
            ['completed', null, 0],
          ]);
          await display.until(zone, DisplayView, (v) => v.day === '2026-11-19' && v.calls.length === 0);
          expect((await site.api('GET', `/tickets/${waiting.id}`)).body).toMatchObject({ state: 'expired' });
          expect(await site.api('POST', `/tickets/${waiting.id}/cancel`)).toMatchObject({
            status: 409,
            body: { code: 'notOnThisDay' },
          });
          expect(await take(site)).toMatchObject({ number: waiting.number, day: '2026-11-19' });
          expect(verify(site.server().store)).toMatchObject({ problems: [], days: 2 });
        } finally {
          display.close();
          for (const { wire } of phones) wire.close();
        }
      },
      { clock },
    );
  });

  it('the first command after it turns the day when nothing else has', () => {
    const clock = new SimulatedClock('2026-11-18T23:00:00+07:00');
    return withSite(
      async (site) => {
        await take(site);
        clock.set('2026-11-19T07:30:00+07:00');
        expect(await take(site)).toMatchObject({ sequence: 1, day: '2026-11-19' });
        const { body } = await site.api('GET', '/events?limit=1000');
        const log = z.array(LoggedEvent).parse(body);
        expect(log.slice(-3).map((e) => [e.event.type, e.day])).toEqual([
          ['ticketExpired', '2026-11-18'],
          ['dayOpened', '2026-11-19'],
          ['ticketIssued', '2026-11-19'],
        ]);
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });

  it('does not happen at midnight UTC', () => {
    const clock = new SimulatedClock('2026-11-19T06:30:00+07:00');
    return withSite(
      async (site) => {
        const ticket = await take(site);
        clock.advance(2 * hour);
        expect(await take(site)).toMatchObject({ day: '2026-11-19', sequence: ticket.sequence + 1 });
      },
      { clock },
    );
  });

  it('a server that was off for days opens today, and one whose clock is set back reopens nothing', () => {
    const clock = new SimulatedClock('2026-11-18T10:00:00+07:00');
    return withSite(
      async (site) => {
        const old = await take(site);
        await site.stop();
        clock.set('2026-11-23T08:00:00+07:00');
        await site.start();
        expect(await dayOpen(site)).toBe('2026-11-23');
        expect((await site.api('GET', `/tickets/${old.id}`)).body.state).toBe('expired');
        const today = await take(site);
        clock.set('2026-11-21T08:00:00+07:00');
        await site.restart();
        expect(await dayOpen(site)).toBe('2026-11-23');
        expect(await take(site)).toMatchObject({ day: '2026-11-23', sequence: today.sequence + 1 });
        expect(verify(site.server().store)).toMatchObject({ problems: [], days: 2 });
      },
      { clock },
    );
  });
});
