/** The set-up as one document over HTTP: read with its version, replaced only by whoever has seen it. */
import { randomUUID } from 'node:crypto';
import { Site } from '@giliran/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { openSite, type ApiOptions, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

let site: TestSite & { close(): Promise<void> };
let api: DescribedApi;
beforeAll(async () => {
  site = await openSite();
  api = await describedApi(site);
});
afterAll(() => site.close());

let start: { document: Site; tag: string };
async function read(): Promise<{ document: Site; tag: string }> {
  const { status, body, headers } = await api.call('GET', '/site');
  expect(status).toBe(200);
  return { document: Site.parse(body), tag: headers.get('etag') ?? '' };
}
beforeEach(async () => {
  start = await read();
});

const renamed = (document: Site, name: string): Site => ({
  ...document,
  settings: { ...document.settings, name: { id: name, en: name } },
});
const put = (body: unknown, tag: string | null, options: ApiOptions = {}) =>
  api.call('PUT', '/site', { body, ...options, headers: tag === null ? {} : { 'if-match': tag } });

test('what is put is what is read, under a new version, and holds at once', async () => {
  const done = await put(renamed(start.document, 'MPP Baru'), start.tag);
  expect(done.status).toBe(200);
  const now = await read();
  expect(now.document).toEqual(renamed(start.document, 'MPP Baru'));
  expect(now.tag).toBe(done.headers.get('etag'));
  expect(now.tag).not.toBe(start.tag);
  expect(site.server().queue.state.index?.site.settings.name.id).toBe('MPP Baru');
});

test('the version is that of the content: it outlives a restart', async () => {
  await site.restart();
  expect(await read()).toEqual(start);
});

describe('somebody else was faster', () => {
  test('the later one is refused and nothing of theirs is lost', async () => {
    expect((await put(renamed(start.document, 'Pertama'), start.tag)).status).toBe(200);
    const late = await put(renamed(start.document, 'Kedua'), start.tag);
    expect(late).toMatchObject({ status: 412, body: { code: 'siteChanged' } });
    expect((await read()).document.settings.name.id).toBe('Pertama');
  });

  test('of two at the same moment one is taken', async () => {
    const both = await Promise.all(
      ['Kiri', 'Kanan'].map((name) => put(renamed(start.document, name), start.tag)),
    );
    expect(both.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 412]);
    const winner = both[0]?.status === 200 ? 'Kiri' : 'Kanan';
    expect((await read()).document.settings.name.id).toBe(winner);
  });

  test('over the socket, too', async () => {
    const wire = await openWire(site.url, { key: 'demo-admin-key' });
    // The demo site is larger than what a socket takes; a small one shows the same.
    const small: Site = {
      ...start.document,
      services: [],
      agencies: [],
      counters: [],
      kiosks: [],
      staff: [],
    };
    const stale = await wire.command({ type: 'site.configure', site: small, basedOn: 'another-version' });
    expect(stale).toMatchObject({ ok: false, error: { code: 'siteChanged' } });
    wire.close();
  });
});

test('a retry under the same key gives the first answer and changes nothing again', async () => {
  const idempotencyKey = randomUUID();
  const document = renamed(start.document, 'Sekali');
  const changes = async () => (await api.call('GET', '/site/changes?limit=100')).body.length;
  const first = await put(document, start.tag, { idempotencyKey });
  const count = await changes();
  const second = await put(document, start.tag, { idempotencyKey });
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(await changes()).toBe(count);
});

test('without If-Match nothing is replaced; with * whatever stands there', async () => {
  expect(await put(start.document, null)).toMatchObject({ status: 428, body: { code: 'ifMatchRequired' } });
  expect(await put(start.document, 'none')).toMatchObject({ status: 400, body: { code: 'invalidRequest' } });
  expect((await put(renamed(start.document, 'Bintang'), '*')).status).toBe(200);
});

test('a mistake is named by its field', async () => {
  const { ticket } = start.document.settings;
  const wrong = {
    ...start.document,
    settings: {
      ...start.document.settings,
      ticket: {
        ...ticket,
        blocks: ['booth'],
        header: { id: 'a\nb\nc\nd', en: '' },
        footer: { id: 'x'.repeat(401), en: 'y' },
      },
    },
  };
  const { status, body } = await put(wrong, start.tag);
  expect([status, body.code]).toEqual([400, 'invalidRequest']);
  expect(body.issues.map((issue: { path: string }) => issue.path).sort()).toEqual([
    'settings.ticket.blocks',
    'settings.ticket.footer.id',
    'settings.ticket.header.en',
    'settings.ticket.header.id',
  ]);
  expect(await read()).toEqual(start);
});

test('a set-up full of logos still fits', async () => {
  const logo = `data:image/png;base64,${'A'.repeat(300_000)}`;
  const agencies = start.document.agencies.map((agency) => ({ ...agency, logo }));
  const done = await put({ ...start.document, agencies }, start.tag);
  expect(done.status).toBe(200);
  expect((await put(start.document, done.headers.get('etag'))).status).toBe(200);
});

test('who changed it is known, the last change first', async () => {
  const token = (
    await site.api('POST', '/sessions', { body: { staffId: 'admin', password: 'giliran-demo' } })
  ).body.token;
  const done = await put(renamed(start.document, 'Oleh Ratna'), start.tag, { key: token });
  expect(done.status).toBe(200);
  await put(renamed(start.document, 'Oleh program'), done.headers.get('etag'));
  const { body } = await api.call('GET', '/site/changes?limit=2');
  const admin = start.document.staff.find((member) => member.id === 'admin')?.name;
  expect(body.map((change: { by: string }) => change.by)).toEqual(['demo-admin', admin]);
});

test.each([
  ['a kiosk', 'demo-kiosk-1'],
  ['a key that reads', 'demo-read-key'],
  ['a partner', 'demo-integration-key'],
])('%s neither reads nor replaces it', async (_who, key) => {
  expect(await api.call('GET', '/site', { key })).toMatchObject({ status: 403 });
  expect(await put(start.document, start.tag, { key })).toMatchObject({ status: 403 });
  expect(await api.call('GET', '/site/changes', { key })).toMatchObject({ status: 403 });
});

test('an answer without a key is refused before its body is read', async () => {
  expect(await put({ huge: 'x'.repeat(1_000_000) }, '*', { key: null })).toMatchObject({ status: 401 });
});
