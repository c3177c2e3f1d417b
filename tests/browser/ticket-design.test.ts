/** The console's page for the ticket, in a real browser against a real server. */
import type { Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#046"/></svg>';

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

const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};
async function signIn(page: Page, name: string): Promise<void> {
  await page.fill('input[autocomplete=username]', name);
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
}
async function openDesign(size = desktop, language = 'id-ID'): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(browser, `${site.url}/console/#/ticket`, size, language);
  await signIn(opened.page, 'admin');
  await papersDrawn(opened.page);
  return opened;
}
const papersDrawn = (page: Page): Promise<unknown> =>
  Promise.all([0, 1].map((n) => page.locator('.paper-sheet img').nth(n).waitFor()));
const pictureOf = (page: Page): Promise<string | null> =>
  page.locator('.paper-sheet img').first().getAttribute('src');
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const header = (page: Page, language: 'Indonesia' | 'Inggris') =>
  page.getByRole('group', { name: 'Baris di atas' }).getByLabel(language);
const save = (page: Page) => page.getByRole('button', { name: 'Simpan', exact: true });

test('what is written is seen on both papers before it is saved, and printed after', async () => {
  const { page, errors } = await openDesign();
  const before = await pictureOf(page);
  await header(page, 'Indonesia').fill('PEMERINTAH KOTA NUSA RAYA');
  await header(page, 'Inggris').fill('CITY OF NUSA RAYA');
  await eventually(async () => (await pictureOf(page)) !== before, 'another picture');
  expect(setUp().settings.ticket.header).toBeNull();
  await save(page).click();
  await says(page, 'Tersimpan');
  expect(setUp().settings.ticket.header).toEqual({
    id: 'PEMERINTAH KOTA NUSA RAYA',
    en: 'CITY OF NUSA RAYA',
  });
  await says(page, /Terakhir diubah Ratna/);
  expect(errors).toEqual([]);
});

test('a mistake is told at its field, and Save leads there instead of sending it', async () => {
  const { page } = await openDesign();
  const version = setUp();
  await header(page, 'Indonesia').fill('a\nb\nc\nd');
  await says(page, 'Barisnya terlalu banyak.');
  await says(page, 'Isi dalam kedua bahasa, atau kosongkan keduanya.');
  await says(page, 'Pratinjau berlanjut setelah isian yang ditandai benar.');
  await save(page).click();
  expect(await header(page, 'Indonesia').evaluate((field) => field === document.activeElement)).toBe(true);
  expect(setUp()).toBe(version);
});

describe('somebody else saved meanwhile', () => {
  const renamed = async (): Promise<void> => {
    const { settings } = setUp();
    const site_ = { ...setUp(), settings: { ...settings, name: { id: 'MPP Baru', en: 'New Mall' } } };
    const answer = await site.api('PUT', '/site', { body: site_, headers: { 'if-match': '*' } });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  };

  test('nothing typed is lost, and both changes can be joined', async () => {
    const { page } = await openDesign();
    await header(page, 'Indonesia').fill('KOTA');
    await header(page, 'Inggris').fill('CITY');
    await renamed();
    await save(page).click();
    await says(page, /baru saja mengubah pengaturan/);
    expect(setUp().settings.ticket.header).toBeNull();
    expect(await header(page, 'Indonesia').inputValue()).toBe('KOTA');
    await page.getByRole('button', { name: 'Gabungkan dengan isian saya' }).click();
    await save(page).click();
    await says(page, 'Tersimpan');
    expect(setUp().settings).toMatchObject({
      name: { id: 'MPP Baru' },
      ticket: { header: { id: 'KOTA', en: 'CITY' } },
    });
  });

  test('or theirs can be taken', async () => {
    const { page } = await openDesign();
    await header(page, 'Indonesia').fill('KOTA');
    await header(page, 'Inggris').fill('CITY');
    await renamed();
    await save(page).click();
    await page.getByRole('button', { name: 'Pakai yang baru' }).click();
    await says(page, 'MPP Baru');
    expect(await header(page, 'Indonesia').inputValue()).toBe('');
  });
});

test('a look at the live board loses nothing that was typed', async () => {
  const { page } = await openDesign();
  await header(page, 'Indonesia').fill('KOTA');
  await page.getByRole('link', { name: 'Papan pantau' }).click();
  await page.waitForSelector('.board-table');
  await page.getByRole('link', { name: /^Pengaturan/ }).click();
  await page.getByRole('link', { name: 'Tiket' }).click();
  expect(await header(page, 'Indonesia').inputValue()).toBe('KOTA');
});

test('parts move, go and come back by the keyboard; the number and the last place stay', async () => {
  const { page } = await openDesign();
  const rows = page.locator('.block-list ol > li');
  const names = async (): Promise<string[]> =>
    (await rows.locator('.block-name').allTextContents()).map((name) => name.replace('belum diisi', ''));
  await page.getByRole('button', { name: 'Naikkan Instansi' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect((await names()).slice(0, 4)).toEqual(['Logo', 'Instansi', 'Baris di atas', 'Nama MPP']);
  await page.getByRole('button', { name: 'Jangan cetak Gerai' }).press('Enter');
  expect(await names()).not.toContain('Gerai');
  expect(await page.getByRole('button', { name: /Jangan cetak (Zona|Nomor)/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Cetak Gerai', exact: true }).press('Enter');
  expect(await names()).toContain('Gerai');
  await save(page).click();
  await says(page, 'Tersimpan');
  expect(setUp().settings.ticket.blocks[1]).toBe('agency');
});

describe('the logo', () => {
  test('may be any image a browser reads, and is kept as one that every printer takes', async () => {
    const { page } = await openDesign();
    const file = { name: 'lambang.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
    await page.setInputFiles('input[type=file]', file);
    await page.locator('.logo-shown img').waitFor();
    await save(page).click();
    await says(page, 'Tersimpan');
    expect(setUp().settings.logo).toMatch(/^data:image\/png;base64,/);
    const preview = await site.api('GET', '/ticket-preview.png');
    expect(preview.status).toBe(200);
  });

  test('that paper cannot show says so, and is made printable at a press', async () => {
    const logo = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    await site.execute({
      type: 'site.configure',
      site: { ...setUp(), settings: { ...setUp().settings, logo } },
    });
    const { page } = await openDesign();
    await says(page, 'Logo ini bukan PNG dan tidak dicetak.');
    await page.getByRole('button', { name: 'Ubah agar dapat dicetak' }).click();
    await page.getByText('Logo ini bukan PNG').waitFor({ state: 'detached' });
  });

  test('that is no image is refused in words', async () => {
    const { page } = await openDesign();
    const file = { name: 'surat.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan gambar') };
    await page.setInputFiles('input[type=file]', file);
    await says(page, 'Berkas ini bukan gambar yang dapat dibaca.');
  });
});

test('a supervisor finds no way in, and is told when the address is typed', async () => {
  const { page } = await openPage(browser, `${site.url}/console/#/ticket`, desktop);
  await signIn(page, 'sari-pengawas');
  await says(page, 'Halaman ini untuk pengelola.');
  expect(await page.getByRole('link', { name: 'Tiket' }).count()).toBe(0);
});

test.each([
  [desktop, 'id-ID'],
  [tablet, 'en-GB'],
] as const)('axe finds nothing serious, nothing overflows: %o %s', async (size, language) => {
  const { page, errors } = await openDesign(size, language);
  await page.locator('textarea').first().fill('a\nb\nc\nd');
  await page.locator('.gl-field-error').first().waitFor();
  expect(await seriousFaults(page, { wordsOnly: language === 'en-GB' })).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(errors).toEqual([]);
});
