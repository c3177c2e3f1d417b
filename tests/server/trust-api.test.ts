/** Accounts, sessions, keys, devices, pairing and the audit over HTTP, each answer held to the API's description. */
import { Site } from '@giliran/protocol';
import { openDatabase, verify } from '@giliran/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type ApiOptions, type TestSite } from '../support/site.ts';
import { trust } from '../support/whole-day-addresses.ts';
import { eventually, openWire } from '../support/wire.ts';

let site: TestSite & { close(): Promise<void> };
let api: DescribedApi;
const clock = new SimulatedClock();
const minutes = (n: number): number => n * 60_000;

beforeAll(async () => {
  site = await openSite({ clock });
  api = await describedApi(site);
});
afterAll(() => site.close());

const post = (path: string, body: unknown = {}, options: ApiOptions = {}) =>
  api.call('POST', path, { body, ...options });
const get = (path: string, options: ApiOptions = {}) => api.call('GET', path, options);
const remove = (path: string, options: ApiOptions = {}) => api.call('DELETE', path, options);
const refused = (status: number, code: string) => ({ status, body: { code } });
const signInWith = (staffId: string, password: string) =>
  post('/sessions', { staffId, password }, { key: null });
async function signIn(staffId: string, password = 'giliran-demo'): Promise<string> {
  const { status, body } = await signInWith(staffId, password);
  expect(status).toBe(201);
  return String(body.token);
}
const audit = async (query: string, options: ApiOptions = {}) => (await get(`/audit?${query}`, options)).body;

describe('an account', () => {
  const tono = { id: 'tono', name: 'Tono', role: 'counterStaff', agencyId: 'disdukcapil' };

  it('begins with a temporary password that is good for nothing but changing it', async () => {
    const made = await post('/staff', tono, { idempotencyKey: 'make-tono' });
    expect(made).toMatchObject({ status: 201, body: { staff: tono } });
    const temporary: string = made.body.temporaryPassword;
    expect(temporary.length).toBeGreaterThanOrEqual(10);
    const again = await post('/staff', tono, { idempotencyKey: 'make-tono' });
    expect(again.body.temporaryPassword, 'a secret is shown once').toBeNull();
    expect(await post('/staff', tono)).toMatchObject(refused(409, 'nameTaken'));
    const first = await signInWith('tono', temporary);
    expect(first.body.passwordChangeRequired).toBe(true);
    const key: string = first.body.token;
    expect(await post('/counters/loket-1/open', {}, { key })).toMatchObject(
      refused(403, 'passwordChangeRequired'),
    );
    await expect(openWire(site.url, { key })).rejects.toMatchObject({ code: 'passwordChangeRequired' });
    const change = (password: string) =>
      post('/sessions/current/password', { current: temporary, password }, { key });
    for (const weak of [
      'pendek',
      'password2026',
      '1234567890',
      'tono-tono-tono',
      'aaaaaaaaaaaa',
      'Bismillah123',
    ])
      expect(await change(weak), weak).toMatchObject(refused(400, 'passwordTooWeak'));
    expect(
      await post(
        '/sessions/current/password',
        { current: 'salah sekali', password: 'kopi hangat pagi' },
        { key },
      ),
    ).toMatchObject(refused(401, 'wrongCredentials'));
    const changed = await change('kopi hangat pagi');
    expect(changed).toMatchObject({ status: 201, body: { staff: { id: 'tono' } } });
    expect((await get('/agencies', { key })).status, 'the first session is over').toBe(401);
    expect((await get('/agencies', { key: changed.body.token })).status).toBe(200);
    expect((await signInWith('tono', temporary)).status).toBe(401);
  });

  it('is signed out everywhere, at once, with another role, however that comes about', async () => {
    for (const how of ['accounts', 'set-up'] as const) {
      const key = await signIn('tono', 'kopi hangat pagi');
      const wire = await openWire(site.url, { key });
      const role = how === 'accounts' ? 'supervisor' : 'counterStaff';
      if (how === 'accounts')
        expect((await post('/staff/tono', { role })).body.staff).toMatchObject({ role });
      else {
        const current = site.server().queue.state.index?.site;
        if (!current) throw new Error('no site');
        const staff = current.staff.map((s) =>
          s.id === 'tono' ? { ...s, role: 'counterStaff' as const } : s,
        );
        await site.execute({ type: 'site.configure', site: { ...current, staff } });
      }
      await eventually(() => !wire.socket.connected, `the end of the connection by ${how}`);
      wire.close();
      expect((await get('/agencies', { key })).status).toBe(401);
    }
  });

  it('shows its sessions and ends them one by one or all', async () => {
    const [one, two] = [await signIn('tono', 'kopi hangat pagi'), await signIn('tono', 'kopi hangat pagi')];
    const mine = await get('/sessions', { key: one });
    expect(mine.body).toHaveLength(2);
    expect(mine.body[0]).toMatchObject({ staffId: 'tono', address: '127.0.0.1', since: clock.now() });
    const other = mine.body.find((s: { current: boolean }) => !s.current);
    expect((await remove(`/sessions/${other.id}`, { key: one })).status).toBe(204);
    expect((await get('/agencies', { key: two })).status).toBe(401);
    expect((await get('/agencies', { key: one })).status).toBe(200);
    const siti = await signIn('siti-disdukcapil');
    const own = (await get('/sessions', { key: one })).body[0];
    expect(await remove(`/sessions/${own.id}`, { key: siti })).toMatchObject(refused(403, 'forbidden'));
    expect(await get('/sessions?all=yes', { key: siti })).toMatchObject(refused(403, 'forbidden'));
    expect((await get('/sessions?all=yes')).body.length).toBeGreaterThanOrEqual(2);
    expect((await remove('/staff/tono/sessions')).status).toBe(204);
    expect((await get('/agencies', { key: one })).status).toBe(401);
    expect(await remove('/sessions/none')).toMatchObject(refused(404, 'unknownSession'));
  });

  it('ends when nobody uses it', async () => {
    const key = await signIn('tono', 'kopi hangat pagi');
    const began = clock.now();
    clock.set(began + minutes(4 * 60 - 1));
    expect((await get('/agencies', { key })).status).toBe(200);
    clock.set(clock.now() + minutes(4 * 60));
    expect(await get('/agencies', { key })).toMatchObject(refused(401, 'sessionExpired'));
    clock.set(began);
  });

  it('is gone with its password when it is removed, also from the set-up', async () => {
    const key = await signIn('tono', 'kopi hangat pagi');
    const reset = await post('/staff/tono/password');
    expect((await get('/agencies', { key })).status).toBe(401);
    expect((await signInWith('tono', reset.body.temporaryPassword)).body.passwordChangeRequired).toBe(true);
    expect((await get('/staff')).body.find((s: { id: string }) => s.id === 'tono')).toMatchObject({
      password: 'temporary',
      sessions: 1,
      lastSignIn: clock.now(),
    });
    expect((await remove('/staff/tono')).status).toBe(204);
    expect(await remove('/staff/tono')).toMatchObject(refused(404, 'unknownStaff'));
    await post('/staff', { ...tono, password: 'sandi awal lain' });
    expect((await signInWith('tono', reset.body.temporaryPassword)).status, 'the old one is dead').toBe(401);
    await remove('/staff/tono');
  });

  it('of the last administrator stays', async () => {
    expect(await remove('/staff/admin')).toMatchObject(refused(409, 'lastAdministrator'));
    expect(await post('/staff/admin', { role: 'reader' })).toMatchObject(refused(409, 'lastAdministrator'));
  });

  it('is for its own agency’s administrator, and no other', async () => {
    const key = await signIn('retno-disdukcapil');
    const mine = await get('/staff', { key });
    expect(new Set(mine.body.map((s: { agencyId: string }) => s.agencyId))).toEqual(new Set(['disdukcapil']));
    expect((await post('/staff', tono, { key })).status).toBe(201);
    expect(await post('/staff', { ...tono, id: 'x', agencyId: 'imigrasi' }, { key })).toMatchObject(
      refused(403, 'otherAgency'),
    );
    expect(
      await post('/staff', { ...tono, id: 'x', role: 'administrator', agencyId: null }, { key }),
    ).toMatchObject(refused(403, 'otherAgency'));
    expect(await post('/staff/fitri-imigrasi', { name: 'F' }, { key })).toMatchObject(
      refused(403, 'otherAgency'),
    );
    expect(await post('/staff/tono', { agencyId: null }, { key })).toMatchObject(refused(403, 'otherAgency'));
    expect((await remove('/staff/tono', { key })).status).toBe(204);
  });
});

describe('guessing', () => {
  it('with many names from one address is slowed down, and told for how long', async () => {
    const names = ['rizky-imigrasi', 'maya-imigrasi', 'arif-imigrasi', 'wahyu-polres', 'rina-polres'];
    let last = await signInWith('nobody', 'x');
    for (let n = 0; n < 25 && last.status !== 429; n += 1)
      last = await signInWith(names[n % 5] ?? 'nobody', `tebakan-${n}`);
    expect(last).toMatchObject(refused(429, 'tooManyRequests'));
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signInWith('admin', 'giliran-demo')).status, 'also a right one must wait').toBe(429);
    clock.advance(minutes(16));
    expect((await signInWith('admin', 'giliran-demo')).status).toBe(201);
  });
});

describe('a key of a program', () => {
  it('has the rights it was given, until it expires or is taken back', async () => {
    const made = await post('/keys', {
      name: 'Papan cuaca',
      scopes: ['tickets:issue'],
      expiresAt: clock.now() + minutes(60),
    });
    expect(made).toMatchObject({ status: 201, body: { key: { scope: 'fine', lastUsed: null } } });
    const key: string = made.body.secret;
    expect((await post('/tickets', { serviceId: 'ktp-baru' }, { key })).status).toBe(201);
    expect(await get('/agencies', { key })).toMatchObject(refused(403, 'forbidden'));
    expect(await post('/counters/loket-1/open', {}, { key })).toMatchObject(refused(403, 'forbidden'));
    const listed = (await get('/keys')).body.find((k: { id: string }) => k.id === made.body.key.id);
    expect(listed).toMatchObject({ lastUsed: clock.now(), agencyId: null });
    expect(JSON.stringify((await get('/keys')).body)).not.toContain(key);
    clock.advance(minutes(61));
    expect(await post('/tickets', { serviceId: 'ktp-baru' }, { key })).toMatchObject(
      refused(401, 'keyExpired'),
    );
    const other = await post('/keys', { name: 'Sementara', scope: 'read' });
    const wire = await openWire(site.url, { key: other.body.secret });
    expect((await remove(`/keys/${other.body.key.id}`)).status).toBe(204);
    await eventually(() => !wire.socket.connected, 'the end of the connection');
    wire.close();
    expect(await get('/agencies', { key: other.body.secret })).toMatchObject(refused(401, 'notSignedIn'));
    expect(await remove('/keys/none')).toMatchObject(refused(404, 'unknownKey'));
  });

  it('never gives more than its maker has', async () => {
    const retno = await signIn('retno-disdukcapil');
    expect(await post('/keys', { name: 'K', scope: 'admin' }, { key: retno })).toMatchObject(
      refused(403, 'otherAgency'),
    );
    const own = await post(
      '/keys',
      { name: 'K', scope: 'integration', agencyId: 'disdukcapil' },
      { key: retno },
    );
    const key: string = own.body.secret;
    expect((await post('/counters/loket-1/open', {}, { key })).status).toBe(200);
    expect(await post('/tickets', { serviceId: 'paspor-baru' }, { key })).toMatchObject(
      refused(403, 'otherAgency'),
    );
    const narrow = await post('/keys', { name: 'N', scopes: ['access:write'] });
    expect(await post('/keys', { name: 'M', scope: 'admin' }, { key: narrow.body.secret })).toMatchObject(
      refused(403, 'forbidden'),
    );
    expect(await post('/keys', { name: 'M', scope: 'read', scopes: ['queue:read'] })).toMatchObject(
      refused(400, 'invalidRequest'),
    );
  });
});

describe('a device', () => {
  const ask = (body: object = {}) => post('/pairing', body, { key: null });
  const claim = (secret: string, waitSeconds = 0) =>
    post('/pairing/claim', { secret, waitSeconds }, { key: null });

  it('without a key shows a code, is approved, and gets its own key exactly once', async () => {
    const { body: asked } = await ask({ kind: 'kiosk', name: 'Chromium', version: '1.4.0' });
    expect(asked.code).toMatch(/^[A-Z2-9]{6}$/);
    expect((await claim(asked.secret)).body).toEqual({ status: 'waiting' });
    const [waiting] = (await get('/pairing')).body;
    expect(waiting).toMatchObject({
      code: asked.code,
      address: '127.0.0.1',
      kind: 'kiosk',
      version: '1.4.0',
    });
    expect(JSON.stringify(waiting)).not.toContain(asked.secret);
    const told = claim(asked.secret, 20);
    const approved = await post(`/pairing/${asked.code}/approve`, {
      kind: 'kiosk',
      deviceId: 'kiosk-9',
      create: { name: 'Kios baru', zoneId: 'lantai-1' },
    });
    expect(approved.status).toBe(204);
    const { body } = await told;
    expect(body).toMatchObject({ status: 'paired', device: { kind: 'kiosk', id: 'kiosk-9' } });
    expect((await post('/tickets', { serviceId: 'ktp-baru' }, { key: body.key })).status).toBe(201);
    expect(await claim(asked.secret), 'replayed').toMatchObject(refused(404, 'unknownPairing'));
    expect(
      await post(`/pairing/${asked.code}/approve`, { kind: 'kiosk', deviceId: 'kiosk-1' }),
    ).toMatchObject(refused(404, 'unknownPairing'));
    const wire = await openWire(site.url, { key: body.key, version: '1.4.1' });
    const line = async () => (await get('/devices')).body.find((d: { id: string }) => d.id === 'kiosk-9');
    expect(await line()).toMatchObject({
      ...{ hasKey: true, connected: true, version: '1.4.1', address: '127.0.0.1' },
      ...{ since: clock.now(), lastSeen: clock.now() },
    });
    expect((await remove('/devices/kiosk/kiosk-9/key')).status).toBe(204);
    await eventually(() => !wire.socket.connected, 'the end of the connection');
    wire.close();
    expect(await line()).toMatchObject({ hasKey: false });
    const again = await post('/devices/kiosk/kiosk-9/key');
    expect((await get('/devices/me', { key: again.body.key })).body.id).toBe('kiosk-9');
    expect(await remove('/devices/kiosk/kiosk-77/key')).toMatchObject(refused(404, 'unknownKiosk'));
  });

  it('that is not ours is rejected; one that is late, forged or without a place gets nothing', async () => {
    const { body: stranger } = await ask();
    expect((await post(`/pairing/${stranger.code}/reject`)).status).toBe(204);
    expect((await claim(stranger.secret)).body).toEqual({ status: 'rejected' });
    const { body: late } = await ask();
    expect(
      await post(`/pairing/${late.code}/approve`, { kind: 'counter', deviceId: 'loket-99' }),
    ).toMatchObject(refused(404, 'unknownCounter'));
    clock.advance(minutes(11));
    expect(await claim(late.secret)).toMatchObject(refused(404, 'unknownPairing'));
    expect(await post(`/pairing/${late.code}/approve`, { kind: 'kiosk', deviceId: 'kiosk-1' })).toMatchObject(
      refused(404, 'unknownPairing'),
    );
    expect(await claim('forged')).toMatchObject(refused(404, 'unknownPairing'));
    const retno = await signIn('retno-disdukcapil');
    const { body: desk } = await ask();
    const as = (kind: string, deviceId: string) =>
      post(`/pairing/${desk.code}/approve`, { kind, deviceId }, { key: retno });
    expect(await as('kiosk', 'kiosk-1')).toMatchObject(refused(403, 'otherAgency'));
    expect((await as('counter', 'loket-1')).status).toBe(204);
    clock.advance(minutes(11));
  });

  it('that floods is held off', async () => {
    const answers = [];
    for (let n = 0; n < 8; n += 1) answers.push(await ask());
    expect(answers.filter((a) => a.status === 201)).toHaveLength(6);
    expect(answers.at(-1)).toMatchObject(refused(429, 'tooManyRequests'));
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    clock.advance(minutes(11));
  });
});

describe('the audit', () => {
  it('tells who did what, when and from where, and filters and pages', async () => {
    const found = await audit('what=apiKeyCreated,apiKeyRevoked&limit=2');
    expect(found.entries).toHaveLength(2);
    const next = await audit(`what=apiKeyCreated,apiKeyRevoked&limit=2&before=${found.next}`);
    expect(next.entries[0].seq).toBeLessThan(found.entries[1].seq);
    const retno = await audit('who=retno&what=apiKeyCreated');
    expect(retno.entries[0]).toMatchObject({
      ...{ who: { kind: 'staff', id: 'retno-disdukcapil', name: 'Retno Palupi' }, from: '127.0.0.1' },
      ...{ agencyId: 'disdukcapil', details: { scope: 'integration' } },
    });
    expect((await audit('text=Papan%20cuaca')).entries).toHaveLength(1);
    expect((await audit(`from=${clock.now() + 1}`)).entries).toEqual([]);
    const failed = await audit('what=signInFailed&limit=500');
    expect(failed.entries.length).toBeGreaterThan(10);
    const all = JSON.stringify(await audit('limit=500'));
    for (const secret of ['giliran-demo', 'kopi hangat pagi', 'tebakan-', 'scrypt$'])
      expect(all).not.toContain(secret);
  });

  it('shows a change of the set-up field by field, and takes it back', async () => {
    const before = site.server().queue.state.index?.site;
    if (!before) throw new Error('no site');
    const services = before.services.map((s) => (s.id === 'ktp-baru' ? { ...s, lastTicketMinutes: 45 } : s));
    await site.execute({ type: 'site.configure', site: { ...before, services } });
    const [entry] = (await audit('what=siteConfigured&limit=1')).entries;
    expect(entry.changes).toEqual([
      { path: 'services.ktp-baru.lastTicketMinutes', agencyId: 'disdukcapil', before: '0', after: '45' },
    ]);
    const undone = await post('/site/undo', { seq: entry.seq });
    expect(undone.body.changes[0]).toMatchObject({ before: '45', after: '0' });
    expect(site.server().queue.state.index?.site).toEqual(before);
    const [after] = (await audit('what=siteConfigured&limit=1')).entries;
    expect(after.details).toEqual({ undoes: entry.seq });
    expect(await post('/site/undo', { seq: 999_999 })).toMatchObject(refused(404, 'unknownSiteChange'));
    const retno = await signIn('retno-disdukcapil');
    expect(await post('/site/undo', { seq: entry.seq }, { key: retno })).toMatchObject(
      refused(403, 'forbidden'),
    );
    const own = await audit('limit=500', { key: retno });
    expect(own.entries.length).toBeGreaterThan(3);
    for (const e of own.entries)
      expect([e.agencyId, ...e.changes.map((c: { agencyId: string }) => c.agencyId)]).toContain(
        'disdukcapil',
      );
  });

  it('shows how a kiosk’s printer was set up, and keeps it when an earlier change is taken back', async () => {
    const before = site.server().queue.state.index?.site;
    if (!before) throw new Error('no site');
    const printer = { adapter: 'network', host: '10.0.0.9', port: 9100, model: 'generic-80' };
    expect((await post('/kiosks/kiosk-1/printer', printer)).status).toBe(200);
    const [set] = (await audit('what=kioskPrinterSet&limit=1')).entries;
    expect(set).toMatchObject({ from: '127.0.0.1', agencyId: null, details: { kioskId: 'kiosk-1' } });
    expect(JSON.stringify(set.changes)).toContain('10.0.0.9');
    const notice = { id: 'Besok libur', en: 'Closed tomorrow' };
    const printed = site.server().queue.state.index?.site ?? before;
    await site.execute({
      type: 'site.configure',
      site: { ...printed, settings: { ...printed.settings, notice } },
    });
    const [noticed] = (await audit('what=siteConfigured&limit=1')).entries;
    expect((await post('/site/undo', { seq: noticed.seq })).status).toBe(200);
    expect(site.server().queue.state.index?.site).toEqual(printed);
    expect((await post('/site/undo', { seq: set.seq })).status).toBe(200);
    expect(site.server().queue.state.index?.site).toEqual(before);
  });

  it('is refused to take back what is in use by now', async () => {
    const current = site.server().queue.state.index?.site;
    if (!current) throw new Error('no site');
    const [first] = current.services;
    const extra = { ...first, id: 'layanan-baru', prefix: 'ZB' };
    await site.execute({
      type: 'site.configure',
      site: Site.parse({ ...current, services: [...current.services, extra] }),
    });
    const [entry] = (await audit('what=siteConfigured&limit=1')).entries;
    expect((await post('/tickets', { serviceId: 'layanan-baru' })).status).toBe(201);
    expect(await post('/site/undo', { seq: entry.seq })).toMatchObject(refused(409, 'siteInUse'));
  });

  it('is taken away as a table, and that is noted', async () => {
    const csv = await get('/audit.csv?what=apiKeyCreated');
    expect(csv.body).toMatch(/^\uFEFF?seq,time,who/);
    expect(csv.body).toContain('Retno Palupi');
    expect((await audit('limit=1')).entries[0]).toMatchObject({ what: 'dataExported' });
  });

  it('stays out of the log of those who may not read it', async () => {
    const read = await get('/events?limit=1000', { key: 'demo-read-key' });
    expect(JSON.stringify(read.body)).not.toContain('signedIn');
    expect(JSON.stringify((await get('/events?limit=1000')).body)).toContain('signedIn');
    expect(await get('/audit', { key: 'demo-read-key' })).toMatchObject(refused(403, 'forbidden'));
  });

  it('lies in a chained log that verifies, and shows who had a hand in the file', async () => {
    expect(verify(site.server().store).problems).toEqual([]);
    const db = openDatabase(site.databaseFile);
    db.exec("DROP TRIGGER events_are_never_changed; UPDATE events SET origin = '10.9.9.9' WHERE seq = 3");
    db.close();
    expect(verify(site.server().store).problems[0]).toMatch(/^event 3 .*altered/);
  });
});

describe('the first start', () => {
  it('is over once the hall has an administrator', async () => {
    expect((await get('/first-run', { key: null })).body).toEqual({ needed: false, site: false });
    const body = {
      code: 'AAAA-AAAA',
      administrator: { id: 'mallory', name: 'M', password: 'kopi hangat pagi' },
    };
    expect(await post('/first-run', body, { key: null })).toMatchObject(refused(409, 'alreadySetUp'));
  });
});

it('every address of accounts, keys, devices and the audit was called', () => {
  const mine = api.documented.filter((name) => trust.test(name));
  expect(mine.length).toBeGreaterThan(20);
  expect(mine.filter((name) => !api.exercised.has(name))).toEqual([]);
});

describe('the set-up for an agency’s administrator', () => {
  it('is read without others’ people, and replaced in its own part only', async () => {
    const key = await signIn('retno-disdukcapil');
    const read = await get('/site', { key });
    const mine = Site.parse(read.body);
    expect(new Set(mine.staff.map((member) => member.agencyId))).toEqual(new Set(['disdukcapil']));
    const put = (wished: Site, tag = read.headers.get('etag')) =>
      api.call('PUT', '/site', { key, body: wished, headers: { 'if-match': tag ?? '' } });
    const everybody = site.server().queue.state.index?.site.staff.length;
    const services = mine.services.map((s) => (s.id === 'ktp-baru' ? { ...s, lastTicketMinutes: 30 } : s));
    const done = await put({ ...mine, services });
    expect(done.status).toBe(200);
    expect(done.body).toEqual({ ...mine, services });
    expect(done.headers.get('etag')).toBe((await get('/site')).headers.get('etag'));
    expect(site.server().queue.state.index?.site.staff).toHaveLength(everybody ?? 0);
    expect(await put({ ...mine, services })).toMatchObject(refused(412, 'siteChanged'));
    const settings = { ...mine.settings, accentColor: '#000000' };
    expect(await put({ ...mine, services, settings }, '*')).toMatchObject(refused(403, 'otherAgency'));
    expect(await get('/site/changes', { key })).toMatchObject(refused(403, 'forbidden'));
    expect(
      await post('/kiosks/kiosk-1/printer', { adapter: 'folder', model: 'generic-80' }, { key }),
    ).toMatchObject({ status: 403 });
  });
});
