/** Which jobs have been printed, and which may have been: neither is ever printed again. */
import { ok } from '@giliran/protocol';
import type { Instant, Result } from '@giliran/protocol';
import type { Journal, JournalEntry } from './journal.ts';

/** A job that left a mark on paper, or may have. */
export type SettledJob =
  | { readonly kind: 'printed'; readonly certainty: 'confirmed' | 'sent'; readonly at: Instant }
  | { readonly kind: 'doubtful'; readonly detail: string; readonly at: Instant };

/** A job that was under way when the program ended. */
export type UnfinishedJob = { readonly jobId: string; readonly beganAt: Instant };

/** Jobs remembered; a hall prints some hundred a day. */
const REMEMBERED = 5_000;

export type JobBookState = {
  readonly book: JobBook;
  readonly unfinished: readonly UnfinishedJob[];
  readonly usedMillimetres: number;
};

export class JobBook {
  readonly #journal: Journal;
  readonly #settled: Map<string, SettledJob>;

  private constructor(journal: Journal, settled: Map<string, SettledJob>) {
    this.#journal = journal;
    this.#settled = settled;
  }

  /** Reads the journal, settles what was under way as doubtful, and leaves out what is too old to matter. */
  static async load(journal: Journal, now: Instant): Promise<Result<JobBookState, string>> {
    const read = await journal.read();
    if (!read.ok) return read;
    const settled = new Map<string, SettledJob>();
    const open = new Map<string, { readonly beganAt: Instant; readonly millimetres: number }>();
    let usedMillimetres = 0;
    for (const entry of read.value) {
      switch (entry.event) {
        case 'began':
          open.set(entry.jobId, { beganAt: entry.at, millimetres: entry.millimetres });
          break;
        case 'roll':
          usedMillimetres = entry.usedMillimetres;
          break;
        case 'printed':
        case 'doubtful':
        case 'notPrinted': {
          if (entry.event !== 'notPrinted') {
            usedMillimetres += open.get(entry.jobId)?.millimetres ?? 0;
            remember(settled, entry.jobId, settledBy(entry));
          }
          open.delete(entry.jobId);
          break;
        }
      }
    }
    const unfinished: UnfinishedJob[] = [];
    for (const [jobId, { beganAt, millimetres }] of open) {
      unfinished.push({ jobId, beganAt });
      usedMillimetres += millimetres;
      const detail = 'the program ended while this job was being printed';
      remember(settled, jobId, { kind: 'doubtful', detail, at: now });
    }
    const kept = await journal.replace([
      ...Array.from(settled, ([jobId, job]) => entryOf(jobId, job)),
      { event: 'roll', usedMillimetres, at: now },
    ]);
    if (!kept.ok) return kept;
    return ok({ book: new JobBook(journal, settled), unfinished, usedMillimetres });
  }

  get(jobId: string): SettledJob | undefined {
    return this.#settled.get(jobId);
  }

  begin(jobId: string, millimetres: number, at: Instant): Promise<Result<void, string>> {
    return this.#journal.append({ event: 'began', jobId, millimetres, at });
  }

  /** A failing disk takes nothing back: the job stays settled in memory, and open in the journal, which reads as doubtful. */
  async settle(jobId: string, job: SettledJob): Promise<void> {
    remember(this.#settled, jobId, job);
    await this.#journal.append(entryOf(jobId, job));
  }

  async notPrinted(jobId: string, at: Instant): Promise<void> {
    await this.#journal.append({ event: 'notPrinted', jobId, at });
  }

  async roll(usedMillimetres: number, at: Instant): Promise<void> {
    await this.#journal.append({ event: 'roll', usedMillimetres, at });
  }
}

function settledBy(entry: Extract<JournalEntry, { event: 'printed' | 'doubtful' }>): SettledJob {
  return entry.event === 'printed'
    ? { kind: 'printed', certainty: entry.certainty, at: entry.at }
    : { kind: 'doubtful', detail: entry.detail, at: entry.at };
}

function entryOf(jobId: string, job: SettledJob): JournalEntry {
  return job.kind === 'printed'
    ? { event: 'printed', jobId, certainty: job.certainty, at: job.at }
    : { event: 'doubtful', jobId, detail: job.detail, at: job.at };
}

function remember(settled: Map<string, SettledJob>, jobId: string, job: SettledJob): void {
  settled.delete(jobId);
  settled.set(jobId, job);
  const oldest = settled.keys().next();
  if (settled.size > REMEMBERED && oldest.done === false) settled.delete(oldest.value);
}
