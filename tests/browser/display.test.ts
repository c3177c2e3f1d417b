/** The lobby display, in a real browser against a real server: each call seen large and heard once. */
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { chromiumPath, launchBrowser, openPage, quietArguments } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

const tv = { width: 1920, height: 1080 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

const addressOf = (device: string, key = `demo-${device}`) =>
  `${site.url}/display/#device=${device}&key=${key}`;

async function openDisplay(device = 'display-1', size = tv) {
  const opened = await openPage(browser, addressOf(device), size);
  await listen(opened.page);
  await opened.page.locator('.hall').waitFor();
  return opened;
}

/** Notes every announcement the page tells of: call, clips, loudest sample. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('giliran:announcement', (event) => {
      if (!(event instanceof CustomEvent)) return;
      const { callId, clips, samples, sampleRate } = event.detail;
      const loudest = samples.reduce((most: number, s: number) => Math.max(most, Math.abs(s)), 0);
      heard.push({ callId, clips, loudest, seconds: samples.length / sampleRate });
    });
  });
}
interface Heard {
  readonly callId: string;
  readonly clips: readonly string[];
  readonly loudest: number;
  readonly seconds: number;
}
const heardBy = (page: Page): Promise<Heard[]> => page.evaluate(() => Reflect.get(window, 'heard'));

/** Issues a ticket of the counter's first service and calls it there. */
async function callAt(counter: string): Promise<{ id: string; number: string }> {
  const { body: counters } = await site.api('GET', '/counters');
  const serviceId: string = counters.find((c: { id: string }) => c.id === counter).services[0].serviceId;
  expect((await site.api('POST', '/tickets', { body: { serviceId } })).status).toBe(201);
  await site.execute({ type: 'counter.open', counterId: counter });
  const answer = await site.api('POST', `/counters/${counter}/next`, { body: {} });
  expect(answer.body.ticket).not.toBeNull();
  return answer.body.ticket;
}

const stage = (page: Page, kind: string) => page.locator(`main[data-stage="${kind}"]`);
const largeNumber = (page: Page) => page.locator('.stage .fit-text').first();

describe('a call', () => {
  test('is seen large, with its counter and the way there, and heard in the right words', async () => {
    const { page, errors } = await openDisplay();
    await stage(page, 'welcome').waitFor();
    const ticket = await callAt('loket-3');
    await stage(page, 'announcing').waitFor();
    expect(await largeNumber(page).textContent()).toBe(ticket.number);
    expect(await page.locator('.stage-counter .fit-text').textContent()).toBe('3');
    expect(await page.locator('.stage-where').textContent()).toContain('Disdukcapil');
    expect((await largeNumber(page).boundingBox())?.height).toBeGreaterThan(200);
    await expect.poll(() => heardBy(page).then((all) => all.length)).toBe(1);
    const [heard] = await heardBy(page);
    expect(heard?.clips).toEqual([
      'chime',
      'id/nomor-antrean',
      `id/huruf-${ticket.number.charAt(0).toLowerCase()}`,
      'id/nol',
      'id/nol',
      'id/satu',
      'id/silakan-menuju-loket',
      'id/tiga.final',
    ]);
    expect(heard?.loudest).toBeGreaterThan(0.2);
    expect(heard?.loudest).toBeLessThanOrEqual(1);
    expect(await page.locator('main').getAttribute('data-announcing-call')).toBe(`${ticket.id}.1`);
    expect(await page.locator('main').getAttribute('data-speaking')).toBe('true');
    await stage(page, 'called').waitFor({ timeout: 20_000 });
    expect(await page.locator('main').getAttribute('data-announcing-call')).toBeNull();
    expect(errors).toEqual([]);
  });

  test('flashes no more than three times a second', async () => {
    const { page } = await openDisplay();
    await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    const { periodMs, times } = await page.locator('.stage').evaluate((element) => {
      const style = getComputedStyle(element);
      return {
        periodMs: Number.parseFloat(style.animationDuration) * 1000,
        times: Number(style.animationIterationCount),
      };
    });
    expect(periodMs).toBeGreaterThanOrEqual(334);
    expect(times).toBeGreaterThanOrEqual(3);
  });

  test('waits its turn: the next is shown when the first has been spoken, and then both stand in sight', async () => {
    const { page } = await openDisplay();
    const first = await callAt('loket-1');
    const second = await callAt('loket-6');
    await stage(page, 'announcing').waitFor();
    expect(await largeNumber(page).textContent()).toBe(first.number);
    expect(await page.locator('.recent').count()).toBe(0);
    await expect.poll(() => largeNumber(page).textContent(), { timeout: 20_000 }).toBe(second.number);
    expect(await page.locator('.recent-call').first().textContent()).toBe(`${first.number}1`);
    await expect
      .poll(() => heardBy(page).then((all) => all.map((h) => h.callId)))
      .toEqual([`${first.id}.1`, `${second.id}.1`]);
  });

  test('that is repeated at the counter is shown and spoken again as such', async () => {
    const { page } = await openDisplay();
    const ticket = await callAt('loket-1');
    await stage(page, 'called').waitFor({ timeout: 20_000 });
    await site.api('POST', `/tickets/${ticket.id}/recall`, { body: {} });
    await page.locator('.stage-again').waitFor();
    await expect
      .poll(() => heardBy(page).then((all) => all.map((h) => h.callId)))
      .toEqual([`${ticket.id}.1`, `${ticket.id}.2`]);
  });

  test('is spoken by one display of its zone and shown by all', async () => {
    const speaking = await openDisplay('display-1');
    const silent = await openDisplay('display-3');
    const ticket = await callAt('loket-2');
    for (const { page } of [speaking, silent]) {
      await stage(page, 'announcing').waitFor();
      expect(await largeNumber(page).textContent()).toBe(ticket.number);
    }
    await expect.poll(() => heardBy(speaking.page).then((all) => all.length)).toBe(1);
    await stage(silent.page, 'called').waitFor({ timeout: 20_000 });
    expect(await heardBy(silent.page)).toEqual([]);
    expect(await silent.page.locator('main').getAttribute('data-speaking')).toBe('false');
  });

  test('is not announced again after a reload', async () => {
    const { page } = await openDisplay();
    const ticket = await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    await expect.poll(() => heardBy(page).then((all) => all.length)).toBe(1);
    await page.reload();
    await listen(page);
    await stage(page, 'called').waitFor();
    expect(await largeNumber(page).textContent()).toBe(ticket.number);
    const next = await callAt('loket-4');
    await expect
      .poll(() => heardBy(page).then((all) => all.map((h) => h.callId)), { timeout: 20_000 })
      .toEqual([`${next.id}.1`]);
  });
});

describe('the server is away', () => {
  test('the display says so, keeps what is known, and recovers by itself without repeating anything', async () => {
    const { page } = await openDisplay();
    const ticket = await callAt('loket-1');
    await stage(page, 'called').waitFor({ timeout: 20_000 });
    await site.server().stop();
    await page.locator('.foot-lost').waitFor();
    expect(await largeNumber(page).textContent()).toBe(ticket.number);
    await site.restart();
    await page.locator('.foot-lost').waitFor({ state: 'detached', timeout: 20_000 });
    const next = await callAt('loket-5');
    await stage(page, 'announcing').waitFor();
    expect(await largeNumber(page).textContent()).toBe(next.number);
    await expect.poll(() => heardBy(page).then((all) => all.length)).toBe(2);
  });

  test('after minutes the picture steps back, and people are sent to the staff', async () => {
    const context = await browser.newContext({ viewport: tv });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(addressOf('display-2'));
    await page.locator('.hall').waitFor();
    await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    await site.server().stop();
    await expect
      .poll(async () => {
        await page.clock.runFor(2_000);
        return page.locator('main').getAttribute('data-freshness');
      })
      .toBe('reconnecting');
    await page.clock.runFor(4 * 60_000);
    expect(await page.locator('main').getAttribute('data-freshness')).toBe('old');
    expect(await page.locator('.foot-lost').textContent()).toContain('Perhatikan petugas di loket');
    await site.restart();
  });
});

describe('a display that may not show anything', () => {
  test('shows its code, says why, may be told by hand who it is, and starts with the right ones', async () => {
    const { page } = await openPage(browser, addressOf('display-1', 'wrong'), tv);
    await page.locator('[role="alert"]').waitFor();
    expect(await page.locator('[role="alert"]').textContent()).toContain('Server menolak kunci layar ini');
    await page.locator('.set-up-by-hand summary').click();
    await page.locator('input[type="password"]').fill('demo-display-1');
    await page.locator('button[type="submit"]').click();
    await page.locator('.hall').waitFor();
  });

  test('a fresh TV asks, and a kiosk’s key is no display’s', async () => {
    const { page } = await openPage(browser, `${site.url}/display/`, tv);
    await page.locator('.set-up-by-hand summary').click();
    await page.locator('input').first().fill('display-1');
    await page.locator('button[type="submit"]').click();
    expect(await page.locator('.set-up').textContent()).toContain('Isi kode layar dan kunci.');
    await page.locator('input[type="password"]').fill('demo-kiosk-1');
    await page.locator('button[type="submit"]').click();
    await page.locator('[role="alert"]').waitFor();
    expect(await page.locator('[role="alert"]').textContent()).toContain('milik perangkat lain');
  });
});

test('where the browser withholds sound, the calls still show and a touch brings the voice', async () => {
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  const strict = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...quietArguments.filter((argument) => !argument.startsWith('--autoplay')),
      '--autoplay-policy=document-user-activation-required',
      ...(root ? ['--no-sandbox'] : []),
    ],
  });
  try {
    const { page } = await openPage(strict, addressOf('display-1'), tv);
    await page.locator('.foot-sound').waitFor();
    const first = await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    expect(await largeNumber(page).textContent()).toBe(first.number);
    await page.mouse.click(900, 500);
    await page.locator('.foot-sound').waitFor({ state: 'detached' });
    expect(await page.locator('main').getAttribute('data-sound')).toBe('ready');
  } finally {
    await strict.close();
  }
});

describe('what people see', () => {
  test('nothing is smaller than 40 pixels, and nothing is cut off', async () => {
    const { page } = await openDisplay();
    const problems = () =>
      page.evaluate(() => {
        const found: string[] = [];
        const walker = document.createTreeWalker(
          document.querySelector('.hall') ?? document.body,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent?.trim() ?? '';
          const element = node.parentElement;
          if (text === '' || !element) continue;
          if (Number.parseFloat(getComputedStyle(element).fontSize) < 40) found.push(`small: ${text}`);
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = range.getBoundingClientRect();
          if (box.left < 0 || box.right > innerWidth + 1) found.push(`outside: ${text}`);
        }
        for (const text of document.querySelectorAll('.fit-text')) {
          const place = text.parentElement?.getBoundingClientRect();
          const box = text.getBoundingClientRect();
          if (place && (box.right > place.right + 1 || box.height > place.height + 1))
            found.push(`cut: ${text.textContent}`);
        }
        return found;
      });
    expect(await problems()).toEqual([]);
    await callAt('loket-1');
    await callAt('loket-23');
    await expect.poll(() => page.locator('.recent-call').count(), { timeout: 20_000 }).toBe(1);
    for (const size of [tv, { width: 3840, height: 2160 }, { width: 1080, height: 1920 }]) {
      await page.setViewportSize(size);
      expect(await problems()).toEqual([]);
    }
  });

  test('axe finds nothing serious', async () => {
    const { page } = await openDisplay();
    expect(await seriousFaults(page)).toEqual([]);
    await callAt('loket-1');
    await stage(page, 'called').waitFor({ timeout: 20_000 });
    expect(await seriousFaults(page)).toEqual([]);
    const setUp = await openPage(browser, `${site.url}/display/`, tv);
    await setUp.page.locator('.set-up').waitFor();
    expect(await seriousFaults(setUp.page)).toEqual([]);
  });
});
