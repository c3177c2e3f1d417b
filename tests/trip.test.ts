/**
 * The whole trip, in real browser pages against the real server: a citizen takes a ticket at the kiosk,
 * the paper comes out, a counter calls, the display shows and speaks, the phone says it too, the counter
 * serves. In the end the database and the log must tell the same story.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '@giliran/server';
import { announce } from '@giliran/voice';
import { loadVoiceFolder, shippedFolder } from '../packages/voice/src/voice-folder.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { withSite } from './support/site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** How alike two sounds are: 1 when they are the same. */
function likeness(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let n = 0; n < Math.min(a.length, b.length); n += 1) {
    const [x, y] = [a[n] ?? 0, b[n] ?? 0];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

test('a ticket is taken, printed, called, shown, spoken, served and kept', async () => {
  await withSite(async (site) => {
    const display = await openPage(browser, `${site.url}/display/#device=display-1&key=demo-display-1`, {
      width: 1920,
      height: 1080,
    });
    await display.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.addEventListener('giliran:announcement', (event) => {
        if (!(event instanceof CustomEvent)) return;
        const { callId, clips, samples, sampleRate } = event.detail;
        heard.push({ callId, clips, samples: Array.from(samples), sampleRate });
      });
    });
    await display.page.locator('main[data-stage="welcome"]').waitFor();

    // The citizen.
    const kiosk = await openPage(browser, `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`, {
      width: 1080,
      height: 1920,
    });
    await kiosk.page.getByRole('button', { name: /Disdukcapil/ }).click();
    await kiosk.page.getByRole('button', { name: /Perekaman KTP-el baru/ }).click();
    await kiosk.page.getByRole('button', { name: 'Sudah lengkap, ambil nomor' }).click();
    await kiosk.page.locator('.k-ticket[data-paper="printed"]').waitFor();
    const ticketUrl = (await kiosk.page.locator('.k-qr[data-url]').getAttribute('data-url')) ?? '';
    expect(await kiosk.page.getByRole('heading', { level: 1 }).textContent()).toContain('A-001');

    // The paper.
    const papers = join(site.paperFolder, 'kiosk-1');
    const files = await readdir(papers);
    const paper = (ending: string) =>
      join(papers, files.find((name) => name.endsWith(ending)) ?? `no ${ending}`);
    expect(files.map((name) => name.replace(/^.*\./, '')).sort((a, b) => a.localeCompare(b))).toEqual([
      'bin',
      'png',
      'txt',
    ]);
    const text = await readFile(paper('.txt'), 'utf8');
    for (const words of [
      'A-001',
      'Perekaman KTP-el baru',
      'Dinas Kependudukan dan Pencatatan Sipil',
      'Mohon menunggu nomor Anda dipanggil',
    ]) {
      expect(text).toContain(words);
    }
    const picture = PNG.sync.read(await readFile(paper('.png')));
    const code = jsqr.default(Uint8ClampedArray.from(picture.data), picture.width, picture.height);
    expect(code?.data).toBe(ticketUrl);
    expect(ticketUrl.startsWith(`${site.url}/t/`)).toBe(true);

    // The phone.
    const phone = await openPage(browser, ticketUrl, { width: 360, height: 740 });
    await phone.page.getByText('A-001').first().waitFor();

    // The counter.
    const counter = await openPage(browser, `${site.url}/counter/#device=loket-1&key=demo-loket-1`, {
      width: 1366,
      height: 768,
    });
    await counter.page.getByLabel('Nama pengguna').fill('siti-disdukcapil');
    await counter.page.getByLabel('Kata sandi', { exact: true }).fill('giliran-demo');
    await counter.page.keyboard.press('Enter');
    await counter.page.locator('.choose-tile:focus', { hasText: 'Loket 1' }).waitFor();
    await counter.page.keyboard.press('Enter');
    await counter.page.getByRole('button', { name: /Panggil berikutnya/ }).click();

    // The call, in sight, on the phone and by ear.
    await display.page.locator('main[data-stage="announcing"]').waitFor();
    expect(await display.page.locator('.stage .fit-text').first().textContent()).toBe('A-001');
    expect(await display.page.locator('.stage-counter .fit-text').textContent()).toBe('1');
    await expect.poll(() => phone.page.title()).toMatch(/DIPANGGIL/i);
    await expect.poll(() => display.page.evaluate(() => Reflect.get(window, 'heard').length)).toBe(1);
    const heard: { callId: string; clips: string[]; samples: number[]; sampleRate: number } =
      await display.page.evaluate(() => Reflect.get(window, 'heard')[0]);
    const { voice } = await loadVoiceFolder(shippedFolder);
    const settings = site.server().queue.state.index?.site.settings.voice;
    if (!settings) throw new Error('no site');
    const expected = announce(voice, { number: 'A-001', counter: 1 }, settings, false);
    if (!expected.ok) throw new Error('the sentence cannot be said');
    expect(heard.sampleRate).toBe(expected.value.sampleRate);
    expect(heard.samples.length).toBe(expected.value.samples.length);
    expect(likeness(heard.samples, expected.value.samples)).toBeGreaterThan(0.99);
    expect(heard.samples.every((sample) => Math.abs(sample) <= 1)).toBe(true);

    // The visit.
    await counter.page.getByRole('button', { name: /Mulai layani/ }).click();
    await counter.page.locator('[data-big][data-kind="finish"]:not([aria-disabled])').click();
    await counter.page.getByRole('button', { name: /Panggil berikutnya/ }).waitFor();
    await expect.poll(() => phone.page.title()).not.toMatch(/DIPANGGIL/i);
    expect([...display.errors, ...kiosk.errors, ...counter.errors, ...phone.errors]).toEqual([]);

    // What is kept.
    await expect
      .poll(() => [...site.server().queue.state.calls.values()].map((call) => call.announcedBy))
      .toEqual(['display-1']);
    site.server().queue.settle();
    const db = new Database(site.databaseFile, { readonly: true });
    expect(db.prepare('SELECT number, state, counter_id, kiosk_id, calls FROM tickets').all()).toEqual([
      { number: 'A-001', state: 'completed', counter_id: 'loket-1', kiosk_id: 'kiosk-1', calls: 1 },
    ]);
    db.close();
    const events = site
      .server()
      .store.eventsAfter(0, 100)
      .map((logged) => logged.event.type);
    const story = ['ticketIssued', 'counterOpened', 'ticketCalled', 'serviceStarted', 'serviceFinished'];
    expect(events.filter((type) => story.includes(type))).toEqual(story);
    expect(events.filter((type) => type === 'callAnnounced')).toHaveLength(1);
    expect(verify(site.server().store).problems).toEqual([]);
  });
});
