/** The whole day over sockets: who may watch the directory and the signs, and conditions that everybody hears of at once. */
import {
  CounterView,
  DirectoryView,
  DisplayView,
  KioskView,
  SignView,
  SupervisorView,
  TicketView,
} from '@giliran/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { openWire, type Wire } from '../support/wire.ts';

let site: TestSite & { close(): Promise<void> };
// Time stands still: whatever comes was pushed at once, not gathered.
const clock = new SimulatedClock();
const wires: Wire[] = [];
beforeAll(async () => {
  site = await openSite({ clock });
});
afterEach(() => {
  for (const wire of wires.splice(0)) wire.close();
});
afterAll(() => site.close());

async function wire(auth: Record<string, unknown>): Promise<Wire> {
  const opened = await openWire(site.url, auth);
  wires.push(opened);
  return opened;
}
async function staff(staffId: string): Promise<Wire> {
  const { body } = await site.api('POST', '/sessions', {
    key: null,
    body: { staffId, password: 'giliran-demo' },
  });
  return wire({ key: z.object({ token: z.string() }).parse(body).token });
}
const post = (path: string, body: unknown = {}) => site.api('POST', path, { body });
const directory = { kind: 'directory' } as const;
const sign = { kind: 'sign', counterId: 'loket-1' } as const;

describe('who may watch', () => {
  it.each([
    ['an agency’s clerk', () => staff('siti-disdukcapil'), null, null],
    ['a supervisor', () => staff('sari-pengawas'), null, null],
    ['a program that reads', () => wire({ key: 'demo-read-key' }), null, null],
    ['a counter’s desktop', () => wire({ key: 'demo-loket-1' }), null, null],
    ['a display of the zone', () => wire({ key: 'demo-display-1' }), 'forbidden', 'forbidden'],
    ['a kiosk', () => wire({ key: 'demo-kiosk-1' }), 'forbidden', 'forbidden'],
  ] as const)('%s', async (_, connect, ofDirectory, ofSign) => {
    const watcher = await connect();
    expect((await watcher.watch(directory))?.code ?? null).toBe(ofDirectory);
    expect((await watcher.watch(sign))?.code ?? null).toBe(ofSign);
  });

  it('a ticket’s holder watches neither', async () => {
    const { token } = (await post('/tickets', { serviceId: 'sidik-jari' })).body;
    const phone = await wire({ ticketToken: token });
    expect(await phone.watch(directory)).toMatchObject({ code: 'forbidden' });
    expect(await phone.watch(sign)).toMatchObject({ code: 'forbidden' });
    expect(phone.heard()).not.toContain('loket-1');
  });

  it('a sign of a counter that is not there is refused', async () => {
    const admin = await wire({ key: 'demo-admin-key' });
    expect(await admin.watch({ kind: 'sign', counterId: 'loket-999' })).toMatchObject({
      code: 'unknownCounter',
    });
  });
});

describe('the sign over a counter', () => {
  it('shows who is called, who is served, and a break, at once; nothing of who they are', async () => {
    const screen = await wire({ key: 'demo-loket-1' });
    await screen.watch(sign);
    const ticket = (await post('/tickets', { serviceId: 'ktp-baru', priority: 'lansia' })).body;
    await post(`/tickets/${ticket.id}/note`, { note: 'rahasia' });
    await post('/counters/loket-1/next');
    const called = await screen.until(sign, SignView, (v) => v.current !== null);
    expect(called).toMatchObject({
      counter: { number: 1, status: 'open' },
      current: { number: ticket.number, state: 'called', callId: `${ticket.id}.1` },
    });
    await post(`/tickets/${ticket.id}/start`);
    await screen.until(sign, SignView, (v) => v.current?.state === 'serving');
    await post(`/tickets/${ticket.id}/finish`);
    await post('/counters/loket-1/pause', { reason: 'Istirahat' });
    await screen.until(sign, SignView, (v) => v.counter.pauseReason === 'Istirahat' && v.current === null);
    for (const secret of ['lansia', 'rahasia', ticket.token]) expect(screen.heard()).not.toContain(secret);
  });
});

describe('the directory', () => {
  it('tells where a ticket can be sent: what is open, where people wait, which counters are there', async () => {
    const clerk = await staff('fitri-imigrasi');
    await clerk.watch(directory);
    await post('/counters/loket-12/open');
    await post('/tickets', { serviceId: 'sim-a-perpanjangan' });
    clock.advance(3_000);
    const view = await clerk.until(
      directory,
      DirectoryView,
      (v) => v.counters.find((c) => c.id === 'loket-12')?.status === 'open',
    );
    expect(view.services.find((s) => s.id === 'sim-a-perpanjangan')).toMatchObject({
      open: true,
      agencyId: 'polres',
    });
    expect(view.counters.find((c) => c.id === 'loket-12')?.services).toContain('sim-a-perpanjangan');
  });
});

describe('what has come over an agency', () => {
  it('is on every screen at once: kiosk, display, counter, sign, supervisor and the phones of its tickets', async () => {
    const ticket = (await post('/tickets', { serviceId: 'paspor-baru' })).body;
    const other = (await post('/tickets', { serviceId: 'ktp-baru' })).body;
    const screens = {
      kiosk: await wire({ key: 'demo-kiosk-1' }),
      display: await wire({ key: 'demo-display-1' }),
      admin: await wire({ key: 'demo-admin-key' }),
      phone: await wire({ ticketToken: ticket.token }),
      stranger: await wire({ ticketToken: other.token }),
    };
    const scopes = {
      kiosk: { kind: 'kiosk', kioskId: 'kiosk-1' },
      display: { kind: 'display', zoneId: 'lantai-1' },
      counter: { kind: 'counter', counterId: 'loket-7' },
      sign: { kind: 'sign', counterId: 'loket-7' },
      supervisor: { kind: 'supervisor' },
      phone: { kind: 'ticket', token: ticket.token },
      stranger: { kind: 'ticket', token: other.token },
    };
    await screens.kiosk.watch(scopes.kiosk);
    await screens.display.watch(scopes.display);
    for (const scope of [scopes.counter, scopes.sign, scopes.supervisor]) await screens.admin.watch(scope);
    await screens.phone.watch(scopes.phone);
    await screens.stranger.watch(scopes.stranger);
    const message = { id: 'Sambungan ke pusat putus', en: 'The link to the capital is down' };
    const set = (condition: object | null) => post('/agencies/imigrasi/condition', { condition });

    expect((await set({ kind: 'systemDown', issuing: 'warn', message })).status).toBe(200);
    const told = { agencyId: 'imigrasi', kind: 'systemDown', issuing: 'warn', message };
    const kiosk = await screens.kiosk.until(scopes.kiosk, KioskView, (v) => {
      const status = v.services.find((s) => s.id === 'paspor-baru')?.status;
      return status?.open === true && status.warnings.some((w) => w.kind === 'systemDown');
    });
    expect(kiosk.services.find((s) => s.id === 'ktp-baru')?.status).toMatchObject({ warnings: [] });
    const display = await screens.display.until(scopes.display, DisplayView, (v) => v.conditions.length > 0);
    expect(display.conditions).toMatchObject([told]);
    for (const [scope, view] of [
      [scopes.counter, CounterView],
      [scopes.sign, SignView],
    ] as const)
      await screens.admin.until<{ condition: unknown }>(scope, view, (v) => v.condition !== null);
    await screens.admin.until(scopes.supervisor, SupervisorView, (v) =>
      v.agencies.some((a) => a.condition?.agencyId === 'imigrasi'),
    );
    const phone = await screens.phone.until(scopes.phone, TicketView, (v) => v.condition !== null);
    expect(phone.condition).toMatchObject(told);

    await set({ kind: 'closedEarly', message });
    await screens.kiosk.until(scopes.kiosk, KioskView, (v) => {
      const status = v.services.find((s) => s.id === 'paspor-baru')?.status;
      return status?.open === false && status.why === 'closedEarly';
    });
    await set(null);
    await screens.display.until(scopes.display, DisplayView, (v) => v.conditions.length === 0);
    await screens.phone.until(scopes.phone, TicketView, (v) => v.condition === null);
    expect(screens.stranger.heard(), 'another agency’s ticket is none of its business').not.toContain(
      'imigrasi',
    );
  });
});

describe('a phone over night', () => {
  it('sees its carried-over ticket become tomorrow’s, and may still give it up', async () => {
    const night = new SimulatedClock('2026-11-18T22:00:00+07:00');
    const own = await openSite({
      clock: night,
      change: (demo) => ({
        ...demo,
        settings: { ...demo.settings, atClose: { policy: 'carryOver', afterMinutes: 0 } },
      }),
    });
    const take = await own.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
    const phone = await openWire(own.url, { ticketToken: take.body.token });
    try {
      const scope = { kind: 'ticket', token: take.body.token };
      await phone.watch(scope);
      night.advance(2 * 3_600_000 + 1_000);
      const tomorrow = await phone.until(scope, TicketView, (v) => v.id !== take.body.id);
      expect(tomorrow).toMatchObject({ number: take.body.number, state: 'waiting' });
      expect(await phone.command({ type: 'ticket.cancel', ticketId: take.body.id })).toMatchObject({
        ok: false,
        error: { code: 'notOnThisDay' },
      });
      expect(await phone.command({ type: 'ticket.cancel', ticketId: tomorrow.id })).toMatchObject({
        ok: true,
      });
    } finally {
      phone.close();
      await own.close();
    }
  });
});
