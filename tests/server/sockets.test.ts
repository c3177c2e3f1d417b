/** The live road, over the wire: commands in, views out. Time stands still unless a test moves it. */
import { createHash, randomUUID } from 'node:crypto';
import {
  Agency,
  asksForCompact,
  CatalogueView,
  CounterView,
  DisplayView,
  KioskView,
  OpenStatus,
  Service,
  SupervisorView,
  TicketView,
  type CommandInput,
  type ScopeKind,
  type TicketAnswer,
} from '@giliran/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '@giliran/server';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually, openWire, type Wire } from '../support/wire.ts';

let site: TestSite & { close(): Promise<void> };
const clock = new SimulatedClock();
const wires: Wire[] = [];
const sessions = new Map<string, string>();

beforeAll(async () => {
  site = await openSite({ clock });
});
afterEach(async () => {
  for (const wire of wires.splice(0)) wire.close();
  // Nobody's presence reaches into the next test.
  await connections(0);
});
afterAll(() => site.close());

/** Waits until so many connections are open at the server. */
const connections = (count: number) =>
  eventually(
    async () => (await site.api('GET', '/metrics')).body.includes(`giliran_connections ${count}\n`),
    `${count} connections`,
  );
/** As the server keeps a device's key. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

async function wire(auth: Record<string, unknown>, query?: Record<string, string>): Promise<Wire> {
  const opened = await openWire(site.url, auth, query);
  wires.push(opened);
  return opened;
}
const admin = () => wire({ key: 'demo-admin-key' });
async function sessionOf(staffId: string): Promise<string> {
  const known = sessions.get(staffId);
  if (known) return known;
  const { body } = await site.api('POST', '/sessions', {
    key: null,
    body: { staffId, password: 'giliran-demo' },
  });
  sessions.set(staffId, body.token);
  return body.token;
}
const staff = async (staffId: string) => wire({ key: await sessionOf(staffId) });

async function done(from: Wire, command: CommandInput): Promise<TicketAnswer | null> {
  const answer = await from.command(command);
  if (!answer.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(answer.error)}`);
  return answer.value.ticket;
}
async function issue(from: Wire, serviceId: string): Promise<TicketAnswer> {
  const ticket = await done(from, { type: 'ticket.issue', serviceId });
  if (!ticket) throw new Error('no ticket');
  return ticket;
}
/** A ticket called at a counter that was free. */
async function call(from: Wire, serviceId: string, counterId: string): Promise<TicketAnswer> {
  await issue(from, serviceId);
  const ticket = await done(from, { type: 'counter.next', counterId });
  if (!ticket) throw new Error('nobody was called');
  return ticket;
}

describe('a handshake', () => {
  it('ends in a welcome that says who the server took the client for', async () => {
    const ticket = await issue(await admin(), 'ktp-baru');
    const cases = [
      [{ key: 'demo-kiosk-1' }, 'kiosk'],
      [{ key: 'demo-display-1' }, 'display'],
      [{ key: 'demo-loket-1' }, 'counterDevice'],
      [{ key: 'demo-read-key' }, 'apiKey'],
      [{ ticketToken: ticket.token }, 'ticketHolder'],
    ] as const;
    for (const [auth, actor] of cases) {
      const connected = await wire(auth);
      expect(connected.who()).toEqual({ actor, connectionId: connected.socket.id, staff: null });
    }
    expect((await staff('siti-disdukcapil')).who()).toMatchObject({
      actor: 'staff',
      staff: { id: 'siti-disdukcapil', role: 'counterStaff', agencyId: 'disdukcapil' },
    });
  });

  it.each([
    [{ key: 'wrong' }, 'notSignedIn'],
    [{ ticketToken: 'A'.repeat(22) }, 'unknownTicket'],
    [{}, 'invalidRequest'],
    [{ key: 'demo-admin-key', ticketToken: 'A'.repeat(22) }, 'invalidRequest'],
    [{ key: { $ne: null } }, 'invalidRequest'],
  ])('with %o is refused with a code', async (auth, code) => {
    await expect(wire(auth)).rejects.toMatchObject({ code });
  });
});

describe('what cannot be understood', () => {
  it('is answered: an unknown event', async () => {
    const connected = await admin();
    expect(await connected.ask('steal', 1, 2)).toEqual({
      ok: false,
      error: { code: 'unknownEvent', detail: 'steal' },
    });
    connected.socket.emit('steal');
    await eventually(() => connected.problems.length === 1, 'a problem');
    expect(connected.problems).toEqual([{ code: 'unknownEvent', detail: 'steal' }]);
  });

  it.each([
    ['command', undefined],
    ['command', null],
    ['command', 'counter.next'],
    ['command', { command: { type: 'day.rollOver' } }],
    ['command', { commandId: 'x', command: { type: 'steal' } }],
    ['command', { commandId: 'x', command: { type: 'ticket.issue', serviceId: 'Ä' } }],
    ['watch', undefined],
    ['watch', { kind: 'everything' }],
    ['watch', { kind: 'counter' }],
    ['unwatch', 7],
  ])('is answered: %s %o', async (event, argument) => {
    const connected = await admin();
    const answer = await connected.ask(event, argument);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalidRequest', issues: expect.any(Array) } });
  });

  it('is answered by a problem when there is no acknowledgement to carry it', async () => {
    const connected = await wire({ key: 'demo-loket-1' });
    connected.socket.emit('command', { nonsense: true });
    connected.socket.emit('watch', { kind: 'everything' });
    connected.socket.emit('command', {
      commandId: 'x',
      command: { type: 'counter.next', counterId: 'loket-1' },
    });
    await eventually(() => connected.problems.length === 3, 'three problems');
    expect(connected.problems.map((p) => p.code)).toEqual(['invalidRequest', 'invalidRequest', 'forbidden']);
  });

  it('does not end the connection', async () => {
    const connected = await admin();
    await connected.ask('command', 42);
    expect(await done(connected, { type: 'counter.open', counterId: 'loket-1' })).toBeNull();
  });
});

describe('who may watch what', () => {
  type Who =
    | 'administrator'
    | 'staff'
    | 'staff of another agency'
    | 'kiosk-1'
    | 'display-1'
    | 'loket-1'
    | 'admin key'
    | 'integration key'
    | 'read key'
    | 'holder'
    | 'another holder';
  const everybody: readonly Who[] = [
    'administrator',
    'staff',
    'staff of another agency',
    'kiosk-1',
    'display-1',
    'loket-1',
    'admin key',
    'integration key',
    'read key',
    'holder',
    'another holder',
  ];
  const keys = ['admin key', 'integration key'] as const;
  const table: readonly [ScopeKind, Record<string, string>, readonly Who[]][] = [
    ['catalogue', { kioskId: 'kiosk-1' }, ['kiosk-1', ...keys, 'read key']],
    ['catalogue', { kioskId: 'kiosk-2' }, [...keys, 'read key']],
    ['kiosk', { kioskId: 'kiosk-1' }, ['kiosk-1', ...keys, 'read key']],
    ['kiosk', { kioskId: 'kiosk-2' }, [...keys, 'read key']],
    [
      'display',
      { zoneId: 'lantai-1' },
      ['administrator', 'staff', 'staff of another agency', 'display-1', ...keys, 'read key'],
    ],
    [
      'display',
      { zoneId: 'lantai-2' },
      ['administrator', 'staff', 'staff of another agency', ...keys, 'read key'],
    ],
    ['counter', { counterId: 'loket-1' }, ['administrator', 'staff', 'loket-1', ...keys]],
    ['counter', { counterId: 'loket-2' }, ['administrator', 'staff', ...keys]],
    ['supervisor', {}, ['administrator', 'staff', 'staff of another agency', ...keys, 'read key']],
    ['ticket', { token: 'the holder’s' }, ['administrator', 'holder', ...keys]],
  ];

  it('is as the table says', async () => {
    const root = await admin();
    const [own, other] = [await issue(root, 'kk-baru'), await issue(root, 'kk-baru')];
    const connections: Record<Who, Wire> = {
      administrator: await staff('admin'),
      staff: await staff('siti-disdukcapil'),
      'staff of another agency': await staff('fitri-imigrasi'),
      'kiosk-1': await wire({ key: 'demo-kiosk-1' }),
      'display-1': await wire({ key: 'demo-display-1' }),
      'loket-1': await wire({ key: 'demo-loket-1' }),
      'admin key': root,
      'integration key': await wire({ key: 'demo-integration-key' }),
      'read key': await wire({ key: 'demo-read-key' }),
      holder: await wire({ ticketToken: own.token }),
      'another holder': await wire({ ticketToken: other.token }),
    };
    for (const [kind, which, allowed] of table) {
      const scope = { kind, ...(kind === 'ticket' ? { token: own.token } : which) };
      for (const who of everybody) {
        const refused = await connections[who].watch(scope);
        const expected = allowed.includes(who)
          ? null
          : kind === 'counter' && who === 'staff of another agency'
            ? 'otherAgency'
            : 'forbidden';
        expect(refused?.code ?? null, `${who} on ${JSON.stringify(scope)}`).toBe(expected);
      }
    }
  });

  it('says so when there is nothing of that name', async () => {
    const root = await admin();
    expect(await root.watch({ kind: 'counter', counterId: 'loket-99' })).toMatchObject({
      code: 'unknownCounter',
    });
    expect(await root.watch({ kind: 'display', zoneId: 'atap' })).toMatchObject({ code: 'unknownZone' });
    expect(await root.watch({ kind: 'kiosk', kioskId: 'kiosk-9' })).toMatchObject({ code: 'unknownKiosk' });
    expect(await root.watch({ kind: 'ticket', token: 'B'.repeat(22) })).toMatchObject({
      code: 'unknownTicket',
    });
  });

  it('has an end: a connection that watches too much is told', async () => {
    const root = await admin();
    for (let n = 1; n <= 40; n += 1)
      expect(await root.watch({ kind: 'counter', counterId: `loket-${n}` })).toBeNull();
    expect(await root.watch({ kind: 'counter', counterId: 'loket-41' })).toMatchObject({
      code: 'tooManyRequests',
    });
    expect(await root.unwatch({ kind: 'counter', counterId: 'loket-1' })).toBeNull();
    expect(await root.watch({ kind: 'counter', counterId: 'loket-41' })).toBeNull();
  });
});

describe('a call', () => {
  it('reaches the display, the counter and the phone at once, before any time has passed', async () => {
    const root = await admin();
    const ticket = await issue(root, 'skck-baru');
    const display = await wire({ key: 'demo-display-1' });
    const counter = await wire({ key: 'demo-loket-10' });
    const phone = await wire({ ticketToken: ticket.token });
    const zone = { kind: 'display', zoneId: 'lantai-1' };
    const desk = { kind: 'counter', counterId: 'loket-10' };
    const own = { kind: 'ticket', token: ticket.token };
    await display.watch(zone);
    await counter.watch(desk);
    await phone.watch(own);
    await done(root, { type: 'counter.next', counterId: 'loket-10' });
    const shown = await display.until(zone, DisplayView, (v) => v.pending.length > 0);
    expect(shown.pending).toMatchObject([
      { number: ticket.number, counter: 10, active: true, recall: false },
    ]);
    expect(await counter.until(desk, CounterView, (v) => v.current !== null)).toMatchObject({
      current: { id: ticket.id, state: 'called' },
      counter: { status: 'open' },
    });
    expect(await phone.until(own, TicketView, (v) => v.state === 'called')).toMatchObject({
      call: { callId: `${ticket.id}.1`, counter: 10 },
      waitingAhead: 0,
    });
    for (const [w, scope] of [
      [display, zone],
      [counter, desk],
      [phone, own],
    ] as const) {
      const versions = w.pushes(scope).map((p) => p.version);
      expect(versions.length).toBeGreaterThan(1);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
    }
    await done(root, { type: 'ticket.noShow', ticketId: ticket.id });
    await phone.until(own, TicketView, (v) => v.state === 'no_show' && v.call === null);
  });

  it('waits to be spoken, is announced, and leaves the pending ones; a recall is another call', async () => {
    const root = await admin();
    const display = await wire({ key: 'demo-display-1' });
    const zone = { kind: 'display', zoneId: 'lantai-1' };
    await display.watch(zone);
    clock.advance(1);
    const ticket = await call(root, 'surat-kehilangan', 'loket-11');
    const callId = `${ticket.id}.1`;
    await display.until(zone, DisplayView, (v) => v.pending.some((c) => c.callId === callId));
    expect((await display.command({ type: 'call.announced', callId })).ok).toBe(true);
    const after = await display.until(zone, DisplayView, (v) => v.pending.length === 0);
    expect(after.calls[0]).toMatchObject({ callId, active: true });
    await done(root, { type: 'ticket.recall', ticketId: ticket.id });
    const again = await display.until(zone, DisplayView, (v) => v.pending.length === 1);
    expect(again.pending[0]).toMatchObject({ callId: `${ticket.id}.2`, recall: true });
    await done(root, { type: 'ticket.start', ticketId: ticket.id });
    await display.until(zone, DisplayView, (v) => v.pending.length === 0 && v.calls[0]?.active === false);
    await done(root, { type: 'ticket.finish', ticketId: ticket.id });
  });
});

describe('the two forms of a view', () => {
  const key = 'demo-kiosk-1';
  it('are heard side by side, at once and later: the compact one by whoever asked for it', async () => {
    const root = await admin();
    const [older, newer] = [await wire({ key }), await wire({ key }, asksForCompact)];
    const scope = { kind: 'kiosk', kioskId: 'kiosk-1' };
    const Compact = z.object({
      statuses: z.array(OpenStatus),
      services: z.array(z.object({ status: z.int() })),
    });
    const Full = z.object({ services: z.array(z.object({ status: OpenStatus })) });
    for (const one of [older, newer]) await one.watch(scope);
    await issue(root, 'paspor-baru');
    clock.advance(500);
    const waits = (v: KioskView) => v.services.some((s) => String(s.id) === 'paspor-baru' && s.waiting > 0);
    const views = [
      await older.until(scope, KioskView, waits),
      await newer.until(scope, KioskView, waits),
    ] as const;
    expect(views[1]).toEqual(views[0]);
    for (const push of older.pushes(scope)) expect(Full.safeParse(push.view).error).toBeUndefined();
    for (const push of newer.pushes(scope)) expect(Compact.safeParse(push.view).error).toBeUndefined();
    expect(await newer.unwatch(scope)).toBeNull();
  });

  it('hold for a counter’s lists', async () => {
    const root = await admin();
    const [older, newer] = [await admin(), await wire({ key: 'demo-admin-key' }, asksForCompact)];
    const scope = { kind: 'counter', counterId: 'loket-1' };
    for (const one of [older, newer]) await one.watch(scope);
    await issue(root, 'ktp-baru');
    clock.advance(250);
    const waits = (v: CounterView) => v.waiting.length > 0;
    const views = [
      await older.until(scope, CounterView, waits),
      await newer.until(scope, CounterView, waits),
    ] as const;
    expect(views[1]).toEqual(views[0]);
    const List = z.object({ waiting: z.array(z.record(z.string(), z.unknown())) });
    const [full, compact] = [older, newer].map(
      (one) => List.parse(one.pushes(scope).at(-1)?.view).waiting[0],
    );
    expect(full).toHaveProperty('parkReason', null);
    expect(compact).not.toHaveProperty('parkReason');
  });

  it('hold for the catalogue, of which screens of before know every field', async () => {
    const [older, newer] = [await wire({ key }), await wire({ key }, asksForCompact)];
    const scope = { kind: 'catalogue', kioskId: 'kiosk-1' };
    for (const one of [older, newer]) await one.watch(scope);
    const Full = z.object({ agencies: z.array(Agency), services: z.array(Service) });
    expect(Full.safeParse(older.pushes(scope)[0]?.view).error).toBeUndefined();
    expect(newer.heard()).not.toContain('dailyQuota');
    const read = [older, newer].map((one) => {
      const view = CatalogueView.parse(one.pushes(scope)[0]?.view);
      // Of the appointments a kiosk asks only whether there are any.
      return { ...view, services: view.services.map((s) => ({ ...s, slots: s.slots !== null })) };
    });
    expect(read[1]).toEqual(read[0]);
  });
});

describe('counts and estimates', () => {
  it('are gathered: many tickets, one push, once the moment has passed', async () => {
    const root = await admin();
    const kiosk = await wire({ key: 'demo-kiosk-1' });
    const scope = { kind: 'kiosk', kioskId: 'kiosk-1' };
    await kiosk.watch(scope);
    clock.advance(30_000);
    await kiosk.until(scope, KioskView, () => kiosk.pushes(scope).length > 1);
    const before = kiosk.pushes(scope).length;
    for (let n = 0; n < 10; n += 1) await issue(root, 'izin-keramaian');
    // A round trip over the same connection: had anything been pushed, it would have come before.
    await kiosk.unwatch({ kind: 'catalogue', kioskId: 'kiosk-1' });
    expect(kiosk.pushes(scope).length, 'nothing yet').toBe(before);
    clock.advance(500);
    await kiosk.until(scope, KioskView, (v) =>
      v.services.some((s) => String(s.id) === 'izin-keramaian' && s.waiting === 10),
    );
    expect(kiosk.pushes(scope).length).toBe(before + 1);
  });

  it('are not told again while they are the same, but to a newcomer and with the clock', async () => {
    const root = await admin();
    const kiosk = await wire({ key: 'demo-kiosk-1' });
    const scope = { kind: 'kiosk', kioskId: 'kiosk-1' };
    const ticket = await call(root, 'surat-kehilangan', 'loket-11');
    await kiosk.watch(scope);
    clock.advance(30_000);
    await kiosk.until(scope, KioskView, () => kiosk.pushes(scope).length > 1);
    const pushes = async () => {
      // A round trip over the same connection: what was pushed has come before.
      await kiosk.unwatch({ kind: 'catalogue', kioskId: 'kiosk-1' });
      return kiosk.pushes(scope).length;
    };
    const before = await pushes();
    await done(root, { type: 'ticket.recall', ticketId: ticket.id });
    clock.advance(500);
    expect(await pushes(), 'a recall is nothing to a kiosk').toBe(before);
    await (await wire({ key: 'demo-kiosk-1' })).watch(scope);
    await done(root, { type: 'ticket.recall', ticketId: ticket.id });
    clock.advance(500);
    await kiosk.until(scope, KioskView, () => kiosk.pushes(scope).length === before + 1);
    clock.advance(20_500);
    await kiosk.until(scope, KioskView, () => kiosk.pushes(scope).length > before + 1);
    await done(root, { type: 'ticket.start', ticketId: ticket.id });
    await done(root, { type: 'ticket.finish', ticketId: ticket.id });
  });

  it('stop coming once a scope is no longer watched', async () => {
    const root = await admin();
    const kiosk = await wire({ key: 'demo-kiosk-1' });
    const scope = { kind: 'kiosk', kioskId: 'kiosk-1' };
    await kiosk.watch(scope);
    expect(await kiosk.unwatch(scope)).toBeNull();
    const before = kiosk.pushes(scope).length;
    await issue(root, 'izin-keramaian');
    clock.advance(5_000);
    await kiosk.unwatch({ kind: 'catalogue', kioskId: 'kiosk-1' });
    expect(kiosk.pushes(scope).length).toBe(before);
  });
});

describe('a command that is sent again', () => {
  it('under its id takes effect once, also after a cut connection and a restarted server', async () => {
    const root = await admin();
    const commandId = randomUUID();
    const first = await root.command({ type: 'ticket.issue', serviceId: 'kia' }, commandId);
    const seq = site.server().queue.lastSeq;
    await root.cut();
    expect(await root.command({ type: 'ticket.issue', serviceId: 'kia' }, commandId)).toEqual(first);
    const back = new Promise<void>((resolve) => root.socket.once('welcome', () => resolve()));
    await site.restart();
    await back;
    expect(await root.command({ type: 'ticket.issue', serviceId: 'kia' }, commandId)).toEqual(first);
    expect(site.server().queue.lastSeq).toBe(seq);
    expect(await root.command({ type: 'ticket.issue', serviceId: 'kk-baru' }, commandId)).toMatchObject({
      ok: false,
      error: { code: 'idempotencyKeyReused' },
    });
  });

  it('is the same command on both roads', async () => {
    const root = await admin();
    const commandId = randomUUID();
    const first = await root.command({ type: 'ticket.issue', serviceId: 'kia' }, commandId);
    const { body } = await site.api('POST', '/tickets', {
      body: { serviceId: 'kia' },
      idempotencyKey: commandId,
    });
    expect(first).toEqual({ ok: true, value: { ticket: body, paper: null, appointment: null, count: null } });
  });
});

describe('the voice of a zone', () => {
  const zone = { kind: 'display', zoneId: 'lantai-1' };
  it('is exactly one display’s, and goes over when that one is gone', async () => {
    const silent = await wire({ key: 'demo-display-3' });
    await silent.watch(zone);
    await silent.until(zone, DisplayView, (v) => v.speaker === null);
    const second = await wire({ key: 'demo-display-2' });
    await second.watch(zone);
    const speaks = (who: Wire) => (v: { speaker: { connectionId: string } | null }) =>
      v.speaker?.connectionId === who.who().connectionId;
    await silent.until(zone, DisplayView, speaks(second));
    const first = await wire({ key: 'demo-display-1' });
    await first.watch(zone);
    for (const each of [silent, second, first]) await each.until(zone, DisplayView, speaks(first));
    const twin = await wire({ key: 'demo-display-1' });
    await twin.watch(zone);
    await twin.until(zone, DisplayView, speaks(first));
    first.close();
    for (const each of [silent, second, twin]) await each.until(zone, DisplayView, speaks(twin));
    twin.close();
    for (const each of [silent, second]) await each.until(zone, DisplayView, speaks(second));
    second.close();
    await silent.until(zone, DisplayView, (v) => v.speaker === null);
  });

  it('is no other zone’s', async () => {
    const upstairs = await wire({ key: 'demo-display-4' });
    const downstairs = await wire({ key: 'demo-display-1' });
    const above = { kind: 'display', zoneId: 'lantai-2' };
    await upstairs.watch(above);
    await downstairs.watch(zone);
    await upstairs.until(above, DisplayView, (v) => v.speaker?.displayId === 'display-4');
    await downstairs.until(zone, DisplayView, (v) => v.speaker?.displayId === 'display-1');
  });
});

describe('the supervisor', () => {
  const scope = { kind: 'supervisor' };
  it('sees which devices are connected, and when they were last', async () => {
    const supervisor = await staff('bambang-pengawas');
    await supervisor.watch(scope);
    const device = (view: { devices: { id: string }[] }, id: string) => view.devices.find((d) => d.id === id);
    const kiosk = await wire({ key: 'demo-kiosk-2' });
    clock.advance(500);
    const on = await supervisor.until(scope, SupervisorView, (v) =>
      v.devices.some((d) => d.id === 'kiosk-2' && d.connections === 1),
    );
    expect(device(on, 'kiosk-2')).toMatchObject({ kind: 'kiosk', lastSeenAt: expect.any(Number) });
    kiosk.close();
    const left = clock.now();
    await connections(1);
    clock.advance(500);
    const off = await supervisor.until(scope, SupervisorView, (v) =>
      v.devices.some((d) => d.id === 'kiosk-2' && d.connections === 0),
    );
    expect(device(off, 'kiosk-2')).toMatchObject({ lastSeenAt: left });
  });

  it('of an agency sees that agency and its counters only', async () => {
    const supervisor = await staff('fitri-imigrasi');
    await supervisor.watch(scope);
    const isOwn = (v: {
      agencies: { id: string }[];
      counters: { agencyId: string }[];
      devices: object[];
    }) => {
      expect(v.agencies.map((a) => a.id)).toEqual(['imigrasi']);
      expect(new Set(v.counters.map((c) => c.agencyId))).toEqual(new Set(['imigrasi']));
      expect(v.devices.length).toBe(v.counters.length);
    };
    isOwn(await supervisor.until(scope, SupervisorView, () => true));
    const root = await admin();
    await root.watch(scope);
    const ticket = await call(root, 'paspor-ambil', 'loket-6');
    clock.advance(500);
    isOwn(
      await supervisor.until(scope, SupervisorView, (v) =>
        v.counters.some((c) => c.current?.number === ticket.number),
      ),
    );
    const whole = await root.until(scope, SupervisorView, (v) =>
      v.counters.some((c) => c.current?.number === ticket.number),
    );
    expect(whole.agencies.length).toBe(28);
    await done(root, { type: 'ticket.noShow', ticketId: ticket.id });
  });
});

describe('a view tells no secret', () => {
  it('a display and a kiosk hear no token, no ticket’s secret and nobody’s name', async () => {
    const counterStaff = await staff('rina-polres');
    const display = await wire({ key: 'demo-display-1' });
    const kiosk = await wire({ key: 'demo-kiosk-1' });
    await display.watch({ kind: 'display', zoneId: 'lantai-1' });
    await kiosk.watch({ kind: 'kiosk', kioskId: 'kiosk-1' });
    await kiosk.watch({ kind: 'catalogue', kioskId: 'kiosk-1' });
    const ticket = await call(counterStaff, 'sim-hilang-rusak', 'loket-12');
    clock.advance(2_000);
    const zone = { kind: 'display', zoneId: 'lantai-1' };
    await display.until(zone, DisplayView, (v) => v.calls.some((c) => c.number === ticket.number));
    const names = site.server().queue.state.index?.site.staff.map((s) => s.name) ?? [];
    expect(names.length).toBeGreaterThan(50);
    for (const heard of [display.heard(), kiosk.heard()]) {
      expect(heard.length).toBeGreaterThan(500);
      for (const secret of [ticket.token, '"token":', '"staff":{', '"staffId":', '"key":', ...names])
        expect(heard.includes(secret), `the view tells ${secret}`).toBe(false);
    }
    await done(counterStaff, { type: 'ticket.noShow', ticketId: ticket.id });
  });

  it('a counter and a phone hear no other ticket’s token', async () => {
    const root = await admin();
    const [own, other] = [await issue(root, 'kk-perubahan'), await issue(root, 'kk-perubahan')];
    const counter = await wire({ key: 'demo-loket-3' });
    await counter.watch({ kind: 'counter', counterId: 'loket-3' });
    const phone = await wire({ ticketToken: own.token });
    await phone.watch({ kind: 'ticket', token: own.token });
    expect(counter.heard()).toContain(other.number);
    expect(counter.heard()).not.toContain(other.token);
    expect(phone.heard()).not.toContain(other.token);
    expect(phone.heard()).not.toContain(other.number);
  });
});

describe('who may act', () => {
  it('is looked at anew with every command: a session that ended acts no more', async () => {
    const { body } = await site.api('POST', '/sessions', {
      key: null,
      body: { staffId: 'maya-imigrasi', password: 'giliran-demo' },
    });
    const connected = await wire({ key: body.token });
    expect((await connected.command({ type: 'counter.open', counterId: 'loket-9' })).ok).toBe(true);
    await site.api('DELETE', '/sessions/current', { key: body.token });
    await eventually(() => !connected.socket.connected, 'the end of the connection, at once');
    await expect(wire({ key: body.token })).rejects.toMatchObject({ code: 'notSignedIn' });
  });

  it('is looked at anew with every command: a device whose key was replaced acts no more', async () => {
    const kiosk = await wire({ key: 'demo-kiosk-2' });
    expect((await kiosk.command({ type: 'ticket.issue', serviceId: 'kia' })).ok).toBe(true);
    site.server().accessStore.setDeviceKey('kiosk', 'kiosk-2', hashOf('a new one'), false);
    expect(await kiosk.command({ type: 'ticket.issue', serviceId: 'kia' })).toMatchObject({
      ok: false,
      error: { code: 'notSignedIn' },
    });
    site.server().accessStore.setDeviceKey('kiosk', 'kiosk-2', hashOf('demo-kiosk-2'), true);
  });

  it('is sent away before long, so that nobody looks on with a key that is no longer good', async () => {
    const { body } = await site.api('POST', '/sessions', {
      key: null,
      body: { staffId: 'maya-imigrasi', password: 'giliran-demo' },
    });
    const gone = await wire({ key: body.token });
    const staying = await wire({ key: 'demo-kiosk-1' });
    expect(await gone.watch({ kind: 'supervisor' })).toBeNull();
    // Another process did it, so that this server only finds out by looking.
    const db = openDatabase(site.databaseFile);
    db.exec("DELETE FROM sessions WHERE staff_id = 'maya-imigrasi'");
    db.close();
    clock.advance(15_000);
    await eventually(() => !gone.socket.connected, 'the end of the connection');
    expect(staying.socket.connected).toBe(true);
  });
});
