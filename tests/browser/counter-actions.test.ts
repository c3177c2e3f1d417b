/** Each thing a clerk does, by the keyboard alone. */
import type { Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { counterDesk, focusIsOnBig, ready } from '../support/counter-desk.ts';
import { openSite, type SiteOptions, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let desk: ReturnType<typeof counterDesk>;

async function open(options: SiteOptions = {}): Promise<void> {
  site = await openSite(options);
  desk = counterDesk(browser, site);
}
/** How Disdukcapil's people work, changed. */
const working = (work: Record<string, unknown>) => ({
  change: (demo: Site): Site => ({
    ...demo,
    agencies: demo.agencies.map((agency) =>
      agency.id === 'disdukcapil' ? { ...agency, work: { ...demo.settings.work, ...work } } : agency,
    ),
  }),
});

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(() => async () => {
  for (const context of browser.contexts()) await context.close();
  await site.close();
});

const panel = (page: Page, kind: string) => page.locator(`[data-panel="${kind}"]`);
/** At work with the first of the tickets called. */
async function called(...bodies: Record<string, unknown>[]) {
  const tickets = [];
  for (const body of bodies.length === 0 ? [{}] : bodies) tickets.push(await desk.issue(body));
  const opened = await desk.openDesk();
  await desk.callNext(opened.page);
  const [first] = tickets;
  if (first === undefined) throw new Error('nobody was called');
  return { ...opened, first, tickets };
}

describe('the way back', () => {
  test('a no-show is recorded at once, and U takes it back', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('h');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.stateOf(first.id)).toBe('no_show');
    await page.getByText('A-001 tidak hadir').first().waitFor();
    await page.getByRole('button', { name: /Urungkan ?: A-001 tidak hadir/ }).waitFor();
    await page.keyboard.press('u');
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(first.id)).toBe('called');
    expect(await focusIsOnBig(page)).toBe(true);
  });

  test('Ctrl+Z takes a finished visit back', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    await page.keyboard.press('Control+z');
    await ready(page, 'Selesai');
    expect(await desk.stateOf(first.id)).toBe('serving');
  });

  test('Escape takes nothing back', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('h');
    await ready(page, 'Panggil berikutnya');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('.key-list').waitFor();
    expect(await desk.stateOf(first.id)).toBe('no_show');
  });
});

describe('recalling', () => {
  test('says how many are left and refuses the key beyond', async () => {
    await open(working({ maxRecalls: 1 }));
    const { page, first } = await called();
    await page.getByRole('button', { name: /Panggil ulang.*sisa 1/ }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('button', { name: /Panggil ulang.*sisa 0/ }).waitFor();
    await ready(page, 'Mulai layani');
    await page.keyboard.press('r');
    await page.keyboard.press('?');
    await page.locator('.key-list').waitFor();
    expect((await desk.ticketOf(first.id)).recalls).toBe(1);
  });

  test('counts the seconds until it is allowed', async () => {
    await open(working({ recallIntervalSeconds: 600 }));
    const { page, first } = await called();
    await page.getByRole('button', { name: /Panggil ulang.*\d+ dtk/ }).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('?');
    await page.locator('.key-list').waitFor();
    expect((await desk.ticketOf(first.id)).recalls).toBe(0);
  });
});

describe('setting aside', () => {
  test('P and a digit park; D and Enter call again', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('p');
    await page.keyboard.press('1');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.ticketOf(first.id)).toMatchObject({ state: 'parked', parkReason: 'Fotokopi berkas' });
    await page.keyboard.press('d');
    await page.locator('#panel-parked', { hasText: 'Fotokopi berkas' }).waitFor();
    await page.locator('#panel-parked button:focus', { hasText: 'Panggil' }).waitFor();
    await page.keyboard.press('Enter');
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(first.id)).toBe('called');
  });

  test('one’s own words, and back to the queue', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('p');
    await panel(page, 'park').getByLabel('Alasan lain').fill('Mengambil KK di rumah');
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
    expect((await desk.ticketOf(first.id)).parkReason).toBe('Mengambil KK di rumah');
    await page.keyboard.press('d');
    await page.locator('#panel-parked button:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => desk.stateOf(first.id)).toBe('waiting');
  });
});

describe('transferring', () => {
  test('T, a few letters, Enter', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('t');
    await panel(page, 'transfer').locator('.target').first().waitFor();
    await page.keyboard.type('kk baru');
    await page.locator('.target[aria-selected=true]', { hasText: 'Penerbitan KK baru' }).waitFor();
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.ticketOf(first.id)).toMatchObject({ state: 'waiting', serviceId: 'kk-baru' });
  });

  test('with a note, at the end of the queue, and the target is remembered', async () => {
    await open();
    const { page, first } = await called({}, {});
    await page.keyboard.press('t');
    await page.locator('.target').first().waitFor();
    await page.keyboard.type('kk baru');
    await page.keyboard.press('Tab');
    await page.getByLabel('Catatan untuk petugas di sana').focus();
    await page.keyboard.type('tinggal cetak');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByLabel('Catatan untuk petugas di sana').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
    const sent = await desk.ticketOf(first.id);
    expect(sent).toMatchObject({ serviceId: 'kk-baru', note: 'tinggal cetak' });
    expect(sent.placeAt).toBeGreaterThan(sent.issuedAt);
    await desk.callNext(page);
    await page.keyboard.press('t');
    await page.locator('.target', { hasText: 'terakhir dipakai' }).waitFor();
    expect(await page.locator('.target').first().textContent()).toContain('Penerbitan KK baru');
  });

  test('a closed counter is shown as such and not chosen', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('t');
    await page.locator('.target').first().waitFor();
    await page.keyboard.type('loket 2');
    await page.locator('.target[aria-selected=true]', { hasText: 'Loket tutup' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await panel(page, 'transfer').count()).toBe(1);
    expect(await desk.stateOf(first.id)).toBe('called');
  });

  test('to a colleague’s counter by its number', async () => {
    await open();
    await site.execute({ type: 'counter.open', counterId: 'loket-2' });
    const { page, first } = await called();
    await page.keyboard.press('t');
    await page.locator('.target').first().waitFor();
    await page.keyboard.type('2');
    await page.locator('.target[aria-selected=true]', { hasText: 'Loket 2' }).waitFor();
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.ticketOf(first.id)).toMatchObject({ onlyCounterId: 'loket-2', state: 'waiting' });
  });
});

describe('the ticket in hand', () => {
  test('S adds stops, then back here; finishing sends it on', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('s');
    await panel(page, 'stops').locator('.target').first().waitFor();
    await page.keyboard.type('kk baru');
    await page.locator('.target[aria-selected=true]', { hasText: 'Penerbitan KK baru' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Lalu kembali ke sini' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Tambah layanan').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.journey', { hasText: 'Penerbitan KK baru' }).waitFor();
    expect((await desk.ticketOf(first.id)).stops).toEqual(['kk-baru', 'ktp-baru']);
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.ticketOf(first.id)).toMatchObject({ state: 'waiting', serviceId: 'kk-baru' });
  });

  test('C writes a note, and C again changes it', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('c');
    await page.keyboard.type('berkas di meja');
    await page.keyboard.press('Enter');
    await page.locator('.now-note', { hasText: 'berkas di meja' }).waitFor();
    await ready(page, 'Mulai layani');
    await page.keyboard.press('c');
    await page.keyboard.type('berkas dibawa');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await desk.ticketOf(first.id)).note).toBe('berkas dibawa');
  });

  test('O gives priority and takes it back', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('o');
    await page.keyboard.press('1');
    await expect.poll(async () => (await desk.ticketOf(first.id)).priority).toBe('lansia');
    await page.locator('.now', { hasText: 'Lansia' }).waitFor();
    await ready(page, 'Mulai layani');
    await page.keyboard.press('o');
    await page.getByRole('button', { name: 'Cabut prioritas' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await desk.ticketOf(first.id)).priority).toBeNull();
  });

  test('a digit finishes with that outcome', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.getByRole('group', { name: 'Selesai dengan hasil' }).waitFor();
    await page.keyboard.press('2');
    await ready(page, 'Panggil berikutnya');
    expect((await desk.ticketOf(first.id)).visits).toMatchObject([{ outcome: 'berkas-kurang' }]);
  });

  test('E keeps it for tomorrow', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('e');
    await page.keyboard.press('2');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.stateOf(first.id)).toBe('carried_over');
  });

  test('J says why it was called', async () => {
    await open();
    const { page } = await called({}, { priority: 'lansia' });
    await page.keyboard.press('j');
    await page
      .locator('.why-sentence', { hasText: /A-002 mengambil tempat pukul .*didahulukan 20 mnt.*A-001/ })
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await focusIsOnBig(page)).toBe(true);
  });
});

describe('the counter', () => {
  test('W serves somebody without a ticket', async () => {
    await open();
    const { page } = await desk.openDesk();
    await page.keyboard.press('w');
    await panel(page, 'walkIn').waitFor();
    await page.keyboard.press('1');
    await ready(page, 'Selesai');
    expect(await page.locator('.now').textContent()).toContain('Perekaman KTP-el baru');
  });

  test('A calls by itself', async () => {
    await open(working({ autoCallSeconds: 0 }));
    const { page } = await desk.openDesk();
    await page.keyboard.press('a');
    await page.locator('[data-action=autoCall][aria-pressed=true]').waitFor();
    const { id } = await desk.issue();
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(id)).toBe('called');
  });

  test('G stops the agency’s numbers with a message, and brings them back', async () => {
    await open();
    const { page } = await desk.openDesk();
    await page.keyboard.press('g');
    await panel(page, 'condition').getByLabel(/Pesan/).fill('Server Dukcapil pusat mati');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.getByText('Sistem pusat terganggu sejak').waitFor();
    const refused = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
    expect(refused.status).toBe(409);
    await page.keyboard.press('g');
    await panel(page, 'condition').waitFor();
    await page.keyboard.press('1');
    await page.getByText('Sistem pusat terganggu sejak').waitFor({ state: 'detached' });
    await desk.issue();
  });

  test('L closes it', async () => {
    await open();
    const { page } = await desk.openDesk();
    await page.keyboard.press('l');
    await ready(page, 'Buka loket');
    expect((await desk.counterOne()).status).toBe('closed');
  });
});

describe('the lists', () => {
  test('a certain ticket is called out of turn, with a reason', async () => {
    await open();
    const [, second] = [await desk.issue(), await desk.issue()];
    const { page } = await desk.openDesk();
    await page.locator('.row', { hasText: 'A-002' }).locator('button').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Panggil nomor ini' }).focus();
    await page.keyboard.press('Enter');
    await panel(page, 'call').waitFor();
    await page.keyboard.press('1');
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(second.id)).toBe('called');
  });

  test('where only supervisors may, a clerk is not offered it', async () => {
    await open(working({ chooseTicket: 'supervisor' }));
    await desk.issue();
    await desk.issue();
    const { page } = await desk.openDesk();
    await page.locator('.row', { hasText: 'A-002' }).locator('button').first().click();
    await page.locator('.row-actions').waitFor();
    expect(await page.getByRole('button', { name: 'Panggil nomor ini' }).count()).toBe(0);
  });

  test('the queue is narrowed to priority and to a service, and back', async () => {
    await open();
    await desk.issue();
    await desk.issue({ priority: 'lansia' });
    await desk.issue({ serviceId: 'ktp-ubah-data' });
    const { page } = await desk.openDesk();
    const rows = page.locator('#panel-waiting .row');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('button', { name: 'Prioritas', pressed: false }).first().click();
    await expect.poll(() => rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Tampilkan semua' }).click();
    await page.getByRole('combobox', { name: 'Semua layanan' }).selectOption('ktp-ubah-data');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.textContent()).toContain('Perubahan data KTP-el');
  });

  test('a no-show comes back from today’s history', async () => {
    await open();
    const { page, first } = await called();
    await page.keyboard.press('h');
    await ready(page, 'Panggil berikutnya');
    await page.keyboard.press('y');
    await page.locator('#panel-history button:focus', { hasText: 'Kembali ke antrean' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => desk.stateOf(first.id)).toBe('waiting');
    expect((await desk.ticketOf(first.id)).returns).toBe(1);
  });
});
