import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JobBook } from './job-book.ts';
import { fileJournal } from './journal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function load(path: string) {
  const loaded = await JobBook.load(fileJournal(path), 2_000);
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

test('a job that began and has no end was under way', async () => {
  const path = join(folder, 'printer.jsonl');
  const { book } = await load(path);
  await book.begin('A-1', 120, 1_000);
  await book.settle('A-1', { kind: 'printed', certainty: 'confirmed', at: 1_001 });
  await book.begin('A-2', 130, 1_002);
  const again = await load(path);
  expect(again.unfinished).toEqual([{ jobId: 'A-2', beganAt: 1_002 }]);
  expect(again.book.get('A-1')).toEqual({ kind: 'printed', certainty: 'confirmed', at: 1_001 });
  expect(again.book.get('A-2')).toMatchObject({ kind: 'doubtful' });
  expect(again.usedMillimetres).toBe(250);
  const third = await load(path);
  expect(third.unfinished).toEqual([]);
  expect(third.usedMillimetres).toBe(250);
  expect(await readdir(folder)).toEqual(['printer.jsonl']);
});

test('a job of which nothing was printed leaves no trace, and takes no paper', async () => {
  const path = join(folder, 'printer.jsonl');
  const { book } = await load(path);
  await book.begin('A-1', 120, 1_000);
  await book.notPrinted('A-1', 1_001);
  const again = await load(path);
  expect(again).toMatchObject({ unfinished: [], usedMillimetres: 0 });
  expect(again.book.get('A-1')).toBeUndefined();
});

test('half a line, as a power cut leaves it, is no entry', async () => {
  const path = join(folder, 'printer.jsonl');
  const { book } = await load(path);
  await book.begin('A-1', 120, 1_000);
  await appendFile(path, '{"event":"printed","jobId":"A-1","certa');
  await book.begin('A-2', 120, 1_001);
  expect((await load(path)).unfinished.map((job) => job.jobId)).toEqual(['A-1', 'A-2']);
});

test('an entry is on the disk when it is said to be', async () => {
  const path = join(folder, 'printer.jsonl');
  const { book } = await load(path);
  expect(await book.begin('A-1', 120, 1_000)).toEqual({ ok: true, value: undefined });
  expect(await readFile(path, 'utf8')).toContain('"event":"began","jobId":"A-1"');
});

test('a journal that cannot be read or written is a value', async () => {
  expect((await JobBook.load(fileJournal(folder), 1)).ok).toBe(false);
  expect((await JobBook.load(fileJournal(join(folder, 'gone', 'x')), 1)).ok).toBe(false);
});

test('forgets the oldest jobs, never the paper', async () => {
  const path = join(folder, 'printer.jsonl');
  const journal = fileJournal(path);
  const entries = Array.from({ length: 6_000 }, (_, n) => [
    { event: 'began' as const, jobId: `A-${n}`, millimetres: 1, at: n },
    { event: 'printed' as const, jobId: `A-${n}`, certainty: 'sent' as const, at: n },
  ]).flat();
  await journal.replace(entries);
  const { book, usedMillimetres } = await load(path);
  expect(usedMillimetres).toBe(6_000);
  expect(book.get('A-0')).toBeUndefined();
  expect(book.get('A-5999')).toBeDefined();
});
