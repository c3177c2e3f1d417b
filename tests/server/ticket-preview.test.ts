/** The ticket before it is printed, and its logo on the way to the paper: over HTTP, by the real path. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { samplePng } from '../../packages/printing/golden/sample-logo.ts';
import { LogoDots, ServiceId, TicketPaper, TicketPreview, type Site } from '@giliran/protocol';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedApi, type DescribedApi } from '../support/described-api.ts';
import { openSite, withSite, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

const logo = `data:image/png;base64,${Buffer.from(samplePng()).toString('base64')}`;
const withLogo = (site: Site): Site => ({ ...site, settings: { ...site.settings, logo } });

let site: TestSite & { close(): Promise<void> };
let api: DescribedApi;
let settings: Site['settings'];
beforeAll(async () => {
  site = await openSite();
  api = await describedApi(site);
  const current = site.server().queue.state.index?.site.settings;
  if (!current) throw new Error('the site is set up');
  settings = current;
});
afterAll(() => site.close());

async function preview(
  change: Record<string, unknown> = {},
  sample: Record<string, unknown> = {},
  own: string | null = settings.logo,
): Promise<TicketPreview> {
  const { name, ticket } = settings;
  const body = { draft: { name, logo: own, ticket: { ...ticket, ...change } }, sample };
  const answer = await api.call('POST', '/ticket-previews', { body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return TicketPreview.parse(answer.body);
}
const image = ({ png }: TicketPreview): PNG => PNG.sync.read(Buffer.from(png, 'base64'));
const scan = (png: PNG): string | null =>
  jsqr.default(Uint8ClampedArray.from(png.data), png.width, png.height)?.data ?? null;

describe('a draft', () => {
  test.each([
    ['80mm', 576],
    ['58mm', 384],
  ] as const)(
    'is drawn at the dots of %s paper, with a code that leads to a ticket page',
    async (width, dots) => {
      const drawn = await preview({}, { width });
      const png = image(drawn);
      expect([png.width, drawn.widthDots, png.height]).toEqual([dots, dots, drawn.heightDots]);
      expect(scan(png)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\/[\w-]{22}$/);
      expect(drawn.warnings).toEqual([]);
    },
  );

  test('is not kept', async () => {
    const before = await preview();
    const changed = await preview({ blocks: ['number', 'booth'] });
    expect(changed.heightDots).toBeLessThan(before.heightDots / 2);
    expect((await preview()).heightDots).toBe(before.heightDots);
  });

  test('is longer for a reprint, a priority, and long names', async () => {
    const { heightDots } = await preview({}, { example: 'shortest' });
    for (const sample of [{ reprint: true }, { priority: true }])
      expect((await preview({}, { example: 'shortest', ...sample })).heightDots).toBeGreaterThan(heightDots);
    expect((await preview({}, { example: 'longest', width: '58mm' })).heightDots).toBeGreaterThan(
      (await preview({}, { example: 'shortest', width: '58mm' })).heightDots,
    );
  });

  test('says what is worth a look', async () => {
    const long = Array.from({ length: 10 }, (_, n) => `Baris ${n} ${'kata '.repeat(6)}`.trim()).join('\n');
    const header = { id: `${'Pemerintah Kabupaten '.repeat(8)}招呼`, en: 'x' };
    const { warnings } = await preview({ footer: { id: long, en: 'x' }, header }, { width: '58mm' });
    expect(warnings).toContainEqual({ kind: 'longPaper', millimetres: expect.any(Number) });
    expect(warnings).toContainEqual({ kind: 'manyLines', block: 'header', lines: expect.any(Number) });
    expect(warnings).toContainEqual({ kind: 'lostCharacters', block: 'header', characters: '招呼' });
  });

  test('a logo that cannot be printed is left out and named', async () => {
    const plain = await preview();
    const svg = 'data:image/svg+xml;base64,PHN2Zy8+';
    const broken = `data:image/png;base64,${Buffer.from(samplePng().slice(0, 200)).toString('base64')}`;
    for (const [bad, fault] of [
      [svg, 'notPng'],
      [broken, 'unreadable'],
    ] as const) {
      const drawn = await preview({}, {}, bad);
      expect(drawn.warnings).toEqual([{ kind: 'logoUnusable', fault }]);
      expect(drawn.heightDots).toBe(plain.heightDots);
    }
    expect((await preview({}, {}, logo)).heightDots).toBeGreaterThan(plain.heightDots + 100);
  });

  test('with a mistake is refused at its field', async () => {
    const { name, logo: own, ticket } = settings;
    const { status, body } = await api.call('POST', '/ticket-previews', {
      body: { draft: { name, logo: own, ticket: { ...ticket, blocks: ['number'] } }, sample: {} },
    });
    expect([status, body.issues[0].path]).toEqual([400, 'draft.ticket.blocks']);
  });

  test.each(['demo-kiosk-1', 'demo-read-key'])('is for administrators, not for %s', async (key) => {
    const { name, logo: own, ticket } = settings;
    const body = { draft: { name, logo: own, ticket }, sample: {} };
    expect((await api.call('POST', '/ticket-previews', { body, key })).status).toBe(403);
  });
});

describe('the set-up as it is', () => {
  const png = async (query: string, key?: string): Promise<PNG> => {
    const response = await fetch(`${site.url}/api/v1/ticket-preview.png${query}`, {
      headers: { authorization: `Bearer ${key ?? 'demo-admin-key'}` },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    return PNG.sync.read(Buffer.from(await response.arrayBuffer()));
  };

  test('is a picture for a kiosk, as wide as its roll, and for administrators', async () => {
    const roll = site.server().queue.state.index?.site.kiosks.find((kiosk) => kiosk.id === 'kiosk-1')?.paper;
    expect((await png('', 'demo-kiosk-1')).width).toBe(roll === '58mm' ? 384 : 576);
    expect((await png('?width=58mm&language=en&example=longest&reprint=true')).width).toBe(384);
  });

  test('is not for displays, nor without a key', async () => {
    const { exercised } = api;
    expect((await api.call('GET', '/ticket-preview.png', { key: 'demo-display-1' })).status).toBe(403);
    expect((await api.call('GET', '/ticket-preview.png', { key: null })).status).toBe(401);
    expect(exercised).toContain('GET /api/v1/ticket-preview.png');
  });
});

test('a logo travels by its name, is fetched once, and stands on the paper that the server prints', () =>
  withSite(
    async (hall) => {
      const here = await describedApi(hall);
      const kiosk = await openWire(hall.url, { key: 'demo-kiosk-1' });
      const issued = await kiosk.command({ type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') });
      if (!issued.ok || !issued.value.ticket || !issued.value.paper) throw new Error('no ticket');
      const { id } = issued.value.ticket;
      const key = 'demo-kiosk-1';
      const paper = TicketPaper.parse((await here.call('GET', `/tickets/${id}/paper`, { key })).body);
      expect(paper.logo?.dots).toBeUndefined();
      const hash = paper.logo?.hash ?? '';
      const dots = await here.call('GET', `/logos/${hash}`, { key });
      expect(LogoDots.parse(dots.body)).toMatchObject({ width: 128, height: 128 });
      expect(dots.headers.get('cache-control')).toContain('immutable');
      expect((await here.call('GET', `/logos/${'x'.repeat(22)}`, { key })).status).toBe(404);

      expect((await here.call('POST', `/tickets/${id}/print`, { key })).status).toBe(200);
      const folder = join(hall.paperFolder, 'kiosk-1');
      const name = (await readdir(folder)).find((one) => one.endsWith('.bin')) ?? 'none';
      const file = await readFile(join(folder, name));
      // GS v 0: the raster command, which the printer's own QR code does not use.
      expect(file.includes(Buffer.of(0x1d, 0x76, 0x30))).toBe(true);

      const now = hall.server().queue.state.index?.site;
      if (!now) throw new Error('the site is set up');
      const without = { ...now, settings: { ...now.settings, logo: null } };
      await hall.execute({ type: 'site.configure', site: without });
      const bare = TicketPaper.parse((await here.call('GET', `/tickets/${id}/paper`, { key })).body);
      expect(bare.logo).toBeUndefined();
      // A paper that was on its way still finds its logo.
      expect((await here.call('GET', `/logos/${hash}`, { key })).status).toBe(200);
      kiosk.close();
    },
    { change: withLogo },
  ));
