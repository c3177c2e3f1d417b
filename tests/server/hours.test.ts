/** The hours of a running hall, as its screens hear of them. */
import { CatalogueView, KioskView, Site, SupervisorView, TicketView } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite } from '../support/site.ts';
import { eventually, openWire } from '../support/wire.ts';

type Input = z.input<typeof Site>;
const both = (text: string) => ({ id: text, en: text });
/** The demo hall under the real calendar, changed. */
const calendar =
  (change: (site: Input) => Partial<Input> = () => ({}), settings: Partial<Input['settings']> = {}) =>
  (demo: Site): Site => {
    const site = { ...demo, settings: { ...demo.settings, hoursMode: 'calendar' as const, ...settings } };
    return Site.parse({ ...site, ...change(site) });
  };
const hour = 3_600_000;

describe('an agency that moves in', () => {
  it('appears on the kiosks with its first day, by itself', () => {
    const clock = new SimulatedClock('2026-11-18T22:30:00+07:00');
    const change = calendar(({ agencies }) => ({
      agencies: agencies.map((a) =>
        a.id === 'samsat'
          ? { ...a, openFrom: '2026-11-19' }
          : a.id === 'polres'
            ? { ...a, openUntil: '2026-11-18' }
            : a,
      ),
    }));
    return withSite(
      async (site) => {
        const kiosk = await openWire(site.url, { key: 'demo-kiosk-1' });
        const scope = { kind: 'catalogue', kioskId: 'kiosk-1' };
        const queues = { kind: 'kiosk', kioskId: 'kiosk-1' };
        const ids = (view: CatalogueView) => view.agencies.map((a) => String(a.id));
        try {
          await kiosk.watch(scope);
          await kiosk.watch(queues);
          const before = await kiosk.until(scope, CatalogueView, () => true);
          expect(ids(before)).toContain('polres');
          expect(ids(before)).not.toContain('samsat');
          expect(before.services.some((s) => s.agencyId === 'samsat')).toBe(false);
          expect(await site.api('POST', '/tickets', { body: { serviceId: 'pajak-tahunan' } })).toMatchObject({
            status: 409,
            body: { code: 'serviceClosed', detail: 'pajak-tahunan: notHereYet' },
          });
          clock.advance(2 * hour);
          const after = await kiosk.until(scope, CatalogueView, (v) => ids(v).includes('samsat'));
          expect(ids(after)).not.toContain('polres');
          const view = await kiosk.until(queues, KioskView, (v) => v.day === '2026-11-19');
          expect(view.agencies.map((a) => String(a.id))).toEqual(ids(after));
        } finally {
          kiosk.close();
        }
      },
      { clock, change },
    );
  });
});

describe('somebody who waits', () => {
  it('hears on the phone when the break begins and ends', () => {
    const clock = new SimulatedClock('2026-11-18T11:59:00+07:00');
    return withSite(
      async (site) => {
        const { token } = (await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } })).body;
        const phone = await openWire(site.url, { ticketToken: token });
        const scope = { kind: 'ticket', token };
        try {
          await phone.watch(scope);
          const morning = await phone.until(scope, TicketView, () => true);
          expect(morning.hours).toMatchObject({ open: true, nextBreak: { from: '12:00', to: '13:00' } });
          clock.advance(90_000);
          const noon = await phone.until(scope, TicketView, (v) => v.hours?.open === false);
          expect(noon.hours).toMatchObject({ why: 'break', opensAt: { time: '13:00' } });
          const pushes = phone.pushes(scope).length;
          clock.advance(hour / 2);
          expect(phone.pushes(scope).length, 'nothing is pushed while nothing changes').toBe(pushes);
          clock.advance(hour / 2);
          const afternoon = await phone.until(scope, TicketView, (v) => v.hours?.open === true);
          expect(afternoon.hours).toMatchObject({ until: '16:00', nextBreak: null });
        } finally {
          phone.close();
        }
      },
      { clock, change: calendar() },
    );
  });
});

describe('a closure entered during the day', () => {
  it('stops issuing at its time, and tells every screen why', () => {
    const clock = new SimulatedClock('2026-11-18T10:00:00+07:00');
    const closures = [
      {
        id: 'rapat',
        reason: both('Rapat koordinasi'),
        from: { date: '2026-11-18', time: '13:30' },
        to: { date: '2026-11-18' },
        agencies: ['disdukcapil'],
      },
    ];
    return withSite(
      async (site) => {
        const status = async () =>
          (await site.api('GET', '/agencies')).body.find((a: { id: string }) => a.id === 'disdukcapil')
            .status;
        expect(await status()).toEqual({
          open: true,
          until: '13:30',
          warnings: [],
          nextBreak: { from: '12:00', to: '13:00', note: null },
          early: true,
          note: both('Rapat koordinasi'),
        });
        clock.advance(3.5 * hour);
        expect(await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } })).toMatchObject({
          status: 409,
          body: { code: 'serviceClosed', detail: 'ktp-baru: closure' },
        });
        expect(await status()).toEqual({
          open: false,
          why: 'closure',
          note: both('Rapat koordinasi'),
          opensAt: { day: '2026-11-19', time: '07:30' },
        });
      },
      { clock, change: calendar(undefined, { closures }) },
    );
  });
});

describe('an extra counter out of its season', () => {
  it('is on no list and cannot be opened, until its season begins', () => {
    const clock = new SimulatedClock('2026-11-30T23:30:00+07:00');
    const change = calendar(({ counters }) => ({
      counters: counters.map((c) =>
        c.id === 'loket-2' ? { ...c, seasons: [{ from: '2026-12-01', to: '2027-01-31' }] } : c,
      ),
    }));
    return withSite(
      async (site) => {
        const listed = async () =>
          (await site.api('GET', '/counters')).body.some((c: { id: string }) => c.id === 'loket-2');
        const board = await openWire(site.url, { key: 'demo-admin-key' });
        const scope = { kind: 'supervisor' };
        const onBoard = (view: SupervisorView) => view.counters.some((c) => c.id === 'loket-2');
        try {
          await board.watch(scope);
          expect(await listed()).toBe(false);
          expect(onBoard(await board.until(scope, SupervisorView, () => true))).toBe(false);
          for (const action of ['open', 'next'])
            expect(await site.api('POST', `/counters/loket-2/${action}`)).toMatchObject({
              status: 409,
              body: { code: 'counterOutOfSeason' },
            });
          clock.advance(hour);
          await eventually(listed, 'the counter is listed');
          await board.until(scope, SupervisorView, onBoard);
          expect(await site.api('POST', '/counters/loket-2/open')).toMatchObject({ status: 200 });
        } finally {
          board.close();
        }
      },
      { clock, change },
    );
  });
});
