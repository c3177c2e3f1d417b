import { Prefix } from '@giliran/protocol';
import type { VoiceSettings } from '@giliran/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { finalClip } from './clip-id.ts';
import { extendLexicon, sayWritten, spell, standardLexicon } from './lexicon.ts';
import { announcement } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { readManifest, shippedFolder } from './voice-folder.ts';

const settings: VoiceSettings = { reading: 'digit', languages: ['id'], chime: true, shortenAbove: 2 };

function say(number: string, counter: number, change: Partial<VoiceSettings> = {}, shorten = false) {
  const result = announcement({ number, counter, settings: { ...settings, ...change }, shorten });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const clips = (sentence: Sentence | undefined) =>
  sentence?.segments.flatMap((s) => (s.kind === 'clip' ? [s.id] : []));

describe('the sentence of a call', () => {
  test('Indonesian', () => {
    const [sentence] = say('A-012', 3);
    expect(sentence?.text).toBe('Nomor antrean, A, nol satu dua, silakan menuju loket tiga.');
    expect(clips(sentence)).toEqual([
      'id/nomor-antrean',
      'id/huruf-a',
      'id/nol',
      'id/satu',
      'id/dua',
      'id/silakan-menuju-loket',
      'id/tiga',
    ]);
  });

  test('English', () => {
    const [sentence] = say('A-012', 3, { languages: ['en'] });
    expect(sentence?.text).toBe('Queue number A zero one two, please proceed to counter three.');
    expect(clips(sentence)).toEqual([
      'en/queue-number',
      'en/letter-a',
      'en/zero',
      'en/one',
      'en/two',
      'en/please-proceed-to-counter',
      'en/three',
    ]);
  });

  test('both languages in the order of the settings', () => {
    expect(say('A-012', 3, { languages: ['en', 'id'] }).map((s) => s.language)).toEqual(['en', 'id']);
  });

  test('shortened while several calls wait', () => {
    expect(say('A-012', 3, { languages: ['id', 'en'] }, true).map((s) => s.text)).toEqual([
      'A nol satu dua, loket tiga.',
      'A zero one two, counter three.',
    ]);
  });

  test('the counter is a whole number whatever the reading of tickets', () => {
    expect(say('B-007', 121)[0]?.text).toMatch(/loket seratus dua puluh satu\.$/);
  });

  test('only its last word falls', () => {
    const finals = say('B-007', 121)[0]?.segments.flatMap((s) =>
      s.kind === 'clip' && s.final ? [s.id] : [],
    );
    expect(finals).toEqual(['id/satu']);
  });

  test('a comma before the way is heard, and no pause inside the number reaches 150 ms', () => {
    for (const reading of ['digit', 'cardinal', 'hybrid'] as const) {
      for (const sentence of say('KT2-9999', 999, { reading, languages: ['id', 'en'] })) {
        const pauses = sentence.segments.filter((s) => s.kind === 'pause');
        expect(pauses.filter((s) => s.part === 'between').map((s) => s.ms)).toEqual([260]);
        const inside = pauses.filter((s) => s.part === 'ticket' || s.part === 'counter');
        expect(inside.length).toBeGreaterThan(0);
        expect(inside.filter((s) => s.ms >= 150)).toEqual([]);
      }
    }
  });

  test.each(['A012', 'a-012', '', '-012', 'A-', 'A-01x', 'Ä-012'])(
    '"%s" is not a number to be read',
    (number) => {
      const result = announcement({ number, counter: 3, settings, shorten: false });
      expect(result).toEqual({ ok: false, error: { code: 'unreadableNumber', number } });
    },
  );

  test.each([0, 1000, 2.5, Number.NaN])('%d is not a counter', (counter) => {
    const result = announcement({ number: 'A-012', counter, settings, shorten: false });
    expect(result).toEqual({ ok: false, error: { code: 'unreadableCounter', counter } });
  });
});

describe('prefixes and abbreviations', () => {
  const heard = (written: string) => sayWritten(written, 'id', standardLexicon).map((id) => id.slice(3));

  test('letter by letter, digits as digits', () => {
    expect(heard('KT')).toEqual(['huruf-k', 'huruf-t']);
    expect(heard('P2')).toEqual(['huruf-p', 'dua']);
    expect(heard('KTP')).toEqual(['huruf-k', 'huruf-t', 'huruf-p']);
    expect(heard('dpmptsp')).toHaveLength(7);
  });

  test('those people say as a word', () => {
    expect(heard('SIM')).toEqual(['kata-sim']);
    expect(heard('NIK')).toEqual(['kata-nik']);
    expect(say('SIM-004', 2)[0]?.text).toBe('Nomor antrean, SIM, nol nol empat, silakan menuju loket dua.');
  });

  test('letters have their Indonesian names', () => {
    const names = spell('ABCHQVXYZ', 'id').map((id) => catalogue.find((c) => c.id === id)?.text);
    expect(names).toEqual(['a', 'be', 'ce', 'ha', 'ki', 'fe', 'eks', 'ye', 'zet']);
  });

  test("a site's own word takes the place of the letters, in its language only", () => {
    const lexicon = extendLexicon(standardLexicon, { id: { KT: ['id/kata-kate'] } });
    const said = announcement({
      number: 'KT-001',
      counter: 1,
      settings: { ...settings, languages: ['id', 'en'] },
      shorten: true,
      lexicon,
    });
    if (!said.ok) throw new Error(said.error.code);
    expect(clips(said.value[0])?.[0]).toBe('id/kata-kate');
    expect(said.value[0]?.text).toMatch(/^KT /);
    expect(clips(said.value[1])?.slice(0, 2)).toEqual(['en/letter-k', 'en/letter-t']);
  });
});

test('whatever the prefix, number, counter and settings, every clip of the sentence is shipped', async () => {
  const shipped = new Set((await readManifest(shippedFolder)).clips.map((clip) => clip.id));
  const anyPrefix = fc.oneof(
    fc.stringMatching(/^[A-Z][A-Z0-9]{0,2}$/),
    fc.constantFrom(...Object.keys(standardLexicon.id)),
  );
  fc.assert(
    fc.property(
      anyPrefix,
      fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 1_200_000 })),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('digit', 'cardinal', 'hybrid'),
      fc.boolean(),
      (prefix, n, counter, reading, shorten) => {
        const number = `${prefix}-${String(n).padStart(3, '0')}`;
        const sentences = say(number, counter, { reading, languages: ['id', 'en'] }, shorten);
        const needed = sentences.flatMap((sentence) =>
          sentence.segments.flatMap((s) =>
            s.kind === 'clip' ? [s.id, ...(s.final ? [finalClip(s.id)] : [])] : [],
          ),
        );
        expect(needed.filter((id) => !shipped.has(id))).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});

test('every one-letter prefix the protocol allows can be read', () => {
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')) {
    expect(Prefix.safeParse(letter).success).toBe(true);
    expect(spell(letter, 'id')).toHaveLength(1);
  }
});
