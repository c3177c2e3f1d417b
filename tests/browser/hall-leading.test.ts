/** Leading the hall from the board: an alert that somebody sees to, an emergency on every screen, reports, and a reader. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
  site = await openSite({
    change: (demo) => ({
      ...demo,
      settings: { ...demo.settings, alerts: { ...demo.settings.alerts, waiting: 2 } },
    }),
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const desktop = { width: 1440, height: 900 };
async function signedIn(path: string, staffId: string, password = 'giliran-demo'): Promise<Page> {
  const { page } = await openPage(browser, `${site.url}${path}`, desktop);
  await page.fill('input[autocomplete=username]', staffId);
  await page.fill('input[autocomplete=current-password]', password);
  await page.keyboard.press('Enter');
  return page;
}
const patience = { timeout: 40_000 };

test('a limit that is passed comes to the board, and somebody sees to it', async () => {
  const page = await signedIn('/console/', 'sari-pengawas');
  await page.waitForSelector('.board-table');
  for (let n = 0; n < 3; n += 1) await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
  const alert = page.locator('[data-alert=waiting]', { hasText: 'Disdukcapil' });
  await alert.waitFor(patience);
  expect(await seriousFaults(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Saya tangani' }).click();
  await alert.getByText('Ditangani Sari').waitFor();
  await page.getByRole('button', { name: 'Riwayat hari ini' }).click();
  await page.getByRole('dialog').getByText('Disdukcapil').waitFor();
  await page.context().close();
}, 90_000);

test('an emergency is declared in two steps, stands alone on every screen, and leaves them as they were', async () => {
  const board = await signedIn('/console/', 'sari-pengawas');
  await board.waitForSelector('.board-table');
  const { page: display } = await openPage(
    browser,
    `${site.url}/display/#device=display-1&key=demo-display-1`,
    { width: 1920, height: 1080 },
  );
  const { page: kiosk } = await openPage(browser, `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`, {
    width: 1080,
    height: 1920,
  });
  const counter = await signedIn('/counter/#device=loket-1&key=demo-loket-1', 'siti-disdukcapil');
  await counter
    .getByRole('button', { name: /Loket 1\b|Buka/ })
    .first()
    .click();
  await display.waitForSelector('.hall');
  await kiosk.getByRole('button').first().waitFor();

  await board.getByRole('button', { name: 'Darurat' }).click();
  await board.getByRole('radio', { name: 'Gempa bumi' }).check({ force: true });
  await board.getByRole('button', { name: 'Lanjut' }).click();
  expect(site.server().queue.state.hall.emergency).toBeNull();
  await board.getByRole('button', { name: 'Ya, tampilkan sekarang' }).click();
  for (const page of [display, kiosk, counter]) {
    await page
      .locator('.gl-emergency')
      .getByRole('heading', { name: /Gempa bumi/ })
      .waitFor(patience);
    expect(await seriousFaults(page, { enhancedContrast: true })).toEqual([]);
  }
  // A key that is pressed in a hurry calls nobody.
  await counter.keyboard.press('Space');
  await site.restart();
  await display.reload();
  await display.locator('.gl-emergency').waitFor(patience);

  await board.getByRole('button', { name: 'Akhiri' }).first().click();
  await board.getByRole('button', { name: 'Ya, akhiri' }).click();
  for (const page of [display, kiosk, counter])
    await page.locator('.gl-emergency').waitFor({ state: 'detached', ...patience });
  await display.locator('.announcement-band').waitFor();
  // Whoever stands at a kiosk reads it as well, in the language chosen, and no longer when it is ended.
  const line = kiosk.locator('.k-announcement');
  await line.getByText(/./).first().waitFor(patience);
  const [allClear] = site.server().queue.state.hall.announcements;
  expect(await line.innerText()).toBe(allClear?.text.id);
  await kiosk.locator('.gl-languages button[lang=en]:visible').first().click();
  await line.getByText(allClear?.text.en ?? '-', { exact: true }).waitFor();
  expect(await seriousFaults(kiosk, { enhancedContrast: true })).toEqual([]);
  await site.api('POST', `/hall/announcements/${allClear?.id}/end`, { body: {} });
  await line.waitFor({ state: 'detached', ...patience });
  await site.api('POST', '/hall/announcements', {
    body: { text: { id: 'Kembali seperti biasa', en: 'As usual' }, minutes: 5 },
  });
  // What an agency tells stands there too: the number called keeps its size.
  await site.api('POST', '/agencies/imigrasi/condition', { body: { condition: { kind: 'systemDown' } } });
  await display.locator('.news').waitFor();
  await site.api('POST', '/counters/loket-2/open', { body: {} });
  await site.api('POST', '/counters/loket-2/next', { body: {} });
  const called = display.locator('.stage-number .fit-text');
  await called.waitFor(patience);
  expect(await called.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThan(
    200,
  );
  for (const page of [board, display, kiosk, counter]) await page.context().close();
});

test('a reader sees the board and the reports, and nothing to press that would change anything', async () => {
  const made = await site.api('POST', '/staff', {
    body: { id: 'pembaca', name: 'Pembaca', role: 'reader', agencyId: null },
  });
  const { temporaryPassword: current } = made.body;
  const first = await site.api('POST', '/sessions', {
    key: null,
    body: { staffId: 'pembaca', password: current },
  });
  await site.api('POST', '/sessions/current/password', {
    key: first.body.token,
    body: { current, password: 'kopi hangat pagi' },
  });
  const page = await signedIn('/console/', 'pembaca', 'kopi hangat pagi');
  await page.waitForSelector('.board-table');
  for (const name of ['Darurat', 'Umumkan', /^Tindakan untuk/, /^Saya tangani/])
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.goto(`${site.url}/console/#/reports`);
  await page.waitForSelector('.report-table');
  await page.waitForSelector('.heat-map');
  expect(await page.locator('.report-table tfoot').innerText()).toContain('Jumlah');
  expect(await seriousFaults(page)).toEqual([]);
  await page.context().close();
}, 60_000);
