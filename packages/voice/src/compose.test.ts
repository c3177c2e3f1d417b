import type { VoiceSettings } from '@giliran/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { announce } from './announce.ts';
import { catalogue } from './catalogue.ts';
import type { ClipId } from './clip-id.ts';
import { peak } from './levels.ts';
import { standardLexicon } from './lexicon.ts';
import { layOver, loadVoice } from './voice.ts';
import type { Voice } from './voice.ts';

const settings: VoiceSettings = { reading: 'cardinal', languages: ['id'], chime: true, shortenAbove: 2 };
const call = { number: 'A-012', counter: 3 };

/** A voice whose every clip is a constant level, 10 samples long. */
function voiceOf(ids: readonly ClipId[], level = 0.5): Voice {
  const clips = new Map(ids.map((id) => [id, new Float32Array(10).fill(level)]));
  return { sampleRate: 1000, clips, lexicon: standardLexicon };
}
const required = catalogue.filter((entry) => entry.required).map((entry) => entry.id);

describe('composition', () => {
  test('places clips and pauses to the sample', () => {
    const sound = announce(voiceOf(required), call, settings, true);
    if (!sound.ok) throw new Error(sound.error.code);
    const { placed, samples } = sound.value;
    expect(placed.map((s) => `${s.start}–${s.end} ${s.id ?? 'pause'}`)).toEqual([
      '0–10 chime',
      '10–130 pause',
      '130–140 id/huruf-a',
      '140–255 pause',
      '255–265 id/dua',
      '265–285 pause',
      '285–295 id/belas',
      '295–555 pause',
      '555–565 id/loket',
      '565–605 pause',
      '605–615 id/tiga',
    ]);
    expect(samples).toHaveLength(615);
  });

  test('rather says nothing than a number with a word left out', () => {
    const without = voiceOf(required.filter((id) => id !== 'id/belas'));
    expect(announce(without, call, settings, false)).toEqual({
      ok: false,
      error: { code: 'missingClips', ids: ['id/belas'] },
    });
  });

  test('never exceeds full scale, however loud the recordings', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40, noNaN: true }), (level) => {
        const sound = announce(voiceOf(required, level), call, settings, false);
        if (!sound.ok) throw new Error(sound.error.code);
        expect(peak(sound.value.samples)).toBeLessThanOrEqual(1);
        expect(peak(sound.value.samples)).toBeCloseTo(Math.min(1, level), 5);
      }),
    );
  });
});

describe('a voice', () => {
  const lastClip = (voice: Voice) => {
    const sound = announce(voice, call, settings, false);
    return sound.ok ? sound.value.placed.at(-1)?.id : null;
  };

  test('says the plain word where it has no falling one', () => {
    expect(lastClip(voiceOf(required))).toBe('id/tiga');
    expect(lastClip(voiceOf([...required, 'id/tiga.final']))).toBe('id/tiga.final');
  });

  test('borrows what was not recorded, but not the tone of a word that was', () => {
    const base = voiceOf([...required, 'id/tiga.final', 'id/dua.final'], 0.1);
    const own = voiceOf(['id/tiga', 'id/nol'], 0.2);
    const both = layOver(own, base);
    expect(lastClip(both)).toBe('id/tiga');
    expect(both.clips.get('id/nol')?.[0]).toBeCloseTo(0.2);
    expect(both.clips.get('id/satu')?.[0]).toBeCloseTo(0.1);
    expect(both.clips.has('id/dua.final')).toBe(true);
  });

  test('is loaded without the clips that are broken, which are named', async () => {
    const entry = (id: ClipId, duration: number) => {
      return {
        id,
        language: 'id' as const,
        text: '',
        file: `${id}.wav`,
        duration,
        sampleRate: 48_000 as const,
      };
    };
    const { voice, faults } = await loadVoice({
      manifest: {
        name: 'test',
        clips: [entry('id/nol', 0.1), entry('id/satu', 0.1), entry('id/dua', 0.1), entry('id/tiga', 1)],
        lexicon: { id: { KT: ['id/kata-kate'] } },
      },
      read: (file) =>
        file.includes('satu') ? Promise.reject(new Error('gone')) : Promise.resolve(new ArrayBuffer(8)),
      decode: () => Promise.resolve(new Float32Array(4900)),
    });
    expect([...voice.clips].map(([id, samples]) => [id, samples.length])).toEqual([
      ['id/nol', 4800],
      ['id/dua', 4800],
    ]);
    expect(faults.map((f) => f.id).toSorted()).toEqual(['id/satu', 'id/tiga']);
    expect(voice.lexicon.id['KT']).toEqual(['id/kata-kate']);
  });
});
