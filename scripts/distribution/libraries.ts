/** The libraries that the server runs on, copied as published, without what only their makers need. */
import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { Target } from './target.ts';

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform((old) => old.type)]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** One library that is in the distribution. */
export interface Library {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Its folder in the project. */
  readonly folder: string;
  /** The text of its licence, where it brings one. */
  readonly licenseText: string | null;
}

/** Headers and tools for compiling: nothing of them is loaded. */
const onlyForCompiling: ReadonlySet<string> = new Set(['node-addon-api']);

/** Where Node would find `name` when a file in `from` asks for it; null when it is not installed. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return null;
  }
}

const makersOnly: ReadonlySet<string> = new Set([
  ...['test', 'tests', '__tests__', 'benchmark', 'benchmarks', 'bench', 'example', 'examples', 'docs', 'doc'],
  ...['.github', '.vscode', 'coverage', 'node_modules'],
]);
/** Sources that a binary was made from, and binaries made on this machine. */
const sourcesOfBinaries: Readonly<Record<string, ReadonlySet<string>>> = {
  'better-sqlite3': new Set(['deps', 'src', 'build', 'binding.gyp']),
  usb: new Set(['libusb', 'libusb_config', 'src', 'build', 'binding.gyp', 'libusb.gypi']),
};
const makersFile = /(\.d\.[cm]?ts|\.ts|\.tsx|\.map|\.flow|\.md|\.markdown|\.ya?ml|\.tgz|^\.[a-z-]+(rc)?)$/i;
const licenseFile = /^(licen[cs]e|copying|notice)/i;

/** Whether a file of a library (its path inside the library's folder) is shipped. */
export function isShipped(library: string, path: string, target: Target): boolean {
  if (path === '') return true;
  const parts = path.split(sep);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (makersOnly.has(first) || sourcesOfBinaries[library]?.has(first)) return false;
  if (first === 'prebuilds') return parts.length === 1 || isBinaryFor(parts[1] ?? '', target);
  return licenseFile.test(last) || !makersFile.test(last);
}

/** `linux-x64.node` (better-sqlite3), `linux-x64` or `darwin-x64+arm64` (usb, a folder). */
function isBinaryFor(name: string, target: Target): boolean {
  const [platform = '', archs = ''] = name.replace(/\.node$/, '').split('-', 2);
  return platform === target.platform && archs.split('+').includes(target.arch);
}

/** The libraries and all that they need in turn, where a file in `from` asks for them. */
export async function collectLibraries(names: readonly string[], from: string): Promise<readonly Library[]> {
  const found = new Map<string, Library>();
  const collect = async (name: string, asker: string, optional: boolean): Promise<void> => {
    if (onlyForCompiling.has(name) || name.startsWith('@types/') || name.startsWith('@giliran/')) return;
    const folder = folderOf(name, asker);
    if (folder === null) {
      if (optional) return;
      throw new Error(`${name} is needed and not installed; run npm ci`);
    }
    if (found.has(folder)) return;
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    found.set(folder, {
      ...{ name, version: manifest.version, folder, license: manifest.license ?? 'see its text' },
      licenseText: await licenseTextOf(folder),
    });
    for (const needed of Object.keys(manifest.dependencies)) await collect(needed, folder, false);
    for (const needed of Object.keys(manifest.optionalDependencies)) await collect(needed, folder, true);
  };
  for (const name of names) await collect(name, from, false);
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Copies libraries into `out/node_modules`, laid out as they are in the project. */
export async function copyLibraries(
  libraries: readonly Library[],
  { root, out, target }: { readonly root: string; readonly out: string; readonly target: Target },
): Promise<void> {
  for (const { name, folder } of libraries)
    await cp(folder, join(out, relative(root, folder)), {
      recursive: true,
      filter: (path) => isShipped(name, relative(folder, path), target),
    });
}

async function licenseTextOf(folder: string): Promise<string | null> {
  const file = (await readdir(folder)).find((name) => licenseFile.test(name));
  return file === undefined ? null : readFile(join(folder, file), 'utf8');
}
