/** The page behind the ticket's QR code, in a real browser against a real server. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

const small = { width: 320, height: 568 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  return () => site.close();
});

interface Taken {
  readonly id: string;
  readonly token: string;
  readonly number: string;
}
async function take(language: 'id' | 'en' = 'id'): Promise<Taken> {
  const answer = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru', language } });
  expect(answer.status).toBe(201);
  return answer.body;
}
async function ask(path: string): Promise<void> {
  const { status, body } = await site.api('POST', path, { body: {} });
  if (status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(body)}`);
}

/** Opens a ticket's page and keeps a record of every time the phone is asked to vibrate. */
async function openTicket(
  token: string,
): Promise<{ page: Page; errors: string[]; shakes: () => Promise<number> }> {
  const { page, errors } = await openPage(browser, 'about:blank', small);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'vibrate', {
      value: (pattern: readonly number[] | number) => {
        if (Array.isArray(pattern) && pattern.length > 0)
          sessionStorage.setItem('shakes', String(Number(sessionStorage.getItem('shakes') ?? '0') + 1));
        return true;
      },
    });
  });
  await page.goto(`${site.url}/t/${token}`);
  const shakes = () => page.evaluate(() => Number(sessionStorage.getItem('shakes') ?? '0'));
  return { page, errors, shakes };
}
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

const findings = (page: Page) => seriousFaults(page, { enhancedContrast: true });
const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('a ticket from waiting to finished', () => {
  test('the phone follows it, and the call fills the screen, flashes and shakes once per call', async () => {
    await ask('/counters/loket-1/open');
    const first = await take();
    const mine = await take();
    const { page, errors, shakes } = await openTicket(mine.token);
    await says(page, 'orang di depan Anda');
    expect(await page.title()).toBe(`${mine.number} · 1 lagi`);

    await ask('/counters/loket-1/next');
    await says(page, 'Giliran Anda berikutnya');
    await ask(`/tickets/${first.id}/start`);
    await ask(`/tickets/${first.id}/finish`);
    await ask('/counters/loket-1/next');

    await says(page, 'Giliran Anda!');
    expect(await page.title()).toBe('DIPANGGIL · loket 1');
    expect(await page.locator('.ringing').count()).toBe(1);
    expect(await shakes()).toBeGreaterThan(0);
    const counter = await page.locator('.called-counter').boundingBox();
    expect(counter?.height).toBeGreaterThan(small.height / 3);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    // At most three flashes a second (WCAG 2.3.1).
    const period = await page
      .locator('.ringing')
      .evaluate((element) => getComputedStyle(element).animationDuration);
    expect(1 / Number.parseFloat(period)).toBeLessThanOrEqual(3);

    await page.evaluate(() => sessionStorage.removeItem('shakes'));
    await page.reload();
    await says(page, 'Giliran Anda!');
    await says(page, 'Saya menuju ke sana');
    await page.waitForFunction(() => document.title.startsWith('DIPANGGIL'));
    expect(await page.locator('.ringing').count()).toBe(0);
    expect(await shakes()).toBe(0);

    await ask(`/tickets/${mine.id}/recall`);
    await says(page, 'Anda dipanggil lagi!');
    expect(await page.locator('.ringing').count()).toBe(1);
    await page.click('[data-do=seen]');
    expect(await page.locator('.ringing').count()).toBe(0);
    await says(page, 'Petugas menunggu Anda');

    await ask(`/tickets/${mine.id}/start`);
    await says(page, 'Anda sedang dilayani');
    await ask(`/tickets/${mine.id}/finish`);
    await says(page, 'Terima kasih atas kunjungan Anda.');
    expect(errors).toEqual([]);
  });

  test('one who did not come is told where to go', async () => {
    await ask('/counters/loket-1/open');
    const mine = await take('en');
    const { page } = await openTicket(mine.token);
    await says(page, 'You are next');
    await ask('/counters/loket-1/next');
    await says(page, 'It is your turn!');
    await ask(`/tickets/${mine.id}/no-show`);
    await says(page, /Called to counter 1 at/);
    await says(page, 'Please see the staff at this booth.');
  });
});

describe('when the server cannot be reached', () => {
  test('the last state stays with its time, and the page recovers by itself', async () => {
    const mine = await take();
    const { page } = await openTicket(mine.token);
    await says(page, 'Giliran Anda berikutnya');
    await site.server().stop();
    await says(page, /keadaan pukul/);
    await says(page, mine.number);
    await site.restart();
    await page.locator('.notice').waitFor({ state: 'detached' });
    await says(page, 'Giliran Anda berikutnya');
  });

  test('a call made while the page was closed rings when it is opened again', async () => {
    await ask('/counters/loket-1/open');
    const mine = await take();
    const { page, shakes } = await openTicket(mine.token);
    await says(page, 'Giliran Anda berikutnya');
    await page.goto('about:blank');
    await ask('/counters/loket-1/next');
    await page.goto(`${site.url}/t/${mine.token}`);
    await says(page, 'Giliran Anda!');
    expect(await shakes()).toBeGreaterThan(0);
  });
});

test('cancelling takes two steps, and then the number is gone from the queue', async () => {
  const mine = await take();
  const { page } = await openTicket(mine.token);
  await page.click('[data-do=cancel-ask]');
  await page.click('[data-do=cancel-no]');
  await says(page, 'Giliran Anda berikutnya');
  await page.click('[data-do=cancel-ask]');
  await page.click('[data-do=cancel-yes]');
  await says(page, 'Nomor ini dibatalkan');
  const { body } = await site.api('GET', `/tickets/${mine.id}`);
  expect(body).toMatchObject({ state: 'cancelled' });
});

test.each(['AAAAAAAAAAAAAAAAAAAAAA', 'nonsense'])(
  'an unknown ticket (%s) has a clear page',
  async (token) => {
    const { page } = await openTicket(token);
    await says(page, 'Tiket tidak ditemukan');
    await page.click('[lang=en]');
    await says(page, 'Ticket not found');
    expect(await findings(page)).toEqual([]);
  },
);

test('the chosen language and the ticked requirements outlive a reload', async () => {
  const { page } = await openTicket((await take()).token);
  await page.click('[data-do=tick]');
  await page.click('[lang=en]');
  await says(page, 'You are next');
  await page.reload();
  await says(page, 'You are next');
  expect(await page.locator('[aria-checked=true]').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('sound can be switched on with one tap', async () => {
  const { page } = await openTicket((await take()).token);
  await page.click('[data-do=sound-on]');
  await says(page, 'Suara dan getar menyala');
});

describe('for everybody', () => {
  test('nothing serious for axe, 7:1, and nothing cut off at 320 px with text twice as large', async () => {
    await ask('/counters/loket-1/open');
    const mine = await take('en');
    await take();
    const { page } = await openTicket(mine.token);
    await says(page, 'You are next');
    await page.click('[data-do=cancel-ask]');
    expect(await findings(page)).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await ask('/counters/loket-1/next');
    await says(page, 'It is your turn!');
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await page.click('[data-do=seen]');
    expect(await findings(page)).toEqual([]);
  });

  test('the keyboard alone reaches everything', async () => {
    const { page } = await openTicket((await take()).token);
    await says(page, 'Giliran Anda berikutnya');
    const wanted = await page.locator('[data-do]').count();
    const reached = new Set<string>();
    for (let step = 0; step <= wanted; step += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const at = document.activeElement;
          return `${at?.getAttribute('data-do') ?? ''} ${at?.getAttribute('data-value') ?? ''}`;
        }),
      );
    }
    reached.delete(' ');
    expect(reached.size).toBe(wanted);
  });
});
