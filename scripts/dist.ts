/**
 * `npm run dist`: the server as a folder that runs on a machine with nothing installed, and as one file to carry
 * there. `--platform win32-x64` makes it for another machine, `--no-archive` only the folder.
 */
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildScreens } from './build.ts';
import { packFolder } from './distribution/archive.ts';
import { makeServerFolder } from './distribution/make.ts';
import { hereTarget, nameOf, readTarget } from './distribution/target.ts';

const root = resolve(import.meta.dirname, '..');

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(async (e) => (await stat(join(e.parentPath, e.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      platform: { type: 'string' },
      out: { type: 'string', default: join(root, 'dist') },
      'no-archive': { type: 'boolean', default: false },
    },
  });
  const here = hereTarget();
  const target = values.platform === undefined ? here : readTarget(values.platform);
  if (!target.ok) {
    process.stderr.write(`${target.error}\n`);
    return 2;
  }
  await buildScreens();
  const made = await makeServerFolder({
    ...{ root, into: resolve(values.out), target: target.value },
    here: here.ok && nameOf(here.value) === nameOf(target.value),
  });
  process.stdout.write(
    `✓ ${relative(process.cwd(), made.folder)} (${megabytes(await sizeOf(made.folder))}, Node ${made.nodeVersion})\n`,
  );
  if (values['no-archive']) return 0;
  const archive = await packFolder(made.folder, target.value.platform);
  const { size } = await stat(join(made.folder, '..', archive));
  process.stdout.write(
    `✓ ${join(relative(process.cwd(), join(made.folder, '..')), archive)} (${megabytes(size)})\n`,
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
