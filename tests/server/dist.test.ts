/** The server folder, as a hall gets it: moved, read-only, and started where there is nothing else. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeServerFolder } from '../../scripts/distribution/make.ts';
import { checkSums } from '../../scripts/distribution/papers.ts';
import { hereTarget } from '../../scripts/distribution/target.ts';

const root = join(import.meta.dirname, '..', '..');
const here = hereTarget();
/** The launchers for Windows are looked at, not run, where there is no Windows. */
const onPosix = process.platform !== 'win32';

let place: string;
let folder: string;
let version: string;
const started = new Set<ChildProcess>();

/** Every folder read-only: the server may write to its data folder and nowhere else. */
async function freeze(at: string, mode: number): Promise<void> {
  const folders = (await readdir(at, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const one of [at, ...folders]) await chmod(one, mode);
}

beforeAll(async () => {
  if (!here.ok) return;
  place = await mkdtemp(join(tmpdir(), 'giliran-dist-'));
  const made = await makeServerFolder({ root, into: join(place, 'made'), target: here.value, here: true });
  version = made.version;
  // Elsewhere than where it was made, under a name with a space.
  folder = join(place, 'moved here');
  await rename(made.folder, folder);
  await freeze(folder, 0o555);
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await freeze(folder, 0o755);
  await rm(place, { recursive: true, force: true });
});

/** Nothing of this machine's environment: no PATH, no HOME of anybody. */
const bare = (more: Readonly<Record<string, string>>): Record<string, string> => ({
  PATH: join(place, 'nowhere'),
  HOME: join(place, 'home'),
  ...more,
});

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  await mkdir(join(place, 'home'), { recursive: true });
  const done = spawnSync('/bin/sh', [join(folder, 'giliran'), ...args], {
    ...{ encoding: 'utf8', cwd: join(place, 'home') },
    env: bare({ GILIRAN_DATA: join(place, 'data'), ...env }),
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

async function serve(): Promise<{ url: string; stop: () => Promise<number | null> }> {
  await mkdir(join(place, 'home'), { recursive: true });
  const child: ChildProcess = spawn('/bin/sh', [join(folder, 'giliran'), 'serve'], {
    cwd: join(place, 'home'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: bare({ GILIRAN_DATA: join(place, 'data'), GILIRAN_LOG: 'warn', PORT: '0' }),
  });
  started.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += String(text);
      const found = /running at (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const Ticket = z.object({ id: z.string(), number: z.string(), state: z.string() });
async function api(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: 'Bearer demo-admin-key',
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

describe.runIf(onPosix)('a server folder in an empty environment', () => {
  it('serves, keeps what it was given over a stop and a start, and needs nothing of this machine', async () => {
    const first = await serve();
    const health = await (await fetch(`${first.url}/healthz`)).json();
    expect(health).toMatchObject({ status: 'ok', version });
    for (const page of ['/', '/kiosk/', '/display/', '/counter/', '/console/', '/t/unknown']) {
      const answer = await fetch(`${first.url}${page}`);
      expect([page, answer.status, answer.headers.get('content-type')]).toEqual([
        page,
        200,
        'text/html; charset=utf-8',
      ]);
      const script = /src="([^"]+\.js)"/.exec(await answer.text())?.[1];
      if (script === undefined) continue;
      expect((await fetch(new URL(script, `${first.url}${page}`))).status, script).toBe(200);
    }
    await api(first.url, 'POST', '/counters/loket-1/open', {});
    const issued = Ticket.parse(await api(first.url, 'POST', '/tickets', { serviceId: 'ktp-baru' }));
    const called = z
      .object({ ticket: Ticket })
      .parse(await api(first.url, 'POST', '/counters/loket-1/next', {}));
    expect(called.ticket).toMatchObject({ id: issued.id, state: 'called' });
    // By a process of its own.
    expect(await api(first.url, 'POST', '/backups')).toHaveProperty('settings');
    // A thread of its own makes the report: its file must be there too.
    expect(await api(first.url, 'GET', '/reports/days?from=2026-01-01&to=2026-12-31')).toHaveProperty(
      'total',
    );
    expect(await first.stop()).toBe(0);

    const second = await serve();
    expect(await api(second.url, 'GET', `/tickets/${issued.id}`)).toMatchObject({
      number: issued.number,
      state: 'called',
    });
    expect(await second.stop()).toBe(0);
  });

  it('has every command, and names them as they are typed here', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    const help = await run(['help']);
    expect(help.stdout).toContain('giliran serve');
    expect(help.stdout).not.toContain('npm run');
    expect(await run(['verify'])).toMatchObject({ code: 0 });
    expect((await run(['nonsense'])).code).toBe(2);
    // Processes and threads of their own, whose files must be there too.
    const copies = join(place, 'copies');
    await mkdir(copies);
    expect(await run(['backup', '--to', copies])).toMatchObject({ code: 0 });
    const [copy = ''] = await readdir(copies);
    expect(await run(['verify', join(copies, copy)])).toMatchObject({ code: 0 });
    expect(await run(['restore', join(copies, copy), '--dry-run'])).toMatchObject({ code: 0 });
    expect((await run(['doctor', '--json'])).stdout).toMatch(/^[[{]/);
    const hall = { GILIRAN_DATA: join(place, 'empty hall'), GILIRAN_ADMIN_PASSWORD: 'jembatan-merah-77' };
    const admin = ['--admin', 'ratna', '--admin-name', 'Ratna'];
    const named = ['--name', 'MPP Kota Baru', '--time-zone', 'WITA', '--language', 'id'];
    expect(await run(['init', ...named, ...admin], hall)).toMatchObject({ code: 0 });
    expect(await run(['certificate', '--name', 'giliran.local'], hall)).toMatchObject({ code: 0 });
  });

  it('refuses the network while the demo’s passwords are in use, and says what to type', async () => {
    const refused = await run(['serve'], { HOST: '0.0.0.0', PORT: '0' });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('giliran secure');
  });

  /** The same folder, light: what installing moves about is not what it runs. */
  async function lightFolder(name: string): Promise<string> {
    const light = join(place, name);
    await mkdir(join(light, 'node', 'bin'), { recursive: true });
    for (const file of ['giliran', 'install.sh', 'giliran.service', 'giliran.env', 'README.txt', 'VERSION'])
      await copyFile(join(folder, file), join(light, file));
    const node = join(light, 'node', 'bin', 'node');
    await writeFile(node, `#!/bin/sh\nexec '${join(folder, 'node', 'bin', 'node')}' "$@"\n`, { mode: 0o755 });
    await writeFile(join(light, 'SHA256SUMS'), await checkSums(light));
    return light;
  }
  const installer = (from: string, destination: string) => (args: readonly string[]) =>
    spawnSync('/bin/sh', [join(from, 'install.sh'), ...args], {
      ...{ encoding: 'utf8', env: { PATH: process.env['PATH'], DESTDIR: destination } },
    });

  it('is installed by its script as often as one likes; the version before is kept', async () => {
    const destination = join(place, 'machine');
    const install = installer(await lightFolder('light'), destination);
    expect(install([])).toMatchObject({ status: 0, stderr: '' });
    const env = join(destination, 'etc', 'giliran', 'giliran.env');
    await writeFile(env, 'HOST=0.0.0.0\n');
    expect(install([])).toMatchObject({ status: 0, stderr: '' });
    expect(await readFile(env, 'utf8')).toBe('HOST=0.0.0.0\n');
    const program = join(destination, 'opt', 'giliran');
    expect(execFileSync(join(program, 'giliran'), ['--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
    expect(existsSync(`${program}.previous`)).toBe(true);
    expect(existsSync(`${program}.new`)).toBe(false);
    expect(install(['--back']).status).toBe(0);
    expect(existsSync(`${program}.previous`)).toBe(true);
    expect(install(['--uninstall']).status).toBe(0);
    expect(existsSync(program)).toBe(false);
    expect(existsSync(env)).toBe(true);
    expect(install(['--sideways'])).toMatchObject({ status: 1 });
  });

  it('updates nothing when the backup before the update does not succeed', async () => {
    const destination = join(place, 'no backup');
    const light = await lightFolder('light without code');
    expect(installer(light, destination)([]).status).toBe(0);
    // A data file, and a program that cannot back it up: there is no code in the light folder.
    await writeFile(join(destination, 'var', 'lib', 'giliran', 'giliran.db'), 'data');
    const refused = installer(light, destination)([]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('nothing was changed');
    expect(existsSync(join(destination, 'opt', 'giliran.previous'))).toBe(false);
  });

  it('is known to be whole: a changed file is not installed', async () => {
    const light = await lightFolder('light and changed');
    await writeFile(join(light, 'README.txt'), 'something else');
    const refused = installer(light, join(place, 'other machine'))([]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('unpack the archive again');
    const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    for (const file of ['node/bin/node', 'server/app/giliran.js', 'apps/kiosk/dist/renderer/index.html'])
      expect(sums).toContain(`  ${file}\n`);
  });
});

describe('what lies in it', () => {
  it('is nothing for developers, and for this machine only', async () => {
    const files = (await readdir(folder, { recursive: true })).map(String);
    expect(files.filter((path) => /\.(ts|tsx|map)$/.test(path))).toEqual([]);
    for (const tool of [
      'vite',
      'vitest',
      'typescript',
      'electron',
      'oxlint',
      'playwright-core',
      'fast-check',
    ])
      expect(existsSync(join(folder, 'node_modules', tool)), tool).toBe(false);
    const binaries = files.filter((path) => path.endsWith('.node'));
    expect(binaries.length).toBeGreaterThan(0);
    expect(binaries.filter((path) => !path.includes(`${process.platform}-`))).toEqual([]);
  });

  it('says whose work it is', async () => {
    const notice = await readFile(join(folder, 'NOTICE.txt'), 'utf8');
    for (const name of ['better-sqlite3', 'fastify', 'socket.io', 'react', 'plus-jakarta-sans', 'Node.js'])
      expect(notice).toContain(name);
    expect(existsSync(join(folder, 'node', 'LICENSE'))).toBe(true);
  });
});

describe.runIf(onPosix)('the systemd unit', () => {
  it('is one that systemd understands, and starts what is there', async () => {
    const unit = await readFile(join(folder, 'giliran.service'), 'utf8');
    for (const line of ['User=giliran', 'Restart=always', 'ProtectSystem=strict', 'StateDirectory=giliran'])
      expect(unit.split('\n')).toContain(line);
    expect(unit).toContain('ExecStart=/opt/giliran/giliran serve');
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) return;
    // Under a name without a space, where nothing is installed.
    const file = join(place, 'giliran.service');
    await writeFile(file, unit.replace('/opt/giliran/giliran serve', '/bin/true serve'));
    const checked = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    expect(`${checked.stdout}${checked.stderr}`).toBe('');
    expect(checked.status).toBe(0);
  });
});
