/** A job in pieces that end where a command ends, so that a printer is never left inside one on purpose. */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { decodeNext } from '../bytes/decode.ts';
import type { DecodeError } from '../bytes/decode.ts';
import type { CodePage } from '../bytes/code-page.ts';
import type { Operation } from '../bytes/operations.ts';

/** Smaller than any printer's receive buffer. */
export const CHUNK_BYTES = 4096;

export type ChunkedJob = {
  readonly operations: readonly Operation[];
  readonly chunks: readonly Uint8Array[];
};

/**
 * Splits after the first `initialize` (what follows it may set the printer up), then every 4,096 bytes or
 * less; only a single command that is longer makes a longer piece. Refuses bytes that are no ticket, and
 * questions inside a job: their answers would be taken for those of the driver.
 */
export function chunksOf(bytes: Uint8Array): Result<ChunkedJob, DecodeError> {
  const operations: Operation[] = [];
  const chunks: Uint8Array[] = [];
  let page: CodePage = 'pc437';
  let start = 0;
  for (let offset = 0; offset < bytes.length;) {
    const step = decodeNext(bytes.subarray(offset), page);
    if (step.kind === 'incomplete') return err({ offset, message: 'the command is cut off' });
    if (step.kind === 'bad') return err({ offset, message: step.message });
    const { operation, length } = step;
    if (FOR_THE_DRIVER.has(operation.kind)) {
      return err({ offset, message: 'a status command has no place in a job' });
    }
    if (operation.kind === 'codePage') page = operation.page;
    if (operation.kind === 'initialize') page = 'pc437';
    operations.push(operation);
    const end = offset + length;
    if (end - start > CHUNK_BYTES && start < offset) {
      chunks.push(bytes.slice(start, offset));
      start = offset;
    }
    if (operations.length === 1 && operation.kind === 'initialize') {
      chunks.push(bytes.slice(start, end));
      start = end;
    }
    offset = end;
  }
  if (start < bytes.length) chunks.push(bytes.slice(start));
  return ok({ operations, chunks });
}

const FOR_THE_DRIVER: ReadonlySet<Operation['kind']> = new Set([
  'askStatus',
  'recover',
  'reportStatus',
  'transmitPaper',
]);
