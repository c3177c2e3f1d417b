/** The screens' connection against the real server: it forgets nothing and does nothing twice. */
import { randomUUID } from 'node:crypto';
import { fetchPaper, LiveClient, printAtServer, signIn, signOut, type SendOutcome } from '@giliran/client';
import {
  CounterId,
  KioskId,
  KioskView,
  ok,
  viewSchemas,
  ZoneId,
  type HandshakeAuth,
  type Scope,
} from '@giliran/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { toldPrinters } from '../support/told-printers.ts';
import { eventually } from '../support/wire.ts';

let site: TestSite & { close(): Promise<void> };
const clients: LiveClient[] = [];
const proxies: Proxy[] = [];

beforeAll(async () => {
  site = await openSite({
    printers: toldPrinters(() =>
      Promise.resolve(ok({ at: 1_800_000_000_000, certainty: 'confirmed' as const })),
    ),
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const proxy of proxies.splice(0)) await proxy.close();
});
afterAll(() => site.close());

function client(auth: HandshakeAuth = { key: 'demo-admin-key' }, url = site.url): LiveClient {
  const opened = new LiveClient({ url, auth, views: viewSchemas });
  clients.push(opened);
  return opened;
}
const status = (of: LiveClient, wanted: string) =>
  eventually(() => of.connection().status === wanted, `status ${wanted}`);
async function online(auth?: HandshakeAuth, url?: string): Promise<LiveClient> {
  const opened = client(auth, url);
  await status(opened, 'online');
  return opened;
}
function ticketOf(outcome: SendOutcome) {
  if (!outcome.ok || !outcome.value.ticket) throw new Error(`no ticket: ${JSON.stringify(outcome)}`);
  return outcome.value.ticket;
}
const issued = async (): Promise<number> => {
  const { body } = await site.api('GET', '/events?limit=1000');
  return body.filter((e: { event: { type: string } }) => e.event.type === 'ticketIssued').length;
};
const issue = { type: 'ticket.issue', serviceId: 'ktp-baru' } as const;

describe('a command', () => {
  it('is kept while the server is away and done when it is back, once', async () => {
    const kiosk = await online({ key: 'demo-kiosk-1' });
    const before = await issued();
    await site.stop();
    await status(kiosk, 'offline');
    const sent = [kiosk.send(issue), kiosk.send(issue)];
    await site.start();
    const numbers = (await Promise.all(sent)).map((outcome) => ticketOf(outcome).number);
    expect(new Set(numbers).size).toBe(2);
    expect(await issued()).toBe(before + 2);
  });

  it('whose answer was lost gives the same ticket when it is sent again under its id', async () => {
    const proxy = await openProxy(site.port);
    proxies.push(proxy);
    const kiosk = await online({ key: 'demo-kiosk-1' }, proxy.url);
    const before = await issued();
    const commandId = randomUUID();
    proxy.deaf = true;
    const lost = await kiosk.send(issue, { commandId, giveUpAfterMs: 400 });
    expect(lost).toEqual({ ok: false, error: { code: 'unreachable' } });
    await eventually(async () => (await issued()) === before + 1, 'the ticket at the server');
    proxy.deaf = false;
    proxy.cut();
    const again = ticketOf(await kiosk.send(issue, { commandId }));
    expect(ticketOf(await kiosk.send(issue, { commandId })).id).toBe(again.id);
    expect(await issued()).toBe(before + 1);
  });

  it('whose answer was lost is asked for again by itself after the reconnect', async () => {
    const proxy = await openProxy(site.port);
    proxies.push(proxy);
    const kiosk = await online({ key: 'demo-kiosk-1' }, proxy.url);
    const before = await issued();
    proxy.deaf = true;
    const sent = kiosk.send(issue);
    await eventually(async () => (await issued()) === before + 1, 'the ticket at the server');
    proxy.deaf = false;
    proxy.cut();
    ticketOf(await sent);
    expect(await issued()).toBe(before + 1);
  });

  it('sent twice under one id while under way is one command, and both hear the answer', async () => {
    const kiosk = client({ key: 'demo-kiosk-1' });
    const commandId = randomUUID();
    const [one, two, hasty] = await Promise.all([
      kiosk.send(issue, { commandId }),
      kiosk.send(issue, { commandId }),
      kiosk.send(issue, { commandId, giveUpAfterMs: 0 }),
    ]);
    expect(ticketOf(two)).toEqual(ticketOf(one));
    expect(hasty).toEqual({ ok: false, error: { code: 'unreachable' } });
  });

  it('that the server refuses comes back with the reason', async () => {
    const kiosk = await online({ key: 'demo-kiosk-1' });
    expect(await kiosk.send({ type: 'ticket.issue', serviceId: 'bank-tukar-uang' })).toMatchObject({
      ok: false,
      error: { code: 'serviceClosed' },
    });
  });

  it('still under way when the client closes is not left without an answer', async () => {
    const kiosk = client({ key: 'demo-kiosk-1' }, 'http://127.0.0.1:9');
    const sent = kiosk.send(issue);
    kiosk.close();
    expect(await sent).toEqual({ ok: false, error: { code: 'unreachable' } });
    expect(await kiosk.send(issue)).toEqual({ ok: false, error: { code: 'unreachable' } });
  });
});

describe('a key that the server does not accept', () => {
  it('ends in refused, and what waited is told why', async () => {
    const stranger = client({ key: 'not-a-key' });
    const sent = stranger.send(issue);
    await status(stranger, 'refused');
    expect(stranger.connection()).toMatchObject({ reason: { code: 'notSignedIn' } });
    const reason = { ok: false, error: { code: 'notSignedIn' } };
    expect(await sent).toEqual(reason);
    expect(await stranger.send(issue)).toEqual(reason);
  });

  it('is noticed after a restart, when the session ended meanwhile', async () => {
    const session = await signIn(site.url, 'siti-disdukcapil', 'giliran-demo');
    if (!session.ok) throw new Error(session.error.code);
    const { token } = session.value;
    const staff = await online({ key: token });
    expect(await signOut(site.url, token)).toEqual({ ok: true, value: null });
    await site.restart();
    await status(staff, 'refused');
  });

  it('of a device that is gone for now is tried again until it is back', async () => {
    const whole = site.server().queue.state.index?.site;
    if (!whole) throw new Error('no site');
    const without = { ...whole, kiosks: whole.kiosks.filter((k) => k.id !== 'kiosk-3') };
    expect((await site.execute({ type: 'site.configure', site: without })).ok).toBe(true);
    const kiosk = client({ key: 'demo-kiosk-3' });
    await status(kiosk, 'offline');
    expect((await site.execute({ type: 'site.configure', site: whole })).ok).toBe(true);
    await status(kiosk, 'online');
  });
});

describe('a watched scope', () => {
  const scope = { kind: 'counter', counterId: CounterId.parse('loket-5') } as const;

  it('shows the newest view after a restart, and says meanwhile that it is old', async () => {
    const desk = await online({ key: 'demo-loket-5' });
    let changes = 0;
    desk.watch(scope, () => (changes += 1));
    const waiting = () => desk.current<'counter'>(scope).view?.waitingCount;
    await eventually(() => waiting() === 0, 'the first view');
    expect(desk.current<'counter'>(scope)).toBe(desk.current<'counter'>(scope));
    expect(desk.current<'counter'>(scope)).toMatchObject({ fresh: true, refused: null });
    await site.stop();
    await status(desk, 'offline');
    expect(desk.current<'counter'>(scope)).toMatchObject({ fresh: false, view: { waitingCount: 0 } });
    await site.start();
    expect((await site.execute({ type: 'ticket.issue', serviceId: 'akta-kematian' })).ok).toBe(true);
    await eventually(() => waiting() === 1 && desk.current<'counter'>(scope).fresh, 'the newest view');
    expect(changes).toBeGreaterThanOrEqual(3);
  });

  it('is heard of no more once nobody watches it', async () => {
    const desk = await online({ key: 'demo-loket-5' });
    const heard: string[] = [];
    const stopOne = desk.watch(scope, () => heard.push('one'));
    const stopTwo = desk.watch(scope, () => heard.push('two'));
    await eventually(() => desk.current<'counter'>(scope).view !== null, 'the first view');
    stopOne();
    stopOne();
    heard.length = 0;
    expect((await site.execute({ type: 'counter.open', counterId: 'loket-5' })).ok).toBe(true);
    await eventually(() => heard.length > 0, 'a change');
    expect(new Set(heard)).toEqual(new Set(['two']));
    stopTwo();
    expect(desk.current<'counter'>(scope)).toEqual({ view: null, fresh: false, refused: null });
    heard.length = 0;
    expect((await site.execute({ type: 'counter.close', counterId: 'loket-5' })).ok).toBe(true);
    // A round trip on the same connection: a push would have come before its answer.
    await desk.send({ type: 'counter.open', counterId: 'loket-5' });
    expect(heard).toEqual([]);
  });

  it.each<[HandshakeAuth, Scope, string]>([
    [{ key: 'demo-loket-5' }, { kind: 'counter', counterId: CounterId.parse('loket-6') }, 'forbidden'],
    [{ key: 'demo-kiosk-1' }, { kind: 'display', zoneId: ZoneId.parse('lantai-1') }, 'forbidden'],
    [{ key: 'demo-admin-key' }, { kind: 'kiosk', kioskId: KioskId.parse('kiosk-77') }, 'unknownKiosk'],
  ])('that is not for %o says so', async (auth, forbidden, code) => {
    const looking = client(auth);
    looking.watch(forbidden, () => {});
    await eventually(() => looking.current(forbidden).refused !== null, 'the refusal');
    expect(looking.current(forbidden)).toMatchObject({ view: null, refused: { code } });
  });

  it('brings the server’s clock', async () => {
    const behind = new LiveClient({
      views: viewSchemas,
      url: site.url,
      auth: { key: 'demo-admin-key' },
      now: () => site.clock.now() - 3_600_000,
    });
    clients.push(behind);
    behind.watch({ kind: 'supervisor' }, () => {});
    await eventually(() => behind.current<'supervisor'>({ kind: 'supervisor' }).view !== null, 'a view');
    // As far off as the push was under way, not by the hour.
    expect(Math.abs(behind.serverNow() - site.clock.now())).toBeLessThan(600_000);
  });
});

describe('a server of another version', () => {
  it('that says what a screen cannot read leaves what was shown, and the screen is told', async () => {
    let unreadable = 0;
    const old = new LiveClient({
      ...{ url: site.url, auth: { key: 'demo-kiosk-1' } },
      views: { kiosk: KioskView.refine(() => false), catalogue: viewSchemas.catalogue },
      onUnreadable: () => (unreadable += 1),
    });
    clients.push(old);
    const kioskId = KioskId.parse('kiosk-1');
    old.watch({ kind: 'kiosk', kioskId }, () => {});
    old.watch({ kind: 'catalogue', kioskId }, () => {});
    await eventually(() => unreadable === 1, 'it is told');
    await eventually(() => old.current<'catalogue'>({ kind: 'catalogue', kioskId }).fresh, 'others are read');
    expect(old.current<'kiosk'>({ kind: 'kiosk', kioskId })).toMatchObject({ view: null, fresh: false });
  });
});

describe('what screens ask over HTTP', () => {
  it('signs in, says why not, and notices that nobody is there', async () => {
    expect(await signIn(site.url, 'siti-disdukcapil', 'giliran-demo')).toMatchObject({
      ok: true,
      value: { staff: { id: 'siti-disdukcapil' } },
    });
    expect(await signIn(site.url, 'siti-disdukcapil', 'salah')).toMatchObject({
      ok: false,
      error: { code: 'wrongCredentials' },
    });
    expect(await signIn('http://127.0.0.1:9', 'siti-disdukcapil', 'x')).toEqual({
      ok: false,
      error: { code: 'unreachable' },
    });
  });

  it('fetches a ticket’s paper and has it printed', async () => {
    const kiosk = await online({ key: 'demo-kiosk-1' });
    const { id, number } = ticketOf(await kiosk.send(issue));
    expect(await fetchPaper(site.url, 'demo-kiosk-1', id)).toMatchObject({ ok: true, value: { number } });
    expect(await printAtServer(site.url, 'demo-kiosk-1', id)).toMatchObject({
      ok: true,
      value: { at: expect.any(Number) },
    });
    expect(await fetchPaper(site.url, 'demo-kiosk-2', id)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
});
