/**
 * The drill: a busy server is backed up while it works and killed; the backup is put in place in a new folder, and the
 * hall goes on. Nothing that was acknowledged before the backup began is missing, and no number is given twice.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openBookings } from '../../scripts/torture/trial-site.ts';
import {
  freePort,
  runCommand,
  serveProcess,
  type Run,
  type ServerProcess,
} from '../support/server-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giliran-drill-'));
});
const servers: ServerProcess[] = [];
/** A server that does not outlive the test, however it ends. */
const serve = async (run: Run): Promise<ServerProcess> => {
  const server = await serveProcess(run);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.kill('SIGKILL')));
  await rm(folder, { recursive: true, force: true });
});

const Issued = z.object({ id: z.string(), number: z.string() });
type Issued = z.infer<typeof Issued>;

const headers = () => ({
  authorization: 'Bearer demo-admin-key',
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
});
const issue = async (url: string): Promise<Issued | null> => {
  const answer = await fetch(`${url}/api/v1/tickets`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ serviceId: 'ktp-baru' }),
  }).catch(() => null);
  return answer?.status === 201 ? Issued.parse(await answer.json()) : null;
};
const find = async (url: string, { id }: Issued): Promise<string | null> => {
  const answer = await fetch(`${url}/api/v1/tickets/${id}`, { headers: headers() });
  return answer.ok ? Issued.parse(await answer.json()).number : null;
};
const isNumber = (text: string): number => Number(/\d+$/.exec(text)?.[0]);

it('a busy server is backed up, killed, and restored elsewhere and in its place', async () => {
  const passphrase = { GILIRAN_BACKUP_PASSPHRASE: 'kopi hangat pagi' };
  const dataFolder = join(folder, 'data');
  const server = await serve({ dataFolder });
  // Numbers begin anew at midnight, and the machine's clock may be about to meet the demo hall's.
  await openBookings(server.url);
  const before: Issued[] = [];
  const during: Issued[] = [];
  for (let n = 0; n < 10; n += 1) before.push(Issued.parse(await issue(server.url)));
  const enough = new AbortController();
  const work = (async () => {
    // A restore elsewhere leaves out a hundred numbers: fewer may be given after the backup, however long it takes.
    while (!enough.signal.aborted && during.length < 80) {
      const made = await issue(server.url);
      if (made) during.push(made);
    }
  })();
  const file = join(folder, 'taken.tar.zst.sealed');
  const made = await runCommand(['backup', '--to', file, '--encrypt'], {
    dataFolder,
    environment: passphrase,
  });
  enough.abort();
  await work;
  expect(made).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('encrypted), read back and checked'),
  });
  expect(during.length, 'it worked on meanwhile').toBeGreaterThan(3);
  const after: Issued[] = [];
  for (let n = 0; n < 5; n += 1) after.push(Issued.parse(await issue(server.url)));
  expect(
    await runCommand(['restore', file], { dataFolder, environment: passphrase }),
    'while it runs',
  ).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('A server is running'),
  });
  await server.kill('SIGKILL');

  const given = new Set([...before, ...during, ...after].map(({ number }) => number));
  // Another machine: nobody can tell what was given after the backup.
  const elsewhere = join(folder, 'elsewhere');
  expect(
    await runCommand(['verify', file], { dataFolder: elsewhere, environment: passphrase }),
  ).toMatchObject({ code: 0 });
  expect(await runCommand(['restore', file], { dataFolder: elsewhere })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('passphrase is needed'),
  });
  expect(
    await runCommand(['restore', file, '--dry-run'], { dataFolder: elsewhere, environment: passphrase }),
  ).toMatchObject({ code: 0, stdout: expect.stringContaining('can be restored') });
  expect(await readdir(elsewhere)).not.toContain('giliran.db');
  expect(
    await runCommand(['restore', file], { dataFolder: elsewhere, environment: passphrase }),
  ).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('leave out 100 of each prefix'),
  });
  const there = await serve({ dataFolder: elsewhere });
  for (const ticket of before) expect(await find(there.url, ticket)).toBe(ticket.number);
  const next = Issued.parse(await issue(there.url));
  expect(given.has(next.number)).toBe(false);
  expect(isNumber(next.number) % 100, 'after a full hundred').toBe(1);
  await there.kill('SIGTERM');
  expect(await runCommand(['verify'], { dataFolder: elsewhere })).toMatchObject({ code: 0 });

  // In its place: the data that are replaced still know.
  const again = await runCommand(['restore', file], { dataFolder, environment: passphrase });
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('the replaced data know') });
  const kept = (await readdir(dataFolder)).find((name) => name.startsWith('before-restore-')) ?? '';
  expect(await runCommand(['verify', join(dataFolder, kept)], { dataFolder })).toMatchObject({ code: 0 });
  // It starts again by itself below: on the port that it was told.
  const here = await serve({ dataFolder, port: await freePort() });
  for (const ticket of before) expect(await find(here.url, ticket)).toBe(ticket.number);
  for (const ticket of after) expect(await find(here.url, ticket), 'came after the backup').toBeNull();
  const following = Issued.parse(await issue(here.url));
  expect(isNumber(following.number)).toBe(Math.max(...[...given].map(isNumber)) + 1);

  // The console's way: the server restores and starts again by itself.
  const doctor = await runCommand(['doctor', '--json'], { dataFolder });
  expect(doctor).toMatchObject({ code: 1, stdout: expect.stringContaining('"kiosk/kiosk-1"') });
  const post = async (path: string, body: unknown) =>
    fetch(`${here.url}/api/v1${path}`, { method: 'POST', headers: headers(), body: JSON.stringify(body) });
  // The server that has just started may be at a backup of its own: both are asked for until they are taken.
  const insist = (path: string, body: unknown, status: number) =>
    vi.waitFor(
      async () => {
        const answer = await post(path, body);
        expect(answer.status, await answer.clone().text()).toBe(status);
        return answer;
      },
      { timeout: 120_000, interval: 200 },
    );
  await insist('/backups', {}, 201);
  const stored = z
    .object({ files: z.array(z.object({ targetId: z.string(), name: z.string() })) })
    .parse(await (await fetch(`${here.url}/api/v1/backups`, { headers: headers() })).json());
  const lost = Issued.parse(await issue(here.url));
  const ready = z
    .object({ id: z.string(), confirmation: z.string() })
    .parse(
      await (
        await insist(
          '/restores',
          { from: { targetId: stored.files[0]?.targetId, name: stored.files[0]?.name } },
          201,
        )
      ).json(),
    );
  expect((await post(`/restores/${ready.id}/confirm`, { typed: ready.confirmation })).status).toBe(202);
  await vi.waitFor(
    async () => {
      const answer = await fetch(`${here.url}/api/v1/tickets/${lost.id}`, { headers: headers() });
      expect(answer.status).toBe(404);
    },
    { timeout: 60_000, interval: 200 },
  );
  expect(await find(here.url, following)).toBe(following.number);
  expect(isNumber(Issued.parse(await issue(here.url)).number)).toBeGreaterThan(isNumber(lost.number));
  await here.kill('SIGTERM');
  expect(await runCommand(['verify'], { dataFolder })).toMatchObject({ code: 0 });
  expect(await runCommand(['doctor'], { dataFolder }), 'stopped').toMatchObject({
    stdout: expect.stringContaining('not known while the server is stopped'),
  });
});
