/** Displays beyond the calls: media while nobody is called, what has come over agencies, the small one over a counter. */
import { Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { announced, heardBy, openMuteDisplay, openQuickDisplay, setPace } from '../support/quick-display.ts';
import { openSite, type TestSite } from '../support/site.ts';

const tv = { width: 1920, height: 1080 };
const longName = {
  id: 'Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia Provinsi Kepulauan',
  en: 'Regional Office of the Ministry of Law and Human Rights of the Islands',
};
/** A pixel. */
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
/** One display stands through all of this, as it does in a hall. */
let page: Page;
let errors: string[];
let called: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  site = await openSite({
    change: (now) =>
      Site.parse({
        ...now,
        agencies: now.agencies.map((a) =>
          a.id === 'bpjs-kesehatan'
            ? { ...a, name: longName, shortName: 'Kanwil Hukum dan HAM Prov'.slice(0, 24) }
            : a,
        ),
        displays: now.displays.map((d) =>
          d.id === 'display-6' ? { ...d, kind: 'counter', counterId: 'loket-3' } : d,
        ),
      }),
  });
  ({ page, errors } = await openQuickDisplay(browser, addressOf('display-1'), tv));
  await page.locator('.welcome').waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
/** Nobody is expected at a counter, nothing has come over anybody, nothing is shown or said, and no other screen is open. */
afterEach(async () => {
  for (const id of called) await site.api('POST', `/tickets/${id}/no-show`, { body: {} });
  called = [];
  await condition(null);
  await condition(null, 'imigrasi');
  await play([]);
  for (const context of browser.contexts()) if (context !== page.context()) await context.close();
  await announced(page);
});

const addressOf = (device: string) => `${site.url}/display/#device=${device}&key=demo-${device}`;
const keep = async (body: Uint8Array<ArrayBuffer>): Promise<string> =>
  (
    await site.api('POST', '/media', {
      rawBody: body,
      headers: { 'content-type': 'application/octet-stream' },
    })
  ).body.file;
async function play(media: readonly unknown[]): Promise<void> {
  const now = site.server().queue.state.index?.site;
  const next = Site.parse({ ...now, settings: { ...now?.settings, media } });
  expect((await site.execute({ type: 'site.configure', site: next })).ok).toBe(true);
}
async function callAt(counter: string): Promise<{ id: string; number: string }> {
  const { body: counters } = await site.api('GET', '/counters');
  const serviceId: string = counters.find((c: { id: string }) => c.id === counter).services[0].serviceId;
  await site.api('POST', '/tickets', { body: { serviceId } });
  await site.execute({ type: 'counter.open', counterId: counter });
  const { ticket } = (await site.api('POST', `/counters/${counter}/next`, { body: {} })).body;
  called.push(ticket.id);
  return ticket;
}
const condition = (kind: 'systemDown' | 'closedEarly' | null, agencyId = 'disdukcapil') =>
  site.execute({ type: 'agency.setCondition', agencyId, condition: kind && { kind } });
/** The clips of what this page has announced, but for what came before. */
const clipsOf = async (before = 0): Promise<(readonly string[])[]> =>
  (await heardBy(page)).slice(before).map(({ clips }) => clips);

describe('while nobody is called', () => {
  test('without a playlist the hall welcomes people as ever', async () => {
    const file = await keep(png);
    await play([{ kind: 'image', file }]);
    await page.locator('.idle img').waitFor();
    await play([{ kind: 'image', file, to: '2020-01-01' }]);
    await page.locator('.welcome').waitFor();
    expect(await page.locator('.idle').count()).toBe(0);
  });

  test('the playlist is shown, a call takes over at once, and the running text stands still meanwhile', async () => {
    await play([
      { kind: 'image', file: await keep(png), seconds: 3 },
      { kind: 'text', text: { id: 'Selamat datang di mal pelayanan', en: 'Welcome to the mall' } },
    ]);
    await page.locator('.idle img').waitFor();
    expect(await page.locator('.ticker').getAttribute('data-paused')).toBe('false');
    const size = await page
      .locator('.ticker-line')
      .evaluate((e) => Number.parseFloat(getComputedStyle(e).fontSize));
    expect(size).toBeGreaterThanOrEqual(40);
    expect(await seriousFaults(page)).toEqual([]);
    const ticket = await callAt('loket-1');
    await page.locator('main[data-stage="announcing"]').waitFor();
    expect(await page.locator('.idle').count()).toBe(0);
    expect(await page.locator('.stage .fit-text').first().textContent()).toBe(ticket.number);
    expect(await page.locator('.ticker').getAttribute('data-paused')).toBe('true');
    await announced(page);
    await page.locator('main[data-stage="called"]').waitFor();
    expect(await page.locator('.idle').count()).toBe(0);
    await site.api('POST', `/tickets/${ticket.id}/start`, { body: {} });
    await page.locator('.idle img').waitFor();
    expect(await page.locator('.recent-call').first().textContent()).toContain(ticket.number);
    expect(errors).toEqual([]);
  });

  test('a missing and a broken file are passed over, and what was loaded is shown on without the server', async () => {
    const broken = new Uint8Array(png);
    broken.fill(7, 20);
    const good = await keep(png);
    await play([
      { kind: 'image', file: `${'0'.repeat(64)}.png`, seconds: 3 },
      { kind: 'image', file: await keep(broken), seconds: 3 },
      { kind: 'image', file: good, seconds: 3, alt: 'Jadwal' },
    ]);
    await page.locator('.idle img[alt="Jadwal"]').waitFor();
    await site.stop();
    await page.locator('.foot-lost').waitFor();
    expect(await page.locator('.idle img').evaluate((img) => Reflect.get(img, 'naturalWidth'))).toBe(1);
    await site.start();
    await page.locator('.foot-lost').waitFor({ state: 'detached' });
  });
});

describe('what has come over an agency', () => {
  test('stands in a clear band and is said once when it begins and once when it is over, by one display, also after a reload', async () => {
    const silent = (await openQuickDisplay(browser, addressOf('display-3'), tv)).page;
    await silent.locator('.hall').waitFor();
    const before = (await heardBy(page)).length;
    await condition('systemDown');
    await page.locator('.news[data-agency="disdukcapil"]').waitFor();
    expect(await page.locator('.news-title').textContent()).toMatch(
      /^Sistem Disdukcapil sedang terganggu sejak \d\d\.\d\d$/,
    );
    await expect.poll(() => clipsOf(before)).toEqual([['chime', 'id/notice-system-down']]);
    expect(await seriousFaults(page)).toEqual([]);
    const pending = () =>
      [...site.server().queue.state.notices.values()].map((n) => [n.phase, n.announcedBy]);
    await expect.poll(pending).toEqual([['begin', 'display-1']]);
    await page.reload();
    await page.locator('.news').waitFor();
    await condition(null);
    await page.locator('.news').waitFor({ state: 'detached' });
    await expect.poll(() => clipsOf()).toEqual([['chime', 'id/notice-system-up']]);
    expect(await heardBy(silent)).toEqual([]);
  });

  test('a call that comes meanwhile is seen at once and heard after it', async () => {
    // What the last test ended with has been said.
    await page.locator('main[data-noticing="false"]').waitFor();
    const before = (await heardBy(page)).length;
    const told = async () => (await clipsOf(before)).map(([, second]) => second);
    // The notice has to last until the call has come, however long that takes.
    await setPace(page, 0.02);
    await condition('closedEarly', 'imigrasi');
    await page.locator('main[data-noticing="true"]').waitFor();
    await callAt('loket-4');
    await page.locator('main[data-stage="announcing"][data-noticing="true"]').waitFor();
    await setPace(page, 16);
    await expect.poll(told, { timeout: 30_000 }).toEqual(['id/notice-closed-early', 'id/nomor-antrean']);
    await announced(page);
    await condition(null, 'imigrasi');
    await expect.poll(async () => (await told()).length).toBe(3);
  });
});

describe('over a counter', () => {
  const sizes = [tv, { width: 1280, height: 400 }, { width: 1024, height: 600 }];

  test('number, agency and state are always in sight, and nothing is cut off at any size', async () => {
    const opened = await openMuteDisplay(browser, addressOf('display-6'), tv);
    const sign = opened.page;
    const state = (is: string) => sign.locator(`.sign[data-state="${is}"]`).waitFor();
    const cutOff = () =>
      sign.evaluate(() =>
        [...document.querySelectorAll('.sign *')].flatMap((element) => {
          const box = element.getBoundingClientRect();
          const out =
            box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
          return out && element.textContent ? [`${element.className}: ${element.textContent}`] : [];
        }),
      );
    const whole = async (): Promise<void> => {
      for (const size of sizes) {
        await sign.setViewportSize(size);
        // What fits itself in does so with the next picture.
        await expect.poll(cutOff).toEqual([]);
        for (const always of ['.sign-counter .fit-text', '.sign-short'])
          expect(await sign.locator(always).isVisible()).toBe(true);
      }
    };
    await state('closed');
    expect(await sign.locator('.sign-state').textContent()).toContain('Tutup');
    await site.execute({ type: 'counter.open', counterId: 'loket-3' });
    await state('open');
    await site.execute({
      type: 'counter.pause',
      counterId: 'loket-3',
      reason: 'Salat zuhur dan makan siang bersama tim',
    });
    await state('break');
    expect(await sign.locator('.sign-state').textContent()).toContain('Salat zuhur');
    await whole();
    const ticket = await callAt('loket-3');
    await state('called');
    expect(await sign.locator('.sign-state .fit-text').textContent()).toBe(ticket.number);
    const flashing = await sign.locator('.sign-state').evaluate((e) => {
      const { animationDuration, animationIterationCount } = getComputedStyle(e);
      return [Number.parseFloat(animationDuration), Number(animationIterationCount)];
    });
    expect(flashing[0]).toBeGreaterThanOrEqual(0.334);
    expect(flashing[1]).toBeGreaterThanOrEqual(3);
    const first = await sign.locator('.sign').getAttribute('data-call');
    await site.api('POST', `/tickets/${ticket.id}/recall`, { body: {} });
    await expect.poll(() => sign.locator('.sign').getAttribute('data-call')).not.toBe(first);
    await condition('systemDown');
    await sign.locator('.sign-foot[data-kind="systemDown"]').waitFor();
    await whole();
    await site.api('POST', `/tickets/${ticket.id}/start`, { body: {} });
    await state('serving');
    await whole();
    expect(await seriousFaults(sign)).toEqual([]);
    expect(opened.errors).toEqual([]);
  });
});
