/** What a display makes of the views of its zone, and what it tells the server. Time is simulated. */
import type { Connection, SendOptions, SendOutcome } from '@giliran/client';
import {
  DisplayId,
  NoticeId,
  ZoneId,
  ServiceDay,
  type DisplayView,
  type PublicCall,
} from '@giliran/protocol';
import { storedClaims, type Clock, type TextStore } from '@giliran/voice';
import { describe, expect, test } from 'vitest';
import { Announcer } from './announcer.ts';
import { callOf } from './calls.test-support.ts';

class TestClock implements Clock {
  #time = 0;
  #timers: { at: number; action: () => void }[] = [];
  now = () => this.#time;
  after = (ms: number, action: () => void) => {
    const timer = { at: this.#time + ms, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  get waiting() {
    return this.#timers.length;
  }
  async pass(ms: number) {
    const until = this.#time + ms;
    await settled();
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#time = next.at;
      next.action();
      await settled();
    }
    this.#time = until;
  }
}
async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const done: SendOutcome = { ok: true, value: { ticket: null, paper: null, appointment: null, count: null } };
const online: Connection = { status: 'online', who: { actor: 'display', connectionId: 'me', staff: null } };

function viewOf(pending: readonly PublicCall[], speaker: string | null, calls = pending): DisplayView {
  return {
    site: { name: { id: 'MPP', en: 'MPP' }, timeZone: 'Asia/Jakarta', logo: null, accentColor: '#0e7490' },
    zone: {
      id: ZoneId.parse('lantai-1'),
      name: { id: 'Lantai 1', en: 'Floor 1' },
      floor: 1,
      direction: { id: 'Lurus', en: 'Ahead' },
    },
    day: ServiceDay.parse('2026-11-18'),
    calls: [...calls],
    pending: [...pending],
    speaker: speaker === null ? null : { displayId: DisplayId.parse('display-1'), connectionId: speaker },
    voice: { reading: 'digit', languages: ['id'], chime: true, shortenAbove: 2 },
    recordings: null,
    notice: null,
    waiting: 0,
    conditions: [],
    notices: [],
    media: [],
    withoutMedia: [],
  };
}

function display(kept = new Map<string, string>()) {
  const clock = new TestClock();
  const store: TextStore = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v) };
  const sent: { callId: string; commandId: string | undefined; settle: (outcome: SendOutcome) => void }[] =
    [];
  const heard: number[] = [];
  const announcer = new Announcer({
    displayId: DisplayId.parse('display-1'),
    send: (command, options: SendOptions) =>
      new Promise((settle) => {
        if (command.type !== 'call.announced' && command.type !== 'notice.announced')
          throw new Error(`a display does not send ${command.type}`);
        const callId = command.type === 'call.announced' ? command.callId : command.noticeId;
        sent.push({ callId, commandId: options.commandId, settle });
      }),
    sink: {
      play: (samples) =>
        new Promise((resolve) => {
          heard.push(samples.length);
          clock.after((samples.length / 48_000) * 1000, () => resolve({ ok: true, value: undefined }));
        }),
    },
    prepare: async () => ({ ok: true, value: { samples: new Float32Array(48_000 * 7), sampleRate: 48_000 } }),
    prepareNotice: async () => ({
      ok: true,
      value: { samples: new Float32Array(48_000 * 5), sampleRate: 48_000 },
    }),
    claimed: storedClaims(store),
    clock,
  });
  const shown = () => announcer.queue.getState().current?.call.number ?? null;
  return { announcer, clock, sent, heard, shown };
}

describe('the display that is its zone’s voice', () => {
  test('speaks each pending call once, in order, and tells the server as each begins', async () => {
    const { announcer, clock, sent, heard, shown } = display();
    const view = viewOf([callOf(1), callOf(2)], 'me');
    announcer.update({ view, fresh: true, refused: null }, online);
    announcer.update({ view, fresh: true, refused: null }, online);
    await clock.pass(100);
    expect(shown()).toBe('A-001');
    expect(sent.map((s) => s.callId)).toEqual([callOf(1).callId]);
    await clock.pass(7_000);
    expect(shown()).toBe('A-002');
    await clock.pass(10_000);
    expect(shown()).toBeNull();
    expect(heard).toHaveLength(2);
    expect(sent.map((s) => s.callId)).toEqual([callOf(1).callId, callOf(2).callId]);
  });

  test('tells again under the same id when the server could not take it, and no more once it has', async () => {
    const { announcer, clock, sent } = display();
    announcer.update({ view: viewOf([callOf(1)], 'me'), fresh: true, refused: null }, online);
    await clock.pass(100);
    sent[0]?.settle({ ok: false, error: { code: 'storageUnavailable' } });
    await clock.pass(6_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.commandId).toBe(sent[0]?.commandId);
    sent[1]?.settle(done);
    await clock.pass(60_000);
    expect(sent).toHaveLength(2);
  });

  test('does not argue with a refusal', async () => {
    const { announcer, clock, sent } = display();
    announcer.update({ view: viewOf([callOf(1)], 'me'), fresh: true, refused: null }, online);
    await clock.pass(100);
    sent[0]?.settle({ ok: false, error: { code: 'unknownCall' } });
    await clock.pass(60_000);
    expect(sent).toHaveLength(1);
  });

  test('after a reload it does not repeat a call, but tells the server what it may have missed', async () => {
    const kept = new Map<string, string>();
    const before = display(kept);
    before.announcer.update({ view: viewOf([callOf(1)], 'me'), fresh: true, refused: null }, online);
    await before.clock.pass(500);
    before.announcer.stop();

    const after = display(kept);
    after.announcer.update({ view: viewOf([callOf(1)], 'me'), fresh: true, refused: null }, online);
    await after.clock.pass(20_000);
    expect(after.heard).toHaveLength(0);
    expect(after.sent.map((s) => s.commandId)).toEqual([before.sent[0]?.commandId]);
  });

  test('says a notice once and tells the server, also after a reload in between', async () => {
    const noticeId = NoticeId.parse('imigrasi.systemDown.7.begin');
    const view = {
      ...viewOf([], 'me'),
      notices: [{ noticeId, kind: 'systemDown', phase: 'begin' }],
    } as const;
    const kept = new Map<string, string>();
    const before = display(kept);
    before.announcer.update(
      { view: { ...view, notices: [...view.notices] }, fresh: true, refused: null },
      online,
    );
    await before.clock.pass(10_000);
    expect(before.heard).toHaveLength(1);
    expect(before.sent.map((s) => s.callId)).toEqual([noticeId]);
    before.announcer.stop();
    const after = display(kept);
    after.announcer.update(
      { view: { ...view, notices: [...view.notices] }, fresh: true, refused: null },
      online,
    );
    await after.clock.pass(10_000);
    expect(after.heard).toHaveLength(0);
    expect(after.sent.map((s) => s.commandId)).toEqual([before.sent[0]?.commandId]);
  });

  test('falls silent while the server is away: another display may have become the voice', async () => {
    const { announcer, clock, heard, sent, shown } = display();
    const view = viewOf([callOf(1)], 'me');
    announcer.update({ view, fresh: false, refused: null }, { status: 'offline', since: 0 });
    await clock.pass(100);
    expect(shown()).toBe('A-001');
    await clock.pass(20_000);
    expect(heard).toHaveLength(0);
    expect(sent).toHaveLength(0);
    announcer.update({ view, fresh: true, refused: null }, online);
    await clock.pass(20_000);
    expect(heard).toHaveLength(1);
  });

  test('leaves no timer behind when it is stopped', async () => {
    const { announcer, clock, sent } = display();
    announcer.update({ view: viewOf([callOf(1), callOf(2)], 'me'), fresh: true, refused: null }, online);
    await clock.pass(8_000);
    for (const { settle } of sent) settle({ ok: false, error: { code: 'internal' } });
    await clock.pass(10);
    announcer.stop();
    await clock.pass(60_000);
    expect(clock.waiting).toBe(0);
  });
});

test('another display of the zone shows the same calls in the same rhythm, without a sound', async () => {
  const { announcer, clock, heard, sent, shown } = display();
  announcer.update({ view: viewOf([callOf(1), callOf(2)], 'another'), fresh: true, refused: null }, online);
  await clock.pass(100);
  expect(shown()).toBe('A-001');
  await clock.pass(6_500);
  expect(shown()).toBe('A-001');
  await clock.pass(1_000);
  expect(shown()).toBe('A-002');
  await clock.pass(20_000);
  expect(heard).toHaveLength(0);
  expect(sent).toHaveLength(0);
});
