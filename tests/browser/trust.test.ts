/** The pages of trust in a real browser: one administrator's morning, from a new colleague to what the audit tells of it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

const desktop = { width: 1440, height: 900 };
const tv = { width: 1920, height: 1080 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let admin: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  admin = await openConsole('admin');
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
async function enter(page: Page, name: string, password: string): Promise<void> {
  await page.fill('input[autocomplete=username]', name);
  await page.fill('input[autocomplete=current-password]', password);
  await page.keyboard.press('Enter');
}
async function openConsole(name: string, password = 'giliran-demo'): Promise<Page> {
  const { page } = await openPage(browser, `${site.url}/console/`, desktop);
  await enter(page, name, password);
  await page.waitForSelector('.board-table');
  return page;
}
/** As a link would: within the session that the tab holds. */
async function goTo(page: Page, name: string, heading: string): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/${name}`);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}
/** By what its label begins with; there may be a counter of letters behind it. */
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last();
async function choosePassword(page: Page, password: string): Promise<void> {
  const [first, again] = await page.locator('input[autocomplete=new-password]').all();
  await first?.fill(password);
  await again?.fill(password);
  await page.locator('.gl-password-form button[type=submit]').click();
}

test('a new colleague signs in with the temporary password, chooses another, and works', async () => {
  await goTo(admin, 'people', 'Petugas');
  await button(admin, 'Petugas baru').click();
  await admin.getByRole('dialog').or(admin.getByRole('alertdialog')).first().waitFor();
  await button(admin, 'Buat akun').click();
  await says(admin, 'Isi nama.');
  await admin.getByLabel('Nama', { exact: true }).last().fill('Wayan Sudiarta');
  await admin.getByLabel('Instansi').last().selectOption('disdukcapil');
  expect(await admin.getByLabel('Nama pengguna').last().inputValue()).toBe('wayan-disdukcapil');
  expect(await seriousFaults(admin)).toEqual([]);
  await button(admin, 'Buat akun').click();
  const temporary = await admin.getByLabel('Kata sandi sementara').last().inputValue();
  expect(temporary.length).toBeGreaterThan(9);
  await button(admin, 'Sudah saya catat').click();
  await admin.getByRole('heading', { level: 2, name: 'Wayan Sudiarta' }).waitFor();

  const { page } = await openPage(browser, `${site.url}/counter/`, desktop);
  await enter(page, 'wayan-disdukcapil', temporary);
  await page.getByRole('heading', { name: 'Buat kata sandi Anda' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await choosePassword(page, 'password2026');
  await says(page, 'belum memenuhi semua syarat');
  expect(await page.locator('.gl-password-rules li[data-met]').count()).toBe(3);
  await choosePassword(page, temporary);
  await says(page, 'Pilih kata sandi yang berbeda');
  await page.locator('input[autocomplete=new-password]').first().fill('kopi hangat pagi');
  await page.keyboard.press('Enter');
  await says(page, 'Kedua kata sandi belum sama.');
  await choosePassword(page, 'kopi hangat pagi');
  await page.getByRole('heading', { name: /loket/i }).first().waitFor();
  await page.context().close();
});

test('who is being edited is not left for another in the list without a question', async () => {
  await goTo(admin, 'people', 'Petugas');
  const open = (name: RegExp) => admin.getByRole('row', { name }).click();
  await open(/^Agus Setiawan/);
  const name = admin.locator('.detail-body').getByLabel('Nama', { exact: true });
  await name.fill('Agus Setyawan');
  await open(/^Ahmad Fauzi/);
  const question = admin.getByRole('alertdialog', { name: 'Perubahan belum disimpan' });
  await button(admin, 'Tetap di sini').click();
  await question.waitFor({ state: 'hidden' });
  expect(await name.inputValue()).toBe('Agus Setyawan');
  await open(/^Ahmad Fauzi/);
  await button(admin, 'Pindah tanpa menyimpan').click();
  await admin.getByRole('heading', { level: 2, name: 'Ahmad Fauzi' }).waitFor();
  expect(await name.inputValue()).toBe('Ahmad Fauzi');
  // Nothing is typed here: nothing is asked.
  await open(/^Agus Setiawan/);
  await admin.getByRole('heading', { level: 2, name: 'Agus Setiawan' }).waitFor();
  expect(await question.isVisible()).toBe(false);
});

test('in the console, too, the first password comes first; one’s own page changes it and ends other places', async () => {
  const made = await site.api('POST', '/staff', {
    body: { id: 'ketut', name: 'Ketut', role: 'reader', agencyId: null },
  });
  const { page } = await openPage(browser, `${site.url}/console/`, desktop);
  await enter(page, 'ketut', made.body.temporaryPassword);
  await page.getByRole('heading', { name: 'Buat kata sandi Anda' }).waitFor();
  await choosePassword(page, 'teh manis dingin');
  await page.waitForSelector('.board-table');
  const elsewhere = await openConsole('ketut', 'teh manis dingin');
  await page.evaluate(() => window.location.assign('#/people'));
  await says(page, 'Halaman ini untuk pengelola.');
  await page.getByRole('link', { name: /Akun Anda/ }).click();
  await button(page, /^Akhiri sesi/).click();
  await elsewhere.waitForSelector('input[autocomplete=username]');
  await page.getByLabel('Kata sandi sekarang').fill('salah');
  await choosePassword(page, 'jahe susu panas');
  await says(page, 'Kata sandi sekarang salah.');
  await page.getByLabel('Kata sandi sekarang').fill('teh manis dingin');
  await choosePassword(page, 'jahe susu panas');
  await says(page, 'Kata sandi Anda sudah diganti.');
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.locator('nav a[href="#/audit"]').count()).toBe(0);
  await page.context().close();
  await elsewhere.context().close();
});

test('too many wrong passwords: the page says how long to wait', async () => {
  const { page } = await openPage(browser, `${site.url}/console/`, desktop);
  for (let n = 0; n < 5; n += 1)
    await site.api('POST', '/sessions', {
      key: null,
      body: { staffId: 'kepala-mpp', password: `salah-${n}` },
    });
  await enter(page, 'kepala-mpp', 'giliran-demo');
  await says(page, /Coba lagi dalam \d+ detik/);
  expect(await button(page, /^Tunggu \d+ detik$/).getAttribute('aria-disabled')).toBe('true');
  await page.context().close();
});

test('a display without a key shows a code, is approved as a new one, shows the hall; revoked, it asks anew', async () => {
  const { page: display } = await openPage(browser, `${site.url}/display/`, tv);
  const shown = display.locator('[data-code]');
  await shown.waitFor();
  const code = (await shown.getAttribute('data-code')) ?? '';
  expect(await seriousFaults(display)).toEqual([]);
  await goTo(admin, 'devices', 'Perangkat');
  await button(admin, `Setujui ${code}`).click();
  await button(admin, 'Setujui').click();
  await says(admin, 'Pilih perangkatnya.');
  await admin.getByLabel('Perangkat yang mana?').selectOption('new:display');
  await admin.getByLabel('Nama perangkat').fill('Pintu timur');
  expect(await seriousFaults(admin)).toEqual([]);
  await button(admin, /^Setujui$/).click();
  await display.waitForSelector('.hall');
  await admin.getByRole('row', { name: /Pintu timur/ }).click();
  await says(admin, 'display-7');
  await admin.locator('.detail-body').getByText('0.1.0').first().waitFor();
  await button(admin, 'Cabut kunci').click();
  await button(admin.getByRole('alertdialog').page(), 'Cabut kunci').click();
  await shown.waitFor();
  const second = (await shown.getAttribute('data-code')) ?? '';
  expect(second).not.toBe(code);
  await button(admin, `Tolak ${second}`).click();
  await says(display, 'Pengelola menolak perangkat ini');
  await display.getByRole('button', { name: /Minta kode baru/ }).click();
  await display.locator('[data-code]').waitFor();
  await display.context().close();
});

test('a kiosk and a counter pair the same way', async () => {
  const approve = async (page: Page, kind: string, deviceId: string): Promise<void> => {
    const shown = page.locator('[data-code]');
    await shown.waitFor();
    const code = (await shown.getAttribute('data-code')) ?? '';
    const answer = await site.api('POST', `/pairing/${code}/approve`, { body: { kind, deviceId } });
    expect(answer.status).toBe(204);
  };
  const kiosk = (await openPage(browser, `${site.url}/kiosk/`, { width: 1080, height: 1920 })).page;
  await kiosk.locator('[data-code]').waitFor();
  expect(await seriousFaults(kiosk)).toEqual([]);
  await approve(kiosk, 'kiosk', 'kiosk-2');
  await kiosk
    .getByRole('button', { name: /Disdukcapil/ })
    .first()
    .waitFor();
  const counter = (await openPage(browser, `${site.url}/counter/`, desktop)).page;
  await counter.getByRole('button', { name: 'Hubungkan komputer ini dengan loket' }).click();
  await approve(counter, 'counter', 'loket-3');
  await says(counter, 'Loket 3 ·');
  await kiosk.context().close();
  await counter.context().close();
});

test('a program’s key is made with chosen rights, shown once, and taken back', async () => {
  await goTo(admin, 'programs', 'Program');
  await button(admin, 'Kunci baru').click();
  await admin.getByRole('textbox', { name: 'Nama program', exact: true }).fill('Papan cuaca');
  await button(admin, 'Buat kunci').click();
  await says(admin, 'Pilih paling sedikit satu hak.');
  await admin.getByRole('checkbox', { name: /Melihat antrean/ }).check();
  expect(await seriousFaults(admin)).toEqual([]);
  await button(admin, 'Buat kunci').click();
  const key = await admin.getByLabel('Kunci', { exact: true }).inputValue();
  expect(await admin.locator('.code-sample').textContent()).toContain(key);
  expect((await site.api('GET', '/agencies', { key })).status).toBe(200);
  expect((await site.api('GET', '/reports', { key })).status).not.toBe(200);
  await button(admin, 'Sudah saya catat').click();
  await admin.getByRole('row', { name: /Papan cuaca/ }).click();
  await button(admin, 'Cabut').click();
  await button(admin, 'Cabut').click();
  await admin.getByRole('row', { name: /Papan cuaca/ }).waitFor({ state: 'detached' });
  expect((await site.api('GET', '/agencies', { key })).status).toBe(401);
});

test('an agency’s administrator sees the agency’s own people and devices, and no more', async () => {
  const retno = await openConsole('retno-disdukcapil');
  await goTo(retno, 'people', 'Petugas');
  await retno.getByRole('row', { name: /Retno Palupi/ }).waitFor();
  const people = (await site.api('GET', '/staff')).body;
  const own = people.filter((person: { agencyId: string }) => person.agencyId === 'disdukcapil').length;
  await says(retno, `Petugas: ${own}`);
  await button(retno, 'Petugas baru').click();
  expect(await retno.getByLabel('Instansi').last().locator('option').allTextContents()).toEqual([
    'Disdukcapil',
  ]);
  await retno.keyboard.press('Escape');
  await goTo(retno, 'devices', 'Perangkat');
  await retno.getByRole('row', { name: /Loket 1\b/ }).waitFor();
  expect(await retno.getByRole('row', { name: /Mesin antrean/ }).count()).toBe(0);
  await goTo(retno, 'audit', 'Jejak audit');
  await retno.locator('.audit-row').first().waitFor();
  expect(await retno.locator('.chain').count()).toBe(0);
  await retno.context().close();
});

test('the audit tells all of it with before and after, finds it, and takes a rename back', async () => {
  await goTo(admin, 'people', 'Petugas');
  await admin.getByPlaceholder('Cari nama atau instansi').fill('wayan');
  await admin.keyboard.press('Tab');
  await admin.getByRole('row', { name: /Wayan Sudiarta/ }).focus();
  await admin.keyboard.press('Enter');
  await admin.getByLabel('Nama', { exact: true }).fill('ᬯᬬᬦ᭄ Wayan Sudiarta, S.Sos., M.A.P.');
  await button(admin, /^Simpan$/).click();
  await says(admin, 'Tersimpan');
  await goTo(admin, 'audit', 'Jejak audit');
  await says(admin, /^Utuh:/);
  const entry = admin.locator('.audit-row', { hasText: 'Petugas wayan-disdukcapil · nama' }).first();
  expect(await entry.locator('del').textContent()).toBe('Wayan Sudiarta');
  expect(await entry.locator('ins').textContent()).toContain('S.Sos.');
  expect(await seriousFaults(admin)).toEqual([]);
  for (const deed of [
    'Menyetujui perangkat sebagai Layar display-7',
    'Mencabut kunci Layar display-7',
    'Membuat kunci program "Papan cuaca"',
    'Menolak perangkat dari 127.0.0.1',
    'Mengganti kata sandinya',
  ])
    await says(admin, deed);
  await entry.getByRole('button', { name: 'Kembalikan' }).click();
  await admin
    .getByRole('alertdialog')
    .locator('ins', { hasText: /^Wayan Sudiarta$/ })
    .waitFor();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Kembalikan' }).click();
  await says(admin, 'Sudah dikembalikan.');
  await says(admin, /^.*Membatalkan perubahan nomor/);
  await admin.getByLabel('Jenis').selectOption('keys');
  await admin.locator('.audit-row', { hasText: 'Papan cuaca' }).nth(1).waitFor();
  await admin.getByLabel('Siapa').fill('nobody of that name');
  await says(admin, 'Tidak ada yang cocok');
  await button(admin, 'Hapus saringan').click();
  const [download] = await Promise.all([admin.waitForEvent('download'), button(admin, 'Unduh CSV').click()]);
  expect(download.suggestedFilename()).toBe('audit.csv');
});
