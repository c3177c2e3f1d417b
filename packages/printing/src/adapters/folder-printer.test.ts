import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REFERENCE_TICKETS } from '../../golden/reference-tickets.ts';
import { layoutTicket } from '../layout/layout-ticket.ts';
import { canPrint } from '../printer.ts';
import type { PrintJob, TicketPrinter } from '../printer.ts';
import { createFolderPrinter } from './folder-printer.ts';

const at = Date.UTC(2026, 10, 23, 1, 41, 7);
const jobId = '3f2a9c1b-7a51-4b8e-9d0c-5f1e2d3c4b5a';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-printer-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const printerIn = (place: string, now = at): TicketPrinter =>
  createFolderPrinter({ folder: place, now: () => now });

function ticketJob(id = jobId): PrintJob {
  const ticket = REFERENCE_TICKETS[0];
  if (ticket === undefined) throw new Error('there are reference tickets');
  return { jobId: id, bytes: layoutTicket(ticket.paper, ticket.width), width: ticket.width };
}

test('a ticket becomes its bytes, its text and its image, named by time, number and job', async () => {
  const job = ticketJob();
  expect(await printerIn(folder).print(job)).toEqual({
    ok: true,
    value: { jobId, certainty: 'confirmed', at, repeated: false },
  });
  const names = (await readdir(folder)).toSorted();
  expect(names.map((name) => name.replace(/-[0-9a-f]{12}\./, '-<digest>.'))).toEqual([
    '20261123T014107Z-A-012-3f2a9c1b-<digest>.bin',
    '20261123T014107Z-A-012-3f2a9c1b-<digest>.png',
    '20261123T014107Z-A-012-3f2a9c1b-<digest>.txt',
  ]);
  const [bin = '', png = '', txt = ''] = names;
  expect(new Uint8Array(await readFile(join(folder, bin)))).toEqual(job.bytes);
  expect((await readFile(join(folder, png))).subarray(1, 4).toString()).toBe('PNG');
  expect(await readFile(join(folder, txt), 'utf8')).toContain('A-012');
});

describe('the same job', () => {
  test('is written once, also when it comes twice at once', async () => {
    const printer = printerIn(folder);
    const outcomes = await Promise.all([printer.print(ticketJob()), printer.print(ticketJob())]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.repeated)).toEqual([false, true]);
    expect(await readdir(folder)).toHaveLength(3);
  });

  test('is written once across a restart, even at another time', async () => {
    await printerIn(folder).print(ticketJob());
    const again = await printerIn(folder, at + 60_000).print(ticketJob());
    expect(again.ok && again.value.repeated).toBe(true);
    expect(await readdir(folder)).toHaveLength(3);
  });

  test('may be tried again after a failure', async () => {
    const missing = join(folder, 'later');
    const printer = printerIn(missing);
    expect((await printer.print(ticketJob())).ok).toBe(false);
    await mkdir(missing);
    const outcome = await printer.print(ticketJob());
    expect(outcome.ok && !outcome.value.repeated).toBe(true);
  });
});

test('two jobs of one ticket are two papers, however alike their names', async () => {
  const printer = printerIn(folder);
  await printer.print(ticketJob(`${jobId}/1`));
  await printer.print(ticketJob(`${jobId}/2`));
  expect(await readdir(folder)).toHaveLength(6);
});

test('a job name cannot lead out of the folder', async () => {
  expect((await printerIn(folder).print(ticketJob('../../x'))).ok).toBe(true);
  expect(await readdir(folder)).toHaveLength(3);
});

describe('a folder that fails is a value, not an exception', () => {
  test('missing: offline, and it is not made', async () => {
    const printer = printerIn(join(folder, 'gone'));
    expect(await printer.status()).toEqual({ state: 'offline' });
    expect(canPrint(await printer.status())).toBe(false);
    expect(await printer.print(ticketJob())).toEqual({
      ok: false,
      error: { kind: 'notReady', status: { state: 'offline' } },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a file in its place', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const printer = printerIn(file);
    expect((await printer.status()).state).toBe('error');
    expect((await printer.print(ticketJob())).ok).toBe(false);
  });

  // /proc refuses new files even to root, whom permission bits do not stop.
  test.runIf(process.platform === 'linux')('one that takes no files', async () => {
    const outcome = await printerIn('/proc/self').print(ticketJob());
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.error.kind).toMatch(/notPrinted|notReady/);
  });
});

test('bytes that are no ticket are refused, and leave nothing behind', async () => {
  const outcome = await printerIn(folder).print({ jobId, bytes: Uint8Array.of(0x41, 0x1b), width: '58mm' });
  expect(outcome).toEqual({ ok: false, error: { kind: 'badJob', detail: 'byte 1: the command is cut off' } });
  expect(await readdir(folder)).toEqual([]);
});

test('a good folder is ready', async () => {
  expect(await printerIn(folder).status()).toEqual({ state: 'ready' });
});
