/** Is the hall ready to open: what was looked at, how it is, and what to do. */
import { z } from 'zod';
import { Instant } from './basics.ts';

/** A sentence as it is shown, in both languages. */
const Sentence = z.strictObject({ id: z.string(), en: z.string() });

export const ReadinessGroup = z.enum([
  'machine',
  'data',
  'backups',
  'kiosks',
  'displays',
  'counters',
  'setUp',
]);
export type ReadinessGroup = z.infer<typeof ReadinessGroup>;

/** `unknown`: it cannot be told from here, for instance while the server is stopped. */
export const FindingStatus = z.enum(['ok', 'warning', 'fail', 'unknown']);
export type FindingStatus = z.infer<typeof FindingStatus>;

export const Finding = z.strictObject({
  /** The check, and the thing it looked at: `kiosk/kiosk-1`. */
  id: z.string(),
  group: ReadinessGroup,
  status: FindingStatus,
  /** How it is. */
  title: Sentence,
  /** What that means; null where the title says it all. */
  meaning: Sentence.nullable(),
  /** What to do; null where there is nothing to do. */
  action: Sentence.nullable(),
  /** Where in the console it is put right: `printers/kiosk-1`. */
  page: z.string().nullable(),
  /** A display that can be asked to make a sound. */
  soundOf: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const Readiness = z.strictObject({
  at: Instant,
  /** The worst of the findings; what is unknown does not count. */
  status: z.enum(['ok', 'warning', 'fail']),
  findings: z.array(Finding),
});
export type Readiness = z.infer<typeof Readiness>;

/** `played`: the display's browser played the chime; whether it was heard, a person says. */
export const SoundTest = z.strictObject({ outcome: z.enum(['played', 'locked', 'busy', 'failed']) });
export type SoundTest = z.infer<typeof SoundTest>;
