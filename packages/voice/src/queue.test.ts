import { describe, expect, test } from 'vitest';
import { callOf, DisplayRig, memoryStore, voiceSettings } from './display-rig.test-support.ts';
import { SimulatedClock } from './simulated-clock.test-support.ts';

const [a, b, c, d] = [callOf(1), callOf(2), callOf(3), callOf(4)];
const minute = 60_000;

function speaker(options: ConstructorParameters<typeof DisplayRig>[0] = {}): DisplayRig {
  const rig = new DisplayRig(options);
  rig.queue.setSpeaking(true);
  return rig;
}

describe('the display that speaks', () => {
  test('shows and speaks the calls one after the other, in order', async () => {
    const rig = speaker();
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.log.map((line) => `${line.at} ${line.what} ${line.number}`)).toEqual([
      '0 start A-001',
      '0 speak A-001',
      '0 sound A-001',
      '8000 silence A-001',
      '8000 end A-001',
      '8000 start A-002',
      '8000 speak A-002',
      '8000 sound A-002',
      '16000 silence A-002',
      '16000 end A-002',
    ]);
  });

  test('the same view again changes nothing', async () => {
    const rig = speaker();
    for (let n = 0; n < 5; n++) {
      rig.queue.offer([a, b]);
      await rig.clock.advance(3000);
    }
    await rig.clock.advance(minute);
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.said('sound')).toEqual(['A-001', 'A-002']);
  });

  test('its own call leaves the pending list while it speaks, and it speaks on', async () => {
    const rig = speaker();
    rig.queue.offer([a]);
    await rig.clock.advance(1000);
    rig.queue.offer([], [a]);
    await rig.clock.advance(minute);
    expect(rig.at('end', a)).toBe(8000);
    expect(rig.said('start')).toEqual(['A-001']);
  });

  test('a short sentence is held in sight for six seconds, a shortened one for four', async () => {
    const rig = speaker();
    rig.sentenceMs = 2000;
    rig.queue.offer([a, b, c, d]);
    await rig.clock.advance(minute);
    expect(rig.shortened).toEqual(['A-001', 'A-002']);
    expect([a, b, c, d].map((call) => rig.at('end', call))).toEqual([4000, 8000, 14_000, 20_000]);
  });

  test('a site that shortens always does so for a single call', async () => {
    const rig = speaker();
    rig.queue.setSettings({ ...voiceSettings, shortenAbove: 0 });
    rig.queue.offer([a]);
    await rig.clock.advance(minute);
    expect(rig.shortened).toEqual(['A-001']);
  });

  test('a call that is withdrawn before its turn is neither shown nor spoken', async () => {
    const rig = speaker();
    rig.queue.offer([a, b, c]);
    await rig.clock.advance(1000);
    rig.queue.offer([c], [a, callOf(2, { active: false })]);
    await rig.clock.advance(minute);
    expect(rig.said('start')).toEqual(['A-001', 'A-003']);
  });

  test('a call no longer active is not begun', async () => {
    const rig = speaker();
    rig.queue.offer([callOf(1, { active: false }), b]);
    await rig.clock.advance(minute);
    expect(rig.said('start')).toEqual(['A-002']);
  });

  test('speaks no call twice after a reload, though the server did not hear of it', async () => {
    const store = memoryStore();
    const rig = speaker({ store });
    rig.queue.offer([a, b]);
    await rig.clock.advance(2000);
    rig.reload();
    rig.queue.setSpeaking(true);
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.said('sound')).toEqual(['A-001', 'A-002']);
    expect(rig.mostSounding).toBe(1);
  });
});

describe('trouble never blocks the queue, and the call is seen all the same', () => {
  test.each(['refuses', 'throws'] as const)('a sink that %s', async (mood) => {
    const rig = speaker();
    rig.mood = mood;
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.at('end', a)).toBe(6000);
    expect(rig.at('end', b)).toBe(12_000);
    expect(rig.said('fault')).toEqual(['A-001', 'A-002']);
  });

  test('a sink that never ends is stopped before the next call sounds', async () => {
    const rig = speaker();
    rig.mood = 'hangs';
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.at('end', a)).toBe(11_000);
    expect(rig.said('silence')).toEqual(['A-001', 'A-002']);
    expect(rig.mostSounding).toBe(1);
  });

  test.each(['fails', 'throws', 'hangs'] as const)('a composition that %s', async (composition) => {
    const rig = speaker();
    rig.composition = composition;
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.at('end', a)).toBe(6000);
    expect(rig.said('end')).toEqual(['A-001', 'A-002']);
    expect(rig.said('fault')).toEqual(['A-001', 'A-002']);
  });
});

describe('a display that does not speak', () => {
  test('shows the calls in the rhythm of the sentences, silently', async () => {
    const rig = new DisplayRig();
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.said('sound')).toEqual([]);
    expect(rig.said('speak')).toEqual([]);
    expect([rig.at('start', b), rig.at('end', b)]).toEqual([8000, 16_000]);
  });

  test('moves on with the display that speaks, and shows what it has begun elsewhere', async () => {
    const rig = new DisplayRig();
    rig.queue.offer([a, b]);
    await rig.clock.advance(5000);
    rig.queue.offer([], [b, a]);
    await rig.clock.advance(0);
    expect(rig.queue.getState().current?.call.number).toBe('A-002');
    await rig.clock.advance(minute);
    expect(rig.said('start')).toEqual(['A-001', 'A-002']);
  });

  test('but not before the call in sight could be read', async () => {
    const rig = new DisplayRig();
    rig.queue.offer([a, b]);
    await rig.clock.advance(1000);
    rig.queue.offer([], [b, a]);
    await rig.clock.advance(minute);
    expect(rig.at('start', b)).toBe(4000);
  });

  test('takes over in the middle of a call that nobody has spoken', async () => {
    const rig = new DisplayRig();
    rig.queue.offer([a, b]);
    await rig.clock.advance(3000);
    rig.queue.setSpeaking(true);
    rig.queue.offer([a, b]);
    await rig.clock.advance(minute);
    expect(rig.said('start')).toEqual(['A-001', 'A-002']);
    expect(rig.at('sound', a)).toBe(3000);
    expect(rig.at('end', a)).toBe(11_000);
    expect(rig.said('sound')).toEqual(['A-001', 'A-002']);
  });

  test('does not speak a call again that another display spoke', async () => {
    const rig = new DisplayRig();
    rig.queue.offer([a]);
    await rig.clock.advance(1000);
    rig.queue.offer([], [a]);
    rig.queue.setSpeaking(true);
    await rig.clock.advance(minute);
    expect(rig.said('sound')).toEqual([]);
  });

  test('speaks what it only showed, once it has become the voice and nobody spoke it', async () => {
    const rig = new DisplayRig();
    rig.queue.offer([a]);
    await rig.clock.advance(minute);
    rig.queue.setSpeaking(true);
    rig.queue.offer([a]);
    await rig.clock.advance(minute);
    expect(rig.said('sound')).toEqual(['A-001']);
  });
});

test('a speaking and a silent display stay together through a crowded minute', async () => {
  const clock = new SimulatedClock();
  const voice = new DisplayRig({ clock });
  const silent = new DisplayRig({ clock });
  const calls = [1, 2, 3, 4, 5, 6].map((n) => callOf(n));
  voice.queue.setSpeaking(true);
  // The server takes a call from the pending list when its speech begins; the news takes 40 ms each way.
  for (let elapsed = 0; elapsed < minute; elapsed += 40) {
    const begun = new Set(voice.said('speak'));
    const pending = calls.filter((call) => !begun.has(call.number));
    voice.queue.offer(pending, calls);
    await clock.advance(40);
    silent.queue.offer(pending, calls);
  }
  expect(silent.said('start')).toEqual(voice.said('start'));
  expect(silent.said('start')).toHaveLength(6);
  for (const call of calls) {
    const lag = (silent.at('start', call) ?? 0) - (voice.at('start', call) ?? 0);
    expect(Math.abs(lag)).toBeLessThanOrEqual(120);
  }
});

test('a screen can follow the state: each change once, the same object while nothing changes', async () => {
  const rig = speaker();
  const seen: (string | null)[] = [];
  const end = rig.queue.subscribe(() => seen.push(rig.queue.getState().current?.call.number ?? null));
  rig.queue.offer([a, b]);
  const state = rig.queue.getState();
  rig.queue.offer([a, b]);
  expect(rig.queue.getState()).toBe(state);
  expect(state).toMatchObject({ current: { spoken: true, startedAt: 0 }, waiting: [{ number: 'A-002' }] });
  await rig.clock.advance(minute);
  expect(new Set(seen)).toEqual(new Set(['A-001', 'A-002', null]));
  expect(seen.at(-1)).toBeNull();
  end();
});

test('stopping silences the call in the air and begins nothing more', async () => {
  const rig = speaker();
  rig.queue.offer([a, b]);
  await rig.clock.advance(2000);
  rig.queue.stop();
  await rig.clock.advance(minute);
  expect(rig.at('silence', a)).toBe(2000);
  expect(rig.said('start')).toEqual(['A-001']);
  expect(rig.queue.getState()).toEqual({ current: null, waiting: [], noticing: false });
});
