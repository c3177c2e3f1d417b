/** From an empty data folder to a ticket on paper: the guide in a real browser, with a real kiosk page and a printer. */
import { REAL_TIMERS } from '@giliran/printing';
import { PrinterEmulator, startTcpPrinter, type TcpPrinter } from '@giliran/printing/emulator';
import { systemClock, type Clock } from '@giliran/server';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

/** A Saturday evening in Makassar, running on: when technicians set halls up, and the hall is closed. */
const saturday = Date.parse('2026-11-21T18:30:00+08:00') - Date.now();
const clock: Clock = {
  now: () => Date.now() + saturday,
  after: (ms, callback) => systemClock.after(ms, callback),
};

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let emulator: PrinterEmulator;
let tcp: TcpPrinter;
let backups: string;
beforeAll(async () => {
  emulator = new PrinterEmulator({ width: '80mm', timers: REAL_TIMERS });
  [browser, site, tcp, backups] = await Promise.all([
    launchBrowser(),
    openSite({ empty: true, clock }),
    startTcpPrinter(emulator, 0),
    mkdtemp(join(tmpdir(), 'giliran-backups-')),
  ]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await tcp.close();
  await rm(backups, { recursive: true, force: true });
});

const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const step = (page: Page, title: string) =>
  page.locator('.guide-step', { has: page.getByRole('heading', { name: title, exact: true }) });
const isDone = (page: Page, title: string) =>
  page
    .locator('.guide-step[data-state=done]', {
      has: page.getByRole('heading', { name: title, exact: true }),
    })
    .waitFor();
const press = (page: Page, title: string, button: string) =>
  step(page, title).getByRole('button', { name: button }).click();
async function goTo(page: Page, name: string, heading: string): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/${name}`);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}
async function approve(page: Page, device: Page, as: string): Promise<void> {
  const shown = device.locator('[data-code]');
  await shown.waitFor();
  const code = (await shown.getAttribute('data-code')) ?? '';
  await page.getByRole('button', { name: `Setujui ${code}` }).click();
  await page.getByLabel('Perangkat yang mana?').selectOption(as);
  await page
    .getByRole('button', { name: /^Setujui$/ })
    .last()
    .click();
}

test('an empty mini-PC becomes a hall: its first administrator, each step of the guide, a ticket on paper', async () => {
  const { page, errors } = await openPage(browser, `${site.url}/console/`, { width: 1440, height: 900 });
  await page.getByRole('heading', { name: 'Siapkan MPP Anda' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  // By the keyboard alone, from the first field on.
  await page.keyboard.type('AAAA-AAAA');
  await page.keyboard.press('Tab');
  await page.keyboard.type('MPP Kota Baru');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: /WITA/ }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ratna Dewi');
  expect(await page.getByLabel('Nama pengguna').inputValue()).toBe('ratna');
  const [first, again] = await page.locator('input[autocomplete=new-password]').all();
  await first?.fill('ratna12345');
  await page.keyboard.press('Enter');
  await says(page, 'belum memenuhi semua syarat');
  await first?.fill('kopi hangat pagi');
  await again?.fill('kopi hangat pagi');
  await page.keyboard.press('Enter');
  await says(page, /Kode itu tidak cocok/);
  await eventually(
    () => page.evaluate(() => document.activeElement?.classList.contains('first-run-code') === true),
    'the code is to be put right',
  );
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type((site.firstRunCode() ?? '').toLowerCase());
  await again?.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Panduan' }).waitFor();
  expect(site.firstRunCode(), 'it is good once').toBeNull();
  await isDone(page, 'Zona pertama');
  expect(await page.locator('.page-links li').first().textContent(), 'it leads the set-up').toBe('Panduan');
  expect(await seriousFaults(page)).toEqual([]);

  await press(page, 'Instansi', 'Mulai cepat');
  await page.getByLabel('Nama instansi').fill('Dinas Kependudukan dan Pencatatan Sipil');
  expect(await page.getByLabel('Nama singkat').inputValue()).toBe('Dinas Kependudukan');
  await page.getByRole('button', { name: 'Buat', exact: true }).click();
  expect(await page.getByLabel('Nama layanan').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Nama layanan').fill('Kartu <b>keluarga</b>');
  expect(await page.getByLabel('Awalan nomor').inputValue()).toBe('K');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Nama layanan').press('Enter');
  await isDone(page, 'Loket');
  await press(page, 'Mesin antrean', 'Tambah mesin antrean');
  await page.keyboard.press('Enter');
  await isDone(page, 'Mesin antrean');

  const { page: kiosk } = await openPage(browser, `${site.url}/kiosk/`, { width: 1080, height: 1920 });
  await press(page, 'Pasangkan mesin antrean', 'Pasangkan perangkat');
  await approve(page, kiosk, 'kiosk-kiosk-1');
  await kiosk.locator('[data-code]').waitFor({ state: 'detached' });
  await goTo(page, 'guide', 'Panduan');
  await isDone(page, 'Pasangkan mesin antrean');

  await press(page, 'Pencetak', 'Atur pencetak');
  await page.getByRole('radio', { name: 'Jaringan' }).check();
  await page.fill('input[name=host]', '127.0.0.1');
  await page.fill('input[name=port]', String(tcp.port));
  await page.getByRole('radio', { name: /Epson/ }).check();
  await page.getByRole('button', { name: 'Simpan pengaturan' }).click();
  await says(page, 'Tersimpan');
  await eventually(() => emulator.connections === 1, 'the server goes to the printer');
  await goTo(page, 'guide', 'Panduan');
  await isDone(page, 'Pencetak');
  await press(page, 'Tiket uji', 'Cetak halaman uji');
  await says(page, 'Halaman uji keluar.');
  expect(emulator.papers).toHaveLength(1);

  // Saturday evening: the hall is closed by its hours, and the guide says so and helps.
  await says(page, /MPP sedang tutup/);
  await press(page, 'Tiket uji', 'Buka dua jam untuk uji coba');
  await says(page, 'MPP dibuka hari ini sampai 20.3');
  await kiosk
    .getByRole('button', { name: /Dinas Kependudukan/ })
    .first()
    .click();
  await kiosk
    .getByRole('button', { name: /Kartu <b>keluarga<\/b>/ })
    .first()
    .click();
  const take = kiosk.getByRole('button', { name: /Ambil nomor/ });
  if ((await kiosk.getByText('K-001').count()) === 0) await take.click().catch(() => undefined);
  await eventually(() => emulator.papers.length === 2, 'the ticket comes out of the printer');
  await isDone(page, 'Tiket uji');

  await press(page, 'Folder cadangan', 'Pilih folder');
  await page.getByLabel('Alamat folder di server').fill('cadangan');
  await page.keyboard.press('Enter');
  await says(page, 'Tulis alamat lengkap folder.');
  await page.getByLabel('Alamat folder di server').fill(backups);
  await page.keyboard.press('Enter');
  await isDone(page, 'Folder cadangan');

  await press(page, 'Layar panggilan', 'Tambah layar');
  await page.keyboard.press('Enter');
  const { page: display } = await openPage(browser, `${site.url}/display/`, { width: 1920, height: 1080 });
  await press(page, 'Layar panggilan', 'Pasangkan perangkat');
  await approve(page, display, 'display-display-1');
  await display.waitForSelector('.hall');
  await goTo(page, 'guide', 'Panduan');
  await isDone(page, 'Layar panggilan');
  await press(page, 'Suara', 'Putar suara uji');
  await says(page, /Layar memutar suara/);
  await isDone(page, 'Suara');

  // Nothing was ticked off: what is taken away is missing again, and said.
  await kiosk.context().close();
  await says(page, /sudah dipasangkan, tetapi tidak tersambung/);
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await seriousFaults(page)).toEqual([]);
  // The wrong code was refused, and devices that are not paired are told so.
  expect(errors.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});
