/** A site's own recordings over the shipped voice. */
import { readFileSync } from 'node:fs';
import { AgencyId, Prefix, RecordingFile, Site, type VoiceSettings } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { announce } from './announce.ts';
import { catalogue } from './catalogue.ts';
import type { ClipId } from './clip-id.ts';
import { standardLexicon } from './lexicon.ts';
import { OwnClips, withOwnClips } from './own-voice.ts';
import { announcement } from './sentence.ts';
import { clipsOfSite } from './site-clips.ts';
import type { Voice } from './voice.ts';

const settings: VoiceSettings = { reading: 'digit', languages: ['id'], chime: false, shortenAbove: 2 };
const shipped: Voice = {
  sampleRate: 48_000,
  clips: new Map(catalogue.map(({ id }) => [id, new Float32Array(4)])),
  lexicon: standardLexicon,
};
const own = (...ids: ClipId[]): ReadonlyMap<ClipId, Float32Array> =>
  new Map(ids.map((id) => [id, new Float32Array(9)]));
const heard = (voice: Voice, shorten = false) => {
  const call = { number: 'KT-012', counter: 3, agencyId: AgencyId.parse('disdukcapil'), zoneId: 'lantai-1' };
  const sound = announce(voice, call, settings, shorten);
  if (!sound.ok) throw new Error(sound.error.code);
  return sound.value.placed.flatMap(({ id, start, end }) => (id === null ? [] : [[id, end - start]]));
};
const file = (n: number) => RecordingFile.parse(`${String(n).padStart(64, '0')}.wav`);

test('what is recorded is said by the site, the rest by the shipped voice', () => {
  const said = heard(withOwnClips(shipped, own('id/nol')));
  expect(said).toContainEqual(['id/nol', 9]);
  expect(said).toContainEqual(['id/satu', 4]);
});

test('a recorded word never ends in another voice’s tone', () => {
  expect(heard(shipped).at(-1)).toEqual(['id/tiga.final', 4]);
  expect(heard(withOwnClips(shipped, own('id/tiga'))).at(-1)).toEqual(['id/tiga', 9]);
});

test('names are said where they are recorded; a shortened sentence leaves agency and zone out', () => {
  const voice = withOwnClips(
    shipped,
    own('id/prefix-kt', 'id/counter-3', 'id/agency-disdukcapil', 'id/zone-lantai-1'),
  );
  const ids = (shorten: boolean) => heard(voice, shorten).map(([id]) => id);
  expect(ids(false)).toEqual([
    'id/nomor-antrean',
    'id/prefix-kt',
    'id/nol',
    'id/satu',
    'id/dua',
    'id/agency-disdukcapil',
    'id/silakan-menuju-loket',
    'id/counter-3',
    'id/zone-lantai-1',
  ]);
  expect(ids(true)).toEqual(['id/prefix-kt', 'id/nol', 'id/satu', 'id/dua', 'id/loket', 'id/counter-3']);
});

describe('recordings are loaded', () => {
  const bench = () => {
    const asked: string[] = [];
    let broken = true;
    const clips = new OwnClips({
      read: async (name) => {
        asked.push(name);
        if (name === file(2) && broken) throw new Error('HTTP 404');
        return new ArrayBuffer(8);
      },
      decode: async () => new Float32Array(3),
    });
    return { clips, asked, mend: () => (broken = false) };
  };

  test('each file once; one that cannot be had is left to the shipped voice and tried again', async () => {
    const { clips, asked, mend } = bench();
    const list = { 'id/nol': file(1), 'id/satu': file(2), 'en/zero': file(1), '../etc/passwd': file(3) };
    const first = await clips.load(list);
    expect([...first.clips.keys()]).toEqual(['id/nol', 'en/zero']);
    expect(first.faults).toEqual([{ id: 'id/satu', reason: 'HTTP 404' }]);
    mend();
    const second = await clips.load(list);
    expect([...second.clips.keys()]).toEqual(['id/nol', 'id/satu', 'en/zero']);
    expect(asked).toEqual([file(1), file(2), file(2)]);
  });
});

describe('what a hall has to record', () => {
  const demo = Site.parse(
    JSON.parse(readFileSync(new URL('../../../server/demo/site.json', import.meta.url), 'utf8')),
  );
  const idsOf = (site: Site) => clipsOfSite(site).map(({ id }) => id);

  test('are the letters in use, the numbers of its counters, its names, in its languages', () => {
    const site: Site = {
      ...demo,
      services: demo.services.slice(0, 1).map((service) => ({ ...service, prefix: Prefix.parse('B') })),
      counters: demo.counters.slice(0, 2),
      settings: { ...demo.settings, numberingPer: 'prefix', voice: { ...settings, chime: true } },
    };
    const ids = idsOf(site);
    expect(ids).toContain('id/huruf-b');
    expect(ids).not.toContain('id/huruf-a');
    expect(ids).not.toContain('id/puluh');
    expect(ids.some((id) => id.startsWith('en/'))).toBe(false);
    expect(ids).toEqual(expect.arrayContaining(['chime', 'id/nol', 'id/counter-1', 'id/prefix-b']));
  });

  test('are enough for every call that can be made', () => {
    const site = {
      ...demo,
      settings: { ...demo.settings, voice: { ...demo.settings.voice, reading: 'hybrid' as const } },
    };
    const ids = clipsOfSite(site)
      .filter(({ need }) => need === 'word')
      .map(({ id }) => id);
    const known = new Set<string>(ids);
    const say = (number: string, counter: number): void => {
      for (const shorten of [true, false]) {
        const said = announcement({ number, counter, settings: site.settings.voice, shorten });
        if (!said.ok) throw new Error(said.error.code);
        const clips = said.value.flatMap(({ segments }) => segments).filter(({ kind }) => kind === 'clip');
        expect(clips.filter((one) => one.kind === 'clip' && !known.has(one.id))).toEqual([]);
      }
    };
    const [service] = site.services;
    for (const { prefix } of site.services) say(`${prefix}-007`, 1);
    for (const number of ['000', '010', '011', '113', '999']) say(`${service?.prefix}-${number}`, 1);
    for (const { number } of site.counters) say(`${service?.prefix}-001`, number);
  });

  test('each once', () => {
    const ids = idsOf(demo);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
