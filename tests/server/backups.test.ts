/** Backups of a running hall: made while it works, kept where they can be, checked, and only for administrators. */
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupStatus, Readiness } from '@giliran/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { targetDisk, type ServerParts } from '@giliran/server';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { keeping } from '../support/whole-day-addresses.ts';

const clock = new SimulatedClock('2026-11-18T08:00:00+07:00');
/** What the server would do once it has stopped. */
const restart = vi.fn<NonNullable<ServerParts['restart']>>();
let site: TestSite & { close(): Promise<void> };
/** What the second disk says to whoever wants to write there; null: it takes it. */
let refusal: 'ENOSPC' | 'EROFS' | null = null;
let second: string;
let api: DescribedApi;
beforeAll(async () => {
  site = await openSite({
    clock,
    restart,
    backupDisk: {
      free: (path) =>
        path === second && refusal === 'ENOSPC' ? Promise.resolve(3 * 2 ** 20) : targetDisk.free(path),
      write: (path) =>
        path === second && refusal !== null
          ? Promise.reject(Object.assign(new Error(`${refusal}: write`), { code: refusal }))
          : targetDisk.write(path),
    },
  });
  api = await describedApi(site);
  second = join(site.folder, 'second-disk');
});
afterAll(() => site.close());

const status = async (): Promise<BackupStatus> =>
  BackupStatus.parse((await api.call('GET', '/backups')).body);
const configure = async (change: (settings: BackupStatus['settings']) => object, passphrase?: string) =>
  api.call('PUT', '/backups/settings', {
    body: {
      settings: change((await status()).settings),
      ...(passphrase === undefined ? {} : { passphrase }),
    },
  });
const issue = async (): Promise<string> => {
  const { body } = await api.call('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
  return String(body.number);
};

describe('a backup', () => {
  it('is made while numbers are issued, read back, listed and given away', async () => {
    await issue();
    const [made] = await Promise.all([api.call('POST', '/backups'), issue(), issue()]);
    expect(made.status).toBe(201);
    const { files, targets, health } = BackupStatus.parse(made.body);
    expect(health).toBe('ok');
    expect(targets).toMatchObject([{ id: 'data', state: 'ready', sameDisk: true }]);
    const [file] = files;
    expect(file).toMatchObject({ kind: 'backup', encrypted: false, damaged: null, counts: { agencies: 28 } });
    const name = file?.name ?? '';
    expect(await api.call('POST', `/backups/data/${name}/check`, { body: {} })).toMatchObject({
      status: 200,
      body: {
        problems: [],
        manifest: { site: { name: 'Mal Pelayanan Publik Kota Nusa Raya' }, day: '2026-11-18' },
      },
    });
    const taken = await fetch(`${site.url}/api/v1/backups/data/${name}`, {
      headers: { authorization: 'Bearer demo-admin-key' },
    });
    expect(Buffer.from(await taken.arrayBuffer())).toEqual(
      await readFile(join(site.folder, 'backups', name)),
    );
    expect((await api.call('GET', '/audit?what=dataExported')).body.entries[0]).toMatchObject({
      what: 'dataExported',
      details: { what: 'backup', detail: name },
    });
  });

  it('goes to every folder that can take it; the other one raises an alarm and is tried again', async () => {
    await mkdir(second);
    const set = await configure((s) => ({ ...s, targets: [...s.targets, { id: 'usb', path: second }] }));
    expect(set.status).toBe(200);
    clock.advance(60_000);
    expect((await api.call('POST', '/backups')).status).toBe(201);
    expect((await readdir(second)).filter((name) => name.endsWith('.tar.zst'))).toHaveLength(1);

    // The disk is pulled: its empty folder is seen instead.
    await rename(second, `${second}-pulled`);
    await mkdir(second);
    clock.advance(60_000);
    expect((await api.call('POST', '/backups')).status).toBe(201);
    const late = await status();
    expect(late.targets[1]).toMatchObject({ id: 'usb', state: 'notMounted' });
    expect(late.targets[1]?.retryAt).toBe(clock.now() + 5 * 60_000);
    expect(late.health).toBe('late');
    expect((await site.api('GET', '/healthz')).body).toMatchObject({ status: 'ok', backups: 'late' });
    expect(await readdir(second), 'nothing is written beside the disk').toEqual([]);

    await rm(second, { recursive: true });
    await rename(`${second}-pulled`, second);
    clock.advance(6 * 60_000);
    await site.server().backups.lookAtClock();
    // Of one hour the newest is kept.
    expect((await readdir(second)).filter((name) => name.endsWith('.tar.zst'))).toEqual([
      'giliran-2026-11-18_08.08.00+0700.tar.zst',
    ]);
    expect((await status()).health).toBe('ok');
  });

  it('meets a folder that is full, then locked: says so and what to do, tries again, and mends by itself', async () => {
    const inSecond = async () => (await readdir(second)).filter((name) => name.endsWith('.tar.zst'));
    const told = async () => {
      const found = Readiness.parse((await api.call('GET', '/readiness')).body);
      return found.findings.find(({ id }) => id === 'target/usb');
    };
    const before = await inSecond();
    refusal = 'ENOSPC';
    clock.advance(60_000);
    expect((await api.call('POST', '/backups')).status, 'the other folder has it').toBe(201);
    const late = await status();
    expect(late.targets).toMatchObject([
      { id: 'data', state: 'ready', lastGoodAt: clock.now() },
      { id: 'usb', state: 'full', retryAt: clock.now() + 5 * 60_000 },
    ]);
    expect(late.health).toBe('late');
    expect(await inSecond(), 'what was there stays').toEqual(before);
    expect(await told()).toMatchObject({
      status: 'warning',
      title: { en: expect.stringMatching(/is full$/) },
      meaning: {
        id: 'Cadangan baru tidak sampai di sana. Tersisa 3 MB. Dicoba lagi sendiri dalam 5 menit.',
        en: expect.stringMatching(/3 MB are free/),
      },
      action: { en: 'Make room, or keep fewer backups.' },
    });
    refusal = 'EROFS';
    clock.advance(5 * 60_000);
    await site.server().backups.lookAtClock();
    const locked = (await status()).targets[1];
    expect(locked?.state).toBe('readOnly');
    expect(locked?.retryAt, 'it waits longer').toBeGreaterThan(clock.now() + 5 * 60_000);
    expect(await told()).toMatchObject({
      title: { en: expect.stringMatching(/cannot be written$/) },
      action: { id: 'Beri izin menulis, atau lepas kunci tulis disk.' },
    });
    refusal = null;
    clock.advance((locked?.retryAt ?? 0) - clock.now());
    await site.server().backups.lookAtClock();
    expect(await status()).toMatchObject({
      health: 'ok',
      targets: [{}, { state: 'ready', lastGoodAt: clock.now(), retryAt: null }],
    });
  });

  it('is made by the clock while the hall is open', async () => {
    const before = (await status()).files.length;
    await site.server().backups.lookAtClock();
    expect((await status()).files, 'not before it is due').toHaveLength(before);
    clock.advance(61 * 60_000);
    await site.server().backups.lookAtClock();
    expect((await status()).files).toHaveLength(before + 2);
  });

  it('is encrypted when asked for, and opens with the passphrase alone', async () => {
    expect(await configure((s) => ({ ...s, encrypted: true }))).toMatchObject({ status: 400 });
    expect(await configure((s) => ({ ...s, encrypted: true }), 'kopi hangat pagi')).toMatchObject({
      status: 200,
      body: { passphrase: 'console' },
    });
    clock.advance(60_000);
    const made = BackupStatus.parse((await api.call('POST', '/backups')).body);
    const name = made.files[0]?.name ?? '';
    expect(name.endsWith('.sealed')).toBe(true);
    for (const kept of ['backup-key.json', 'backup-settings.json', 'backup-state.json'])
      expect(await readFile(join(site.folder, kept), 'utf8'), kept).not.toContain('kopi hangat');
    const bytes = await readFile(join(site.folder, 'backups', name));
    const sent = await api.call('POST', '/restores/uploads?name=x', {
      rawBody: new Uint8Array(bytes),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(sent).toMatchObject({ status: 201, body: { encrypted: true } });
    await rm(join(site.folder, 'backup-key.json'));
    const check = (passphrase?: string) =>
      api.call('POST', '/restores', {
        body: { from: { upload: sent.body.id }, ...(passphrase === undefined ? {} : { passphrase }) },
      });
    expect(await check()).toMatchObject({ status: 409, body: { code: 'passphraseNeeded' } });
    expect(await check('kopi hangat sore')).toMatchObject({ status: 409, body: { code: 'wrongPassphrase' } });
    const checked = await check('kopi hangat pagi');
    expect(checked).toMatchObject({
      status: 201,
      body: {
        contents: { problems: [], encrypted: true },
        confirmation: 'Mal Pelayanan Publik Kota Nusa Raya',
      },
    });
    expect(
      await api.call('POST', `/restores/${checked.body.id}/confirm`, { body: { typed: 'ya' } }),
      'what is typed must be the hall',
    ).toMatchObject({ status: 400 });
    const confirm = (id: string, body: object) => api.call('POST', `/restores/${id}/confirm`, { body });
    expect(restart).not.toHaveBeenCalled();
    const typed = ' mal pelayanan publik KOTA Nusa Raya ';
    expect(await confirm(checked.body.id, { typed, skip: 12 })).toMatchObject({ status: 202 });
    expect(restart, 'the answer is on its way first').not.toHaveBeenCalled();
    clock.advance(300);
    expect(restart).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ skip: 12 }));
    expect(await confirm(sent.body.id, { typed }), 'another one than was checked').toMatchObject({
      status: 404,
      body: { code: 'unknownBackup' },
    });
    await configure((s) => ({ ...s, encrypted: false }));
  });

  it('that is no backup is refused, and one that was damaged is found out and told', async () => {
    expect(
      await api.call('POST', '/restores/uploads', {
        rawBody: 'surat undangan',
        headers: { 'content-type': 'application/octet-stream' },
      }),
    ).toMatchObject({ status: 409, body: { code: 'backupUnusable' } });
    const file = (await status()).files.find((one) => !one.encrypted && one.targetId === 'data');
    const path = join(site.folder, 'backups', file?.name ?? '');
    const bytes = await readFile(path);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    await chmod(path, 0o600);
    await writeFile(path, bytes);
    expect(await api.call('POST', `/backups/data/${file?.name}/check`, { body: {} })).toMatchObject({
      status: 409,
      body: { code: 'backupUnusable' },
    });
    expect(
      (await status()).files.find((one) => one.name === file?.name && one.targetId === 'data')?.damaged,
    ).not.toBeNull();
  });
});

describe('the check of readiness', () => {
  const look = async (): Promise<Readiness> => Readiness.parse((await api.call('GET', '/readiness')).body);
  const of = (found: Readiness, id: string) => found.findings.find((one) => one.id === id);

  it('says of every thing how it is and what to do, in both languages', async () => {
    const found = await look();
    expect(found.status).toBe('fail');
    expect(of(found, 'data/none')).toBeUndefined();
    expect(of(found, 'database')).toMatchObject({ status: 'ok' });
    expect(of(found, 'kiosk/kiosk-1')).toMatchObject({
      status: 'fail',
      title: { id: expect.stringContaining('belum pernah tersambung') },
      action: { en: expect.stringContaining('Switch the kiosk on') },
    });
    expect(of(found, 'voice/lantai-1')).toMatchObject({ status: 'fail' });
    expect(of(found, 'damaged')).toMatchObject({ status: 'warning', page: 'backups' });
    for (const one of found.findings.filter(({ status: how }) => how === 'fail' || how === 'warning'))
      expect(one.action, one.id).not.toBeNull();
  });

  it('sees a kiosk and a display come, and a sound that is locked', async () => {
    await site.connect({ key: 'demo-kiosk-1' });
    const display = await site.connect({ key: 'demo-display-1' });
    expect(of(await look(), 'display/display-1')).toMatchObject({ status: 'unknown', soundOf: 'display-1' });
    await display.emitWithAck('report', { sound: 'mute' });
    expect(of(await look(), 'display/display-1')).toMatchObject({ status: 'fail' });
    await display.emitWithAck('report', { sound: 'ready' });
    const found = await look();
    expect(of(found, 'display/display-1')).toMatchObject({ status: 'ok' });
    expect(of(found, 'kiosk/kiosk-1')).toMatchObject({ status: 'ok' });
    expect(of(found, 'voice/lantai-1')).toBeUndefined();
    display.on('ask', (request: { type: string }, answer: (told: unknown) => void) =>
      answer({ ok: true, value: { outcome: request.type === 'sound.test' ? 'played' : 'failed' } }),
    );
    expect(await api.call('POST', '/displays/display-1/sound-test')).toMatchObject({
      status: 200,
      body: { outcome: 'played' },
    });
    expect(await api.call('POST', '/displays/display-2/sound-test')).toMatchObject({
      body: { code: 'deviceOffline' },
    });
  });

  it('notices a clock that was set back behind the log', async () => {
    await issue();
    clock.advance(-3_600_000);
    const found = await look();
    expect(of(found, 'clock/behind')).toMatchObject({ status: 'fail' });
    expect(of(found, 'clock/jump')).toMatchObject({ status: 'warning' });
    clock.advance(3_600_000);
  });

  it('names a service that no counter serves', async () => {
    const { body, headers } = await api.call('GET', '/site');
    const counters = body.counters.map((counter: { services: { serviceId: string }[] }) => ({
      ...counter,
      services: counter.services.filter((s) => s.serviceId !== 'paspor-baru'),
    }));
    const changed = await api.call('PUT', '/site', {
      body: { ...body, counters },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(changed.status).toBe(200);
    expect(of(await look(), 'service/paspor-baru')).toMatchObject({ status: 'fail' });
  });
});

it('every address of it was called as described', async () => {
  const { files } = await status();
  expect((await api.call('GET', `/backups/data/none`)).status, files[0]?.name).toBe(404);
  expect((await api.call('POST', '/backups/targets/none/claim')).status).toBe(404);
  expect((await api.call('POST', '/backups/targets/data/claim')).status).toBe(200);
  expect((await api.call('DELETE', '/restores')).status).toBe(204);
  const mine = api.documented.filter((name) => keeping.test(name));
  expect(mine.length).toBeGreaterThan(10);
  expect(mine.filter((name) => !api.exercised.has(name))).toEqual([]);
});
