/** A printer on the network: the emulator behind a real TCP port, and the driver in front of it. */
import { createPrinter, encode, type ConfiguredPrinter, type Operation } from '@giliran/printing';
import { PrinterConfig } from '@giliran/protocol';
import { PrinterEmulator, SimulatedTimers, startTcpPrinter } from '@giliran/printing/emulator';

export type NetworkSite = {
  readonly timers: SimulatedTimers;
  readonly emulator: PrinterEmulator;
  readonly printer: ConfiguredPrinter;
  readonly port: number;
  /** The certainty of a ticket, or its failure. */
  readonly print: (name: string) => Promise<unknown>;
  /** How often the ticket's last line is on paper. */
  readonly copies: (name: string) => number;
  /** Switches the printer off: nobody listens any more. */
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => Promise<void>;
};

/** A ticket of many lines, several pieces long. */
export function ticketBytes(name: string): Uint8Array {
  const lines = Array.from({ length: 120 }, (_, n) => `${name} line ${n}`.padEnd(40, '.'));
  return encode([
    { kind: 'initialize' },
    ...[...lines, `end of ${name}`].flatMap((text): Operation[] => [
      { kind: 'text', text },
      { kind: 'lineFeed' },
    ]),
    { kind: 'cut', mode: 'partial', feedDots: 0 },
  ]);
}

export function copiesOf(emulator: PrinterEmulator, name: string): number {
  return [...emulator.papers.flatMap((paper) => paper.operations), ...emulator.unfinished].filter(
    (one) => one.kind === 'text' && one.text === `end of ${name}`,
  ).length;
}

/** Time stands still unless the test lets it pass, so no time limit depends on the machine's speed. */
export async function withNetworkPrinter(work: (site: NetworkSite) => Promise<void>): Promise<void> {
  const timers = new SimulatedTimers();
  const emulator = new PrinterEmulator({ width: '80mm', timers });
  let tcp = await startTcpPrinter(emulator, 0);
  const { port } = tcp;
  const config = PrinterConfig.parse({ adapter: 'network', host: '127.0.0.1', port, model: 'epson-tm-t82' });
  const made = await createPrinter(config, { journal: null, timers });
  if (!made.ok) throw new Error(made.error);
  const printer = made.value;
  try {
    await work({
      timers,
      emulator,
      printer,
      port,
      async print(name) {
        const outcome = await printer.print({ jobId: name, bytes: ticketBytes(name), width: '80mm' });
        return outcome.ok ? outcome.value.certainty : outcome.error;
      },
      copies: (name) => copiesOf(emulator, name),
      switchOff: () => tcp.close(),
      async switchOn() {
        tcp = await startTcpPrinter(emulator, port);
      },
    });
  } finally {
    await printer.close();
    await tcp.close();
  }
}

/** Resolves when the condition holds; looks again whenever the program has had its turn. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Lets time pass, in small steps, until the work is done. */
export async function whileTimePasses<T>(timers: SimulatedTimers, work: Promise<T>): Promise<T> {
  const state = { done: false };
  const finished = work.finally(() => {
    state.done = true;
  });
  while (!state.done) await timers.advance(100);
  return finished;
}
