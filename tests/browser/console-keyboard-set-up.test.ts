/** Setting up by keyboard alone: what each page is for is done by keys, holds at the server, and the focus is never lost. */
import type { Site } from '@giliran/protocol';
import { encodeWav } from '@giliran/voice';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import {
  comesTo,
  openConsoleByKeys,
  pressAt,
  signInByKeys,
  tabTo,
  writeAt,
  type ConsoleByKeys,
} from '../support/keyboard.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let desk: ConsoleByKeys;
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  desk = await openConsoleByKeys(browser, site.url);
  ({ page } = desk);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};
const button = (name: string | RegExp): Locator => desk.button(name);
const press = (name: string | RegExp): Promise<void> => pressAt(page, button(name));

test('hours: a weekday’s hours, and a holiday that comes and goes', async () => {
  await desk.visit('Pengaturan', 'Jam layanan');
  await writeAt(page, page.getByLabel('Rabu, buka ke-1, mulai'), '900');
  await press('Hapus jam ke-2 Rabu');
  await comesTo(button('Hapus jam ke-1 Rabu'));
  await press('Hapus jam ke-1 Kamis');
  await press('Hapus jam ke-1 Kamis');
  await comesTo(button('Tambah jam Kamis'));
  await desk.sound();
  await desk.save();
  expect(setUp().settings.hours).toMatchObject({ wed: [{ from: '09:00', to: '12:00' }], thu: [] });

  const { holidays } = setUp().settings;
  await pressAt(page, page.locator('.part-links').getByRole('link', { name: 'Hari libur' }));
  await press('Tambah hari libur');
  const added = page.locator('.own-holiday').last();
  await comesTo(added.getByLabel('Tanggal'));
  await writeAt(page, added.getByLabel('Indonesia'), 'Hari jadi kota');
  await desk.sound();
  await desk.save();
  expect(setUp().settings.holidays.at(-1)).toMatchObject({ name: { id: 'Hari jadi kota' } });
  await press('Hapus Hari jadi kota');
  await comesTo(page.locator('.own-holiday button').last());
  await desk.save();
  expect(setUp().settings.holidays).toEqual(holidays);
  await pressAt(page, page.locator('.part-links').getByRole('link', { name: 'Tutup sementara' }));
  await press('Tambah penutupan');
  await comesTo(page.locator('.entry-body :is(input, select)').first());
  await press('Hapus');
  await comesTo(button('Tambah penutupan'));
});

test('the ticket: its foot, the order of its parts, and one that is left out', async () => {
  await desk.visit('Pengaturan', 'Tiket');
  const foot = page.getByRole('group', { name: 'Baris di bawah' });
  await writeAt(page, foot.getByLabel('Indonesia'), 'Terima kasih.');
  await writeAt(page, foot.getByLabel('Inggris'), 'Thank you.');
  await press('Turunkan Kode QR');
  await comesTo(button('Turunkan Kode QR'));
  await page.keyboard.press('Enter');
  await press('Jangan cetak Gerai');
  await comesTo(button('Naikkan Zona dan petunjuk arah'));
  await press('Cetak Gerai');
  await desk.sound();
  const before = setUp().settings.ticket.blocks;
  await desk.save();
  const { blocks, footer } = setUp().settings.ticket;
  expect(footer).toEqual({ id: 'Terima kasih.', en: 'Thank you.' });
  expect(blocks.indexOf('qr')).toBe(before.indexOf('qr') + 2);
  expect(blocks.toSorted()).toEqual(before.toSorted());
});

test('the voice: word by word with arrows, a recording put in and taken out, no chime', async () => {
  await desk.visit('Pengaturan', 'Suara');
  const numbers = page.getByRole('grid', { name: /^Angka/ });
  const first = numbers.getByRole('button').first();
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await tabTo(page, first);
  expect(await focused()).toBe('Dengarkan nol');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Dengarkan satu');
  await page.keyboard.press('End');
  await comesTo(numbers.getByRole('row').last().getByRole('button').first());
  await page.keyboard.press('Home');
  expect(await focused()).toBe('Dengarkan nol');
  await desk.sound();
  const buttons = await numbers.getByRole('row').first().locator('button:enabled').count();
  for (let n = 0; n < buttons; n += 1) await page.keyboard.press('Tab');
  await comesTo(page.locator('.clip-group', { hasText: 'Huruf dan kata' }).getByRole('button').first());

  const tone = Float32Array.from({ length: 24_000 }, (_, n) => 0.3 * Math.sin(n / 8));
  const chooser = page.waitForEvent('filechooser');
  await press('Unggah rekaman nol');
  await (
    await chooser
  ).setFiles({ name: 'nol.wav', mimeType: 'audio/wav', buffer: Buffer.from(encodeWav(tone, 48_000)) });
  await page.getByText('Diterima, 0,5 detik').waitFor();
  await press('Hapus rekaman nol, kembali ke suara bawaan');
  await comesTo(button('Unggah rekaman nol'));
  await pressAt(page, page.getByRole('checkbox', { name: 'Nada pembuka sebelum panggilan' }), 'Space');
  await desk.save();
  expect(setUp().settings).toMatchObject({ voice: { chime: false }, recordings: {} });
});

test('idle media: running texts are written, put in order and taken out', async () => {
  await desk.visit('Pengaturan', 'Media layar');
  const rows = page.locator('.playlist > li');
  for (const [n, text] of ['Satu', 'Dua', 'Tiga'].entries()) {
    await press('Tambah teks berjalan');
    const row = rows.nth(n);
    await comesTo(row.getByRole('button').first());
    await page.keyboard.press('Enter');
    await writeAt(page, row.getByLabel('Indonesia'), text);
  }
  await press('Naikkan Tiga');
  await comesTo(button('Naikkan Tiga'));
  await page.keyboard.press('Enter');
  await comesTo(button('Turunkan Tiga'));
  await press('Hapus Satu dari daftar putar');
  await comesTo(button('Hapus Dua dari daftar putar'));
  await desk.sound();
  await desk.save();
  expect(setUp().settings.media).toMatchObject([{ text: { id: 'Tiga' } }, { text: { id: 'Dua' } }]);
  await press('Hapus Dua dari daftar putar');
  await comesTo(button('Hapus Tiga dari daftar putar'));
  await page.keyboard.press('Enter');
  await comesTo(button('Tambah teks berjalan'));
  await desk.save();
  expect(setUp().settings.media).toEqual([]);
});

test('alerts: a limit; a webhook that is left, one that is made and taken away', async () => {
  await desk.visit('Pengaturan', 'Peringatan');
  await writeAt(page, page.getByLabel('Orang menunggu di satu instansi, lebih dari'), '12');
  await writeAt(page, page.getByLabel('Imigrasi: Jeda (mnt)'), '20');
  await desk.save();
  expect(setUp().settings.alerts.waiting).toBe(12);
  expect(setUp().agencies.find(({ id }) => id === 'imigrasi')?.alerts?.pausedMinutes).toBe(20);

  const write = async (): Promise<void> => {
    await press('Tambah webhook');
    await writeAt(page, desk.dialog().getByLabel('Nama'), 'Papan kota');
    await writeAt(page, desk.dialog().getByLabel('Alamat'), 'http://127.0.0.1:9/giliran');
    await writeAt(page, desk.dialog().getByLabel('Kunci rahasia'), 'rahasia yang panjang');
  };
  await write();
  await desk.sound();
  await page.keyboard.press('Escape');
  await desk.gone();
  await comesTo(button('Tambah webhook'));
  expect((await site.api('GET', '/webhooks')).body).toEqual([]);
  await write();
  await pressAt(page, desk.inDialog('Simpan'));
  await desk.gone();
  await press('Hapus Papan kota');
  await pressAt(page, desk.inDialog('Hapus'));
  await desk.gone();
  await comesTo(button('Tambah webhook'));
  expect((await site.api('GET', '/webhooks')).body).toEqual([]);
});

test('import: a bad row is named and nothing taken in; a good table is looked over, left, and applied', async () => {
  await desk.visit('Pengaturan', 'Impor & ekspor');
  const own = page.getByRole('region', { name: 'Layanan sebagai tabel', exact: true });
  const before = setUp().services.length;
  const give = async (table: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await press('Pilih berkas layanan');
    const file = { name: 'layanan.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
    await (await chooser).setFiles(file);
  };
  await give('instansi,nama,menit\nAntah Berantah,Baru,nanti\n');
  await tabTo(page, own.getByRole('region', { name: /2 hal perlu diperbaiki/ }));
  await own.getByText('Antah Berantah').waitFor();
  await desk.sound();
  const good = 'instansi,nama,menit\nDisdukcapil,Kartu perpustakaan,10\n';
  await give(good);
  await own.getByText('1 baru').waitFor();
  await pressAt(page, own.getByRole('button', { name: 'Batal', exact: true }));
  await comesTo(button('Pilih berkas layanan'));
  expect(setUp().services).toHaveLength(before);
  await give(good);
  await pressAt(page, own.getByRole('button', { name: 'Terapkan', exact: true }));
  await own.getByText('Sudah diterapkan').waitFor();
  await comesTo(button('Pilih berkas layanan'));
  expect(setUp().services.at(-1)?.name.id).toBe('Kartu perpustakaan');
});

test('a thing of a list is added, and taken away again', async () => {
  await desk.visit('Pengaturan', 'Zona');
  await press('Tambah zona');
  const words = page.locator('.detail-body').getByLabel(/Indonesia|Inggris/);
  await comesTo(words.first());
  for (const [n, text] of ['Lantai 9', 'Floor 9', 'Dengan lift.', 'By the lift.'].entries())
    await writeAt(page, words.nth(n), text);
  await desk.save();
  expect(setUp().zones.at(-1)?.name).toEqual({ id: 'Lantai 9', en: 'Floor 9' });
  await pressAt(page, page.locator('.detail-head').getByRole('button', { name: 'Hapus', exact: true }));
  await pressAt(page, desk.inDialog('Hapus'));
  await desk.gone();
  await comesTo(page.locator('.grid-row[tabindex="0"]'));
  await desk.save();
  expect(setUp().zones.map(({ id }) => id)).not.toContain('lantai-9');
});

test('the guide: a step that needs one small form, and one that leads to another page', async () => {
  await desk.visit('Pengaturan', 'Panduan');
  await press('Pilih folder');
  await writeAt(page, desk.dialog().getByLabel('Alamat folder di server'), join(site.folder, 'lain'));
  await desk.sound();
  await page.keyboard.press('Enter');
  await desk.gone();
  await page.locator('.guide-step[data-state=done]', { hasText: 'Folder cadangan' }).waitFor();
  await comesTo(page.locator('.guide-step', { hasText: 'Folder cadangan' }).getByRole('button').last());
  await pressAt(page, page.locator('.guide-step', { hasText: 'Zona pertama' }).getByRole('button'));
  await desk.heading('Zona');
  await desk.kept();
});

test('a temporary password is changed first; then the board', async () => {
  const body = { id: 'ketut', name: 'Ketut', role: 'reader', agencyId: null };
  const made = await site.api('POST', '/staff', { body });
  const opened = await openPage(browser, `${site.url}/console/`, { width: 1440, height: 900 });
  await signInByKeys(opened.page, 'ketut', made.body.temporaryPassword);
  await opened.page.getByRole('heading', { name: 'Buat kata sandi Anda' }).waitFor();
  const [first, again] = await opened.page.locator('input[autocomplete=new-password]').all();
  if (!first || !again) throw new Error('two fields are shown');
  await comesTo(first);
  await opened.page.keyboard.type('teh manis dingin');
  await writeAt(opened.page, again, 'teh manis dingin');
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForSelector('.board-table');
  await opened.page.context().close();
  expect(desk.errors).toEqual([]);
});
