/** What there is to record and how far it has come. */
import { RecordingFile } from '@giliran/protocol';
import type { SiteClip } from '@giliran/voice';
import { expect, test } from 'vitest';
import { clipOfFile, progressOf, sectionsOf, stateOf, withRecording } from './clip-list.ts';

const clip = (id: SiteClip['id'], more: Partial<SiteClip> = {}): SiteClip => ({
  id,
  language: 'id',
  group: 'numbers',
  text: id,
  need: 'word',
  of: null,
  ...more,
});
const nol = clip('id/nol');
const ending = clip('id/tiga.final', { need: 'ending' });
const agency = clip('id/agency-bpjs', { group: 'names', need: 'extra', of: 'agency' });
const clips = [
  clip('chime', { language: null, group: 'chime' }),
  nol,
  ending,
  agency,
  clip('en/zero', { language: 'en' }),
];
const file = RecordingFile.parse(`${'a'.repeat(64)}.wav`);

test('a name is silent until it is recorded, a word is said by the shipped voice', () => {
  expect([stateOf(nol, {}), stateOf(agency, {}), stateOf(agency, { 'id/agency-bpjs': file })]).toEqual([
    'shipped',
    'silent',
    'own',
  ]);
});

test('progress counts the words without which there is no call', () => {
  expect(progressOf(clips, { 'id/nol': file, 'id/tiga.final': file })).toEqual({ own: 1, all: 3 });
});

test('the list of a language has its words and the chime', () => {
  const shown = (filter: 'all' | 'missing' | 'own') =>
    sectionsOf(clips, 'id', filter, { 'id/nol': file }).flatMap(({ clips: of }) => of.map(({ id }) => id));
  expect(shown('all')).toEqual(['chime', 'id/nol', 'id/tiga.final', 'id/agency-bpjs']);
  expect(shown('own')).toEqual(['id/nol']);
  expect(shown('missing')).not.toContain('id/nol');
});

test.each([
  ['nol.wav', 'id/nol'],
  ['C:\\rekaman\\Nol.MP3', 'id/nol'],
  ['tiga.final.opus', 'id/tiga.final'],
  ['agency_bpjs.ogg', 'id/agency-bpjs'],
  ['chime.wav', 'chime'],
  ['zero.wav', null],
  ['../../etc/passwd', null],
])('the file %s is of %s', (name, id) => {
  expect(clipOfFile(name, clips, 'id')).toBe(id);
});

test('a recording that is taken away leaves the others', () => {
  const both = withRecording(withRecording({}, 'id/nol', file), 'chime', file);
  expect(withRecording(both, 'id/nol', null)).toEqual({ chime: file });
});
