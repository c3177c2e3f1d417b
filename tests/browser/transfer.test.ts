/** The set-up out and in through the browser: a table with mistakes, the same put right, people with their passwords, the whole. */
import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let page: Page;
let errors: string[];
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  ({ page, errors } = await openPage(browser, `${site.url}/console/#/transfer`, {
    width: 1440,
    height: 900,
  }));
  await page.fill('input[autocomplete=username]', 'admin');
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Impor & ekspor' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const part = (name: string) => page.getByRole('region', { name, exact: true });
const give = (label: string, name: string, content: string | Buffer) =>
  page
    .getByLabel(label)
    .first()
    .setInputFiles({
      ...{ name, mimeType: 'application/octet-stream' },
      buffer: Buffer.from(content),
    });
async function download(press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [file]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}
const services = () => site.server().queue.state.index?.site.services ?? [];

test('a table of services: bad rows are named and change nothing; put right, it is previewed and applied', async () => {
  const before = services();
  const own = part('Layanan sebagai tabel');
  await give(
    'Pilih berkas layanan',
    'layanan.csv',
    'instansi,nama,menit\nDisdukcapil,<img src=x onerror=alert(1)>,10\nAntah Berantah,Baru,nanti\n',
  );
  await own.getByText('2 hal perlu diperbaiki').first().waitFor();
  expect(await own.locator('tbody tr').allTextContents()).toEqual([
    expect.stringMatching(/^3instansiAntah BerantahInstansi ini tidak ada/),
    expect.stringMatching(/^3menitnanti/),
  ]);
  expect(await seriousFaults(page)).toEqual([]);
  expect(services()).toEqual(before);

  await give(
    'Pilih berkas layanan',
    'layanan.csv',
    '\uFEFFinstansi;nama;menit\r\nDisdukcapil;<img src=x onerror=alert(1)>;12,5\r\n',
  );
  await own.getByText('1 baru').waitFor();
  await own.getByText('<img src=x onerror=alert(1)>').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await own.getByRole('button', { name: 'Terapkan' }).click();
  await own.getByText('Sudah diterapkan').waitFor();
  expect(services()).toHaveLength(before.length + 1);
  expect(services().at(-1)).toMatchObject({ agencyId: 'disdukcapil', usualMinutes: 12.5 });
});

test('what Excel is given comes back unchanged; what is no table is told so', async () => {
  const own = part('Layanan sebagai tabel');
  const sheet = await download(() => own.getByRole('button', { name: 'Unduh Excel' }).click());
  expect(sheet.name).toBe('layanan.xlsx');
  await give('Pilih berkas layanan', sheet.name, sheet.content);
  await own.getByText('Tidak ada yang berubah').waitFor();
  await give('Pilih berkas layanan', 'rusak.xlsx', sheet.content.subarray(0, 900));
  await own.getByText('Tabel ini rusak').waitFor();
  await give('Pilih berkas layanan', 'lama.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  await own.getByText('berkas Excel lama').waitFor();
  await give('Pilih berkas layanan', 'besar.csv', Buffer.alloc(5 * 1024 * 1024 + 1, 'x'));
  await own.getByText('lebih besar dari 5 MB').waitFor();
});

test('new people come with temporary passwords, shown once, which let them in', async () => {
  const own = part('Petugas sebagai tabel');
  await give(
    'Pilih berkas petugas',
    'petugas.csv',
    'nama_lengkap;peran;instansi\nWayan Sudiarta;Petugas loket;Disdukcapil\n=HYPERLINK("x");Petugas loket;Samsat\n',
  );
  await own.getByText('2 baru').waitFor();
  await own.getByRole('button', { name: 'Terapkan' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('wayan-disdukcapil').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  const password = await dialog.locator('tbody tr').first().locator('.secret-value').textContent();
  const answer = await site.api('POST', '/sessions', {
    key: null,
    body: { staffId: 'wayan-disdukcapil', password },
  });
  expect(answer.body.passwordChangeRequired).toBe(true);
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
  const table = await download(() => own.getByRole('button', { name: 'Unduh CSV' }).click());
  expect(table.content.toString()).toContain(`"'=HYPERLINK(""x"")"`);
});

test('the whole set-up: taken out, shown thing by thing when it comes in changed, refused with the place named', async () => {
  const own = part('Seluruh pengaturan');
  const file = await download(() => own.getByRole('button', { name: 'Unduh' }).click());
  await give('Pilih berkas pengaturan', file.name, file.content);
  await own.getByText('Tidak ada yang berubah').waitFor();
  await give('Pilih berkas pengaturan', file.name, file.content.subarray(0, 2_000));
  await own.getByText('atau terpotong').waitFor();
  const text = file.content.toString();
  await give('Pilih berkas pengaturan', file.name, text.replace('"zoneId": "lantai-1"', '"zoneId": "bulan"'));
  await own.getByText('agencies.0.zoneId').waitFor();
  await give('Pilih berkas pengaturan', file.name, text.replaceAll('Nusa Raya', 'Nusa Jaya'));
  await own.getByText('Pengaturan MPP').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  // Somebody else saves in between: nothing of theirs is lost.
  const now = await site.api('GET', '/site');
  const theirs = { ...now.body, settings: { ...now.body.settings, accentColor: '#0b6e4f' } };
  await site.api('PUT', '/site', { body: theirs, headers: { 'if-match': '*' } });
  await own.getByRole('button', { name: 'Terapkan' }).click();
  await own.locator('.gl-banner[data-tone=error]').waitFor();
  expect(site.server().queue.state.index?.site.settings.name.id).toContain('Nusa Raya');
  await page.reload();
  await part('Seluruh pengaturan').waitFor();
  await give('Pilih berkas pengaturan', file.name, text.replaceAll('Nusa Raya', 'Nusa Jaya'));
  await own.getByRole('button', { name: 'Terapkan' }).click();
  await own.getByText('Sudah diterapkan').waitFor();
  expect(site.server().queue.state.index?.site.settings.name.id).toContain('Nusa Jaya');
  expect(errors.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});
