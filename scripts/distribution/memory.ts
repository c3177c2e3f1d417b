/**
 * How little memory the server is told to take, wherever it is started: `files/giliran`, `files/giliran.cmd` and
 * package.json say the same, which a test compares. Trials and measurements start it so.
 */

/**
 * A small young generation, and a heap that grows by two fifths before garbage is looked for: a hall's busiest ten
 * seconds leave it at 190 MB instead of 260, for a tenth more processor time in them.
 */
export const memoryFlags = ['--max-semi-space-size=4', '--heap-growing-percent=40'] as const;

/** A dozen threads that seldom ask for memory share two heaps of glibc. Windows has none of that. */
export const memoryEnvironment = { MALLOC_ARENA_MAX: '2' } as const;
