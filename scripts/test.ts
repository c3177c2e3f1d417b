/**
 * `npm test`: everything that must hold, in one command: types, lint and layers, format, unused code,
 * and the tests (unit, property, database, socket, browser, desktop shell). Arguments go to Vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { buildScreens } from './build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.cache', 'vitest.json');
const Summary = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

interface Step {
  readonly name: string;
  run(): boolean | Promise<boolean>;
}

const tool = (name: string, ...args: string[]): Step['run'] => {
  return () => {
    const bin = join(root, 'node_modules', '.bin', name);
    const done = spawnSync(bin, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    return done.status === 0;
  };
};

const steps: readonly Step[] = [
  { name: 'types', run: tool('tsc', '--noEmit') },
  { name: 'lint and layers', run: tool('oxlint') },
  { name: 'format', run: tool('oxfmt', '--check', '.') },
  { name: 'unused code', run: tool('knip') },
  {
    name: 'build of the screens',
    async run() {
      const built = await buildScreens();
      process.stdout.write(built.length === 0 ? 'up to date\n' : `built ${built.join(', ')}\n`);
      return true;
    },
  },
  {
    name: 'tests',
    run: tool(
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...process.argv.slice(2),
    ),
  },
];

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });
const failed: string[] = [];
const times: string[] = [];
for (const step of steps) {
  process.stdout.write(`\n── ${step.name}\n`);
  const began = performance.now();
  const ok = await step.run();
  times.push(`${ok ? '✓' : '✗'} ${step.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (!ok) failed.push(step.name);
}

const summary = existsSync(results) ? Summary.parse(JSON.parse(readFileSync(results, 'utf8'))) : null;
process.stdout.write(`\n${times.join('\n')}\n\n`);
const failures =
  (summary?.numFailedTests ?? 0) +
  failed.filter((name) => name !== 'tests' || !summary?.numFailedTests).length;
const skipped = (summary?.numPendingTests ?? 0) + (summary?.numTodoTests ?? 0);
process.stdout.write(
  `${summary?.numPassedTests ?? 0} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
if (failed.length > 0) process.stderr.write(`Not well: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
