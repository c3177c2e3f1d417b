/** The console's hours, rules, texts, voice and media, in a real browser against a real server. */
import { Site } from '@giliran/protocol';
import { encodeWav } from '@giliran/voice';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };
/** Wednesday, 18 November 2026, 09:00 in Jakarta. */
const morning = Date.parse('2026-11-18T02:00:00Z');

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite({
    clock: new SimulatedClock(morning),
    change: (now) =>
      Site.parse({
        ...now,
        settings: { ...now.settings, hoursMode: 'calendar', voice: { ...now.settings.voice, chime: false } },
      }),
  });
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};
async function openConsole(page: string, size = desktop, language = 'id-ID') {
  const opened = await openPage(browser, `${site.url}/console/#/${page}`, size, language);
  await opened.page.fill('input[autocomplete=username]', 'admin');
  await opened.page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await opened.page.keyboard.press('Enter');
  await opened.page.locator('.save-bar').waitFor();
  return opened;
}
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const save = (page: Page) => page.getByRole('button', { name: 'Simpan', exact: true });
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
const choose = (page: Page, clip: string, name: string, buffer: Buffer) =>
  page.setInputFiles(`input[data-clip="${clip}"]`, { name, mimeType: 'audio/wav', buffer });

describe('a recording', () => {
  test('is heard on a display that stands open, from the next call on, and no longer once it is deleted', async () => {
    const display = await openPage(
      browser,
      `${site.url}/display/#device=display-1&key=demo-display-1`,
      desktop,
    );
    await display.page.locator('.welcome, .idle, main').first().waitFor();
    // How strong a tone of 1000 Hz is in the first 400 ms of each announcement.
    await display.page.evaluate(() => {
      const heard: number[] = [];
      Object.assign(window, { heard });
      window.addEventListener('giliran:announcement', (event) => {
        if (!(event instanceof CustomEvent)) return;
        const samples: Float32Array = event.detail.samples.subarray(0, 19_200);
        const sum = [0, 0];
        samples.forEach((s, n) => {
          sum[0]! += s * Math.cos((2 * Math.PI * 1000 * n) / 48_000);
          sum[1]! += s * Math.sin((2 * Math.PI * 1000 * n) / 48_000);
        });
        heard.push(Math.hypot(sum[0]!, sum[1]!) / samples.length);
      });
    });
    const heard = (): Promise<number[]> => display.page.evaluate(() => Reflect.get(window, 'heard'));
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
      return (await heard()).at(-1) ?? -1;
    };
    const loaded = display.page.waitForResponse((r) => /\/recordings\/[0-9a-f]{64}\.wav$/.test(r.url()));
    expect(await call()).toBeLessThan(0.02);

    const { page, errors } = await openConsole('voice');
    await choose(page, 'id/nomor-antrean', 'nomor.wav', wav(1000));
    await says(page, /Diterima, 0,5 detik/);
    await says(page, 'Belum disimpan');
    await save(page).click();
    await says(page, 'Tersimpan');
    await (await loaded).finished();
    await eventually(async () => (await call()) > 0.05, 'the recording in a call');

    await page.getByRole('button', { name: /^Hapus rekaman nomor antrean/ }).click();
    await save(page).click();
    await eventually(() => Promise.resolve(Object.keys(setUp().settings.recordings).length === 0), 'saved');
    await eventually(async () => (await call()) < 0.02, 'the shipped voice again');
    expect(errors).toEqual([]);
  });

  test('that is unfit is refused in words, and never sent', async () => {
    const { page } = await openConsole('voice');
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await choose(page, 'id/nol', 'nol.wav', Buffer.from('<!doctype html>'));
    await says(page, 'Berkas ini bukan rekaman suara yang dapat dibaca.');
    await choose(page, 'id/satu', 'satu.wav', wav(300, 0.0002));
    await says(page, /Tidak terdengar apa-apa/);
    await choose(page, 'id/dua', 'dua.wav', wav(300, 0.3, 21));
    await says(page, /lebih dari 20 detik/);
    await choose(page, 'many', '../../etc/passwd.wav', wav(300));
    await says(page, /Nama berkas ini tidak dikenal/);
    expect(sent.filter((url) => url.includes('recordings'))).toEqual([]);
    expect(setUp().settings.recordings).toEqual({});
  });
});

test('hours are changed by the keyboard alone, told where they are wrong, and hold on a kiosk that stands open', async () => {
  const kiosk = await openPage(browser, `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`, {
    width: 1080,
    height: 1920,
  });
  const serviceId = setUp().services[0]?.id;
  const isOpen = async (): Promise<boolean> =>
    (await site.api('GET', '/services')).body.find((s: { id: string }) => s.id === serviceId).open;
  await kiosk.page.locator('.gl-agency-tile, .gl-tile, [class*=tile]').first().waitFor();
  expect(await isOpen()).toBe(true);
  const before = await kiosk.page.locator('body').innerText();

  const { page, errors } = await openConsole('hours');
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
  await says(page, 'Harus sesudah jam mulai.');
  expect(await to.getAttribute('aria-invalid')).toBe('true');
  await save(page).press('Enter');
  expect(await to.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1430');
  await page.keyboard.press('Tab');
  await says(page, /Bertindih dengan jam sebelumnya/);
  await page.getByRole('button', { name: 'Hapus jam ke-2 Rabu' }).press('Enter');
  await says(page, /10[.:]00–14[.:]30/);
  await save(page).press('Enter');
  await says(page, 'Tersimpan');
  expect(setUp().settings.hours.wed).toEqual([{ from: '10:00', to: '14:30' }]);
  await eventually(async () => !(await isOpen()), 'closed at nine');
  await eventually(
    async () => (await kiosk.page.locator('body').innerText()) !== before,
    'another kiosk page',
  );
  await kiosk.page
    .getByText(/10[.:]00/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
});

test('a holiday that is struck out opens the day, and the preview says which rule decided', async () => {
  const { page } = await openConsole('hours/holidays');
  await page.locator('.day-preview input[type=date]').fill('2026-12-25');
  await says(page, 'Tutup sepanjang hari');
  await page.locator('.day-rules [data-rule=holiday]').waitFor();
  await page.getByRole('switch', { name: /Kelahiran Yesus Kristus/ }).press('Space');
  await page.locator('.day-rules [data-rule=holiday]').waitFor({ state: 'detached' });
  await save(page).click();
  await says(page, 'Tersimpan');
  expect(setUp().settings.nationalHolidays.except).toEqual(['2026-12-25']);
});

test('what is next changes with the terms that are being written', async () => {
  const { page } = await openConsole('rules/order');
  const first = page.locator('.example-order li').first();
  await first.waitFor();
  await page.getByRole('radio', { name: 'Selalu paling depan' }).check();
  await page.locator('.example-order li').filter({ hasText: 'selalu paling depan' }).waitFor();
  expect(await first.textContent()).toContain('Prioritas');
});

test('a picture is sent, listed, saved and shown; nobody takes a text for one', async () => {
  const { page, errors } = await openConsole('media');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.setInputFiles('.media-file', [{ name: 'jadwal.png', mimeType: 'image/png', buffer: png }]);
  await page.locator('.playlist li').waitFor();
  await page.locator('.media-screen img').waitFor();
  await save(page).click();
  await says(page, 'Tersimpan');
  expect(setUp().settings.media).toMatchObject([{ kind: 'image', seconds: 12 }]);
  expect(errors).toEqual([]);
  await page.setInputFiles('.media-file', [
    { name: 'palsu.png', mimeType: 'image/png', buffer: Buffer.from('bukan gambar') },
  ]);
  await says(page, /palsu.png bukan gambar atau video/);
});

test.each([
  [desktop, 'id-ID'],
  [tablet, 'en-GB'],
] as const)(
  'axe finds nothing serious and nothing overflows on any of the pages: %o %s',
  async (size, language) => {
    const { page, errors } = await openConsole('hours', size, language);
    for (const one of [
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
    ]) {
      await page.evaluate((to) => {
        window.location.hash = `#/${to}`;
      }, one);
      await page.locator('.save-bar').waitFor();
      expect({ one, faults: await seriousFaults(page) }).toEqual({ one, faults: [] });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ one, wide }).toEqual({ one, wide: expect.toSatisfy((n: number) => n <= 0) });
    }
    expect(errors).toEqual([]);
  },
);
