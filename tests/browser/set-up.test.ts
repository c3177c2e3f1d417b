/** Setting a hall up in the console, in a real browser against a real server, and what other screens make of it. */
import { Service, type Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  return () => site.close();
});

const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};
async function openConsole(address: string, size = desktop, language = 'id-ID') {
  const opened = await openPage(browser, `${site.url}/console/#/${address}`, size, language);
  const { page } = opened;
  await page.fill('input[autocomplete=username]', 'admin');
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
  await page.locator('.save-bar').waitFor();
  return opened;
}
const openKiosk = async (): Promise<Page> => {
  const { page } = await openPage(
    browser,
    `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`,
    { width: 1080, height: 1920 },
    'id-ID',
  );
  await page.getByText('Disdukcapil').first().waitFor();
  return page;
};
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Tab until the focus is on what is wanted; the order of the page is the order of the keys. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const one = document.activeElement;
      const labels = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? one.labels : null;
      return (
        one?.getAttribute('aria-label') ??
        (labels?.[0]?.textContent || one?.textContent || '').replaceAll(/\s+/g, ' ').trim()
      );
    });
  for (let presses = 0; presses < 120; presses += 1) {
    if ((await focused()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}`);
}

test('an agency with a service, a counter and a prefix, by the keyboard alone, is on the kiosk', async () => {
  const kiosk = await openKiosk();
  const { page, errors } = await openConsole('agencies');
  await tabTo(page, 'Tambah instansi');
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the first field');
  await page.keyboard.type('Perpustakaan Daerah');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Public Library');
  await tabTo(page, 'Nama singkat');
  await page.keyboard.type('Perpusda');
  await tabTo(page, 'Gerai');
  await page.keyboard.type('Gerai 77');
  expect(await page.evaluate(() => location.hash)).toBe('#/agencies/perpusda');

  await page.evaluate(() => (location.hash = '#/services'));
  await tabTo(page, 'Tambah layanan');
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the first field');
  await page.keyboard.type('Kartu <b>anggota</b>');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Library card');
  await tabTo(page, 'Awalan nomor');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('lb');

  await page.evaluate(() => (location.hash = '#/counters'));
  await tabTo(page, 'Tambah loket');
  await page.keyboard.press('Enter');
  await says(page, /LB · Kartu/);
  await tabTo(page, 'Simpan');
  await page.keyboard.press('Enter');
  await says(page, 'Tersimpan');

  const { agencies, services, counters } = setUp();
  expect(agencies.at(-1)).toMatchObject({ id: 'perpusda', shortName: 'Perpusda', booth: 'Gerai 77' });
  expect(services.at(-1)).toMatchObject({ agencyId: 'perpusda', prefix: 'LB', name: { en: 'Library card' } });
  expect(counters.at(-1)).toMatchObject({
    agencyId: 'perpusda',
    services: [{ serviceId: services.at(-1)?.id }],
  });
  const issued = await site.api('POST', '/tickets', { body: { serviceId: services.at(-1)?.id } });
  expect(issued.body.number ?? issued.body.ticket?.number).toBe('LB-001');
  // Open since before: it was pushed to.
  const next = kiosk.getByRole('button', { name: 'Halaman berikutnya' });
  for (let pages = 0; pages < 9 && (await kiosk.getByText('Perpusda').count()) === 0; pages += 1)
    await next.click();
  await says(kiosk, 'Perpusda');
  expect(errors).toEqual([]);
});

test('a service renamed in the console bears its new name on a kiosk that is open', async () => {
  const kiosk = await openKiosk();
  await kiosk.getByText('Disdukcapil').first().click();
  await says(kiosk, 'Perekaman KTP-el baru');
  const { page } = await openConsole('services/ktp-baru');
  await page.getByLabel('Nama: Indonesia').fill('KTP pertama saya');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await says(kiosk, 'KTP pertama saya');
});

test('what people wait for cannot be deleted: who waits is said, and closing it is offered', async () => {
  await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
  const { page } = await openConsole('services/ktp-baru');
  await page.getByRole('button', { name: 'Hapus', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/Perekaman KTP-el baru: 1 nomor masih dalam antrean/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Hapus', exact: true }).count()).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tutup sementara saja' }).click();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await says(page, 'Tersimpan');
  expect(setUp().services.find(({ id }) => id === 'ktp-baru')?.closed).not.toBeNull();
});

test('somebody who came between is told by the server, and nothing is half saved', async () => {
  const { page } = await openConsole('services/ktp-baru');
  await page.getByRole('button', { name: 'Hapus', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hapus', exact: true }).click();
  await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
  const before = setUp();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await says(page, /Perekaman KTP-el baru: 1 nomor masih dalam antrean/);
  expect(setUp()).toBe(before);
});

test('mistakes stand at their fields, and what two people wrote can be told apart', async () => {
  const { page } = await openConsole('counters/loket-3');
  await page.getByLabel('Nomor loket').fill('4');
  await says(page, 'Sudah dipakai. Pilih yang lain.');
  await page.getByLabel('Nomor loket').fill('');
  await says(page, /Isi bagian ini|Tulis angka/);
  await page.getByLabel('Nomor loket').fill('903');
  await site.execute({
    type: 'site.configure',
    site: {
      ...setUp(),
      counters: setUp().counters.map((one) => (one.id === 'loket-3' ? { ...one, number: 904 } : one)),
    },
  });
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByRole('button', { name: 'Gabungkan dengan isian saya' }).click();
  await says(page, /Loket 903 · Nomor loket/);
  await page.getByRole('button', { name: /Pakai yang tersimpan untuk Loket 903/ }).click();
  expect(await page.getByLabel('Nomor loket').inputValue()).toBe('904');
});

test('three thousand services are a few rows in the page, found at once, and walked by the keyboard', async () => {
  const [agency] = setUp().agencies;
  const many = Array.from({ length: 3000 }, (_, n) =>
    Service.parse({
      id: `layanan-${n}`,
      agencyId: agency?.id,
      name: { id: `Layanan nomor ${n}`, en: `Service number ${n}` },
      prefix: 'A',
      usualMinutes: 5,
    }),
  );
  await site.execute({
    type: 'site.configure',
    site: { ...setUp(), services: [...setUp().services, ...many] },
  });
  const { page } = await openConsole('services');
  const rows = page.locator('.grid-row');
  await rows.first().focus();
  expect(await rows.count()).toBeLessThan(40);
  await page.keyboard.press('End');
  await eventually(
    async () =>
      (await page.evaluate(() => document.activeElement?.textContent)) === 'Layanan nomor 2999 DisdukcapilA5',
    'the last row',
  );
  expect(await rows.count()).toBeLessThan(40);
  await page.getByRole('textbox', { name: 'Cari layanan, awalan' }).fill('nomor 1234');
  await says(page, /1 dari 31\d\d/);
  await rows.first().click();
  await page.getByRole('heading', { name: 'Layanan nomor 1234' }).waitFor();
});

test.each([
  [desktop, 'id-ID'],
  [tablet, 'en-GB'],
] as const)('axe finds nothing serious, nothing overflows: %o %s', async (size, language) => {
  const { page, errors } = await openConsole('site', size, language);
  for (const address of [
    'site',
    'zones/lantai-1',
    'agencies/disdukcapil',
    'services/ktp-baru',
    'counters/loket-3',
    'kiosks/kiosk-2',
    'displays/display-1',
  ]) {
    await page.evaluate((hash) => (location.hash = `#/${hash}`), address);
    await page.locator('.form-section').first().waitFor();
    expect([address, ...(await seriousFaults(page))]).toEqual([address]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([address, wide]).toEqual([address, 0]);
  }
  expect(errors).toEqual([]);
});
