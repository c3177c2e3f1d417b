/** Printers on screen, in a real browser: the console's page, and the kiosk's settings behind the hidden corner. */
import { REAL_TIMERS } from '@giliran/printing';
import { PrinterEmulator, startTcpPrinter, type TcpPrinter } from '@giliran/printing/emulator';
import { KioskId, PrinterConfig } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { installClock, passUntil } from '../support/page-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const kioskId = KioskId.parse('kiosk-1');

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let emulator: PrinterEmulator;
let tcp: TcpPrinter;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  emulator = new PrinterEmulator({ width: '80mm', timers: REAL_TIMERS });
  tcp = await startTcpPrinter(emulator, 0);
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
    await tcp.close();
  };
});

const setUp = () => site.server().queue.state.index?.kiosks.get(kioskId)?.printer ?? null;
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function openConsole(staffId: string, size = { width: 1440, height: 900 }): Promise<Page> {
  const { page } = await openPage(browser, `${site.url}/console/#/printers/${kioskId}`, size);
  await page.fill('input[autocomplete=username]', staffId);
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
  return page;
}
async function openKiosk(clock = false): Promise<Page> {
  const { page } = await openPage(browser, 'about:blank', { width: 1080, height: 1920 });
  if (clock) await installClock(page);
  await page.goto(`${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`);
  await page.waitForSelector('.k-search-button');
  return page;
}

test('an administrator sets a printer up in the console, tries it, and sees it run out of paper', async () => {
  await openKiosk();
  const page = await openConsole('admin');
  await says(page, 'Pengaturan pencetak');
  await page.getByRole('radio', { name: 'Jaringan' }).check();
  await page.fill('input[name=host]', 'not a host');
  await page.fill('input[name=port]', String(tcp.port));
  await page.getByRole('radio', { name: /Epson/ }).check();
  await page.getByRole('button', { name: 'Simpan pengaturan' }).click();
  await says(page, /Isi alamat IP atau nama/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('host');
  expect(setUp()).toBeNull();
  await page.fill('input[name=host]', '127.0.0.1');
  await page.fill('input[name=rollMetres]', '80');
  await page.getByRole('button', { name: 'Simpan pengaturan' }).click();
  await says(page, 'Tersimpan');
  expect(setUp()).toMatchObject({ adapter: 'network', host: '127.0.0.1', rollMillimetres: 80_000 });
  await eventually(() => emulator.connections === 1, 'the server goes to the printer');

  await page.getByRole('button', { name: 'Uji cetak' }).click();
  await says(page, 'Uji cetak keluar');
  expect(emulator.papers).toHaveLength(1);
  await says(page, /dari 80 m/);
  emulator.set({ paper: 'out' });
  await page.locator('.gl-printer-state').getByText('Kertas habis').waitFor();
  await page.getByRole('button', { name: 'Uji cetak' }).click();
  await says(page, 'Uji cetak tidak keluar');
  expect(await seriousFaults(page)).toEqual([]);
});

test('what somebody else changes is shown, but never over what is being filled in', async () => {
  await openKiosk();
  const page = await openConsole('admin');
  await says(page, 'Pengaturan pencetak');
  const set = (host: string) =>
    site.execute({
      type: 'kiosk.setPrinter',
      kioskId,
      printer: PrinterConfig.parse({ adapter: 'network', host }),
    });
  await set('10.0.0.1');
  await eventually(
    async () => (await page.inputValue('input[name=host]').catch(() => '')) === '10.0.0.1',
    'the new set-up is shown',
  );
  await page.fill('input[name=host]', '10.0.0.2');
  await set('10.0.0.3');
  await says(page, 'Pengaturan diubah dari tempat lain');
  expect(await page.inputValue('input[name=host]')).toBe('10.0.0.2');
  await page.getByRole('button', { name: 'Tampilkan yang baru' }).click();
  expect(await page.inputValue('input[name=host]')).toBe('10.0.0.3');
});

test('a kiosk that is not connected is said to be so at once; a supervisor looks on', async () => {
  const page = await openConsole('sari-pengawas', { width: 1024, height: 768 });
  await says(page, 'Hanya pengelola yang dapat mengubah');
  expect(await page.getByRole('button', { name: 'Simpan pengaturan' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await says(page, 'Perangkat ini tidak tersambung.');
  expect(await seriousFaults(page)).toEqual([]);
});

test('an agency’s people have no such page', async () => {
  const page = await openConsole('siti-disdukcapil');
  await page.waitForSelector('.board-table');
  expect(await page.getByRole('link', { name: 'Pencetak' }).count()).toBe(0);
});

/** Holds the hidden corner as long as it takes. */
async function holdCorner(page: Page, milliseconds: number): Promise<void> {
  await page.mouse.move(40, 40);
  await page.mouse.down();
  await page.clock.fastForward(milliseconds);
  await page.mouse.up();
}
/** On the kiosk's own keyboard. */
async function type(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    const key = page.locator(`.k-key[aria-label="${letter}"]`);
    if ((await key.count()) === 0) await page.locator('.k-key[data-key=layer]').click();
    await key.click();
  }
}
async function enter(page: Page, staffId: string, password = 'giliran-demo'): Promise<void> {
  await page.waitForSelector('.k-staff');
  await type(page, staffId);
  await page.locator('.k-staff input').nth(1).click();
  await type(page, password);
  await page.locator('.k-staff button[type=submit]').click();
}

test('the kiosk’s settings are reached by staff alone, by touch alone', async () => {
  const page = await openKiosk(true);
  await holdCorner(page, 3_000);
  expect(await page.locator('.k-staff').count(), 'a short touch opens nothing').toBe(0);
  await holdCorner(page, 5_100);
  await enter(page, 'siti-disdukcapil');
  await says(page, 'Hanya pengelola dan pengawas gedung');
  await page.locator('.k-staff input').nth(0).fill('');
  await page.locator('.k-staff input').nth(0).click();
  await enter(page, 'admin');
  await says(page, 'Keadaan pencetak');
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('radio', { name: 'Jaringan' }).check();
  await page.locator('input[name=host]').click();
  await type(page, '127.0.0.1');
  await page.locator('input[name=port]').fill(String(tcp.port));
  // The keyboard goes away as the button is touched: the touch must count all the same.
  await page.getByRole('button', { name: 'Simpan pengaturan' }).click();
  await eventually(() => setUp()?.adapter === 'network', 'the server knows the printer');
  const saved = site
    .server()
    .store.eventsAfter(0, 1000)
    .findLast(({ event }) => event.type === 'kioskPrinterSet');
  expect(saved?.actor, 'the log knows who it was').toMatchObject({ kind: 'staff', staffId: 'admin' });
  await page.getByRole('button', { name: 'Uji cetak' }).click();
  await eventually(() => emulator.papers.length === 1, 'the test page comes out');
});

test('settings that nobody touches close by themselves', async () => {
  const page = await openKiosk(true);
  await holdCorner(page, 5_100);
  await page.waitForSelector('.k-staff');
  await passUntil(page, page.getByText(/Menutup sendiri dalam/).first(), 190_000, 5_000);
  await passUntil(page, page.locator('.k-search-button'), 30_000);
});
