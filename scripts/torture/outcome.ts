/** What a trial came to: figures for people, and the promises it saw broken. */
export interface Outcome {
  readonly name: string;
  readonly figures: Readonly<Record<string, string | number>>;
  /** Broken promises, in words; empty when all is well. */
  readonly problems: readonly string[];
}

const shown = 20;

/** One trial as a few lines of text. */
export function told({ name, figures, problems }: Outcome): string {
  const width = Math.max(0, ...Object.keys(figures).map((key) => key.length));
  const rows = Object.entries(figures).map(([key, value]) => `    ${key.padEnd(width)}  ${value}`);
  const broken = problems.slice(0, shown).map((problem) => `    ✗ ${problem}`);
  if (problems.length > shown) broken.push(`    ✗ … and ${problems.length - shown} more`);
  return [`${problems.length === 0 ? '✓' : '✗'} ${name}`, ...rows, ...broken].join('\n');
}

/** A trial in one line of the summary: ✓ or ✗, what it was, how much of it, how long it took. */
export function verdict({ name, figures, problems }: Outcome, took: string): string {
  const [size] = Object.entries(figures);
  const broken = problems.length === 0 ? 'none broken' : `${problems.length} broken`;
  const mark = problems.length === 0 ? '✓' : '✗';
  return `${mark} ${name.padEnd(34)} ${(size ? `${size[1]} ${size[0]}` : '').padEnd(18)} ${broken.padEnd(12)} ${took}`;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks again and again until something holds; false when it did not within `ms`. */
export async function within(ms: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const until = performance.now() + ms;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > until) return false;
    await pause(10);
  }
}
