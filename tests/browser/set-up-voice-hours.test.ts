/** The console's hours, rules, texts, voice and media, in a real browser against a real server. */
import { Site } from '@giliran/protocol';
import { encodeWav } from '@giliran/voice';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { announced, heardBy, openQuickDisplay } from '../support/quick-display.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };
/** Wednesday, 18 November 2026, 09:00 in Jakarta. */
const morning = Date.parse('2026-11-18T02:00:00Z');

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
/** One console stands open through all of this. */
let page: Page;
let errors: string[];
beforeAll(async () => {
  browser = await launchBrowser();
  site = await openSite({
    clock: new SimulatedClock(morning),
    change: (now) =>
      Site.parse({
        ...now,
        settings: { ...now.settings, hoursMode: 'calendar', voice: { ...now.settings.voice, chime: false } },
      }),
  });
  ({ page, errors } = await openPage(browser, `${site.url}/console/#/hours`, desktop));
  await page.fill('input[autocomplete=username]', 'admin');
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
  await page.locator('.save-bar').waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
/** What a test leaves unsaved is nobody else's, and no other screen stays open. */
afterEach(async () => {
  for (const context of browser.contexts()) if (context !== page.context()) await context.close();
  const revert = page.getByRole('button', { name: 'Buang perubahan' });
  if (await revert.isEnabled()) await revert.click();
  await page.locator('.save-bar button:not([aria-disabled=true])').first().waitFor({ state: 'detached' });
});

const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};
async function visit(address: string): Promise<void> {
  await page.evaluate((to) => (location.hash = `#/${to}`), address);
  // On a tablet the list of pages is folded away.
  const current = page.locator(`a[aria-current=page][href="#/${address}"]`);
  await current.first().waitFor({ state: 'attached' });
  await page.locator('.save-bar').waitFor();
}
const says = (words: string | RegExp) => page.getByText(words).first().waitFor();
const save = () => page.getByRole('button', { name: 'Simpan', exact: true });
const wav = (hertz: number, level = 0.3, seconds = 0.5) =>
  Buffer.from(
    encodeWav(
      Float32Array.from(
        { length: seconds * 48_000 },
        (_, n) => level * Math.sin((2 * Math.PI * hertz * n) / 48_000),
      ),
      48_000,
    ),
  );
const choose = (clip: string, name: string, buffer: Buffer) =>
  page.setInputFiles(`input[data-clip="${clip}"]`, { name, mimeType: 'audio/wav', buffer });

describe('a recording', () => {
  test('is heard on a display that stands open, from the next call on, and no longer once it is deleted', async () => {
    const address = `${site.url}/display/#device=display-1&key=demo-display-1`;
    const { page: display } = await openQuickDisplay(browser, address, desktop);
    await display.locator('.hall').waitFor();
    // How strong a tone of 1000 Hz is at the beginning of each announcement.
    const heard = async (): Promise<number[]> => (await heardBy(display)).map(({ tone }) => tone);
    const counter = setUp().counters.find(({ zoneId }) => zoneId === 'lantai-1');
    if (!counter) throw new Error('the zone has counters');
    const serviceId = counter.services[0]?.serviceId;
    await site.execute({ type: 'counter.open', counterId: counter.id });
    const call = async (): Promise<number> => {
      const before = (await heard()).length;
      await site.api('POST', '/tickets', { body: { serviceId } });
      const next = await site.api('POST', `/counters/${counter.id}/next`, { body: {} });
      expect(next.status).toBe(200);
      await eventually(async () => (await heard()).length > before, 'an announcement');
      await site.api('POST', `/tickets/${next.body.ticket.id}/no-show`, { body: {} });
      await announced(display);
      return (await heard()).at(-1) ?? -1;
    };
    const loaded = display.waitForResponse((r) => /\/recordings\/[0-9a-f]{64}\.wav$/.test(r.url()));
    expect(await call()).toBeLessThan(0.02);

    await visit('voice');
    await choose('id/nomor-antrean', 'nomor.wav', wav(1000));
    await says(/Diterima, 0,5 detik/);
    await says('Belum disimpan');
    await save().click();
    await says('Tersimpan');
    await (await loaded).finished();
    await eventually(async () => (await call()) > 0.05, 'the recording in a call');

    await page.getByRole('button', { name: /^Hapus rekaman nomor antrean/ }).click();
    await save().click();
    await eventually(() => Promise.resolve(Object.keys(setUp().settings.recordings).length === 0), 'saved');
    await eventually(async () => (await call()) < 0.02, 'the shipped voice again');
  });

  test('that is unfit is refused in words, and never sent', async () => {
    await visit('voice');
    const sent: string[] = [];
    const note = (request: Request) => request.method() === 'POST' && sent.push(request.url());
    page.on('request', note);
    await choose('id/nol', 'nol.wav', Buffer.from('<!doctype html>'));
    await says('Berkas ini bukan rekaman suara yang dapat dibaca.');
    await choose('id/satu', 'satu.wav', wav(300, 0.0002));
    await says(/Tidak terdengar apa-apa/);
    await choose('id/dua', 'dua.wav', wav(300, 0.3, 21));
    await says(/lebih dari 20 detik/);
    await choose('many', '../../etc/passwd.wav', wav(300));
    await says(/Nama berkas ini tidak dikenal/);
    page.off('request', note);
    expect(sent.filter((url) => url.includes('recordings'))).toEqual([]);
    expect(setUp().settings.recordings).toEqual({});
  });
});

test('hours are changed by the keyboard alone, told where they are wrong, and hold on a kiosk that stands open', async () => {
  const before = setUp();
  const kiosk = await openPage(browser, `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`, {
    width: 1080,
    height: 1920,
  });
  const serviceId = setUp().services[0]?.id;
  const isOpen = async (): Promise<boolean> =>
    (await site.api('GET', '/services')).body.find((s: { id: string }) => s.id === serviceId).open;
  await kiosk.page.locator('.gl-agency-tile, .gl-tile, [class*=tile]').first().waitFor();
  expect(await isOpen()).toBe(true);
  const shown = await kiosk.page.locator('body').innerText();

  await visit('hours/weekly');
  const from = page.getByLabel('Rabu, buka ke-1, mulai');
  const to = page.getByLabel('Rabu, buka ke-1, sampai');
  await from.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1000');
  await page.keyboard.press('Tab');
  expect(await from.inputValue()).toBe('10:00');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('9.00');
  await page.keyboard.press('Tab');
  await says('Harus sesudah jam mulai.');
  expect(await to.getAttribute('aria-invalid')).toBe('true');
  await save().press('Enter');
  expect(await to.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1430');
  await page.keyboard.press('Tab');
  await says(/Bertindih dengan jam sebelumnya/);
  await page.getByRole('button', { name: 'Hapus jam ke-2 Rabu' }).press('Enter');
  await says(/10[.:]00–14[.:]30/);
  await save().press('Enter');
  await says('Tersimpan');
  expect(setUp().settings.hours.wed).toEqual([{ from: '10:00', to: '14:30' }]);
  await eventually(async () => !(await isOpen()), 'closed at nine');
  await eventually(
    async () => (await kiosk.page.locator('body').innerText()) !== shown,
    'another kiosk page',
  );
  await kiosk.page
    .getByText(/10[.:]00/)
    .first()
    .waitFor();
  await site.execute({ type: 'site.configure', site: before });
  await page.reload();
  await page.locator('.save-bar').waitFor();
});

test('a holiday that is struck out opens the day, and the preview says which rule decided', async () => {
  await visit('hours/holidays');
  await page.locator('.day-preview input[type=date]').fill('2026-12-25');
  await says('Tutup sepanjang hari');
  await page.locator('.day-rules [data-rule=holiday]').waitFor();
  await page.getByRole('switch', { name: /Kelahiran Yesus Kristus/ }).press('Space');
  await page.locator('.day-rules [data-rule=holiday]').waitFor({ state: 'detached' });
  await save().click();
  await says('Tersimpan');
  expect(setUp().settings.nationalHolidays.except).toEqual(['2026-12-25']);
});

test('what is next changes with the terms that are being written', async () => {
  await visit('rules/order');
  const first = page.locator('.example-order li').first();
  await first.waitFor();
  await page.getByRole('radio', { name: 'Selalu paling depan' }).check();
  await page.locator('.example-order li').filter({ hasText: 'selalu paling depan' }).waitFor();
  expect(await first.textContent()).toContain('Prioritas');
});

test('a picture is sent, listed, saved and shown; nobody takes a text for one', async () => {
  await visit('media');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.setInputFiles('.media-file', [{ name: 'jadwal.png', mimeType: 'image/png', buffer: png }]);
  await page.locator('.playlist li').waitFor();
  await page.locator('.media-screen img').waitFor();
  await save().click();
  await says('Tersimpan');
  expect(setUp().settings.media).toMatchObject([{ kind: 'image', seconds: 12 }]);
  await page.setInputFiles('.media-file', [
    { name: 'palsu.png', mimeType: 'image/png', buffer: Buffer.from('bukan gambar') },
  ]);
  await says(/palsu.png bukan gambar atau video/);
});

const pages = [
  'hours/weekly',
  'hours/timetables',
  'hours/holidays',
  'hours/closures',
  'hours/openings',
  'rules/order',
  'rules/work',
  'rules/close',
  'rules/outcomes',
  'rules/quotas',
  'texts',
  'voice',
  'media',
];
test.each([
  [desktop, 'id'],
  [tablet, 'en'],
] as const)(
  'axe finds nothing serious and nothing overflows on any of the pages: %o %s',
  async (size, language) => {
    await page.setViewportSize(size);
    await page.locator(`.gl-languages button[lang=${language}]`).click();
    for (const one of pages) {
      await visit(one);
      const faults = await seriousFaults(page, { wordsOnly: language === 'en' });
      expect({ one, faults }).toEqual({ one, faults: [] });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ one, wide }).toEqual({ one, wide: expect.toSatisfy((n: number) => n <= 0) });
    }
    await page.locator('.gl-languages button[lang=id]').click();
    await page.setViewportSize(desktop);
    // Refusals are answers of the server that the browser logs.
    expect(errors.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
  },
);
