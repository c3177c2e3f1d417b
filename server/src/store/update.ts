/**
 * Brings data of an older version forward: a copy first, then every step in one transaction. When a step fails, nothing
 * of it happened, and the older version goes on with the file as it is.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { migrations } from './migrations/index.ts';

/** No step was taken; the words say why, and what can be done. */
export class UpdateRefused extends Error {}

type Step = (typeof migrations)[number];

export interface UpdateParts {
  readonly db: Database.Database;
  /** Every step from the empty file on. */
  readonly steps: readonly Step[];
  /** Null where the data are a copy themselves. */
  readonly copiesIn: string | null;
}

/** Where copies from before an update lie, beside the database. */
export const copiesFolderOf = (databaseFile: string): string => join(dirname(databaseFile), 'backups');
/** Copies of a whole database are large: the last ones only. */
const copiesKept = 3;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Does nothing where the file is up to date. */
export function updateDatabase({ db, steps, copiesIn }: UpdateParts): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from >= steps.length) return;
  const copy = from === 0 || copiesIn === null ? null : copyBefore(db, from, copiesIn);
  let at = from;
  try {
    db.transaction(() => {
      for (const [index, step] of steps.entries()) {
        if (index < from) continue;
        at = index + 1;
        takeStep(db, step);
      }
      db.pragma(`user_version = ${steps.length}`);
    }).immediate();
  } catch (error) {
    // A new file has nothing to keep: whatever ails it is told as it is.
    if (from === 0) throw error;
    throw new UpdateRefused(
      `The data could not be brought up to date (from schema ${from} to ${steps.length}, step ${at}: ${wordsOf(error)}). ` +
        `Nothing was changed: the version of Giliran that was used so far goes on with them. ` +
        (copy === null ? '' : `A copy from before lies in ${copy}.`),
      { cause: error },
    );
  }
  if (copiesIn !== null) dropOldCopies(copiesIn);
}

function takeStep(db: Database.Database, step: Step): void {
  if (typeof step === 'string') db.exec(step);
  else step(db);
}

/** The copy's file, checked. Throws `UpdateRefused` when there is none: then nothing is brought forward either. */
function copyBefore(db: Database.Database, schema: number, folder: string): string {
  const time = new Date().toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '.');
  const file = join(folder, `before-update-${time}Z-schema${schema}.db`);
  const part = `${file}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(part, { force: true });
    if (existsSync(file)) return file;
    db.prepare('VACUUM INTO ?').run(part);
    const made = new Database(part);
    try {
      const sound = String(made.pragma('integrity_check(1)', { simple: true }));
      if (sound !== 'ok') throw new Error(`the copy is damaged: ${sound}`);
      const count = 'SELECT count(*) AS n FROM events';
      if (JSON.stringify(made.prepare(count).get()) !== JSON.stringify(db.prepare(count).get()))
        throw new Error('the copy is not whole');
      made.pragma(`user_version = ${schema}`);
    } finally {
      made.close();
    }
    renameSync(part, file);
    return file;
  } catch (error) {
    if (existsSync(part)) rmSync(part, { force: true });
    throw new UpdateRefused(
      `The data are of an older version and must be brought up to date, but no copy could be made first in ${folder} (${wordsOf(error)}). ` +
        'Nothing was changed. Make room there, or go on with the older version.',
      { cause: error },
    );
  }
}

function dropOldCopies(folder: string): void {
  if (!existsSync(folder)) return;
  const copies = readdirSync(folder)
    .filter((name) => /^before-update-.*\.db$/.test(name))
    .toSorted();
  for (const name of copies.slice(0, -copiesKept)) rmSync(join(folder, name), { force: true });
}
