import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callOf } from './calls.test-support.ts';
import { pictureOf } from './picture.ts';

const nothing = { current: null, waiting: [], limit: 8 };

describe('the large area', () => {
  test('welcomes people before the first call of the day', () => {
    expect(pictureOf({ ...nothing, calls: [] }).stage).toEqual({ kind: 'welcome' });
  });

  test('shows the call being announced and how many are behind it', () => {
    const [first, second, third] = [callOf(1), callOf(2), callOf(3)];
    const { stage } = pictureOf({
      ...nothing,
      calls: [third, second, first],
      current: first,
      waiting: [second, third],
    });
    expect(stage).toEqual({ kind: 'announcing', call: first, behind: 2 });
  });

  test('shows the newest call still expected when nothing is being announced', () => {
    const calls = [callOf(3, { active: false }), callOf(2), callOf(1)];
    expect(pictureOf({ ...nothing, calls }).stage).toEqual({ kind: 'called', call: callOf(2) });
  });

  test('keeps the last call when nobody is expected any more', () => {
    const calls = [callOf(2, { active: false }), callOf(1, { active: false })];
    expect(pictureOf({ ...nothing, calls }).stage).toEqual({ kind: 'last', call: calls[0] });
  });

  test('goes on showing a call that was given up while it is being announced', () => {
    const { stage } = pictureOf({ ...nothing, calls: [], current: callOf(7) });
    expect(stage).toEqual({ kind: 'announcing', call: callOf(7), behind: 0 });
  });
});

describe('the list', () => {
  test('does not give away a call before its turn to be announced', () => {
    const { recent } = pictureOf({
      ...nothing,
      calls: [callOf(3), callOf(2), callOf(1)],
      current: callOf(2),
      waiting: [callOf(3)],
    });
    expect(recent).toEqual([callOf(1)]);
  });

  test('does not repeat the number that stands large, not even from an earlier call of it', () => {
    const recalled = callOf(9, { number: 'A-001', recall: true });
    const { recent } = pictureOf({ ...nothing, calls: [callOf(1), callOf(2)], current: recalled });
    expect(recent).toEqual([callOf(2)]);
  });

  const someCalls = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) => fc.boolean().map((active) => callOf(id, { active, calledAt: (id * 7) % 23 }))),
      ),
    );

  test('is bounded, newest first, without repetition, and with the large area tells of every call whose turn has come', () => {
    fc.assert(
      fc.property(someCalls, fc.nat({ max: 3 }), fc.integer({ min: 0, max: 12 }), (calls, behind, limit) => {
        const waiting = calls.slice(0, behind);
        const current = waiting.length > 0 ? (calls.at(-1) ?? null) : null;
        const line = waiting.filter((call) => call !== current);
        const { stage, recent } = pictureOf({ calls, current, waiting: line, limit });
        expect(recent.length).toBeLessThanOrEqual(limit);
        expect(recent.map((call) => call.calledAt)).toEqual(
          recent.map((call) => call.calledAt).toSorted((a, b) => b - a),
        );
        const shown = [...recent, ...(stage.kind === 'welcome' ? [] : [stage.call])].map(
          (call) => call.number,
        );
        expect(new Set(shown).size).toBe(shown.length);
        for (const call of line) expect(shown).not.toContain(call.number);
        expect(shown.length).toBe(Math.min(limit + 1, calls.length - line.length));
      }),
    );
  });
});
