/** Notices of agencies on one display: said once, between two calls, never over one. Time is simulated. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callOf, DisplayRig, memoryStore, noticeOf } from './display-rig.test-support.ts';

const speakingRig = () => {
  const rig = new DisplayRig();
  rig.queue.setSpeaking(true);
  return rig;
};

describe('the display that speaks', () => {
  test('says a notice once, however often it is offered', async () => {
    const rig = speakingRig();
    const notice = noticeOf(1);
    rig.queue.offer([], [], [notice]);
    rig.queue.offer([], [], [notice]);
    expect(rig.queue.getState().noticing).toBe(true);
    await rig.clock.advance(20_000);
    rig.queue.offer([], [], [notice]);
    await rig.clock.advance(20_000);
    expect(rig.said('sound')).toEqual([notice.noticeId]);
    expect(rig.queue.getState().noticing).toBe(false);
  });

  test('says what is said in the same words once for all agencies, and other words after it', async () => {
    const rig = speakingRig();
    const [first, second, early] = [noticeOf(1), noticeOf(2), noticeOf(3, { kind: 'closedEarly' })];
    rig.queue.offer([], [], [first, second, early]);
    await rig.clock.advance(30_000);
    expect(rig.said('sound')).toEqual([first.noticeId, early.noticeId]);
    expect(rig.said('notice')).toEqual([first.noticeId, second.noticeId, early.noticeId]);
  });

  test('shows a call at once that comes in the middle of a notice, and speaks it after the notice', async () => {
    const rig = speakingRig();
    const [notice, call] = [noticeOf(1), callOf(1)];
    rig.queue.offer([], [], [notice]);
    await rig.clock.advance(1000);
    rig.queue.offer([call], [call], []);
    expect(rig.queue.getState().current?.call.number).toBe(call.number);
    await rig.clock.advance(30_000);
    expect(rig.log.filter(({ what }) => what === 'sound' || what === 'silence')).toEqual([
      { at: 0, what: 'sound', number: notice.noticeId },
      { at: 5000, what: 'silence', number: notice.noticeId },
      { at: 5000, what: 'sound', number: call.number },
      { at: 13_000, what: 'silence', number: call.number },
    ]);
  });

  test('lets the call under way end first, and finds room between calls that never cease', async () => {
    const rig = speakingRig();
    const calls = [callOf(1), callOf(2), callOf(3)];
    const notice = noticeOf(1);
    rig.queue.offer(calls, calls, []);
    await rig.clock.advance(500);
    rig.queue.offer(calls, calls, [notice]);
    await rig.clock.advance(60_000);
    expect(rig.said('sound')).toEqual(['A-001', notice.noticeId, 'A-002', 'A-003']);
    expect(rig.mostSounding).toBe(1);
  });

  test('does not repeat a notice after a reload', async () => {
    const rig = speakingRig();
    const notice = noticeOf(1);
    rig.queue.offer([], [], [notice]);
    await rig.clock.advance(100);
    rig.reload();
    rig.queue.setSpeaking(true);
    rig.queue.offer([], [], [notice]);
    await rig.clock.advance(20_000);
    expect(rig.said('sound')).toEqual([notice.noticeId]);
  });

  test.each(['fails', 'throws', 'hangs'] as const)('goes on when the sound %s', async (composition) => {
    const rig = speakingRig();
    rig.composition = composition;
    rig.queue.offer([], [], [noticeOf(1)]);
    await rig.clock.advance(10_000);
    rig.composition = 'works';
    const call = callOf(1);
    rig.queue.offer([call], [call], []);
    await rig.clock.advance(20_000);
    expect(rig.said('fault')).toEqual([noticeOf(1).noticeId]);
    expect(rig.said('sound')).toEqual([call.number]);
  });
});

test('a display that does not speak says nothing, until it becomes the voice', async () => {
  const rig = new DisplayRig();
  rig.queue.offer([], [], [noticeOf(1)]);
  await rig.clock.advance(20_000);
  expect(rig.said('sound')).toEqual([]);
  rig.queue.setSpeaking(true);
  await rig.clock.advance(20_000);
  expect(rig.said('sound')).toEqual([noticeOf(1).noticeId]);
});

test('whatever comes, no two sounds ever meet, and each call and each notice is heard once', async () => {
  const step = fc.oneof(
    fc.constant('call' as const),
    fc.constant('notice' as const),
    fc.integer({ min: 1, max: 9000 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const rig = new DisplayRig({ store: memoryStore() });
      rig.queue.setSpeaking(true);
      const calls: ReturnType<typeof callOf>[] = [];
      const notices: ReturnType<typeof noticeOf>[] = [];
      const view = () => {
        const spoken = new Set([...rig.said('speak'), ...rig.said('notice')]);
        rig.queue.offer(
          calls.filter((call) => !spoken.has(call.number)),
          calls.toReversed(),
          notices.filter((notice) => !spoken.has(notice.noticeId)),
        );
      };
      for (const next of steps) {
        if (next === 'call') calls.push(callOf(calls.length + 1));
        else if (next === 'notice')
          notices.push(noticeOf(notices.length + 1, notices.length % 2 ? { kind: 'closedEarly' } : {}));
        else await rig.clock.advance(next);
        view();
      }
      await rig.clock.advance(600_000);
      expect(rig.mostSounding).toBeLessThanOrEqual(1);
      expect(rig.said('speak')).toEqual(calls.map((call) => call.number));
      expect(rig.said('notice').toSorted()).toEqual(notices.map((n) => n.noticeId).toSorted());
    }),
    { numRuns: 60 },
  );
});
