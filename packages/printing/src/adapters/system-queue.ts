/**
 * A printer that belongs to the system: a CUPS queue, or a printer shared by Windows. Nobody tells what
 * became of the paper, so the most that can be said is `sent`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type { MeasuredJob, PrintEngine, Progress } from '../driver/engine.ts';
import { canPrint } from '../printer.ts';
import type { PrinterStatus, PrintFailure } from '../printer.ts';
import type { ProgramCall, ProgramEnd, ProgramFailure, RunProgram } from './run-program.ts';

export type SystemQueueDependencies = {
  readonly run: RunProgram;
  /** Where a file for Windows' `copy` may lie for a moment; default the system's. */
  readonly temporaryFolder?: string;
};

/** Milliseconds: handing over is quick, the printing itself is not waited for. */
const LIMIT_MS = 15_000;

const CANNOT_TELL: PrinterStatus = {
  state: 'unknown',
  detail: 'a print queue does not tell how the printer is',
};

/** `queue` is a CUPS queue's name or `\\computer\printer`, as `PrinterConfig` has checked it. */
export function createSystemQueue(queue: string, dependencies: SystemQueueDependencies): PrintEngine {
  const shared = queue.startsWith('\\\\');
  let trouble: string | null = null;
  const note = (status: PrinterStatus, detail: string | null): PrinterStatus => {
    trouble = detail;
    return status;
  };
  const look = async (): Promise<PrinterStatus> => {
    if (shared) return CANNOT_TELL;
    const told = await dependencies.run({ command: 'lpstat', args: ['-p', queue], limitMs: LIMIT_MS });
    if (!told.ok) return note(notRun(told.error, 'lpstat'), 'the print queue cannot be asked');
    if (told.value.code !== 0) return note({ state: 'offline' }, wordsOf(told.value));
    if (/ disabled since /.test(told.value.output)) return note({ state: 'offline' }, wordsOf(told.value));
    return note(CANNOT_TELL, null);
  };
  return {
    name: queue,
    status: look,
    onStatus: () => undefined,
    rubbish: () => 0,
    trouble: () => trouble,
    close: () => Promise.resolve(),
    async print(job, progress) {
      const status = await look();
      if (!canPrint(status)) return err({ kind: 'notReady', status });
      return shared
        ? printToShare(queue, job, progress, dependencies)
        : handOver(
            {
              command: 'lp',
              args: ['-d', queue, '-o', 'raw', '-t', job.jobId, '-'],
              input: job.bytes,
              limitMs: LIMIT_MS,
            },
            progress,
            dependencies.run,
          );
    },
  };
}

async function printToShare(
  share: string,
  job: MeasuredJob,
  progress: Progress,
  { run, temporaryFolder = tmpdir() }: SystemQueueDependencies,
): Promise<Result<'sent', PrintFailure>> {
  let folder: string;
  let file: string;
  try {
    folder = await mkdtemp(join(temporaryFolder, 'ticket-'));
    file = join(folder, 'ticket.bin');
    await writeFile(file, job.bytes);
  } catch (error) {
    return err({ kind: 'notPrinted', detail: error instanceof Error ? error.message : String(error) });
  }
  // The share's name has no character that the command line reads (see PrinterConfig).
  const args = ['/d', '/s', '/c', `"copy /b "${file}" "${share}""`];
  const outcome = await handOver(
    { command: 'cmd.exe', args, limitMs: LIMIT_MS, verbatim: true },
    progress,
    run,
  );
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  return outcome;
}

/** A program that refuses (an exit code) has taken nothing; one that was ended by force may have. */
async function handOver(
  call: ProgramCall,
  progress: Progress,
  run: RunProgram,
): Promise<Result<'sent', PrintFailure>> {
  const begun = await progress.begin();
  if (!begun.ok) return err({ kind: 'notPrinted', detail: begun.error });
  const ended = await run(call);
  if (!ended.ok) {
    return ended.error.kind === 'timedOut'
      ? err({ kind: 'unknown', detail: `${call.command} did not come to an end` })
      : err({ kind: 'notReady', status: notRun(ended.error, call.command) });
  }
  if (ended.value.code !== 0) return err({ kind: 'notPrinted', detail: wordsOf(ended.value) });
  progress.sent();
  return ok('sent');
}

function notRun(failure: ProgramFailure, command: string): PrinterStatus {
  return failure.kind === 'timedOut'
    ? { state: 'error', detail: `${command} does not answer` }
    : { state: 'error', detail: `${command} cannot be run: ${failure.detail}` };
}

function wordsOf({ output, complaints, code }: ProgramEnd): string {
  return (complaints.trim() || output.trim() || `ended with code ${code}`).slice(0, 500);
}
