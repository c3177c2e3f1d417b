import { CallId } from '@giliran/protocol';
import type { Clock, Composition, Voice } from '@giliran/voice';
import { expect, test } from 'vitest';
import { Compositions, tellingSink, type Announced } from './announcement-event.ts';
import { VoiceBox } from './voice-box.ts';
import { callOf } from '../calls/calls.test-support.ts';

const settings = { reading: 'digit', languages: ['id'], chime: true, shortenAbove: 2 } satisfies Parameters<
  VoiceBox['prepare']
>[1];
const empty: Voice = { sampleRate: 48_000, clips: new Map(), lexicon: { id: {}, en: {} } };

test('an announcement is told with its samples and its clips in order, then played', async () => {
  const composition: Composition = {
    samples: new Float32Array(9),
    sampleRate: 48_000,
    placed: [
      { kind: 'clip', part: 'chime', id: 'chime', start: 0, end: 4 },
      { kind: 'pause', part: 'chime', id: null, start: 4, end: 5 },
      { kind: 'clip', part: 'ticket', id: 'id/nol', start: 5, end: 9 },
    ],
  };
  const callId = CallId.parse('00000000-0000-4000-8000-000000000001.1');
  const order: (Announced | string)[] = [];
  const made = new Compositions();
  made.add(callId, composition);
  const sink = tellingSink(
    {
      play: async (samples) => {
        order.push(`plays ${samples.length}`);
        return { ok: true, value: undefined };
      },
    },
    made,
    (announced) => order.push(announced),
  );
  await sink.play(composition.samples, 48_000, new AbortController().signal);
  expect(order).toEqual([
    { callId, samples: composition.samples, sampleRate: 48_000, clips: ['chime', 'id/nol'] },
    'plays 9',
  ]);
});

test('clips that could not be loaded are tried again until the voice is whole', async () => {
  const timers: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    after: (_ms, action) => {
      timers.push(action);
      return () => {};
    },
  };
  const clips: Voice['clips'] = new Map(
    ['chime', 'id/nomor-antrean', 'id/huruf-a', 'id/nol', 'id/satu', 'id/silakan-menuju-loket'].map((id) => [
      id === 'chime' ? 'chime' : (`id/${id.slice(3)}` as const),
      new Float32Array(10),
    ]),
  );
  let tries = 0;
  const box = new VoiceBox({
    clock,
    load: async () => {
      tries += 1;
      return tries === 1
        ? { voice: empty, faults: [{ id: 'chime', reason: 'HTTP 503' }] }
        : { voice: { ...empty, clips }, faults: [] };
    },
  });
  expect(await box.prepare(callOf(1), settings, false)).toMatchObject({
    ok: false,
    error: { code: 'missingClips' },
  });
  timers[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  expect(await box.prepare(callOf(1), settings, false)).toMatchObject({ ok: true });
  expect(timers).toHaveLength(1);
});
