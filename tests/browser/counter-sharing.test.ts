/** One counter, several people or windows, and a line that fails. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { counterDesk, desktop, ready, signIn } from '../support/counter-desk.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let desk: ReturnType<typeof counterDesk>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  desk = counterDesk(browser, site);
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

/** A colleague of the same agency before the choice of counters, who presses the taken one. */
async function colleagueAsks() {
  const { page } = await openPage(browser, `${site.url}/counter/`, desktop);
  await signIn(page, 'dewi-disdukcapil');
  await page.locator('.choose-tile', { hasText: 'Dipakai siti-disdukcapil' }).click();
  await page.locator('.hand-over').waitFor();
  return page;
}

describe('the change of shift', () => {
  test('a colleague takes over with the ticket in hand; the first sees it', async () => {
    const { id } = await desk.issue();
    const first = await desk.openDesk();
    await desk.callNext(first.page);
    const second = await colleagueAsks();
    await second.getByRole('button', { name: 'Ambil alih sekarang, dengan A-001' }).press('Enter');
    await ready(second, 'Mulai layani');
    await first.page.getByText('Dewi Anggraini mengambil alih loket ini.').waitFor();
    await second.keyboard.press('Space');
    await ready(second, 'Selesai');
    expect(await desk.stateOf(id)).toBe('serving');
    expect((await desk.counterOne()).staffId).toBe('dewi-disdukcapil');
  });

  test('or after it, by itself', async () => {
    await desk.issue();
    const first = await desk.openDesk();
    await desk.callNext(first.page);
    const second = await colleagueAsks();
    await second.getByRole('button', { name: 'Ambil alih setelah A-001' }).press('Enter');
    await second.getByText('Menunggu A-001 selesai…').waitFor();
    expect((await desk.counterOne()).staffId).toBe('siti-disdukcapil');
    await first.page.keyboard.press('h');
    await ready(second, 'Panggil berikutnya');
    await first.page.getByText('mengambil alih loket ini.').waitFor();
  });
});

describe('two windows of one person', () => {
  test('the second says so and takes over on request; the first then only looks on', async () => {
    const { id } = await desk.issue();
    const first = await desk.openDesk();
    const { page: second } = await openPage(browser, `${site.url}/counter/`, desktop);
    await signIn(second);
    await second.locator('.choose-tile', { hasText: 'Masih terbuka atas nama Anda' }).press('Enter');
    await second.getByText('Loket ini sedang dipakai di jendela lain.').waitFor();
    await second.keyboard.press('Space');
    expect(await desk.stateOf(id)).toBe('waiting');
    await second.getByRole('button', { name: 'Bekerja di sini' }).press('Enter');
    await first.page.getByText('Loket ini sedang dipakai di jendela lain.').waitFor();
    await desk.callNext(second);
    expect(await desk.stateOf(id)).toBe('called');
    await second.context().close();
    await first.page.getByText('Loket ini sedang dipakai di jendela lain.').waitFor({ state: 'detached' });
    await ready(first.page, 'Mulai layani');
  });
});

describe('a lost connection', () => {
  test('the end of the visit is kept and sent once when the line is back', async () => {
    const { id } = await desk.issue();
    const { page, line } = await desk.openDesk();
    await desk.callNext(page);
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('Selesai: A-001 menunggu dikirim').waitFor();
    expect(await desk.stateOf(id)).toBe('serving');
    line.mend();
    await ready(page, 'Panggil berikutnya');
    expect(await desk.stateOf(id)).toBe('completed');
    expect(line.commands.filter((text) => text.includes('ticket.finish'))).toHaveLength(1);
  });

  test('what is no longer true when the line is back is dropped, and said', async () => {
    const { id } = await desk.issue();
    const { page, line } = await desk.openDesk();
    await desk.callNext(page);
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    await page.keyboard.press('h');
    await page.getByText('Tidak hadir: A-001 menunggu dikirim').waitFor();
    await site.api('POST', `/tickets/${id}/start`);
    line.mend();
    await page.getByText('Tidak hadir A-001 tidak jadi dikirim.').waitFor();
    await ready(page, 'Selesai');
    expect(await desk.stateOf(id)).toBe('serving');
  });

  test('what was typed is still there', async () => {
    await desk.issue();
    const { page, line } = await desk.openDesk();
    await desk.callNext(page);
    await page.keyboard.press('t');
    await page.locator('.target').first().waitFor();
    await page.keyboard.type('kk baru');
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.targets input').inputValue()).toBe('kk baru');
    line.mend();
    await page.getByText('Sambungan terputus.').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
  });
});
