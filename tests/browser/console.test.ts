/** The console's live board, in a real browser against a real server: one hall and one supervisor for all of it. */
import { ServiceId, type Paper } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { openWire, type Wire } from '../support/wire.ts';

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };
const standing = { width: 834, height: 1112 };

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
/** The supervisor's board; each test leaves it open and unfiltered. */
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function openConsole(): Promise<Page> {
  const opened = await openPage(browser, `${site.url}/console/`, desktop);
  await opened.page.waitForSelector('input[autocomplete=username]');
  return opened.page;
}
async function signIn(on: Page, name = 'sari-pengawas', password = 'giliran-demo'): Promise<void> {
  await on.fill('input[autocomplete=username]', name);
  await on.fill('input[autocomplete=current-password]', password);
  await on.keyboard.press('Enter');
}
const says = (on: Page, words: string | RegExp) => on.getByText(words).first().waitFor();
const rowOf = (name: string) => page.locator('tbody tr', { has: page.locator(`th:has-text("${name}")`) });
async function ask(
  path: string,
  body: Record<string, unknown> = {},
): Promise<{ readonly id: string; readonly number: string }> {
  const answer = await site.api('POST', path, { body });
  if (answer.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body.ticket ?? answer.body;
}

/** A paper of the kiosk that did not come, or may not have come. */
async function paperInNeed(kiosk: Wire, outcome: 'failed' | 'unknown', detail: string): Promise<Paper> {
  const issued = await kiosk.command({ type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') });
  if (!issued.ok || issued.value.paper === null) throw new Error('no paper was queued');
  const paperId = issued.value.paper.id;
  const told = await kiosk.command({ type: 'paper.report', paperId, outcome, detail });
  if (!told.ok) throw new Error(`the report was refused: ${told.error.code}`);
  return issued.value.paper;
}
const ledger = () =>
  [...site.server().queue.state.papers.values()].map(({ id, ticketId, state, kioskId, reprint }) => [
    ticketId,
    id.slice(37),
    state,
    kioskId,
    reprint,
  ]);

test('signing in: what is missing, wrong or unreachable is said, and the session ends when one signs out', async () => {
  page = await openConsole();
  await page.keyboard.press('Enter');
  await says(page, 'Isi nama pengguna.');
  await signIn(page, 'sari-pengawas', 'wrong');
  await says(page, 'Nama pengguna atau kata sandi salah.');
  expect(await seriousFaults(page)).toEqual([]);
  await page.route('**/api/v1/sessions', (route) => route.abort());
  await signIn(page);
  await says(page, 'Server tidak dapat dihubungi');
  await page.unroute('**/api/v1/sessions');
  await signIn(page);
  await says(page, 'Sari Wulandari');
  await page.reload();
  await says(page, 'Sari Wulandari');
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.waitForSelector('input[autocomplete=username]');
  await page.reload();
  await page.waitForSelector('input[autocomplete=username]');
  await signIn(page);
  await page.waitForSelector('.board-table');
});

describe('the live board', () => {
  test('an agency with people waiting and no open counter is on top until a counter opens', async () => {
    await ask('/tickets', { serviceId: 'ktp-baru' });
    await says(page, 'Disdukcapil · 1 orang menunggu');
    expect(await page.locator('tbody tr').first().innerText()).toContain('Disdukcapil');
    await ask('/counters/loket-1/open');
    await page.getByText('Disdukcapil · 1 orang menunggu').waitFor({ state: 'detached' });
  });

  test('a counter’s call and visit are seen as they happen', async () => {
    await page.click('#tab-counters');
    const ticket = await ask('/counters/loket-1/next');
    const row = rowOf('Loket 1').first();
    await row.getByText(ticket.number).waitFor();
    await row.getByText(/^Dipanggil/).waitFor();
    await ask(`/tickets/${ticket.id}/start`);
    await row.getByText(/^Dilayani/).waitFor();
    await ask(`/tickets/${ticket.id}/finish`);
    await row.getByText(ticket.number).waitFor({ state: 'detached' });
  });

  test('devices: connected, speaking, and gone', async () => {
    await page.click('#tab-devices');
    const display = await site.connect({ key: 'demo-display-1' });
    const row = rowOf('Lantai 1, ruang tunggu utama');
    await row.getByText('Bersuara').waitFor();
    display.close();
    await row.getByText('Tidak tersambung').waitFor();
    await page
      .locator('.problems')
      .getByText(/ruang tunggu utama tidak tersambung sejak/)
      .waitFor();
  });

  test('a search narrows the lists but never hides what needs a hand', async () => {
    await page.click('#tab-agencies');
    await ask('/tickets', { serviceId: 'pajak-tahunan' });
    await says(page, 'Samsat · 1 orang menunggu');
    await page.fill('.filters input', 'imigrasi');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await says(page, 'Samsat · 1 orang menunggu');
    await page.fill('.filters input', 'zzz');
    await page.getByRole('button', { name: 'Tampilkan semua' }).click();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 20);
  });

  test('counters can be sorted by their heads, with the keyboard too', async () => {
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
    const siti = await openConsole();
    await signIn(siti, 'siti-disdukcapil');
    await siti.waitForSelector('.board-table');
    expect(await siti.locator('tbody tr').count()).toBe(1);
    await says(siti, 'Hanya bagian Disdukcapil');
    await siti.click('#tab-devices');
    expect(await siti.locator('tbody tr').count()).toBe(5);
    await siti.context().close();
  });
});

describe('a kiosk whose printer fails', () => {
  let kiosk: Wire;
  let failed: Paper;
  let doubtful: Paper;
  let came: Paper;
  beforeAll(async () => {
    kiosk = await openWire(site.url, { key: 'demo-kiosk-1' });
    await kiosk.command({ type: 'printer.report', report: { state: 'paperOut' } });
    failed = await paperInNeed(kiosk, 'failed', 'paperOut');
    doubtful = await paperInNeed(kiosk, 'unknown', 'the printer said nothing in time');
    came = await paperInNeed(kiosk, 'unknown', 'the printer said nothing in time');
  });
  afterAll(() => kiosk.close());

  test('on a desktop and on a tablet nothing is cut off, and axe finds nothing serious', async () => {
    for (const [size, language] of [
      [desktop, /^ID,/],
      [tablet, /^EN,/],
      [standing, /^EN,/],
      [standing, /^ID,/],
    ] as const) {
      await page.setViewportSize(size);
      await page.getByRole('button', { name: language }).click();
      for (const tab of ['#tab-agencies', '#tab-zones', '#tab-counters', '#tab-devices', '#tab-papers']) {
        await page.click(tab);
        const cut = await page.evaluate(() => {
          const panel = document.querySelector('.tab-panel');
          return [
            document.documentElement.scrollWidth - window.innerWidth,
            panel === null ? 1 : panel.scrollWidth - panel.clientWidth,
          ];
        });
        expect(Math.max(...cut), `${tab} at ${size.width}`).toBeLessThanOrEqual(0);
        if (size === tablet) expect(await seriousFaults(page), tab).toEqual([]);
      }
    }
    await page.getByRole('button', { name: /^ID,/ }).click();
    await page.setViewportSize(desktop);
  });

  test('is told in words, with what to do, until it prints again', async () => {
    await says(page, 'Mesin antrean pintu utama · Kertas habis');
    await page.click('#tab-devices');
    await rowOf('Mesin antrean pintu utama').getByText('Pasang gulungan baru.').waitFor();
    await kiosk.command({ type: 'printer.report', report: { state: 'ready' } });
    await rowOf('Mesin antrean pintu utama').getByText('Siap').waitFor();
    await page.getByText('Mesin antrean pintu utama · Kertas habis').waitFor({ state: 'detached' });
  });

  test('its papers are printed elsewhere, found, or not found', async () => {
    await says(page, 'Mesin antrean pintu utama · 3 tiket tanpa kertas');
    await page.click('#tab-papers');
    const row = (paper: Paper) => rowOf(paper.number);
    await row(failed).getByText('Kertas habis').waitFor();
    await row(failed).getByRole('combobox').selectOption('kiosk-2');
    await row(failed).getByRole('button', { name: 'Cetak lagi' }).click();
    await row(failed).waitFor({ state: 'detached' });
    expect(ledger()).toContainEqual([failed.ticketId, 'p2', 'queued', 'kiosk-2', false]);
    await row(came).getByRole('button', { name: 'Kertas keluar' }).click();
    await row(came).waitFor({ state: 'detached' });
    expect(ledger()).toContainEqual([came.ticketId, 'p1', 'confirmed', 'kiosk-1', false]);
    await row(doubtful).getByText('Mungkin tercetak').waitFor();
    await row(doubtful).getByRole('button', { name: 'Tidak keluar' }).click();
    await row(doubtful).getByText('Menurut petugas, kertas tidak keluar').waitFor();
    await row(doubtful).getByRole('button', { name: 'Cetak lagi' }).click();
    await says(page, 'Semua tiket sudah berkertas');
    expect(ledger()).toContainEqual([doubtful.ticketId, 'p2', 'queued', 'kiosk-1', false]);
  });
});

test('a lost server is said, what was known stays, and the board recovers', async () => {
  await page.click('#tab-agencies');
  await site.stop();
  await says(page, 'Menyambung kembali…');
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(20);
  await site.start();
  await page.locator('.board-lost').waitFor({ state: 'detached' });
});
