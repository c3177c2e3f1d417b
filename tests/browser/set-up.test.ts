/** Setting a hall up in the console, in a real browser against a real server, and what other screens make of it. */
import { Service, type Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
/** One console and one kiosk stand open through all of this, as they do in a hall. */
let page: Page;
let kiosk: Page;
let errors: string[];
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  const [opened, machine] = await Promise.all([
    openPage(browser, `${site.url}/console/#/site`, desktop),
    openPage(browser, `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`, { width: 1080, height: 1920 }),
  ]);
  ({ page, errors } = opened);
  kiosk = machine.page;
  await page.fill('input[autocomplete=username]', 'admin');
  await page.fill('input[autocomplete=current-password]', 'giliran-demo');
  await page.keyboard.press('Enter');
  await page.locator('.save-bar').waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
/** What a test leaves unsaved is nobody else's. */
afterEach(async () => {
  await page.keyboard.press('Escape');
  const revert = page.getByRole('button', { name: 'Buang perubahan' });
  if (await revert.isEnabled()) await revert.click();
  await page.locator('.save-bar button:not([aria-disabled=true])').first().waitFor({ state: 'detached' });
});

const setUp = (): Site => {
  const now = site.server().queue.state.index?.site;
  if (!now) throw new Error('the site is set up');
  return now;
};
async function visit(address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = `#/${hash}`), address);
  await page
    .locator(address.includes('/') ? '.form-section' : '.save-bar')
    .first()
    .waitFor();
}
const says = (where: Page, words: string | RegExp) => where.getByText(words).first().waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const tabUntil = async (fits: () => Promise<boolean>, what: string, key = 'Tab'): Promise<void> => {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await fits()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${what}`);
};
const focusIs = (selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

/** Tab until the focus is on what is wanted; the order of the page is the order of the keys. */
function tabTo(name: string, key = 'Tab'): Promise<void> {
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const one = document.activeElement;
      const labels = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? one.labels : null;
      return (
        one?.getAttribute('aria-label') ??
        (labels?.[0]?.textContent || one?.textContent || '').replaceAll(/\s+/g, ' ').trim()
      );
    });
  return tabUntil(async () => (await focused()) === name, name, key);
}

test('an agency with a service, a counter and a prefix, by the keyboard alone, is on the kiosk', async () => {
  await visit('agencies');
  await tabTo('Tambah instansi');
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the first field');
  await page.keyboard.type('Perpustakaan Daerah');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Public Library');
  await tabTo('Nama singkat');
  await page.keyboard.type('Perpusda');
  await tabTo('Gerai');
  await page.keyboard.type('Gerai 77');
  expect(await page.evaluate(() => location.hash)).toBe('#/agencies/perpusda');

  await visit('services');
  await tabTo('Tambah layanan');
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the first field');
  await page.keyboard.type('Kartu <b>anggota</b>');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Library card');
  await tabTo('Awalan nomor');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('lb');

  await visit('counters');
  await tabTo('Tambah loket');
  await page.keyboard.press('Enter');
  await says(page, /LB · Kartu/);
  await tabTo('Simpan');
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
});

test('a service renamed in the console bears its new name on a kiosk that is open', async () => {
  await kiosk.reload();
  await kiosk.getByText('Disdukcapil').first().click();
  await says(kiosk, 'Perekaman KTP-el baru');
  await visit('services/ktp-baru');
  await page.getByLabel('Nama: Indonesia').fill('KTP pertama saya');
  await press('Simpan');
  await says(kiosk, 'KTP pertama saya');
});

test('what people wait for cannot be deleted: who waits is said, and closing it is offered', async () => {
  await site.api('POST', '/tickets', { body: { serviceId: 'kia' } });
  await visit('services/kia');
  await press('Hapus');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/Kartu identitas anak \(KIA\): 1 nomor masih dalam antrean/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Hapus', exact: true }).count()).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tutup sementara saja' }).click();
  await press('Simpan');
  await says(page, 'Tersimpan');
  expect(setUp().services.find(({ id }) => id === 'kia')?.closed).not.toBeNull();
});

test('somebody who came between is told by the server, and nothing is half saved', async () => {
  await visit('services/kk-baru');
  await press('Hapus');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hapus', exact: true }).click();
  await site.api('POST', '/tickets', { body: { serviceId: 'kk-baru' } });
  const before = setUp();
  await press('Simpan');
  await says(page, /Penerbitan KK baru: 1 nomor masih dalam antrean/);
  expect(setUp()).toBe(before);
});

test('mistakes stand at their fields, and what two people wrote can be told apart', async () => {
  await visit('counters/loket-3');
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
  await press('Simpan');
  await press('Gabungkan dengan isian saya');
  await says(page, /Loket 903 · Nomor loket/);
  await page.getByRole('button', { name: /Pakai yang tersimpan untuk Loket 903/ }).click();
  expect(await page.getByLabel('Nomor loket').inputValue()).toBe('904');
});

test('a kiosk is given numbers of its own by the keyboard, told whose they are, and offered free ones', async () => {
  await visit('kiosks/kiosk-3');
  const from = page.getByLabel('Nomor pertama');
  const to = page.getByLabel('Nomor terakhir');
  await tabTo('Tetap memberi nomor tanpa server');
  await page.keyboard.press('Space');
  expect([await from.inputValue(), await to.inputValue()]).toEqual(['851', '899']);
  await tabTo('Nomor pertama');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('940');
  await says(page, 'Nomor terakhir tidak boleh sebelum nomor pertama.');
  await tabTo('Nomor terakhir');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('960');
  await says(page, 'Bertindih dengan Mesin antrean pintu utama: 901–949.');
  await tabTo('Simpan', 'Shift+Tab');
  await page.keyboard.press('Enter');
  expect(await from.evaluate((field) => field === document.activeElement), 'Save leads there').toBe(true);
  expect(await seriousFaults(page)).toEqual([]);
  await tabTo('Pakai 851–899');
  await page.keyboard.press('Enter');
  await says(page, /49 nomor di tiap awalan/);
  await tabTo('Simpan', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await says(page, 'Tersimpan');
  expect(setUp().kiosks.map(({ offline }) => offline)).toEqual([
    { from: 901, to: 949 },
    { from: 950, to: 974 },
    { from: 851, to: 899 },
  ]);
});

/** Each page that has a list, with what is typed at the end of the first field of what was opened. */
const lists = [
  ['zones', ' B'],
  ['agencies', ' B'],
  ['services', ' B'],
  ['counters', '77'],
  ['kiosks', ' B'],
  ['displays', ' B'],
] as const;
const field = 'input:is([type=text], [type=number], :not([type])):not([readonly]), textarea';

test('every list is walked, opened, changed and saved by the keyboard alone, and axe finds nothing serious', async () => {
  for (const [list, typed] of lists) {
    await visit(list);
    const before = setUp()[list];
    await tabUntil(() => focusIs('.grid-row'), `the list of ${list}`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => focusIs('.detail-head h2'), `what was opened of ${list}`);
    await tabUntil(() => focusIs(`.detail-body :is(${field})`), `a field of ${list}`);
    await page.keyboard.press('End');
    await page.keyboard.type(typed);
    expect([list, ...(await seriousFaults(page))]).toEqual([list]);
    await tabTo('Simpan', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await eventually(async () => JSON.stringify(setUp()[list]) !== JSON.stringify(before), `${list} saved`);
    await says(page, 'Tersimpan');
  }
  // What was saved by a slip is taken back where it stands in the audit.
  const { displays } = setUp();
  await page.evaluate(() => (location.hash = '#/audit'));
  await tabTo('Kembalikan');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await tabTo('Kembalikan');
  await page.keyboard.press('Enter');
  await says(page, 'Sudah dikembalikan.');
  expect(setUp().displays.map(({ name }) => name)).toEqual(
    displays.map(({ name }) => name.replace(/ B$/, '')),
  );
  await visit('site');
});

test('three thousand services are a few rows in the page, found at once, and walked by the keyboard', async () => {
  const before = setUp();
  const [agency] = before.agencies;
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
    site: { ...before, services: [...before.services, ...many] },
  });
  await visit('services');
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
  await site.execute({ type: 'site.configure', site: before });
});

test('what to bring is read whole, however long, beside the list and on a tablet', async () => {
  await visit('services/kk-perubahan');
  for (const width of [1280, 1440, 768]) {
    await page.setViewportSize({ width, height: 900 });
    const cut = await page
      .locator('.requirements :is(input, textarea)')
      .evaluateAll(
        (fields) =>
          fields.filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
            .length,
      );
    expect([width, cut]).toEqual([width, 0]);
  }
  await page.setViewportSize(desktop);
  const last = page.getByRole('textbox', { name: /^Syarat \d+, Inggris$/ }).last();
  await last.fill('Two\nlines');
  expect(await last.inputValue()).toBe('Two lines');
});

test('on a tablet, in English, axe finds nothing serious and nothing overflows', async () => {
  await page.setViewportSize(tablet);
  await page.locator('.gl-languages button[lang=en]').click();
  for (const address of [
    'site',
    'zones/lantai-1',
    'agencies/disdukcapil',
    'services/ktp-baru',
    'counters/loket-3',
    'kiosks/kiosk-2',
    'displays/display-1',
  ]) {
    await visit(address);
    await page.locator('.form-section').first().waitFor();
    expect([address, ...(await seriousFaults(page))]).toEqual([address]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([address, wide]).toEqual([address, 0]);
  }
  await page.locator('.gl-languages button[lang=id]').click();
  await page.setViewportSize(desktop);
  // Refusals are answers of the server that the browser logs.
  expect(errors.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});
