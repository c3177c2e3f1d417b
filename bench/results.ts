/** What a run found; parts that were not asked for are missing. */
import { z } from 'zod';
import type { Life } from './life.ts';
import type { LongDay } from './long-day.ts';
import type { Memory } from './memory.ts';
import type { Reporting } from './reporting.ts';
import type { Throughput } from './throughput.ts';

const Both = z.object({ p50: z.number(), p99: z.number() });
export const Pushes = z.object({
  displays: z.number(),
  screens: z.number(),
  kiosks: z.number(),
  followers: z.number(),
  calls: z.number(),
  /** Displays that a call did not reach in time; always 0 when all is well. */
  missed: z.number(),
  acknowledged: Both,
  display: Both,
  lastDisplay: Both,
});
type Pushes = z.infer<typeof Pushes>;

const Seen = z.object({ p50: z.number(), p95: z.number() });
export const Painted = z.object({
  samples: z.number(),
  display: Seen,
  tap: Seen,
  /** The kiosk's first screen with the processor slowed down four times. */
  first: Seen.extend({ scriptKb: z.number() }),
});
type Painted = z.infer<typeof Painted>;

const Three = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });
export const Papers = z.object({
  /** Others in the hall, and the commands they send a second together; 0: as fast as they are answered. */
  clients: z.number(),
  perSecond: z.number(),
  papers: z.number(),
  /** Papers that did not come out; always 0 when all is well. */
  failed: z.number(),
  /** Of one paper. */
  bytes: z.number(),
  acknowledged: Three,
  lastByte: Three,
  /** The same papers without a server: layout, asking the printer, sending. */
  alone: Three,
});
export type Papers = z.infer<typeof Papers>;

export interface Results {
  readonly at: string;
  readonly machine: Record<string, string | number>;
  readonly quick: boolean;
  readonly history: { readonly tickets: number; readonly days: number; readonly gigabytes: number } | null;
  readonly throughput: readonly Throughput[] | undefined;
  readonly longDay: LongDay | undefined;
  readonly pushes: Pushes | undefined;
  readonly painted: Painted | undefined;
  readonly papers: readonly Papers[] | undefined;
  readonly life: Life | undefined;
  readonly memory: Memory | undefined;
  readonly reporting: Reporting | undefined;
}
