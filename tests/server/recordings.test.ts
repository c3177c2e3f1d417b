/** A site's own recordings on the server: what is taken, what is refused, who may, what displays are told. */
import { randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingFile, type Site } from '@giliran/protocol';
import { encodeWav } from '@giliran/voice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type TestSite } from '../support/site.ts';

const tone = (seconds: number, hertz = 440, rate = 48_000) =>
  encodeWav(
    Float32Array.from({ length: seconds * rate }, (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / rate)),
    rate,
  );

let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const send = (rawBody: Uint8Array<ArrayBuffer>, options: { key?: string; type?: string } = {}) =>
  site.api('POST', '/recordings', {
    rawBody,
    idempotencyKey: null,
    headers: { 'content-type': options.type ?? 'audio/wav' },
    ...(options.key === undefined ? {} : { key: options.key }),
  });
const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};

test('a recording is kept once under its content, counted, named to displays and served for ever', async () => {
  const first = await send(tone(0.4));
  expect(first).toMatchObject({ status: 201, body: { uses: 0 } });
  expect((await send(tone(0.4))).body.file).toBe(first.body.file);
  expect(await readdir(site.recordingFolder)).toEqual([first.body.file]);
  const before = (await site.api('GET', '/zones/lantai-1/display')).body.recordings;
  expect(before).toBeNull();
  const file = RecordingFile.parse(first.body.file);
  const next = { ...setUp(), settings: { ...setUp().settings, recordings: { 'id/nol': file } } };
  expect((await site.execute({ type: 'site.configure', site: next })).ok).toBe(true);
  const { recordings } = (await site.api('GET', '/zones/lantai-1/display')).body;
  const list = await fetch(`${site.url}/recordings`);
  expect(await list.json()).toEqual({ version: recordings, clips: { 'id/nol': file } });
  const served = await fetch(`${site.url}/recordings/${file}`);
  expect([served.status, served.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(tone(0.4)))).toBe(true);
  expect((await site.api('GET', '/recordings')).body).toMatchObject([{ file, uses: 1 }]);
});

describe('refused, and nothing is left behind', () => {
  test.each([
    ['a page', new TextEncoder().encode('<script>'), 415, /^notWav/],
    ['an MP3 file', Uint8Array.from([0xff, 0xfb, 0x90, 0x44, 0, 0, 0, 0]), 415, /^notWav/],
    ['a file cut off', tone(0.4).slice(0, 40), 400, /^damaged/],
    ['silence', encodeWav(new Float32Array(48_000), 48_000), 400, /^silent/],
    ['a speech', tone(21), 400, /^tooLong/],
    ['another rate', tone(0.4, 440, 44_100), 400, /^wrongRate/],
  ])('%s', async (_what, body, status, detail) => {
    const kept = await readdir(site.recordingFolder);
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(detail);
    expect(await readdir(site.recordingFolder)).toEqual(kept);
  });

  test('50 MB, before they are read', async () => {
    const answer = await send(new Uint8Array(randomBytes(50 * 2 ** 20).buffer)).catch(() => null);
    // The server may close the line on a sender that does not stop.
    expect(answer === null || answer.status === 413).toBe(true);
  });

  test('JSON, and a form', async () => {
    expect((await send(tone(0.2), { type: 'application/json' })).status).toBe(400);
    expect((await send(tone(0.2), { type: 'multipart/form-data; boundary=x' })).status).toBe(415);
  });
});

test.each([
  '/recordings/../giliran.db',
  '/recordings/..%2fgiliran.db',
  '/recordings/%2e%2e/giliran.db',
  '/recordings/notes.txt',
  `/recordings/${'a'.repeat(64)}.wav`,
  '/recordings/',
])('%s leads nowhere', async (path) => {
  await writeFile(join(site.recordingFolder, 'notes.txt'), 'treasure');
  const answer = await fetch(`${site.url}${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('treasure');
});

test('a recording has no other name than the server gave it', async () => {
  const named = {
    ...setUp(),
    settings: { ...setUp().settings, recordings: { 'id/nol': '../../giliran.db' } },
  };
  const answer = await site.api('PUT', '/site', { body: named, headers: { 'if-match': '*' } });
  expect(answer.status).toBe(400);
});

test.each(['demo-display-1', 'demo-kiosk-1', 'demo-loket-1'])('%s may not send any', async (key) => {
  expect((await send(tone(0.3, 300), { key })).status).toBe(403);
});
