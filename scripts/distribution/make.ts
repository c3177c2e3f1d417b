/** Lays the server folder out: Node, our code, the libraries, the screens, the demo, and what installs them. */
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { bundleServer } from './bundle-server.ts';
import { collectLibraries, copyLibraries } from './libraries.ts';
import { copyNode } from './node-program.ts';
import { checkSums, notice } from './papers.ts';
import { nameOf, type Target } from './target.ts';

export interface ServerFolder {
  /** The project's folder, with built screens. */
  readonly root: string;
  /** The folder that the server folder is laid in. */
  readonly into: string;
  readonly target: Target;
  /** True when the target is the machine this runs on. */
  readonly here: boolean;
}

export interface MadeFolder {
  readonly folder: string;
  readonly version: string;
  readonly nodeVersion: string;
}

const screens = ['kiosk', 'display', 'counter', 'console', 'phone'] as const;
/** What installs and starts the server, on each kind of system. */
const filesFor = (target: Target): readonly string[] =>
  target.platform === 'win32'
    ? ['giliran.cmd', 'giliran-service.cmd', 'install-windows.ps1', 'giliran.env', 'README.txt']
    : ['giliran', 'install.sh', 'giliran.service', 'giliran.env', 'README.txt'];
const executables: ReadonlySet<string> = new Set(['giliran', 'install.sh']);

const Manifest = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
const manifestIn = async (folder: string): Promise<z.infer<typeof Manifest>> =>
  Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));

/** Makes the folder anew. Throws in words when something cannot be had. */
export async function makeServerFolder({ root, into, target, here }: ServerFolder): Promise<MadeFolder> {
  const { version } = await manifestIn(root);
  const folder = join(into, `giliran-server-${version}-${nameOf(target)}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'server'), { recursive: true });

  const bundle = await bundleServer({ root, out: join(folder, 'server', 'app') });
  const libraries = await collectLibraries(bundle.libraries, join(root, 'server'));
  await copyLibraries(libraries, { root, out: folder, target });
  await cp(join(root, 'server', 'demo'), join(folder, 'server', 'demo'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  await writeFile(
    join(folder, 'server', 'package.json'),
    `${JSON.stringify({ name: 'giliran-server', version, private: true, type: 'module' }, null, 2)}\n`,
  );
  for (const screen of screens) await copyScreen(root, folder, screen);
  for (const file of bundle.files) insistOn(folder, file);

  const nodeVersion = await copyNode({ root, out: folder, target, here });
  for (const file of filesFor(target)) {
    const text = await readFile(join(root, 'scripts', 'distribution', 'files', file), 'utf8');
    // Windows' own programs want its line ends.
    await writeFile(join(folder, file), target.platform === 'win32' ? text.replaceAll('\n', '\r\n') : text);
    if (executables.has(file)) await chmod(join(folder, file), 0o755);
  }
  await writeFile(join(folder, 'VERSION'), `${version}\n`);
  const onScreens = await librariesOfScreens(root);
  await writeFile(
    join(folder, 'NOTICE.txt'),
    notice({ version, nodeVersion, server: libraries, screens: onScreens }),
  );
  await writeFile(join(folder, 'SHA256SUMS'), await checkSums(folder));
  return { folder, version, nodeVersion };
}

async function copyScreen(root: string, folder: string, screen: string): Promise<void> {
  const built = join(root, 'apps', screen, 'dist', 'renderer');
  if (!existsSync(join(built, 'index.html'))) throw new Error(`The screen "${screen}" is not built.`);
  await cp(built, join(folder, 'apps', screen, 'dist', 'renderer'), {
    recursive: true,
    filter: (path) => !path.endsWith('.map') && !path.endsWith(`${sep}.built-from`),
  });
}

/** What the code reads beside itself must be there; a name that is made up while it runs is looked for up to there. */
function insistOn(folder: string, file: string): void {
  const fixed = file.split('${', 1)[0] ?? '';
  const place = fixed === file ? fixed : fixed.slice(0, fixed.lastIndexOf('/') + 1);
  if (!existsSync(join(folder, ...place.split('/'))))
    throw new Error(`The server reads ${file}, which is not in the distribution.`);
}

/** What the screens are made of; it lies in their bundles. */
async function librariesOfScreens(root: string) {
  const names = new Set<string>();
  // What is in the voice's package beside these only checks recordings.
  const packages = await readdir(join(root, 'packages'));
  const folders = [
    ...screens.map((screen) => join('apps', screen)),
    ...packages.filter((name) => ['client', 'protocol', 'ui'].includes(name)).map((n) => join('packages', n)),
  ];
  for (const folder of folders)
    for (const name of Object.keys((await manifestIn(join(root, folder))).dependencies)) names.add(name);
  return collectLibraries([...names], root);
}
