/**
 * A printer for trying things out: each ticket becomes three files in a folder, its bytes (`.bin`), its
 * text (`.txt`) and its image (`.png`), named by time, number and job.
 */
import { createHash } from 'node:crypto';
import { access, constants, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok } from '@giliran/protocol';
import type { Instant, Result } from '@giliran/protocol';
import type { PrinterStatus, PrintFailure, PrintJob, PrintReceipt, TicketPrinter } from '../printer.ts';
import { textOf } from '../render/compose.ts';
import type { Composition } from '../render/compose.ts';
import { paperImage } from '../render/paper-image.ts';

export type FolderPrinterDependencies = {
  /** Must exist: a folder that went missing is a printer that is off, not one to be made anew. */
  readonly folder: string;
  readonly now: () => Instant;
};

type Outcome = Result<PrintReceipt, PrintFailure>;

/** A job that is already in the folder, also from an earlier run, is not written again. */
export function createFolderPrinter({ folder, now }: FolderPrinterDependencies): TicketPrinter {
  const underWay = new Map<string, Promise<Outcome>>();
  return {
    status: () => folderStatus(folder),
    print(job) {
      const same = underWay.get(job.jobId);
      if (same !== undefined) return same.then(asRepeated);
      const outcome = printOnce(folder, job, now()).finally(() => underWay.delete(job.jobId));
      underWay.set(job.jobId, outcome);
      return outcome;
    },
  };
}

async function folderStatus(folder: string): Promise<PrinterStatus> {
  try {
    if (!(await stat(folder)).isDirectory()) return { state: 'error', detail: `${folder} is not a folder` };
  } catch {
    return { state: 'offline' };
  }
  try {
    await access(folder, constants.W_OK);
    return { state: 'ready' };
  } catch {
    return { state: 'error', detail: `${folder} cannot be written to` };
  }
}

async function printOnce(folder: string, job: PrintJob, at: Instant): Promise<Outcome> {
  const image = paperImage(job.bytes, job.width);
  if (!image.ok) {
    return err({ kind: 'badJob', detail: `byte ${image.error.offset}: ${image.error.message}` });
  }
  const status = await folderStatus(folder);
  if (status.state !== 'ready') return err({ kind: 'notReady', status });
  const receipt: PrintReceipt = { jobId: job.jobId, certainty: 'confirmed', at, repeated: false };
  const mark = jobMark(job.jobId);
  try {
    const names = await readdir(folder);
    if (names.some((name) => name.endsWith(`${mark}.bin`))) return ok({ ...receipt, repeated: true });
    const stem = `${timeMark(at)}-${largestText(image.value.composition)}-${mark}`;
    // The bytes come last: where they are, the job is done.
    await writeWhole(folder, `${stem}.png`, image.value.png);
    await writeWhole(folder, `${stem}.txt`, `${image.value.text.join('\n')}\n`);
    await writeWhole(folder, `${stem}.bin`, job.bytes);
    return ok(receipt);
  } catch (error) {
    return err({ kind: 'notPrinted', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** A file is there whole or not at all. */
async function writeWhole(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(folder, `.${name}.tmp`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

function asRepeated(outcome: Outcome): Outcome {
  return outcome.ok ? ok({ ...outcome.value, repeated: true }) : outcome;
}

/** The job's first characters, for people, and a digest, so that no two jobs share a mark. */
function jobMark(jobId: string): string {
  const digest = createHash('sha256').update(jobId).digest('hex').slice(0, 12);
  return `${fileWord(jobId.slice(0, 8))}-${digest}`;
}

/** `20261121T024112Z`: file names sort by time. */
function timeMark(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A ticket's number is the largest thing on it. */
function largestText({ items }: Composition): string {
  const lines = items.filter((item) => item.kind === 'line');
  const largest = lines.toSorted((a, b) => b.height - a.height)[0];
  return fileWord(largest === undefined ? '' : textOf(largest.cells)) || 'ticket';
}

function fileWord(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, '').slice(0, 20);
}
