/** What `npm run torture` can be told. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@giliran/protocol';
import { z } from 'zod';

export interface TortureOptions {
  readonly kills: number;
  /** Pieces of nonsense: over HTTP and sockets, in set-up files and from printers. */
  readonly cases: number;
  /** Screens that reconnect at once. */
  readonly screens: number;
  readonly histories: number;
  readonly cuts: number;
  /** Days in compressed time. */
  readonly days: number;
  /** Tickets on each of them. */
  readonly tickets: number;
  readonly seed: number;
}

export const tortureHelp = `Faults, one after the other, against servers of its own

  npm run torture -- [options]
  npm run torture -- --soak [--days 365] [--tickets 200]     only the days in compressed time

  --kills      1000     times the server process is killed in the middle of work
  --cases      100000   pieces of nonsense: over HTTP and sockets, in set-up files, from printers
  --screens    2000     screens that lose the server and come back at once
  --histories  50       recordings of many clients, each explained by one order
  --cuts       1000     places at which the write-ahead log is torn
  --days       0        days in compressed time (with --soak: 365, and nothing else)
  --tickets    200      tickets on each of them
  --seed       (time)   the same number, the same trials

0 leaves a trial out. Ctrl+C ends kills and days with what has been done so far. The command fails when a promise was broken.
`;

const count = z.coerce.number().int().min(0).max(1_000_000);
const Given = z.object({
  kills: count,
  cases: count,
  screens: count,
  histories: count,
  cuts: count,
  days: count,
  tickets: count,
  seed: count,
});

const nothing = { kills: 0, cases: 0, screens: 0, histories: 0, cuts: 0, days: 0, tickets: 200 };
const everything = { ...nothing, kills: 1000, cases: 100_000, screens: 2000, histories: 50, cuts: 1000 };
const onlySoak = { ...nothing, days: 365 };

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
        soak: { type: 'boolean', default: false },
        kills: { type: 'string' },
        cases: { type: 'string' },
        screens: { type: 'string' },
        histories: { type: 'string' },
        cuts: { type: 'string' },
        days: { type: 'string' },
        tickets: { type: 'string' },
        seed: { type: 'string', default: String(seed) },
      },
    });
    if (values.help) return ok('help');
    const { soak, help: _, ...told } = values;
    const given = Given.safeParse({ ...(soak ? onlySoak : everything), ...told });
    return given.success
      ? ok(given.data)
      : err(given.error.issues.map((i) => `--${String(i.path[0] ?? '')}: ${i.message}`).join('\n'));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
