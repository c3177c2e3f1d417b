/** What `npm run day` can be told. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@giliran/protocol';
import { z } from 'zod';

export interface DayOptions {
  readonly server: string;
  readonly key: string;
  /** Of the staff of the demo site. */
  readonly password: string;
  readonly kioskKeys: readonly string[];
  /** How long the eight hours last, in real minutes. */
  readonly minutes: number;
  readonly tickets: number;
  readonly seed: number;
}

export const dayHelp = `A busy day in the hall, played against a running server

  npm run day -- [options]

  --server   http://127.0.0.1:8080   where the server is
  --key      demo-admin-key          key of a program with scope admin
  --password giliran-demo            password of the staff, who sign in at the counters
  --kiosks   demo-kiosk-1,demo-kiosk-2,demo-kiosk-3
                                     keys of the kiosks that issue the tickets
  --minutes  3                       real minutes in which the eight hours pass
  --tickets  1200                    citizens who come
  --seed     1                       another number is another day

While it runs, the site's minutes (head start, offsets, penalties) shrink with the day, and afterwards
they are as before. Afterwards every event of the log is checked; the command fails when a promise was broken.
`;

const Given = z.object({
  server: z.url({ protocol: /^https?$/, error: 'write --server as http://host:port' }),
  key: z.string().min(1),
  password: z.string(),
  kiosks: z.string(),
  minutes: z.coerce.number().min(0.02, '--minutes is at least 0.02').max(600, '--minutes is at most 600'),
  tickets: z.coerce.number().int('--tickets is a whole number').min(1).max(20_000),
  seed: z.coerce.number().int('--seed is a whole number'),
});

/** Reads the command line; `help` when that was asked for, or what is wrong with it. */
export function readDayOptions(args: readonly string[]): Result<DayOptions | 'help', string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        server: { type: 'string', default: 'http://127.0.0.1:8080' },
        key: { type: 'string', default: 'demo-admin-key' },
        password: { type: 'string', default: 'giliran-demo' },
        kiosks: { type: 'string', default: 'demo-kiosk-1,demo-kiosk-2,demo-kiosk-3' },
        minutes: { type: 'string', default: '3' },
        tickets: { type: 'string', default: '1200' },
        seed: { type: 'string', default: '1' },
      },
    });
    if (values.help) return ok('help');
    const given = Given.safeParse(values);
    if (!given.success) {
      const wrong = given.error.issues.map((i) => `${String(i.path[0] ?? '')}: ${i.message}`);
      return err(wrong.join('\n'));
    }
    const { kiosks, server, ...rest } = given.data;
    const kioskKeys = kiosks.split(',').flatMap((k) => (k.trim() === '' ? [] : [k.trim()]));
    return ok({ ...rest, server: server.replace(/\/+$/, ''), kioskKeys });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
