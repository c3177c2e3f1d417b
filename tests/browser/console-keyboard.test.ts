/** The console's daily pages by keyboard alone: each is reached, worked and left without a pointer. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import {
  comesTo,
  openConsoleByKeys,
  pressAt,
  tabTo,
  writeAt,
  type ConsoleByKeys,
} from '../support/keyboard.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let page: Page;
let errors: string[];
let button: ConsoleByKeys['button'];
let dialog: ConsoleByKeys['dialog'];
let inDialog: ConsoleByKeys['inDialog'];
let gone: ConsoleByKeys['gone'];
let heading: ConsoleByKeys['heading'];
let visit: ConsoleByKeys['visit'];
let kept: ConsoleByKeys['kept'];
let sound: ConsoleByKeys['sound'];
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  ({ page, errors, button, dialog, inDialog, gone, heading, visit, kept, sound } = await openConsoleByKeys(
    browser,
    site.url,
  ));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('the board: its tabs, what is done for an agency, an announcement and its end', async () => {
  await tabTo(page, page.locator('#tab-agencies'));
  for (const tab of ['zones', 'counters', 'devices', 'papers']) {
    await page.keyboard.press('ArrowRight');
    await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
  }
  await page.keyboard.press('Home');
  await page.locator('#tab-agencies[aria-selected=true]').waitFor();
  const actions = button('Tindakan untuk Imigrasi');
  await pressAt(page, actions);
  await page.getByRole('heading', { name: 'Keadaan Imigrasi' }).waitFor();
  await sound();
  await page.keyboard.press('Escape');
  await gone();
  expect(await actions.evaluate((one) => one === document.activeElement)).toBe(true);

  await pressAt(page, button('Umumkan'));
  await writeAt(page, dialog().locator('textarea').first(), 'Pintu timur ditutup.');
  await writeAt(page, dialog().locator('textarea').last(), 'The east door is closed.');
  await sound();
  await pressAt(page, inDialog('Tampilkan'));
  await gone();
  expect(site.server().queue.state.hall.announcements).toHaveLength(1);
  await pressAt(page, page.locator('.standing button'));
  await page.locator('.standing').waitFor({ state: 'detached' });
  await kept();

  await pressAt(page, button('Darurat'));
  await tabTo(page, dialog().getByRole('radio', { name: 'Kebakaran' }));
  await page.keyboard.press('ArrowRight');
  await pressAt(page, inDialog('Lanjut'));
  await dialog().getByText('Gempa bumi').waitFor();
  await page.keyboard.press('Escape');
  await inDialog('Lanjut').waitFor();
  await page.keyboard.press('Escape');
  await gone();
  expect(site.server().queue.state.hall.emergency).toBeNull();
});

test('reports: another range, another grouping', async () => {
  await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
  await pressAt(page, page.locator('.group-links').getByRole('link', { name: 'Laporan' }));
  await heading('Laporan');
  await tabTo(page, page.getByRole('radio', { name: '7 hari' }));
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, page.getByLabel('Kelompokkan'));
  await page.keyboard.type('Instansi');
  await page.locator('.report-table').getByText('Disdukcapil').waitFor();
  await sound();
});

test('people: found, renamed; and the audit takes it back', async () => {
  await visit('Sistem', 'Petugas');
  await writeAt(page, page.getByPlaceholder('Cari nama atau instansi'), 'siti');
  await tabTo(page, page.locator('.grid-row[tabindex="0"]'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Siti Rahmawati' }).waitFor();
  await sound();
  await writeAt(page, page.getByLabel('Nama', { exact: true }), 'Siti Rahma');
  await pressAt(page, button('Simpan'));
  await page.getByText('Tersimpan').waitFor();
  await comesTo(button('Simpan'));

  await visit('Sistem', 'Jejak audit');
  await tabTo(page, page.getByLabel('Jenis'));
  await page.keyboard.type('Pengaturan');
  const entry = page.locator('.audit-row', { hasText: 'Siti Rahma' }).first();
  await entry.getByText('mengubah pengaturan').waitFor();
  await sound();
  await pressAt(page, entry.getByRole('button', { name: 'Kembalikan' }));
  await dialog().locator('ins', { hasText: 'Siti Rahmawati' }).waitFor();
  await pressAt(page, inDialog('Kembalikan'));
  await gone();
  await kept();
  const people = (await site.api('GET', '/staff')).body;
  expect(people).toContainEqual(expect.objectContaining({ id: 'siti-disdukcapil', name: 'Siti Rahmawati' }));
});

test('devices: walked by arrows, opened, a question left', async () => {
  await visit('Sistem', 'Perangkat');
  await tabTo(page, page.locator('.grid-row[tabindex="0"]'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.detail-body').getByText('kiosk-3').first().waitFor();
  await sound();
  await pressAt(page, button('Kunci baru'));
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await gone();
});

test('programs: a key is made with one right, noted, and taken back', async () => {
  await visit('Sistem', 'Program');
  await pressAt(page, button('Kunci baru'));
  await writeAt(page, dialog().getByLabel('Nama program', { exact: true }), 'Papan cuaca');
  await pressAt(page, dialog().getByRole('checkbox', { name: /Melihat antrean/ }), 'Space');
  await sound();
  await page.keyboard.press('Enter');
  await inDialog('Sudah saya catat').waitFor();
  await pressAt(page, inDialog('Sudah saya catat'));
  await gone();
  await tabTo(page, page.locator('.grid-row[tabindex="0"]'));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Papan cuaca' }).waitFor();
  await pressAt(page, button('Cabut'));
  await pressAt(page, inDialog('Cabut'));
  await page.getByRole('row', { name: /Papan cuaca/ }).waitFor({ state: 'detached' });
  await kept();
});

test('backups: one is made; the settings are changed, and left', async () => {
  await visit('Sistem', 'Cadangan');
  await pressAt(page, button('Buat cadangan sekarang'));
  await page
    .locator('.backup-table tbody tr')
    .getByText(/^Utuh, diperiksa/)
    .waitFor();
  await sound();
  await pressAt(page, button('Pengaturan'));
  await heading('Pengaturan cadangan');
  await writeAt(page, page.getByLabel('Setiap (menit)'), '45');
  await pressAt(page, button('Simpan'));
  await page.getByText('Pengaturan cadangan tersimpan.').waitFor();
  await comesTo(button('Simpan'));
  expect((await site.api('GET', '/backups')).body.settings.everyMinutes).toBe(45);
  await pressAt(page, button('Kembali ke Cadangan'));
  await heading('Cadangan');
});

test('readiness: what is alike is unfolded, and its page opened', async () => {
  await visit('Sistem', 'Kesiapan');
  const folded = page.locator('.finding', { has: page.locator('details') }).first();
  await pressAt(page, folded.locator('summary'));
  const link = folded.locator('details a').first();
  await link.waitFor();
  await sound();
  await pressAt(page, link);
  await heading('Perangkat');
});

test.each(['MPP', 'Urutan dan aturan', 'Teks dan pengumuman'])(
  'set-up, %s: something is changed, saved, and holds',
  async (name) => {
    await visit('Pengaturan', name);
    const set = () => JSON.stringify(site.server().queue.state.index?.site);
    const before = set();
    const field = page
      .locator('main :is(input[type=checkbox], textarea, input[type=text], input[type=number]):enabled')
      .first();
    await tabTo(page, field);
    const isSwitch = (await field.getAttribute('type')) === 'checkbox';
    await page.keyboard.press(isSwitch ? 'Space' : 'End');
    if (!isSwitch) await page.keyboard.type('1');
    await pressAt(page, page.getByRole('button', { name: /^Simpan/ }).first());
    await expect.poll(set).not.toBe(before);
    await sound();
  },
);

test('one’s own account, and out', async () => {
  await pressAt(page, page.getByRole('link', { name: /Akun Anda/ }));
  await heading('Akun Anda');
  await tabTo(page, page.getByLabel('Kata sandi sekarang'));
  await sound();
  await pressAt(page, button('Keluar'));
  await page.waitForSelector('input[autocomplete=username]');
  expect(errors).toEqual([]);
});
