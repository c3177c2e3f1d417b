/**
 * Packages one program: `npm run package -- kiosk [--dir] [--win|--linux]`.
 *
 * Builds the renderer, bundles main and preload, lays both in a folder of their own (nothing else can get
 * into the package) and hands that to electron-builder. The result lies in `dist/package/<app>`.
 *
 *   --dir                   the unpacked program instead of installers
 *   --win, --linux          for that system instead of this one
 *   --electron-dist PATH    an unpacked Electron instead of a downloaded one
 *   --renderer PATH         a built renderer instead of building the app's own
 *   --out PATH              where everything goes
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleElectron } from '@giliran/shell/vite';
import { ShellApp } from '@giliran/shell/bridge';
import { Arch, build as packageApp, type Configuration, Platform } from 'electron-builder';
import { build as buildRenderer } from 'vite';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');

const names: Record<ShellApp, { product: string; executable: string; description: string }> = {
  kiosk: {
    product: 'Giliran Kiosk',
    executable: 'giliran-kiosk',
    description: 'Ticket kiosk of the Giliran queue',
  },
  display: {
    product: 'Giliran Display',
    executable: 'giliran-display',
    description: 'Lobby display of the Giliran queue',
  },
  counter: {
    product: 'Giliran Loket',
    executable: 'giliran-counter',
    description: 'Counter program of the Giliran queue',
  },
};

interface Order {
  readonly app: ShellApp;
  readonly dirOnly: boolean;
  readonly platform: Platform;
  readonly electronDist: string | null;
  readonly renderer: string | null;
  readonly out: string;
}

function readOrder(args: readonly string[]): Order {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: 'boolean', default: false },
      win: { type: 'boolean', default: false },
      linux: { type: 'boolean', default: false },
      'electron-dist': { type: 'string' },
      renderer: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const app = ShellApp.safeParse(positionals[0]);
  if (!app.success || positionals.length !== 1) {
    throw new Error(`Name one program to package: ${ShellApp.options.join(', ')}.`);
  }
  const platform = values.win ? Platform.WINDOWS : values.linux ? Platform.LINUX : Platform.current();
  return {
    app: app.data,
    dirOnly: values.dir,
    platform,
    electronDist: values['electron-dist'] === undefined ? null : resolve(values['electron-dist']),
    renderer: values.renderer === undefined ? null : resolve(values.renderer),
    out: values.out === undefined ? join(root, 'dist', 'package', app.data) : resolve(values.out),
  };
}

const VersionField = z.object({ version: z.string() });
const versionIn = async (packageFolder: string): Promise<string> =>
  VersionField.parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))).version;

/** The folder of the built renderer; builds the app's own when none was given. */
async function builtRenderer({ app, renderer }: Order): Promise<string> {
  if (renderer !== null) return renderer;
  const folder = join(root, 'apps', app);
  const configFile = join(folder, 'vite.config.ts');
  if (!existsSync(configFile)) throw new Error(`There is no renderer to build: ${configFile} is missing.`);
  await buildRenderer({ root: folder, configFile, logLevel: 'warn' });
  return join(folder, 'dist', 'renderer');
}

/** Modules that the bundle still asks for at run time, beside Electron's and Node's own. */
const runtimeModules = (bundle: string): readonly string[] =>
  ['usb'].filter((name) =>
    new RegExp(`(?:from\\s*|import\\s*\\(?\\s*|\\w\\()["'\`]${name}["'\`]`).test(bundle),
  );

async function stage(order: Order, version: string): Promise<string> {
  const folder = join(order.out, 'stage');
  await rm(order.out, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(await builtRenderer(order), join(folder, 'renderer'), { recursive: true });
  if (!existsSync(join(folder, 'renderer', 'index.html'))) throw new Error('The renderer has no index.html.');
  await bundleElectron({
    app: join(root, 'apps', order.app),
    out: join(folder, 'electron'),
    version,
    minify: true,
  });
  const { product, description, executable } = names[order.app];
  const modules = runtimeModules(await readFile(join(folder, 'electron', 'main.js'), 'utf8'));
  const dependencies = await copyRuntimeModules(modules, folder, order.platform);
  const manifest = {
    name: executable,
    productName: product,
    version,
    description,
    author: { name: 'Giliran', email: 'giliran@localhost' },
    homepage: 'http://giliran.localhost',
    license: 'UNLICENSED',
    private: true,
    type: 'module',
    main: 'electron/main.js',
    dependencies,
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}

const ModuleFields = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

/** Where Node would find `name` when `from` asks for it. */
function moduleFolder(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`The bundle needs ${name}, which is not installed.`);
  }
}

/** What a module needs to run: scripts, its description, the prebuilt binary of this system; not what they were made from. */
const neededAtRunTime = (path: string, system: string): boolean => {
  const parts = path.split(sep);
  if (parts[0] === 'prebuilds') return parts.length < 2 || parts[1] === `${system}-x64`;
  if (['src', 'test', 'libusb', 'libusb_config', 'node_modules'].includes(parts[0] ?? '')) return false;
  return parts.length > 1 || /^(|package\.json|LICENSE.*|.*\.c?js)$/.test(path);
};

/** Copies the modules and theirs into the staged folder; gives what its package.json must list. */
async function copyRuntimeModules(
  modules: readonly string[],
  folder: string,
  platform: Platform,
): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {};
  const copy = async (name: string, from: string, into: string): Promise<string> => {
    const source = moduleFolder(name, from);
    const target = join(into, 'node_modules', name);
    const fields = ModuleFields.parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')));
    await cp(source, target, {
      recursive: true,
      filter: (path) => neededAtRunTime(relative(source, path), platform.nodeName),
    });
    for (const dependency of Object.keys(fields.dependencies)) {
      // Headers for compiling; nothing of it is loaded.
      if (dependency === 'node-addon-api') continue;
      await copy(dependency, source, target);
    }
    return fields.version;
  };
  for (const name of modules) versions[name] = await copy(name, root, folder);
  return versions;
}

async function main(): Promise<void> {
  const order = readOrder(process.argv.slice(2));
  const version = await versionIn(root);
  const projectDir = await stage(order, version);
  const { product, executable } = names[order.app];
  const config: Configuration = {
    extends: join(root, 'electron-builder.yml'),
    appId: `id.giliran.${order.app}`,
    productName: product,
    electronVersion: await versionIn(join(root, 'node_modules', 'electron')),
    directories: { output: order.out, buildResources: join(projectDir, 'build') },
    linux: { executableName: executable },
    win: { executableName: executable },
    ...(order.electronDist === null ? {} : { electronDist: order.electronDist }),
  };
  await packageApp({
    projectDir,
    config,
    targets: order.platform.createTarget(order.dirOnly ? 'dir' : null, Arch.x64),
    publish: 'never',
  });
}

main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
});
