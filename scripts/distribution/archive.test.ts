/** What is packed comes out again, unpacked by programs that are not ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFolder } from './archive.ts';

let place: string;
const long = `${'deep/'.repeat(24)}file-with-a-long-name.js`;
const content: Readonly<Record<string, Buffer>> = {
  'empty.txt': Buffer.alloc(0),
  'exactly-one-block.bin': Buffer.alloc(512, 7),
  'run.sh': Buffer.from('#!/bin/sh\necho ran\n'),
  [long]: Buffer.from('x'.repeat(10_000)),
};

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'giliran-archive-'));
  for (const [name, bytes] of Object.entries(content)) {
    const file = join(place, 'server-1', name);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, bytes);
  }
  await chmod(join(place, 'server-1', 'run.sh'), 0o755);
});
afterAll(() => rm(place, { recursive: true, force: true }));

const unpackers: Readonly<Record<string, (file: string, into: string) => void>> = {
  linux: (file, into) => void execFileSync('tar', ['-xzf', file, '-C', into]),
  win32: (file, into) => {
    const script = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
    execFileSync('python3', ['-c', script, file, into]);
  },
};
const canUnzip = spawnSync('python3', ['--version']).status === 0;

describe.each(Object.keys(unpackers))('an archive for %s', (platform) => {
  it.runIf(platform !== 'win32' || canUnzip)('holds every file as it was', async () => {
    const name = await packFolder(join(place, 'server-1'), platform);
    expect(name).toBe(platform === 'win32' ? 'server-1.zip' : 'server-1.tar.gz');
    const into = join(place, `unpacked-${platform}`);
    await mkdir(into);
    unpackers[platform]?.(join(place, name), into);
    for (const [path, bytes] of Object.entries(content))
      expect(await readFile(join(into, 'server-1', path)), path).toEqual(bytes);
    // Python's unpacker lets modes go.
    if (platform === 'linux') expect((await stat(join(into, 'server-1', 'run.sh'))).mode & 0o777).toBe(0o755);
  });
});
