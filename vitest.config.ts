import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short files that take long. What begins last keeps everybody waiting; large files begin first by themselves. */
const longest = [
  'faults/kills',
  'browser/guide',
  'faults/soak',
  'server/restore-drill',
  'electron/offline',
  'tests/day',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      longest.some((name) => moduleId.endsWith(`${name}.test.ts`));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    setupFiles: ['tests/support/fixed-draws.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Files share a process and its modules, which are then read once: a third of the time. A test leaves nothing behind.
          isolate: false,
          include: [
            'packages/**/*.test.{ts,tsx}',
            'apps/**/*.test.{ts,tsx}',
            'server/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        // These start servers, browsers and processes of their own and often wait for them: three files at a time.
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/support/built-screens.ts'],
          // Patience for slow, busy machines: only a failing test waits so long.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 3,
          // As the unit tests: the server's modules are read once for each worker, not for each file.
          isolate: false,
          // Processes and threads that a server starts by itself find its program compiled, as in a hall.
          env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/giliran', import.meta.url)) },
          // After the unit tests, which have as many workers as there are processors.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
