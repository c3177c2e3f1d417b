/** The lobby display, in a real browser against a real server: each call seen large and heard once. */
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { chromiumPath, launchBrowser, quietArguments } from '../support/browser.ts';
import { passUntil } from '../support/page-clock.ts';
import {
  announced,
  heardBy,
  openMuteDisplay,
  openQuickDisplay,
  setPace,
  until,
} from '../support/quick-display.ts';
import { openSite, type TestSite } from '../support/site.ts';

const tv = { width: 1920, height: 1080 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
/** One display stands through all of this, as it does in a hall. */
let page: Page;
let errors: string[];
let called: string[] = [];
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  ({ page, errors } = await openQuickDisplay(browser, addressOf('display-1'), tv));
  await page.locator('.hall').waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
/** Nobody stands at a counter, nobody is announced, and no other screen is open. */
afterEach(async () => {
  for (const id of called) await site.api('POST', `/tickets/${id}/no-show`, { body: {} });
  called = [];
  for (const context of browser.contexts()) if (context !== page.context()) await context.close();
  await announced(page);
});

const addressOf = (device: string, key = `demo-${device}`) =>
  `${site.url}/display/#device=${device}&key=${key}`;

/** Issues a ticket of the counter's first service and calls it there. */
async function callAt(counter: string): Promise<{ id: string; number: string }> {
  const { body: counters } = await site.api('GET', '/counters');
  const serviceId: string = counters.find((c: { id: string }) => c.id === counter).services[0].serviceId;
  expect((await site.api('POST', '/tickets', { body: { serviceId } })).status).toBe(201);
  await site.execute({ type: 'counter.open', counterId: counter });
  const answer = await site.api('POST', `/counters/${counter}/next`, { body: {} });
  expect(answer.body.ticket).not.toBeNull();
  called.push(answer.body.ticket.id);
  return answer.body.ticket;
}

const stage = (of: Page, kind: string) => of.locator(`main[data-stage="${kind}"]`);
const largeNumber = (of: Page) => of.locator('.stage .fit-text').first();
/** What this display has begun to say of the calls, in its order. */
const spoken = async (...calls: readonly { id: string }[]): Promise<string[]> =>
  (await heardBy(page))
    .map(({ callId }) => callId)
    .filter((callId) => calls.some(({ id }) => callId.startsWith(`${id}.`)));

/** What is too small to read from a bench, or cut off. */
const problems = (): Promise<string[]> =>
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

test('before anybody is called people are welcomed, in letters of 40 pixels and more', async () => {
  await stage(page, 'welcome').waitFor();
  expect(await problems()).toEqual([]);
  expect(await seriousFaults(page)).toEqual([]);
});

describe('a call', () => {
  test('is seen large, with its counter and the way there, and heard in the right words and their own time', async () => {
    await setPace(page, 1);
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
    await stage(page, 'called').waitFor();
    expect(await page.locator('main').getAttribute('data-announcing-call')).toBeNull();
    expect(await seriousFaults(page)).toEqual([]);
    await setPace(page, 16);
    expect(errors).toEqual([]);
  });

  test('flashes no more than three times a second', async () => {
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

  test('waits its turn: the next is shown when the first has been spoken, and then both stand in sight, whole on any screen', async () => {
    const first = await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    const second = await callAt('loket-23');
    expect(await largeNumber(page).textContent()).toBe(first.number);
    expect(await page.locator('.recent-call', { hasText: second.number }).count()).toBe(0);
    await until(page, async () => (await largeNumber(page).textContent()) === second.number, 'the second');
    expect(await page.locator('.recent-call').first().textContent()).toBe(`${first.number}1`);
    await expect.poll(() => spoken(first, second)).toEqual([`${first.id}.1`, `${second.id}.1`]);
    for (const size of [{ width: 3840, height: 2160 }, { width: 1080, height: 1920 }, tv]) {
      await page.setViewportSize(size);
      // What fits itself in does so with the next picture.
      await expect.poll(problems).toEqual([]);
    }
  });

  test('that is repeated at the counter is shown and spoken again as such', async () => {
    const ticket = await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    await announced(page);
    expect(await page.locator('.stage-again').count()).toBe(0);
    await site.api('POST', `/tickets/${ticket.id}/recall`, { body: {} });
    await page.locator('.stage-again').waitFor();
    await expect.poll(() => spoken(ticket)).toEqual([`${ticket.id}.1`, `${ticket.id}.2`]);
  });

  test('is spoken by one display of its zone and shown by all', async () => {
    const silent = (await openQuickDisplay(browser, addressOf('display-3'), tv)).page;
    await silent.locator('.hall').waitFor();
    const ticket = await callAt('loket-2');
    for (const one of [page, silent]) {
      await stage(one, 'announcing').waitFor();
      expect(await largeNumber(one).textContent()).toBe(ticket.number);
    }
    await expect.poll(() => spoken(ticket)).toEqual([`${ticket.id}.1`]);
    await announced(silent);
    await stage(silent, 'called').waitFor();
    expect(await heardBy(silent)).toEqual([]);
    expect(await silent.locator('main').getAttribute('data-speaking')).toBe('false');
  });

  test('is not announced again after a reload', async () => {
    const ticket = await callAt('loket-1');
    await stage(page, 'announcing').waitFor();
    await expect.poll(() => spoken(ticket)).toEqual([`${ticket.id}.1`]);
    await page.reload();
    await stage(page, 'called').waitFor();
    expect(await largeNumber(page).textContent()).toBe(ticket.number);
    const next = await callAt('loket-4');
    await expect.poll(() => heardBy(page).then((all) => all.map((h) => h.callId))).toEqual([`${next.id}.1`]);
  });
});

test('while the server is away the display says so and keeps what is known, steps back after minutes, and recovers by itself without repeating anything', async () => {
  const ticket = await callAt('loket-1');
  await stage(page, 'announcing').waitFor();
  await announced(page);
  await site.stop();
  await page.locator('.foot-lost').waitFor();
  expect(await page.locator('main').getAttribute('data-freshness')).toBe('reconnecting');
  expect(await largeNumber(page).textContent()).toBe(ticket.number);
  await passUntil(page, page.locator('main[data-freshness="old"]'), 5 * 60_000, 30_000);
  expect(await page.locator('.foot-lost').textContent()).toContain('Perhatikan petugas di loket');
  await site.start();
  await page.locator('.foot-lost').waitFor({ state: 'detached' });
  const next = await callAt('loket-5');
  await stage(page, 'announcing').waitFor();
  expect(await largeNumber(page).textContent()).toBe(next.number);
  await expect.poll(() => spoken(ticket, next)).toEqual([`${ticket.id}.1`, `${next.id}.1`]);
});

describe('a display that may not show anything', () => {
  test('shows its code, says why, may be told by hand who it is, and starts with the right ones', async () => {
    const { page: fresh } = await openMuteDisplay(browser, addressOf('display-1', 'wrong'), tv);
    await fresh.locator('[role="alert"]').waitFor();
    expect(await fresh.locator('[role="alert"]').textContent()).toContain('Server menolak kunci layar ini');
    await fresh.locator('.set-up-by-hand summary').click();
    await fresh.locator('input[type="password"]').fill('demo-display-1');
    await fresh.locator('button[type="submit"]').click();
    await fresh.locator('.hall').waitFor();
  });

  test('a fresh TV asks, and a kiosk’s key is no display’s', async () => {
    const { page: fresh } = await openMuteDisplay(browser, `${site.url}/display/`, tv);
    await fresh.locator('.set-up').waitFor();
    expect(await seriousFaults(fresh)).toEqual([]);
    await fresh.locator('.set-up-by-hand summary').click();
    await fresh.locator('input').first().fill('display-1');
    await fresh.locator('button[type="submit"]').click();
    expect(await fresh.locator('.set-up').textContent()).toContain('Isi kode layar dan kunci.');
    await fresh.locator('input[type="password"]').fill('demo-kiosk-1');
    await fresh.locator('button[type="submit"]').click();
    await fresh.locator('[role="alert"]').waitFor();
    expect(await fresh.locator('[role="alert"]').textContent()).toContain('milik perangkat lain');
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
    const { page: locked } = await openMuteDisplay(strict, addressOf('display-1'), tv);
    await locked.locator('.foot-sound').waitFor();
    const first = await callAt('loket-1');
    await stage(locked, 'announcing').waitFor();
    expect(await largeNumber(locked).textContent()).toBe(first.number);
    await locked.mouse.click(900, 500);
    await locked.locator('.foot-sound').waitFor({ state: 'detached' });
    expect(await locked.locator('main').getAttribute('data-sound')).toBe('ready');
  } finally {
    await strict.close();
  }
});
