/** What `npm run torture` can be told. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@giliran/protocol';
import { z } from 'zod';

export interface TortureOptions {
  readonly kills: number;
  /** Pieces of nonsense, half over HTTP, half over sockets. */
  readonly cases: number;
  /** Screens that reconnect at once. */
  readonly screens: number;
  readonly histories: number;
  readonly cuts: number;
  readonly seed: number;
}

export const tortureHelp = `Faults, one after the other, against servers of its own

  npm run torture -- [options]

  --kills      1000     times the server process is killed in the middle of work
  --cases      100000   pieces of nonsense, half over HTTP, half over sockets
  --screens    2000     screens that lose the server and come back at once
  --histories  50       recordings of many clients, each explained by one order
  --cuts       1000     places at which the write-ahead log is torn
  --seed       (time)   the same number, the same trials

0 leaves a trial out. The command fails when a promise was broken.
`;

const count = z.coerce.number().int().min(0).max(1_000_000);
const Given = z.object({
  kills: count,
  cases: count,
  screens: count,
  histories: count,
  cuts: count,
  seed: count,
});

/** Reads the command line; `help` when that was asked for, or what is wrong with it. */
export function readTortureOptions(
  args: readonly string[],
  seed: number,
): Result<TortureOptions | 'help', string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        kills: { type: 'string', default: '1000' },
        cases: { type: 'string', default: '100000' },
        screens: { type: 'string', default: '2000' },
        histories: { type: 'string', default: '50' },
        cuts: { type: 'string', default: '1000' },
        seed: { type: 'string', default: String(seed) },
      },
    });
    if (values.help) return ok('help');
    const given = Given.safeParse(values);
    return given.success
      ? ok(given.data)
      : err(given.error.issues.map((i) => `--${String(i.path[0] ?? '')}: ${i.message}`).join('\n'));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
