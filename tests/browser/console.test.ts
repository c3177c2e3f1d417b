/** The console's live board, in a real browser against a real server. */
import { ServiceId, type Paper } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

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

async function openConsole(size = desktop, language = 'id-ID'): Promise<Page> {
  const { page } = await openPage(browser, `${site.url}/console/`, size, language);
  await page.waitForSelector('input[autocomplete=username]');
  return page;
}
async function signIn(page: Page, name = 'sari-pengawas', password = 'giliran-demo'): Promise<void> {
  await page.fill('input[autocomplete=username]', name);
  await page.fill('input[autocomplete=current-password]', password);
  await page.keyboard.press('Enter');
}
async function openBoard(name?: string, size = desktop, language = 'id-ID'): Promise<Page> {
  const page = await openConsole(size, language);
  await signIn(page, name);
  await page.waitForSelector('.board-table');
  return page;
}
const says = (page: Page, words: string | RegExp) =>
  page.getByText(words).first().waitFor({ timeout: 10_000 });
const rowOf = (page: Page, name: string) =>
  page.locator('tbody tr', { has: page.locator(`th:has-text("${name}")`) });
async function ask(
  path: string,
  body: Record<string, unknown> = {},
): Promise<{ readonly id: string; readonly number: string }> {
  const answer = await site.api('POST', path, { body });
  if (answer.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body.ticket ?? answer.body;
}

/** A kiosk with one paper that failed and one of unknown fate. */
async function papersInNeed() {
  const kiosk = await openWire(site.url, { key: 'demo-kiosk-1' });
  const paper = async (outcome: 'failed' | 'unknown', detail: string): Promise<Paper> => {
    const issued = await kiosk.command({ type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') });
    if (!issued.ok || issued.value.paper === null) throw new Error('no paper was queued');
    const paperId = issued.value.paper.id;
    const told = await kiosk.command({ type: 'paper.report', paperId, outcome, detail });
    if (!told.ok) throw new Error(`the report was refused: ${told.error.code}`);
    return issued.value.paper;
  };
  return {
    kiosk,
    failed: await paper('failed', 'paperOut'),
    doubtful: await paper('unknown', 'the printer said nothing in time'),
  };
}
const ledger = () =>
  [...site.server().queue.state.papers.values()].map(({ id, ticketId, state, kioskId, reprint }) => [
    ticketId,
    id.slice(37),
    state,
    kioskId,
    reprint,
  ]);

describe('signing in', () => {
  test('what is missing or wrong is said, and the session ends when one signs out', async () => {
    const page = await openConsole();
    await page.keyboard.press('Enter');
    await says(page, 'Isi nama pengguna.');
    await signIn(page, 'sari-pengawas', 'wrong');
    await says(page, 'Nama pengguna atau kata sandi salah.');
    expect(await seriousFaults(page)).toEqual([]);
    await signIn(page);
    await says(page, 'Sari Wulandari');
    await page.reload();
    await says(page, 'Sari Wulandari');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForSelector('input[autocomplete=username]');
    await page.reload();
    await page.waitForSelector('input[autocomplete=username]');
  });

  test('a server that cannot be reached is said as such', async () => {
    const page = await openConsole();
    await site.server().stop();
    await signIn(page);
    await says(page, 'Server tidak dapat dihubungi');
    await site.restart();
  });
});

describe('the live board', () => {
  test('an agency with people waiting and no open counter is on top until a counter opens', async () => {
    const page = await openBoard();
    await ask('/tickets', { serviceId: 'ktp-baru' });
    await says(page, 'Disdukcapil · 1 orang menunggu');
    expect(await page.locator('tbody tr').first().innerText()).toContain('Disdukcapil');
    await ask('/counters/loket-1/open');
    await page.getByText('Disdukcapil · 1 orang menunggu').waitFor({ state: 'detached' });
  });

  test('a counter’s call and visit are seen as they happen', async () => {
    const page = await openBoard();
    await page.click('#tab-counters');
    const ticket = await ask('/tickets', { serviceId: 'ktp-baru' });
    await ask('/counters/loket-1/open');
    await ask('/counters/loket-1/next');
    const row = rowOf(page, 'Loket 1').first();
    await row.getByText(ticket.number).waitFor();
    await row.getByText(/^Dipanggil/).waitFor();
    await ask(`/tickets/${ticket.id}/start`);
    await row.getByText(/^Dilayani/).waitFor();
    await ask(`/tickets/${ticket.id}/finish`);
    await row.getByText(ticket.number).waitFor({ state: 'detached' });
  });

  test('devices: connected, speaking, and gone', async () => {
    const page = await openBoard();
    await page.click('#tab-devices');
    const display = await site.connect({ key: 'demo-display-1' });
    const row = rowOf(page, 'Lantai 1, ruang tunggu utama');
    await row.getByText('Bersuara').waitFor();
    display.close();
    await row.getByText('Tidak tersambung').waitFor();
    await page
      .locator('.problems')
      .getByText(/ruang tunggu utama tidak tersambung sejak/)
      .waitFor();
  });

  test('a kiosk’s printer is told in words, with what to do', async () => {
    const kiosk = await openWire(site.url, { key: 'demo-kiosk-1' });
    await kiosk.command({ type: 'printer.report', report: { state: 'paperOut' } });
    const page = await openBoard();
    await says(page, 'Mesin antrean pintu utama · Kertas habis');
    await page.click('#tab-devices');
    await rowOf(page, 'Mesin antrean pintu utama').getByText('Pasang gulungan baru.').waitFor();
    await kiosk.command({ type: 'printer.report', report: { state: 'ready' } });
    await rowOf(page, 'Mesin antrean pintu utama').getByText('Siap').waitFor();
    await page.getByText('Mesin antrean pintu utama · Kertas habis').waitFor({ state: 'detached' });
    kiosk.close();
  });

  test('papers that need a hand: printed elsewhere, found, or not found', async () => {
    const { kiosk, failed, doubtful } = await papersInNeed();
    const page = await openBoard();
    await says(page, 'Mesin antrean pintu utama · 2 tiket tanpa kertas');
    await page.click('#tab-papers');
    const row = (paper: Paper) => rowOf(page, paper.number);
    await row(failed).getByText('Kertas habis').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await row(failed).getByRole('combobox').selectOption('kiosk-2');
    await row(failed).getByRole('button', { name: 'Cetak lagi' }).click();
    await row(failed).waitFor({ state: 'detached' });
    expect(ledger()).toContainEqual([failed.ticketId, 'p2', 'queued', 'kiosk-2', false]);
    await row(doubtful).getByText('Mungkin tercetak').waitFor();
    await row(doubtful).getByRole('button', { name: 'Tidak keluar' }).click();
    await row(doubtful).getByText('Menurut petugas, kertas tidak keluar').waitFor();
    await row(doubtful).getByRole('button', { name: 'Cetak lagi' }).click();
    await says(page, 'Semua tiket sudah berkertas');
    expect(ledger()).toContainEqual([doubtful.ticketId, 'p2', 'queued', 'kiosk-1', false]);
    kiosk.close();
  });

  test('a doubtful paper that came out needs no hand any more', async () => {
    const { kiosk, doubtful } = await papersInNeed();
    const page = await openBoard();
    await page.click('#tab-papers');
    await rowOf(page, doubtful.number).getByRole('button', { name: 'Kertas keluar' }).click();
    await rowOf(page, doubtful.number).waitFor({ state: 'detached' });
    expect(ledger()).toContainEqual([doubtful.ticketId, 'p1', 'confirmed', 'kiosk-1', false]);
    kiosk.close();
  });

  test('a search narrows the lists but never hides what needs a hand', async () => {
    const page = await openBoard();
    await ask('/tickets', { serviceId: 'ktp-baru' });
    await says(page, 'Disdukcapil · 1 orang menunggu');
    await page.fill('.filters input', 'imigrasi');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await says(page, 'Disdukcapil · 1 orang menunggu');
    await page.fill('.filters input', 'zzz');
    await page.getByRole('button', { name: 'Tampilkan semua' }).click();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 20);
  });

  test('counters can be sorted by their heads, with the keyboard too', async () => {
    const page = await openBoard();
    await page.click('#tab-zones');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('th[aria-sort=ascending]');
    const first = () => page.locator('tbody th').first().innerText();
    expect(await first()).toBe('Loket 1');
    await page.locator('thead button').first().focus();
    await page.keyboard.press('Enter');
    expect(await first()).toBe('Loket 55');
  });

  test('agency people see their own agency only', async () => {
    const page = await openBoard('siti-disdukcapil');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await says(page, 'Hanya bagian Disdukcapil');
    await page.click('#tab-devices');
    expect(await page.locator('tbody tr').count()).toBe(5);
  });

  test('a lost server is said, what was known stays, and the board recovers', async () => {
    const page = await openBoard();
    await site.server().stop();
    await says(page, 'Menyambung kembali…');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(20);
    await site.restart();
    await page.locator('.board-lost').waitFor({ state: 'detached', timeout: 20_000 });
  });
});

test.each([
  ['desktop', desktop, 'id-ID'],
  ['tablet', tablet, 'en-GB'],
] as const)('on a %s nothing is cut off and axe finds nothing serious', async (_name, size, language) => {
  const { kiosk } = await papersInNeed();
  await kiosk.command({ type: 'printer.report', report: { state: 'cutterError' } });
  const page = await openBoard(undefined, size, language);
  for (const tab of ['#tab-agencies', '#tab-counters', '#tab-devices', '#tab-papers']) {
    await page.click(tab);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(
      await page.locator('.tab-panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(await seriousFaults(page)).toEqual([]);
  }
  kiosk.close();
});
