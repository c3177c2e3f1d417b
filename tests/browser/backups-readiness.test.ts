/** Backups and readiness in a real browser: an administrator's look before the doors open. */
import { join } from 'node:path';
import { BackupStatus } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  ({ page } = await openPage(browser, `${site.url}/console/`, { width: 1440, height: 900 }));
  await page.fill('input[autocomplete=username]', 'admin');
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.board-table');
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function goTo(address: string, heading: string): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/${address}`);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const status = async (): Promise<BackupStatus> =>
  BackupStatus.parse((await site.api('GET', '/backups')).body);

test('a backup that is made now stands in the list, is checked, and can be looked into before it is restored', async () => {
  await goTo('backups', 'Cadangan');
  await page.getByText('Belum ada cadangan', { exact: true }).waitFor();
  await button('Buat cadangan sekarang').click();
  const row = page.locator('.backup-table tbody tr');
  await row.getByText(/^Utuh, diperiksa/).waitFor();
  await page.getByText('Cadangan selesai dibuat dan sudah dibaca ulang.').waitFor();
  const [file] = (await status()).files;
  expect(file).toMatchObject({ damaged: null, encrypted: false });
  expect(await seriousFaults(page)).toEqual([]);

  await row.getByRole('button', { name: /^Periksa cadangan/ }).click();
  await page.getByText(/utuh: setiap berkas dan kejadiannya cocok\./).waitFor();

  await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
  await row.getByRole('button', { name: /^Pulihkan cadangan/ }).click();
  await button('Periksa isinya').click();
  await page.getByRole('heading', { name: 'Yang akan hilang' }).waitFor();
  await page.getByText(/^1 nomor yang diambil hari ini sesudahnya\./).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel(/^Ketik nama gedungnya/).fill('gedung lain');
  await button('Pulihkan sekarang').click();
  await page.getByText('Namanya belum sama.').waitFor();
  await button('Pilih cadangan lain').click();
  await button('Kembali ke Cadangan').click();
  await page.getByRole('heading', { level: 1, name: 'Cadangan', exact: true }).waitFor();
});

test('settings that cannot be are told at their fields, and change nothing; sound ones are kept', async () => {
  const before = (await status()).settings;
  await goTo('backups/settings', 'Pengaturan cadangan');
  await button('Tambah folder').click();
  const second = page.getByLabel('Folder 2', { exact: true });
  await second.fill('cadangan');
  await page.getByLabel('Setiap (menit)').fill('5');
  await button('Simpan').click();
  await page.getByText('Tulis alamat lengkapnya, mulai dari akar: /mnt/usb/giliran.').waitFor();
  await page.getByText('Isi angka bulat dari 15 sampai 1440.').waitFor();
  await page.getByLabel('Setiap (menit)').fill('30');
  // A folder within a file: the disk says no.
  await second.fill(join(site.databaseFile, 'cadangan'));
  await button('Simpan').click();
  await page.getByText(/^Folder ini tidak dapat dipakai\./).waitFor();
  expect(await second.getAttribute('aria-invalid')).toBe('true');
  expect(await seriousFaults(page)).toEqual([]);
  expect((await status()).settings).toEqual(before);
  await second.fill(join(site.folder, 'disk-kedua'));
  await button('Simpan').click();
  await page.getByText('Pengaturan cadangan tersimpan.').waitFor();
  expect((await status()).settings).toMatchObject({ everyMinutes: 30, targets: [{}, { id: 'folder-2' }] });
});

test('settings that are not saved are asked about, whichever way the page is left', async () => {
  await goTo('backups/settings', 'Pengaturan cadangan');
  const every = page.getByLabel('Setiap (menit)');
  await every.fill('45');
  const question = page.getByRole('alertdialog', { name: 'Perubahan belum disimpan' });
  const stays = async (): Promise<void> => {
    await question.getByRole('button', { name: 'Tetap di sini', exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await every.inputValue()).toBe('45');
    expect(await page.evaluate(() => window.location.hash)).toBe('#/backups/settings');
  };
  await page.getByRole('link', { name: 'Kesiapan', exact: true }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await stays();
  await page.goBack();
  await stays();
  await button('Kembali ke Cadangan').click();
  await stays();
  await button('Kembali ke Cadangan').click();
  await question.getByRole('button', { name: 'Pindah tanpa menyimpan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Cadangan', exact: true }).waitFor();
  // What was kept is as it was, and a page without changes is left without a word.
  await goTo('backups/settings', 'Pengaturan cadangan');
  expect(await every.inputValue()).toBe('30');
  await button('Kembali ke Cadangan').click();
  await page.getByRole('heading', { level: 1, name: 'Cadangan', exact: true }).waitFor();
});

test('a server that cannot store stands among what needs a hand, and goes when it can', async () => {
  await page.evaluate(() => window.location.assign('#/board'));
  const line = page.locator('.problems li').filter({ hasText: 'Server tidak dapat menyimpan' });
  const { store, queue } = site.server();
  const probe = vi.spyOn(store, 'probe').mockImplementation(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
  queue.tryStorage();
  await line.waitFor();
  expect(await line.getAttribute('data-tone')).toBe('danger');
  probe.mockRestore();
  queue.tryStorage();
  await line.waitFor({ state: 'detached' });
});

test('readiness names a kiosk that is away, and leads to it', async () => {
  await goTo('readiness', 'Kesiapan');
  await page.getByText(/^\d+ hal perlu dibereskan$/).waitFor();
  const kiosk = page.locator('.finding[data-status=fail]').filter({ hasText: 'belum pernah tersambung' });
  const first = kiosk.filter({ has: page.locator('a[href="#/devices/kiosk-kiosk-1"]') });
  await first.getByText('Pemohon tidak dapat mengambil nomor di sana.').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await first.getByRole('link', { name: 'Buka Perangkat' }).click();
  await page.getByRole('heading', { level: 1, name: 'Perangkat', exact: true }).waitFor();
  await page.locator('.detail-body').getByText('kiosk-1').first().waitFor();
});
