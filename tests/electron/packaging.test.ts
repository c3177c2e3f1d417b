/**
 * What is shipped, seen from outside: counter and kiosk are packaged for real, with a stand-in in
 * the place of Electron's binaries (they would have to be downloaded), and the result is taken apart.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { ShellApp } from '@giliran/shell/bridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from './driver/probe.ts';

const root = join(import.meta.dirname, '..', '..');
const fixture = join(root, 'packages', 'shell', 'test-fixtures', 'renderer');

/** Electron marks the place of its fuses in the binary with these letters, then version and length. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** A fuse is one letter: `1` is on. */
const switchedOn = '1'.charCodeAt(0);
/** As a fresh Electron has them: RunAsNode, NodeOptions, inspect and file privileges on. */
const freshFuses = '10110001';

/** Any Windows program will do: electron-builder wants to write into its resources. This one comes with electron-builder. */
const anyWindowsProgram = join(root, 'node_modules', 'electron-winstaller', 'vendor', 'Setup.exe');

type System = 'linux' | 'win';

async function standInElectron(folder: string, system: System): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  const binary = Buffer.concat([
    system === 'win' ? await readFile(anyWindowsProgram) : Buffer.alloc(512),
    Buffer.from(fuseMark),
    Buffer.from([1, freshFuses.length]),
    Buffer.from(freshFuses),
  ]);
  const name = join(folder, system === 'win' ? 'electron.exe' : 'electron');
  await writeFile(name, binary);
  await chmod(name, 0o755);
  await writeFile(join(folder, 'version'), '45.4.1');
  await writeFile(join(folder, 'LICENSE'), 'licence');
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'licences');
  for (const language of ['de', 'en-US', 'fr', 'id']) {
    await writeFile(join(folder, 'locales', `${language}.pak`), '');
  }
}

function packageProgram(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'package.ts'), ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (output += String(text)));
    child.once('close', (code) => resolve({ code, output }));
  });
}

let folder: Awaited<ReturnType<typeof ownFolder>>;

beforeAll(async () => {
  folder = await ownFolder();
});
afterAll(() => folder.remove());

describe('a command line that makes no sense', () => {
  it.each([[['fridge']], [[]], [['kiosk', 'display']]])(
    '%j is refused with the three names',
    async (args) => {
      const { code, output } = await packageProgram(args);
      expect(code).toBe(1);
      expect(output).toContain('kiosk, display, counter');
    },
  );
});

describe
  .runIf(process.platform === 'linux')
  .each<{ app: ShellApp; system: System }>([
    { app: 'counter', system: 'linux' },
    { app: 'kiosk', system: 'linux' },
    ...(existsSync(anyWindowsProgram) ? [{ app: 'kiosk' as const, system: 'win' as const }] : []),
  ])('the packaged $app for $system', ({ app, system }) => {
  let content: string[] = [];
  let unpacked = '';
  let archive = '';
  const binary = (): string => join(unpacked, system === 'win' ? `giliran-${app}.exe` : `giliran-${app}`);
  beforeAll(async () => {
    const electron = join(folder.path, `electron-${system}`);
    const out = join(folder.path, 'out', `${app}-${system}`);
    await standInElectron(electron, system);
    const { code, output } = await packageProgram([
      app,
      '--dir',
      `--${system}`,
      `--electron-dist=${electron}`,
      `--renderer=${fixture}`,
      `--out=${out}`,
    ]);
    if (code !== 0) throw new Error(output);
    unpacked = join(out, `${system}-unpacked`);
    archive = join(unpacked, 'resources', 'app.asar');
    content = listPackage(archive, { isPack: false });
  });

  it('holds main, preload and renderer', () => {
    expect(content).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/electron/main.js',
        '/electron/preload.cjs',
        '/renderer/index.html',
      ]),
    );
  });

  it('holds no sources, no tests, no maps and no modules that are bundled already', () => {
    const files = content.filter((path) => /\.[a-z]+$/.test(path) && !path.startsWith('/node_modules/'));
    expect(files.filter((path) => /\.(ts|tsx|map|test\.js|md)$/.test(path))).toEqual([]);
    const modules = content.filter(
      (path) => /^\/node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !/\/(\.bin|@[^/]+)$/.test(path),
    );
    // The one module with a binary, and what finds that binary.
    expect(modules.filter((path) => !/\/(usb|node-gyp-build)$/.test(path))).toEqual([]);
  });

  it('starts from main.js, as an ES module of the project’s version', async () => {
    const description: unknown = JSON.parse(extractFile(archive, 'package.json').toString());
    const project: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(description).toMatchObject({
      main: 'electron/main.js',
      type: 'module',
      version: Reflect.get(Object(project), 'version'),
    });
    expect(description).not.toHaveProperty('devDependencies');
    expect(description).not.toHaveProperty('scripts');
  });

  it('asks at run time for Electron, Node and the staged module only', () => {
    const main = extractFile(archive, join('electron', 'main.js')).toString();
    const asked = [...main.matchAll(/(?:^|[;\s}])(?:import|from)\s*["']([^"']+)["']/g)].map(
      (found) => found[1],
    );
    expect(asked).toContain('electron');
    expect(
      asked.filter((name) => name !== 'electron' && name !== 'usb' && !name?.startsWith('node:')),
    ).toEqual([]);
  });

  it('has its fuses thrown', async () => {
    const wire = await getCurrentFuseWire(binary());
    const on = (fuse: FuseV1Options): boolean => Number(wire[fuse]) === switchedOn;
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspect: false,
      asarIntegrity: true,
      onlyFromAsar: true,
      filePrivileges: false,
    });
  });

  it('brings only the two languages of the hall', async () => {
    expect((await readdir(join(unpacked, 'locales'))).toSorted()).toEqual(['en-US.pak', 'id.pak']);
  });

  it('carries the digest of its archive where the system checks it: on Windows', async () => {
    const { headerString } = getRawHeader(archive);
    const digest = createHash('sha256').update(headerString).digest('hex');
    const mark = JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value: digest }]);
    expect((await readFile(binary())).includes(mark)).toBe(system === 'win');
  });
});
