/** Printers whose status stream is noise: the driver ends every paper with one of its words, and takes no time over it. */
import { printOnBabble, type Babble } from '@giliran/printing/emulator';
import fc from 'fast-check';
import type { Outcome } from './outcome.ts';

/** Noise, and bytes with the marks of the three kinds of answers, so that the reader is led astray. */
const piece = fc.oneof(
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(0x12, 0x10, 0x1a, 0x16, 0x72, 0x00, 0x0f), { maxLength: 12 })
      .map((b) => Uint8Array.from(b)),
  },
  { weight: 1, arbitrary: fc.constant(new Uint8Array()) },
  { weight: 1, arbitrary: fc.constant(new Uint8Array(4_000).fill(0xff)) },
);
/** It answers properly for a while, so that the noise meets the driver at every step. */
const babble: fc.Arbitrary<Babble> = fc
  .tuple(fc.nat(16), fc.array(piece, { minLength: 1, maxLength: 12 }))
  .map(([proper, noise]) => [...Array.from({ length: proper }, () => Uint8Array.of(0x12)), ...noise]);
const states = new Set([
  'ready',
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterError',
  'offline',
  'error',
  'unknown',
]);

export async function nonsenseFromPrinters({
  cases,
  seed,
}: {
  cases: number;
  seed: number;
}): Promise<Outcome> {
  const problems: string[] = [];
  const ends = new Map<string, number>();
  const streams = fc.sample(fc.tuple(babble, fc.boolean()), { numRuns: cases, seed });
  for (const [stream, tells] of streams) {
    const said = stream.map((bytes) => Buffer.from(bytes).toString('hex').slice(0, 60)).join(' ');
    try {
      const { outcome, status } = await printOnBabble(stream, tells);
      const end = outcome.ok ? outcome.value.certainty : outcome.error.kind;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      if (!states.has(status.state)) problems.push(`no state at all (${status.state}) after ${said}`);
    } catch (error) {
      problems.push(`${String(error)} after ${said}`);
    }
  }
  const told = [...ends].map(([end, times]) => `${end} × ${times}`).sort();
  return { name: 'nonsense from printers', figures: { streams: cases, ends: told.join(', ') }, problems };
}
