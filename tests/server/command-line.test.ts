/** The command line as a hall uses it: each command a process of its own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { freePort, runCommand, serveProcess, type Run } from '../support/server-process.ts';

let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'giliran-cli-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const ask = (url: string, key: string) =>
  fetch(`${url}/api/v1/agencies`, { headers: { authorization: `Bearer ${key}` } }).then((r) => r.status);

it('serves, stops when told, refuses the open network with published secrets, and serves it once secured', async () => {
  const port = await freePort();
  const run: Run = { dataFolder, port };
  const open: Run = { ...run, environment: { HOST: '0.0.0.0' } };

  expect(await runCommand(['verify'], run), 'before there is anything').toMatchObject({ code: 2 });
  expect(await runCommand(['serve'], open)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/published passwords and keys[^]*HOST=0\.0\.0\.0[^]*secure/),
  });

  const demo = await serveProcess(run);
  expect(await ask(demo.url, 'demo-admin-key')).toBe(200);
  expect(await runCommand(['serve'], { ...run, port: await freePort() }), 'a second server').toMatchObject({
    code: 2,
    stderr: expect.stringContaining('A server is running on'),
  });
  expect(await runCommand(['verify'], run), 'while it runs').toMatchObject({ code: 0 });
  expect(await runCommand(['hours', '2026-12-24'], run)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /Disdukcapil +closed: holiday \(Cuti bersama Natal\)[^]*Bank Nusa Raya +08:00-15:00/,
    ),
  });
  expect(await runCommand(['hours', 'tomorrow'], run), 'a day that is none').toMatchObject({ code: 2 });
  expect(await demo.kill('SIGTERM')).toMatchObject({ code: 0 });

  const secured = await runCommand(['secure'], run);
  expect(secured.code).toBe(0);
  const adminKey = /admin\s+admin\s+(\S+)/.exec(secured.stdout)?.[1] ?? '';
  const password = /admin\s{10,}(\S+)/.exec(secured.stdout)?.[1] ?? '';
  expect(secured.stdout).toMatch(/kiosk\s+kiosk-1\s+\S{32}/);
  expect(await runCommand(['secure'], run)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No published demo secret'),
  });

  const hall = await serveProcess(open);
  const url = `http://127.0.0.1:${port}`;
  try {
    expect(await ask(url, adminKey)).toBe(200);
    for (const old of ['demo-admin-key', 'demo-integration-key', 'demo-kiosk-1'])
      expect(await ask(url, old), `with ${old}`).toBe(401);
    const signIn = (secret: string) =>
      fetch(`${url}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'x' },
        body: JSON.stringify({ staffId: 'admin', password: secret }),
      }).then((r) => r.status);
    expect(await signIn('giliran-demo')).toBe(401);
    expect(await signIn(password)).toBe(201);
  } finally {
    expect(await hall.kill('SIGTERM')).toMatchObject({ code: 0 });
  }
});

it('says what is wrong with its surroundings', async () => {
  expect(await runCommand(['serve'], { dataFolder, environment: { PORT: '99999' } })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('PORT'),
  });
  expect(await runCommand(['dance'], { dataFolder })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no command "dance"'),
  });
  // A slip in an option must not turn a look into a deed.
  expect(await runCommand(['restore', 'any.tar.zst', '--dryrun'], { dataFolder })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no option --dryrun'),
  });
  expect(await runCommand([], { dataFolder })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('npm run giliran -- serve'),
  });
});

it('says which port is taken', async () => {
  const first = await serveProcess({ dataFolder });
  const other = await mkdtemp(join(tmpdir(), 'giliran-cli-'));
  try {
    const port = Number(new URL(first.url).port);
    expect(await runCommand(['serve'], { dataFolder: other, port })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Port ${port} is taken`),
    });
  } finally {
    await first.kill('SIGTERM');
    await rm(other, { recursive: true, force: true });
  }
});

it('sets up an empty hall by flags, and by the code that only the server shows', async () => {
  const other = await mkdtemp(join(tmpdir(), 'giliran-cli-'));
  const code = await mkdtemp(join(tmpdir(), 'giliran-cli-'));
  try {
    const flags = ['--name', 'MPP Kota Baru', '--time-zone', 'WITA', '--admin-name', 'Ratna'];
    const run: Run = { dataFolder: other, environment: { GILIRAN_ADMIN_PASSWORD: 'kopi hangat pagi' } };
    expect(await runCommand(['init'], { dataFolder: other }), 'without answers').toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--name'),
    });
    expect(await runCommand(['init', ...flags], run)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('admin can sign in'),
    });
    expect(await runCommand(['init', ...flags], run)).toMatchObject({ code: 2 });
    expect(await runCommand(['verify'], run)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/chain of the log ends at event \d+: [0-9a-f]{64}/),
    });
    const hall = await serveProcess({ dataFolder: code, environment: { GILIRAN_DEMO: 'no' } });
    const ask = (path: string, init?: RequestInit) => fetch(`${hall.url}/api/v1${path}`, init);
    try {
      expect(await (await ask('/first-run')).json()).toEqual({ needed: true, site: true });
      const shown = (await readFile(join(code, 'first-run-code.txt'), 'utf8')).trim();
      const found = (given: string) =>
        ask('/first-run', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': given },
          body: JSON.stringify({
            code: given,
            site: { name: 'MPP Kota Baru', timeZone: 'Asia/Makassar', language: 'id' },
            administrator: { id: 'ratna', name: 'Ratna', password: 'kopi hangat pagi' },
          }),
        });
      expect((await found('AAAA-AAAA')).status).toBe(403);
      const made = await found(shown.toLowerCase());
      expect(made.status).toBe(201);
      const { token } = z.object({ token: z.string() }).parse(await made.json());
      const agencies = await ask('/agencies', { headers: { authorization: `Bearer ${token}` } });
      expect(await agencies.json()).toEqual([]);
      expect((await found(shown)).status, 'it is over').toBe(409);
    } finally {
      const end = await hall.kill('SIGTERM');
      expect(end.stdout).toMatch(/enter the code {2}[A-Z2-9]{4}-[A-Z2-9]{4}/);
    }
  } finally {
    for (const folder of [other, code]) await rm(folder, { recursive: true, force: true });
  }
});
