/** What is measured is what halls run. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { memoryEnvironment, memoryFlags } from './memory.ts';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

it.each(['files/giliran', 'files/giliran.cmd', '../../package.json'])(
  '%s starts the server so',
  async (path) => {
    const starts = (await read(path)).split('\n').filter((line) => line.includes('--max-semi-space-size'));
    expect(starts.length).toBeGreaterThan(0);
    for (const line of starts) expect(line).toContain(` ${memoryFlags.join(' ')} `);
  },
);

it('the program for Linux shares heaps between threads', async () => {
  const { MALLOC_ARENA_MAX: most } = memoryEnvironment;
  expect(await read('files/giliran')).toContain(`export MALLOC_ARENA_MAX="\${MALLOC_ARENA_MAX:-${most}}"`);
});
