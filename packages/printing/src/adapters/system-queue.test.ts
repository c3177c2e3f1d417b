import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MeasuredJob, Progress } from '../driver/engine.ts';
import { SimulatedTimers } from '../emulator/simulated-timers.ts';
import { programRunner } from './run-program.ts';
import type { ProgramCall, ProgramEnd, ProgramFailure } from './run-program.ts';
import { createSystemQueue } from './system-queue.ts';

const job: MeasuredJob = { jobId: 'A-1', bytes: Uint8Array.of(0x1b, 0x40), width: '80mm', millimetres: 10 };

type Answer = ProgramEnd | ProgramFailure;
const end = (code: number, output = '', complaints = ''): Answer => ({ code, output, complaints });

function system(
  answers: Readonly<Record<string, Answer>>,
  onCall: (call: ProgramCall) => void = () => undefined,
) {
  const calls: ProgramCall[] = [];
  const run = (call: ProgramCall) => {
    calls.push(call);
    onCall(call);
    const answer = answers[call.command] ?? { kind: 'notStarted', detail: 'ENOENT' };
    return Promise.resolve(
      'code' in answer ? { ok: true as const, value: answer } : { ok: false as const, error: answer },
    );
  };
  const steps: string[] = [];
  const progress: Progress = {
    begin: () => {
      steps.push('begun');
      return Promise.resolve({ ok: true, value: undefined });
    },
    sent: () => steps.push('sent'),
  };
  return { calls, run, steps, progress };
}

const IDLE = end(0, 'printer thermal is idle.  enabled since Mon 23 Nov 2026\n');

describe('a CUPS queue', () => {
  test('gets the raw bytes; more than "sent" cannot be said', async () => {
    const { run, calls, steps, progress } = system({ lpstat: IDLE, lp: end(0, 'request id is thermal-7\n') });
    const queue = createSystemQueue('thermal', { run });
    expect(await queue.print(job, progress)).toEqual({ ok: true, value: 'sent' });
    expect(calls[1]).toMatchObject({
      command: 'lp',
      args: ['-d', 'thermal', '-o', 'raw', '-t', 'A-1', '-'],
      input: job.bytes,
    });
    expect(steps).toEqual(['begun', 'sent']);
    expect((await queue.status()).state).toBe('unknown');
  });

  test('that is stopped is offline, and gets nothing', async () => {
    const { run, calls, steps, progress } = system({
      lpstat: end(0, 'printer thermal disabled since Mon 23 Nov 2026 -\n\tpaused\n'),
    });
    expect(await createSystemQueue('thermal', { run }).print(job, progress)).toEqual({
      ok: false,
      error: { kind: 'notReady', status: { state: 'offline' } },
    });
    expect(calls.map((call) => call.command)).toEqual(['lpstat']);
    expect(steps).toEqual([]);
  });

  test.each<[string, Answer, object]>([
    [
      'that refuses has taken nothing',
      end(1, '', 'lp: The printer is not accepting jobs'),
      { kind: 'notPrinted' },
    ],
    ['whose program hangs may have', { kind: 'timedOut' }, { kind: 'unknown' }],
    ['whose program is missing has not', { kind: 'notStarted', detail: 'ENOENT' }, { kind: 'notReady' }],
  ])('%s', async (_, lp, error) => {
    const { run, progress } = system({ lpstat: IDLE, lp });
    expect(await createSystemQueue('thermal', { run }).print(job, progress)).toMatchObject({
      ok: false,
      error,
    });
  });
});

test('a printer shared by Windows gets the bytes as a file, which is gone afterwards', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'share-'));
  const seen: Uint8Array[] = [];
  const { run, calls, progress } = system({ 'cmd.exe': end(0, '1 file(s) copied.') }, (call) => {
    const file = /copy \/b "([^"]+)"/.exec(call.args.at(-1) ?? '')?.[1] ?? '';
    if (existsSync(file)) seen.push(new Uint8Array(readFileSync(file)));
  });
  const printer = createSystemQueue('\\\\LOKET-1\\POS 80', { run, temporaryFolder: folder });
  expect(await printer.print(job, progress)).toEqual({ ok: true, value: 'sent' });
  expect(seen).toEqual([job.bytes]);
  expect(calls[0]?.args.at(-1)).toMatch(/^"copy \/b ".+" "\\\\LOKET-1\\POS 80""$/);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

describe('running a program', () => {
  const node = (script: string): ProgramCall => ({
    command: process.execPath,
    args: ['-e', script],
    limitMs: 60_000,
  });

  test('gives its input, and takes its output and code', async () => {
    const run = programRunner(new SimulatedTimers());
    const input = new TextEncoder().encode('ticket');
    const script =
      'process.stdin.on("data", (d) => process.stdout.write(`got ${d}`)).on("end", () => { process.exitCode = 3; })';
    expect(await run({ ...node(script), input })).toEqual({
      ok: true,
      value: { code: 3, output: 'got ticket', complaints: '' },
    });
  });

  test('that is not there is a value', async () => {
    const run = programRunner(new SimulatedTimers());
    const outcome = await run({ command: '/nowhere/lp', args: [], limitMs: 1_000 });
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'notStarted' } });
  });

  test('that does not end is ended', async () => {
    const timers = new SimulatedTimers();
    const outcome = programRunner(timers)({ ...node('setInterval(() => {}, 1000)'), limitMs: 5_000 });
    await timers.advance(5_000);
    expect(await outcome).toEqual({ ok: false, error: { kind: 'timedOut' } });
  });
});
