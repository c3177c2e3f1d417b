import type { SendFailure, SendOutcome } from '@giliran/client';
import { err, ok, TicketPaper, type CommandInput, type Result } from '@giliran/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paperOf } from '../flow/fixtures.ts';
import { ownPrinter, PRINT_LIMIT_MS, serverPrinter, type PaperOutcome } from './press.ts';

const words = { id: 'Loket', en: 'Counter' };
const content = TicketPaper.parse({
  language: 'id',
  site: { name: words, timeZone: 'Asia/Jakarta' },
  agency: words,
  service: words,
  number: 'A-012',
  zone: words,
  direction: words,
  booth: '3',
  issuedAt: 1,
  waitingAhead: 2,
  estimate: null,
  priority: null,
  requirements: [],
  url: 'http://192.168.1.10:8080/t/x',
  footer: null,
  reprint: false,
});
const heard: SendOutcome = { ok: true, value: { ticket: null, paper: null, appointment: null, count: null } };
type Printed = Result<{ at: number }, { reason: string }>;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench({
  answer = heard,
  fetched = ok(content),
}: { answer?: SendOutcome; fetched?: Result<TicketPaper, SendFailure> } = {}) {
  /** Everything that happens, in its order. */
  const diary: string[] = [];
  const told: PaperOutcome[] = [];
  const jobs: unknown[] = [];
  let end: (printed: Printed) => void = () => {};
  let fail: (cause: Error) => void = () => {};
  const press = ownPrinter({
    send: (command: CommandInput, options) => {
      diary.push(command.type === 'paper.report' ? command.outcome : command.type);
      expect(options?.commandId).toContain(paperOf().id.slice(0, -1));
      return Promise.resolve(answer);
    },
    printer: {
      print: (job) => {
        diary.push('print');
        jobs.push(job);
        return new Promise((resolve, reject) => {
          end = resolve;
          fail = reject;
        });
      },
    },
    fetchPaper: () => Promise.resolve(fetched),
    width: () => '58mm',
  });
  const start = async (paper = paperOf()) => {
    press.print(paper, (outcome) => told.push(outcome));
    await vi.advanceTimersByTimeAsync(0);
  };
  const settle = async (printed: Printed) => {
    end(printed);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { start, settle, fail: (cause: Error) => fail(cause), diary, told, jobs };
}

describe('the kiosk’s own printer', () => {
  it('is given a paper under its name after the ledger knows, and the ledger hears how it ended', async () => {
    const { start, settle, diary, told, jobs } = bench();
    await start(paperOf(2, { reprint: true }));
    await settle(ok({ at: 5 }));
    expect(diary).toEqual(['sent', 'print', 'confirmed']);
    expect(told).toEqual(['confirmed']);
    expect(jobs).toMatchObject([{ jobId: paperOf(2).id, width: '58mm', paper: { reprint: true } }]);
  });

  it.each([
    ['paperOut', 'failed'],
    ['error: knife', 'failed'],
    ['unknown: no answer', 'unknown'],
  ] as const)('ends as its printer says: %s', async (reason, outcome) => {
    const { start, settle, diary, told } = bench();
    await start();
    await settle(err({ reason }));
    expect(diary).toEqual(['sent', 'print', outcome]);
    expect(told).toEqual([outcome]);
  });

  it('prints nothing that the ledger does not take', async () => {
    const { start, diary, told } = bench({ answer: { ok: false, error: { code: 'unreachable' } } });
    await start();
    expect(diary).toEqual(['sent', 'failed']);
    expect(told).toEqual(['failed']);
  });

  it('prints nothing that could not be fetched', async () => {
    const { start, diary, told } = bench({ fetched: err({ code: 'unreachable' }) });
    await start();
    expect(diary).toEqual(['sent', 'failed']);
    expect(told).toEqual(['failed']);
  });

  it('is doubtful after silence, and confirmed when the paper comes late', async () => {
    const { start, settle, diary, told } = bench();
    await start();
    await vi.advanceTimersByTimeAsync(PRINT_LIMIT_MS);
    expect(told).toEqual(['unknown']);
    await settle(ok({ at: 5 }));
    expect(diary).toEqual(['sent', 'print', 'unknown', 'confirmed']);
    expect(told).toEqual(['unknown', 'confirmed']);
  });

  it('that fails late stays doubtful: only a person may say that nothing came out', async () => {
    const { start, settle, diary } = bench();
    await start();
    await vi.advanceTimersByTimeAsync(PRINT_LIMIT_MS);
    await settle(err({ reason: 'paperOut' }));
    expect(diary).toEqual(['sent', 'print', 'unknown']);
  });

  it('is doubtful when the program behind it breaks off', async () => {
    const { start, fail, told } = bench();
    await start();
    fail(new Error('gone'));
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['unknown']);
  });
});

describe('the printer at the server', () => {
  function atServer(answers: readonly Result<unknown, SendFailure>[]) {
    const left = [...answers];
    const told: PaperOutcome[] = [];
    const reports: CommandInput[] = [];
    const press = serverPrinter({
      send: (command) => {
        reports.push(command);
        return Promise.resolve(heard);
      },
      printAtServer: () => Promise.resolve(left.shift() ?? err({ code: 'unreachable' })),
    });
    press.print(paperOf(), (outcome) => told.push(outcome));
    return { told, reports };
  }

  it.each<[Result<unknown, SendFailure>, PaperOutcome]>([
    [ok({ at: 5 }), 'confirmed'],
    [err({ code: 'printerFailed', detail: 'failed: paperOut' }), 'failed'],
    [err({ code: 'printerFailed', detail: 'unknown: no answer' }), 'unknown'],
    [err({ code: 'paperNotAllowed' }), 'failed'],
    [err({ code: 'internal' }), 'unknown'],
  ])('%j is %s, and the server keeps the ledger', async (answer, outcome) => {
    const { told, reports } = atServer([answer]);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([outcome]);
    expect(reports).toEqual([]);
  });

  it('is asked again for the same paper while the server is away', async () => {
    const { told } = atServer([err({ code: 'unreachable' }), err({ code: 'shuttingDown' }), ok({ at: 5 })]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual(['confirmed']);
  });

  it('is doubtful when the server stays away, and says so once it is back', async () => {
    const { told, reports } = atServer([]);
    await vi.advanceTimersByTimeAsync(10 * PRINT_LIMIT_MS);
    expect(told).toEqual(['unknown']);
    expect(reports).toMatchObject([{ type: 'paper.report', outcome: 'unknown' }]);
  });
});
