import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KioskId, ServiceDay, ServiceId, TicketId, TicketToken } from '@giliran/protocol';
import { numberOf, type OfflineDraft, type OfflineEntry } from '@giliran/shell/bridge';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OfflineBook } from './offline-book.ts';
import { durableFiles, type Files } from './offline-files.ts';

let folder = '';
let made = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-book-'));
  made = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = Date.parse('2026-11-18T10:00:00+07:00');
const quiet = { info: () => {}, error: () => {} };
const open = (files: Files = durableFiles, at = now): OfflineBook =>
  new OfflineBook({
    ...{ folder, files, log: quiet },
    now: () => at,
    newTicketId: () => {
      made += 1;
      return TicketId.parse(`00000000-0000-4000-8000-${String(made).padStart(12, '0')}`);
    },
    newToken: () => TicketToken.parse(String(made).padStart(22, 't')),
  });
const draft = (change: Partial<OfflineDraft> = {}): OfflineDraft => ({
  kioskId: KioskId.parse('kiosk-1'),
  serviceId: ServiceId.parse('ktp'),
  ...{ prefix: 'A', priority: null, language: 'id', takenAt: now },
  day: ServiceDay.parse('2026-11-18'),
  range: { from: 901, to: 905 },
  avoid: [],
  ...change,
});
const issue = (book: OfflineBook, change: Partial<OfflineDraft> = {}): OfflineEntry => {
  const issued = book.issue(draft(change));
  if (!issued.ok) throw new Error(`${issued.error.reason}: ${issued.error.detail}`);
  return issued.value;
};
const numbers = (book: OfflineBook): string[] => book.entries().map(numberOf);
const bookFile = (): string => join(folder, 'book.jsonl');

describe('the kiosk’s own numbers', () => {
  it('are given in order under each prefix, and are on the disk when they are told', () => {
    const book = open();
    expect([issue(book), issue(book, { prefix: 'B' }), issue(book)].map(numberOf)).toEqual([
      'A-901',
      'B-901',
      'A-902',
    ]);
    expect(numbers(open())).toEqual(['A-901', 'B-901', 'A-902']);
  });

  it('go on after a restart, and begin again on another day', () => {
    issue(open());
    expect(numberOf(issue(open()))).toBe('A-902');
    expect(numberOf(issue(open(), { day: ServiceDay.parse('2026-11-19') }))).toBe('A-901');
    expect(numberOf(issue(open()))).toBe('A-903');
  });

  it('pass over those that others hold', () => {
    expect(numberOf(issue(open(), { avoid: ['A-901', 'A-902', 'B-903'] }))).toBe('A-903');
  });

  it('are used up when the last one is given, under that prefix alone', () => {
    const book = open();
    for (let n = 0; n < 5; n += 1) issue(book);
    expect(book.issue(draft())).toMatchObject({ ok: false, error: { reason: 'usedUp' } });
    expect(numberOf(issue(book, { prefix: 'B' }))).toBe('B-901');
  });

  it('are never the same for two programs on one disk', () => {
    const [one, other] = [open(), open()];
    const given = [issue(one), issue(other), issue(other), issue(one), issue(other)].map(numberOf);
    expect(new Set(given).size).toBe(5);
    expect(numbers(open()).toSorted()).toEqual(given.toSorted());
  });
});

describe('what became of a ticket', () => {
  it('is remembered: its papers, that it was given back, that the server has it', () => {
    const book = open();
    const { ticketId } = issue(book);
    book.note({ kind: 'paper', ticketId, n: 1, paper: { outcome: 'unknown', detail: 'cut' } });
    book.note({ kind: 'paper', ticketId, n: 1, paper: { outcome: 'failed', detail: 'paperOut' } });
    book.note({ kind: 'paper', ticketId, n: 2, paper: { outcome: 'confirmed', detail: null } });
    book.note({ kind: 'givenBack', ticketId });
    book.note({ kind: 'entered', ticketId });
    expect(open().entries()).toEqual([
      expect.objectContaining({
        papers: [
          { outcome: 'failed', detail: 'paperOut' },
          { outcome: 'confirmed', detail: null },
        ],
        givenBack: true,
        entered: true,
      }),
    ]);
  });

  it('is forgotten some days after the server had it, and never before', () => {
    const book = open();
    const [entered, kept] = [issue(book), issue(book)];
    book.note({ kind: 'entered', ticketId: entered.ticketId });
    const later = open(durableFiles, now + 5 * 24 * 3_600_000);
    expect(later.entries().map(({ ticketId }) => ticketId)).toEqual([kept.ticketId]);
    expect(existsSync(join(folder, 'claims', '2026-11-18'))).toBe(false);
    expect(numbers(open())).toEqual(['A-902']);
  });
});

describe('a disk in trouble', () => {
  const full = (state: { full: boolean }): Files => {
    const refuse = (): void => {
      if (state.full) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    return {
      append(path, text) {
        // Half of it fits.
        if (state.full) appendFileSync(path, text.slice(0, 30));
        refuse();
        durableFiles.append(path, text);
      },
      replace(path, text) {
        refuse();
        durableFiles.replace(path, text);
      },
      claim: (path) => durableFiles.claim(path),
    };
  };

  it('gives no number while it is full, says so, and goes on where it is mended, with one number lost at most', () => {
    const state = { full: false };
    const book = open(full(state));
    issue(book);
    state.full = true;
    for (let n = 0; n < 20; n += 1)
      expect(book.issue(draft())).toMatchObject({ ok: false, error: { reason: 'notKept' } });
    expect(numbers(book)).toEqual(['A-901']);
    state.full = false;
    expect(numberOf(issue(book))).toBe('A-903');
    expect(numbers(open())).toEqual(['A-901', 'A-903']);
  });

  it('that leaves the last line torn loses that line alone, and its number is not given again', () => {
    const book = open();
    for (let n = 0; n < 3; n += 1) issue(book);
    truncateSync(bookFile(), readFileSync(bookFile()).length - 40);
    const after = open();
    expect(numbers(after)).toEqual(['A-901', 'A-902']);
    expect(numberOf(issue(after))).toBe('A-904');
    expect(numbers(open())).toEqual(['A-901', 'A-902', 'A-904']);
  });

  it('torn anywhere gives no number twice', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(4), (cut, more) => {
        rmSync(folder, { recursive: true, force: true });
        const before = open();
        const given = new Set(
          Array.from({ length: 4 }, () => numberOf(issue(before, { range: { from: 1, to: 99 } }))),
        );
        const whole = readFileSync(bookFile());
        writeFileSync(bookFile(), whole.subarray(0, Math.min(cut, whole.length)));
        const after = open();
        for (let n = 0; n < more; n += 1) {
          const number = numberOf(issue(after, { range: { from: 1, to: 99 } }));
          expect(given.has(number)).toBe(false);
          given.add(number);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('whose book cannot be read gives nothing: nobody knows what was given', () => {
    issue(open());
    rmSync(bookFile());
    // A folder in the file's place: reading fails, whoever asks.
    durableFiles.append(join(bookFile(), 'x'), '');
    expect(open().issue(draft())).toMatchObject({ ok: false, error: { reason: 'notKept' } });
  });
});
