/** Displays beyond the calls: media while nobody is called, what has come over agencies, the small one over a counter. */
import { Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
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
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
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
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

const open = async (device: string, size = tv) => {
  const { page, errors } = await openPage(
    browser,
    `${site.url}/display/#device=${device}&key=demo-${device}`,
    size,
  );
  return { page, errors };
};
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
  return (await site.api('POST', `/counters/${counter}/next`, { body: {} })).body.ticket;
}
const condition = (kind: 'systemDown' | 'closedEarly' | null, agencyId = 'disdukcapil') =>
  site.execute({ type: 'agency.setCondition', agencyId, condition: kind && { kind } });
/** Names of the clips of every announcement, from now on. */
async function listen(page: Page): Promise<() => Promise<string[][]>> {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('giliran:announcement', (event) => {
      if (event instanceof CustomEvent) heard.push(event.detail.clips);
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'heard'));
}

describe('while nobody is called', () => {
  test('the playlist is shown, a call takes over at once, and the running text stands still meanwhile', async () => {
    const { page, errors } = await open('display-1');
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
    const ticket = await callAt('loket-3');
    await page.locator('main[data-stage="announcing"]').waitFor();
    expect(await page.locator('.idle').count()).toBe(0);
    expect(await page.locator('.stage .fit-text').first().textContent()).toBe(ticket.number);
    expect(await page.locator('.ticker').getAttribute('data-paused')).toBe('true');
    await page.locator('main[data-stage="called"]').waitFor({ timeout: 30_000 });
    expect(await page.locator('.idle').count()).toBe(0);
    await site.api('POST', `/tickets/${ticket.id}/start`, { body: {} });
    await page.locator('.idle img').waitFor();
    expect(await page.locator('.recent-call').first().textContent()).toContain(ticket.number);
    expect(errors).toEqual([]);
  });

  test('a missing and a broken file are passed over, and what was loaded is shown on without the server', async () => {
    const { page } = await open('display-1');
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
    await page.locator('.foot-lost').waitFor({ state: 'detached', timeout: 20_000 });
  });

  test('without a playlist the hall welcomes people as ever', async () => {
    const { page } = await open('display-1');
    await play([{ kind: 'image', file: await keep(png), to: '2020-01-01' }]);
    await page.locator('.welcome').waitFor();
    expect(await page.locator('.idle').count()).toBe(0);
  });
});

describe('what has come over an agency', () => {
  test('stands in a clear band and is said once when it begins and once when it is over, by one display, also after a reload', async () => {
    const { page } = await open('display-1');
    const silent = (await open('display-3')).page;
    await page.locator('.welcome').waitFor();
    await silent.locator('.welcome').waitFor();
    const [heard, unheard] = [await listen(page), await listen(silent)];
    await condition('systemDown');
    await page.locator('.news[data-agency="disdukcapil"]').waitFor();
    expect(await page.locator('.news-title').textContent()).toMatch(
      /^Sistem Disdukcapil sedang terganggu sejak \d\d\.\d\d$/,
    );
    await expect.poll(heard).toEqual([['chime', 'id/notice-system-down']]);
    expect(await seriousFaults(page)).toEqual([]);
    const pending = () =>
      [...site.server().queue.state.notices.values()].map((n) => [n.phase, n.announcedBy]);
    await expect.poll(pending).toEqual([['begin', 'display-1']]);
    await page.reload();
    await page.locator('.news').waitFor();
    const after = await listen(page);
    await condition(null);
    await page.locator('.news').waitFor({ state: 'detached' });
    await expect.poll(after, { timeout: 20_000 }).toEqual([['chime', 'id/notice-system-up']]);
    expect(await unheard()).toEqual([]);
  });

  test('a call that comes meanwhile is seen at once and heard after it', async () => {
    const { page } = await open('display-1');
    await page.locator('.welcome').waitFor();
    const heard = await listen(page);
    await condition('closedEarly', 'imigrasi');
    await page.locator('main[data-noticing="true"]').waitFor();
    await callAt('loket-3');
    await page.locator('main[data-stage="announcing"][data-noticing="true"]').waitFor();
    await expect
      .poll(async () => (await heard()).map(([, second]) => second), { timeout: 30_000 })
      .toEqual(['id/notice-closed-early', 'id/nomor-antrean']);
  });
});

describe('over a counter', () => {
  test.each([{ width: 1024, height: 600 }, { width: 1280, height: 400 }, tv])(
    '$width × $height: number, agency and state are always in sight, nothing is cut off',
    async (size) => {
      const { page, errors } = await open('display-6', size);
      const state = (is: string) => page.locator(`.sign[data-state="${is}"]`).waitFor();
      const whole = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('.sign *')].flatMap((element) => {
            const box = element.getBoundingClientRect();
            const out =
              box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
            return out && element.textContent ? [`${element.className}: ${element.textContent}`] : [];
          }),
        );
      await state('closed');
      expect(await page.locator('.sign-state').textContent()).toContain('Tutup');
      await site.execute({ type: 'counter.open', counterId: 'loket-3' });
      await state('open');
      await site.execute({
        type: 'counter.pause',
        counterId: 'loket-3',
        reason: 'Salat zuhur dan makan siang bersama tim',
      });
      await state('break');
      expect(await page.locator('.sign-state').textContent()).toContain('Salat zuhur');
      expect(await whole()).toEqual([]);
      const ticket = await callAt('loket-3');
      await state('called');
      expect(await page.locator('.sign-state .fit-text').textContent()).toBe(ticket.number);
      const flashing = await page.locator('.sign-state').evaluate((e) => {
        const { animationDuration, animationIterationCount } = getComputedStyle(e);
        return [Number.parseFloat(animationDuration), Number(animationIterationCount)];
      });
      expect(flashing[0]).toBeGreaterThanOrEqual(0.334);
      expect(flashing[1]).toBeGreaterThanOrEqual(3);
      const first = await page.locator('.sign').getAttribute('data-call');
      await site.api('POST', `/tickets/${ticket.id}/recall`, { body: {} });
      await expect.poll(() => page.locator('.sign').getAttribute('data-call')).not.toBe(first);
      await condition('systemDown');
      await page.locator('.sign-foot[data-kind="systemDown"]').waitFor();
      expect(await whole()).toEqual([]);
      await site.api('POST', `/tickets/${ticket.id}/start`, { body: {} });
      await state('serving');
      for (const always of ['.sign-counter .fit-text', '.sign-short'])
        expect(await page.locator(always).isVisible()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      expect(errors).toEqual([]);
    },
  );
});
