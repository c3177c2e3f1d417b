/**
 * The printer's own memory on disk: which jobs began and how they ended, and the paper used. A process
 * that was killed finds here which job was under way. One line of JSON for each event.
 */
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, Instant, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { z } from 'zod';

const jobId = z.string().regex(/^[\x21-\x7e]{1,128}$/);
const millimetres = z.number().min(0);

const JournalEntry = z.discriminatedUnion('event', [
  /** Written to the disk before the job's first byte leaves. */
  z.strictObject({ event: z.literal('began'), jobId, millimetres, at: Instant }),
  z.strictObject({
    event: z.literal('printed'),
    jobId,
    certainty: z.enum(['confirmed', 'sent']),
    at: Instant,
  }),
  z.strictObject({ event: z.literal('notPrinted'), jobId, at: Instant }),
  z.strictObject({ event: z.literal('doubtful'), jobId, detail: z.string(), at: Instant }),
  /** The roll has given so much; the entries after it add to that. */
  z.strictObject({ event: z.literal('roll'), usedMillimetres: millimetres, at: Instant }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;

export type Journal = {
  /** All entries, oldest first. Fails when the file is there and cannot be read. */
  read(): Promise<Result<readonly JournalEntry[], string>>;
  /** Resolves when the entry is on the disk. */
  append(entry: JournalEntry): Promise<Result<void, string>>;
  /** Puts these in place of everything, whole or not at all. */
  replace(entries: readonly JournalEntry[]): Promise<Result<void, string>>;
};

/** Forgets with the process: for a printer that keeps no journal. */
export function memoryJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    read: () => Promise.resolve(ok([...entries])),
    append(entry) {
      entries.push(entry);
      return Promise.resolve(ok(undefined));
    },
    replace(all) {
      entries = [...all];
      return Promise.resolve(ok(undefined));
    },
  };
}

/** In a file, which is made when missing; its folder must exist. */
export function fileJournal(path: string): Journal {
  return {
    async read() {
      try {
        return ok((await readFile(path, 'utf8')).split('\n').flatMap(entryOf));
      } catch (error) {
        return isMissing(error) ? ok([]) : err(inWords(error));
      }
    },
    // The line feed before it ends what a full disk may have left half written.
    append: (entry) => attempt(() => write(path, 'a', `\n${JSON.stringify(entry)}\n`)),
    replace: (entries) =>
      attempt(async () => {
        const temporary = `${path}.new`;
        await write(temporary, 'w', entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        await rename(temporary, path);
        await syncFolder(dirname(path));
      }),
  };
}

/** A line that was being written when the power went is no entry: nothing was sent before it was whole. */
function entryOf(line: string): JournalEntry[] {
  try {
    const entry = JournalEntry.safeParse(JSON.parse(line));
    return entry.success ? [entry.data] : [];
  } catch {
    return [];
  }
}

async function write(path: string, flags: 'a' | 'w', text: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name survives a power cut too; Windows has no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function attempt(work: () => Promise<void>): Promise<Result<void, string>> {
  try {
    await work();
    return ok(undefined);
  } catch (error) {
    return err(inWords(error));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
