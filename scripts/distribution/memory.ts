/**
 * How little memory the server is told to take, wherever it is started: `files/giliran`, `files/giliran.cmd` and
 * package.json say the same, which a test compares. Trials and measurements start it so.
 */

/** A small young generation. How the heap grows is the server's own to say: `server/src/heap-growth.ts`. */
export const memoryFlags = ['--max-semi-space-size=4'] as const;

/** A dozen threads that seldom ask for memory share two heaps of glibc. Windows has none of that. */
export const memoryEnvironment = { MALLOC_ARENA_MAX: '2' } as const;
