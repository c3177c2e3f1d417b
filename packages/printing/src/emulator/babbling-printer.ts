/**
 * A printer that says anything at any time: its status stream is a list of bytes that nobody chose. The driver
 * must come to an end with every paper, whatever it hears.
 */
import { ok } from '@giliran/protocol';
import { encode } from '../bytes/encode.ts';
import { createReceiptPrinter } from '../driver/create-receipt-printer.ts';
import { JobBook } from '../driver/job-book.ts';
import { memoryJournal } from '../driver/journal.ts';
import { createLineEngine } from '../driver/line-engine.ts';
import { TIME_LIMITS } from '../driver/manners.ts';
import { PaperRoll } from '../driver/paper-roll.ts';
import type { PrintOutcome } from '../driver/receipt-printer.ts';
import type { Connection, Transport } from '../driver/transport.ts';
import type { PrinterStatus } from '../printer.ts';
import { SimulatedTimers } from './simulated-timers.ts';

/** What the printer says, a piece for each time something is written to it; an empty piece is silence. */
export type Babble = readonly Uint8Array[];

export type Heard = { readonly outcome: PrintOutcome; readonly status: PrinterStatus };

function babblingTransport(babble: Babble): Transport {
  let said = 0;
  return {
    name: 'babble',
    answers: true,
    open() {
      let listen: (bytes: Uint8Array) => void = () => undefined;
      const connection: Connection = {
        write() {
          const piece = babble[said % babble.length];
          said++;
          if (piece !== undefined && piece.length > 0) queueMicrotask(() => listen(piece));
          return Promise.resolve(ok(undefined));
        },
        onData(listener) {
          listen = listener;
        },
        onLost: () => undefined,
        close: () => Promise.resolve(),
      };
      return Promise.resolve(ok(connection));
    },
  };
}

/** Prints one paper on such a printer and asks how it is. Never rejects, and takes no real time. */
export async function printOnBabble(babble: Babble, tellsWhenPrinted: boolean): Promise<Heard> {
  const timers = new SimulatedTimers();
  const loaded = await JobBook.load(memoryJournal(), timers.now());
  if (!loaded.ok) throw new Error(loaded.error);
  const { book, unfinished, usedMillimetres } = loaded.value;
  const printer = createReceiptPrinter({
    engine: createLineEngine({
      transport: babblingTransport(babble),
      manners: { answers: 'always', questions: [1, 2, 3, 4], reports: true, tellsWhenPrinted, speed: 100 },
      timers,
      limits: TIME_LIMITS,
    }),
    timers,
    book,
    roll: new PaperRoll(null, usedMillimetres, true),
    unfinished,
  });
  const bytes = encode([
    { kind: 'initialize' },
    { kind: 'text', text: 'A-012' },
    { kind: 'lineFeed' },
    { kind: 'cut', mode: 'partial', feedDots: 0 },
  ]);
  const outcome = await timers.until(printer.print({ jobId: 'babble', bytes, width: '80mm' }));
  const status = await timers.until(printer.status());
  await timers.until(printer.close());
  return { outcome, status };
}
