import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PrinterStatus } from '../printer.ts';
import { factsOfAnswer, factsOfReport, NO_TROUBLE, QUESTIONS, readStatus, statusOf } from './status.ts';
import type { Question } from './status.ts';

const stream = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0x12, 0x10, 0x00, 0x1e, 0x14, 0x0c)), {
  maxLength: 40,
});

describe('reading the IN stream', () => {
  test('is total: every byte ends in a frame, in what is pending, or is counted as rubbish', () => {
    fc.assert(
      fc.property(stream, fc.boolean(), (bytes, expectPaper) => {
        const { frames, rubbish, pending } = readStatus(bytes, [], expectPaper);
        const used = frames.reduce((sum, frame) => sum + (frame.kind === 'report' ? 4 : 1), 0);
        expect(used + rubbish + pending.length).toBe(bytes.length);
        expect(pending.length).toBeLessThan(4);
        if (!expectPaper) expect(frames.some((frame) => frame.kind === 'paper')).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not depend on how the bytes are cut into pieces', () => {
    fc.assert(
      fc.property(stream, fc.nat(40), (bytes, cut) => {
        const whole = readStatus(bytes);
        const first = readStatus(bytes.slice(0, cut));
        const second = readStatus(bytes.slice(cut), first.pending);
        expect([...first.frames, ...second.frames]).toEqual(whole.frames);
        expect(first.rubbish + second.rubbish).toBe(whole.rubbish);
        expect(second.pending).toEqual(whole.pending);
      }),
      { numRuns: 1000 },
    );
  });

  test('tells answers and automatic reports apart when they come in one piece', () => {
    expect(readStatus([0x12, 0x14, 0x00, 0x0c, 0x0f, 0x1e])).toEqual({
      frames: [
        { kind: 'answer', byte: 0x12 },
        { kind: 'report', bytes: [0x14, 0x00, 0x0c, 0x0f] },
        { kind: 'answer', byte: 0x1e },
      ],
      rubbish: 0,
      pending: [],
    });
  });

  test('an answer in the middle of a report spoils the report, not the answer', () => {
    expect(readStatus([0x10, 0x00, 0x12])).toEqual({
      frames: [{ kind: 'answer', byte: 0x12 }],
      rubbish: 2,
      pending: [],
    });
  });

  test('flow control bytes are no status', () => {
    expect(readStatus([0x11, 0x13])).toEqual({ frames: [], rubbish: 2, pending: [] });
  });

  test('takes one byte as the answer to GS r only when one is expected', () => {
    expect(readStatus([0x03], [], true).frames).toEqual([{ kind: 'paper', byte: 0x03 }]);
    expect(readStatus([0x03, 0x03], [], true).rubbish).toBe(1);
    expect(readStatus([0x03]).rubbish).toBe(1);
  });
});

describe('what an answer to DLE EOT means', () => {
  test.each<[Question, number, PrinterStatus['state']]>([
    [1, 0x12, 'ready'],
    [1, 0x1a, 'offline'],
    [2, 0x16, 'coverOpen'],
    [2, 0x32, 'paperOut'],
    [2, 0x52, 'error'],
    [3, 0x1a, 'cutterError'],
    [3, 0x32, 'error'],
    [3, 0x52, 'error'],
    [4, 0x1e, 'paperLow'],
    [4, 0x72, 'paperOut'],
    [4, 0x7e, 'paperOut'],
  ])('question %i, %#: byte %i → %s', (question, byte, state) => {
    expect(readStatus([byte]).frames).toHaveLength(1);
    expect(statusOf({ ...NO_TROUBLE, ...factsOfAnswer(question, byte) }).state).toBe(state);
  });
});

describe('what an automatic report means', () => {
  test.each<[[number, number, number, number], PrinterStatus['state']]>([
    [[0x14, 0, 0, 0x0f], 'ready'],
    [[0x1c, 0, 0, 0], 'offline'],
    [[0x3c, 0, 0x0c, 0], 'coverOpen'],
    [[0x1c, 0, 0x0f, 0], 'paperOut'],
    [[0x1c, 0x08, 0, 0], 'cutterError'],
    [[0x1c, 0x04, 0, 0], 'error'],
    [[0x1c, 0x20, 0, 0], 'error'],
    [[0x1c, 0x40, 0, 0], 'error'],
    [[0x10, 0, 0x03, 0], 'paperLow'],
  ])('%j → %s', (bytes, state) => {
    expect(readStatus(bytes).frames).toEqual([{ kind: 'report', bytes }]);
    expect(statusOf(factsOfReport(bytes)).state).toBe(state);
  });
});

test('no byte throws, whatever question it answers', () => {
  for (const question of QUESTIONS) {
    for (let byte = 0; byte < 256; byte++) statusOf({ ...NO_TROUBLE, ...factsOfAnswer(question, byte) });
  }
});

test('the worst comes first: an open cover is said before the paper and the "offline" it brings along', () => {
  const facts = { ...NO_TROUBLE, offline: true, coverOpen: true, paperOut: true, paperLow: true };
  expect(statusOf(facts)).toEqual({ state: 'coverOpen' });
  expect(statusOf({ ...facts, cutterError: true })).toEqual({ state: 'coverOpen' });
  expect(statusOf({ ...facts, cutterError: true, coverOpen: false })).toEqual({ state: 'cutterError' });
  expect(statusOf({ ...facts, cutterError: true, fault: 'unrecoverable' }).state).toBe('error');
  expect(statusOf({ ...facts, coverOpen: false, fault: 'unspecified' })).toEqual({ state: 'paperOut' });
});
