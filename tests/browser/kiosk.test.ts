/** The kiosk in a real browser against a real server: the way to a number, and every way it can fail. */
import { err, ok, ServiceId, type Site } from '@giliran/protocol';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { passUntil, patientHello } from '../support/page-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { toldPrinters } from '../support/told-printers.ts';
import { openWire } from '../support/wire.ts';

const portrait = { width: 1080, height: 1920 };
const sizes = [portrait, { width: 1920, height: 1080 }, { width: 1366, height: 768 }];
/** Longer than the kiosk waits for an answer. */
const answerMs = 8_500;
const paired = '#device=kiosk-1&key=demo-kiosk-1';

/** A printer behind the server that does as it is told. */
const printer = {
  fails: null as 'failed' | 'unknown' | null,
  papers: [] as { number: string; reprint: boolean }[],
};

/** The demo site with a service that needs nothing and one whose quota is one ticket. */
const change = (site: Site): Site => ({
  ...site,
  settings: { ...site.settings, beyondClosing: 'stop' },
  services: site.services.map((service) => {
    if (service.id === 'ktp-baru') return { ...service, requirements: [] };
    return service.id === 'paspor-baru' ? { ...service, dailyQuota: 1 } : service;
  }),
});

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  printer.fails = null;
  printer.papers = [];
  site = await openSite({
    change,
    printers: toldPrinters(({ paper }) => {
      if (printer.fails !== null) return Promise.resolve(err({ kind: printer.fails, detail: 'paperOut' }));
      printer.papers.push({ number: paper.number, reprint: paper.reprint });
      return Promise.resolve(ok({ at: 1, certainty: 'confirmed' as const }));
    }),
  });
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

/** The line between the page and the server: it can be cut, or lose the page's commands. */
interface Line {
  deaf: boolean;
  /** Envelopes of the commands the page has sent, as text. */
  readonly commands: string[];
  cut(): Promise<void>;
  mend(): void;
}

async function tap(page: Page): Promise<Line> {
  const open = new Set<WebSocketRoute>();
  let down = false;
  const line: Line = {
    deaf: false,
    commands: [],
    async cut() {
      down = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 1001 })));
      open.clear();
    },
    mend() {
      down = false;
    },
  };
  await page.routeWebSocket(/socket\.io/, async (socket) => {
    if (down) return socket.close({ code: 1001 });
    open.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const isCommand = String(message).includes('"command"');
      if (isCommand) line.commands.push(String(message));
      if (!isCommand || !line.deaf) server.send(message);
    });
    server.onMessage((message) => socket.send(patientHello(message)));
  });
  return line;
}

async function openKiosk({ hash = paired, size = portrait, clock = false } = {}) {
  const { page, errors } = await openPage(browser, 'about:blank', size);
  if (clock) await page.clock.install();
  const line = await tap(page);
  await page.goto(`${site.url}/kiosk/${hash}`);
  return { page, line, errors };
}
async function openStart(options: { size?: typeof portrait; clock?: boolean } = {}) {
  const opened = await openKiosk(options);
  await start(opened.page);
  return opened;
}

const startHeading = (page: Page) => page.getByRole('heading', { name: 'Anda ingin ke instansi mana?' });
const start = (page: Page) => startHeading(page).waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const service = (page: Page, name: string) => page.locator('.k-service', { hasText: name }).first().click();
const number = (page: Page) => page.locator('.k-slip .gl-ticket-number').innerText();
/** The papers of the first ticket as the server has them: `p1 failed`, `p2 confirmed reprint`. */
const ledger = () =>
  [...site.server().queue.state.papers.values()].map(
    ({ id, state, reprint }) => `${id.slice(37)} ${state}${reprint ? ' reprint' : ''}`,
  );
const tickets = () => [...site.server().queue.state.tickets.values()];

/** Takes a number as most people do. */
async function threeTaps(page: Page): Promise<void> {
  await press(page, /^Disdukcapil/);
  await service(page, 'Perubahan data KTP-el');
  await press(page, 'Sudah lengkap, ambil nomor');
}
async function search(page: Page, words: string): Promise<void> {
  await press(page, /Cari layanan/);
  await page.keyboard.type(words);
}

const faultsOf = (page: Page) => seriousFaults(page, { enhancedContrast: true });

/** Controls smaller than 80 px, text below 24 px, and whatever sticks out of the screen. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
    for (const control of document.querySelectorAll('button, input')) {
      const { width, height, right, bottom, left, top } = control.getBoundingClientRect();
      if (!shown(control)) continue;
      if (Math.min(width, height) < 79.5) found.push(`small ${width}x${height}: ${control.textContent}`);
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
        found.push(`off the screen: ${control.textContent}`);
    }
    for (const element of document.querySelectorAll('#kiosk *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (
        own &&
        shown(element) &&
        !element.closest('svg') &&
        parseFloat(getComputedStyle(element).fontSize) < 23.9
      )
        found.push(`text below 24 px: ${element.textContent}`);
    }
    return found;
  });

/** Tiles on which more stands than fits, and feet (how many wait, when it opens) that are not all in sight. */
const cutTiles = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        ':is(.k-agency, .k-service), .gl-tile-meta, .gl-tile-meta > *',
      ),
    ]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.className}: ${one.innerText}`),
  );

/**
 * The question and the buttons above and below the tiles, and the hours of a service: text that is cut, that comes
 * nearer to a border than its button's padding, that takes three lines, or a time that does not stay on one.
 */
const cramped = (page: Page) =>
  page.evaluate(() => {
    const linesOf = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].filter(({ width }) => width > 1);
    };
    const found: string[] = [];
    for (const title of document.querySelectorAll('.k-title h1'))
      if (title.scrollHeight > title.clientHeight + 1) found.push(`cut: ${title.textContent}`);
    for (const button of document.querySelectorAll<HTMLElement>('.k-search-button, .k-tool')) {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const { paddingLeft, paddingRight } = getComputedStyle(button);
      for (const words of button.querySelectorAll('span')) {
        const lines = linesOf(words);
        const out = lines.some(
          (line) =>
            line.left < left + parseFloat(paddingLeft) - 1 ||
            line.right > right - parseFloat(paddingRight) + 1 ||
            line.top < top ||
            line.bottom > bottom,
        );
        if (out) found.push(`at the border: ${words.textContent}`);
        if (lines.length > 2) found.push(`${lines.length} lines: ${words.textContent}`);
      }
    }
    for (const words of document.querySelectorAll('.k-fact dt, .k-fact-hours dd > *'))
      if (linesOf(words).length > 1) found.push(`not on one line: ${words.textContent}`);
    return found;
  });

describe('the way to a number', () => {
  test('is three taps; the number is on the screen, on paper and behind the QR code', async () => {
    const { page, errors } = await openStart();
    await threeTaps(page);
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(await number(page)).toBe('A-001');
    expect(printer.papers).toEqual([{ number: 'A-001', reprint: false }]);
    expect(ledger()).toEqual(['p1 confirmed']);
    expect(await page.locator('svg.k-qr').getAttribute('data-url')).toBe(
      `${site.url}/t/${tickets()[0]?.token}`,
    );
    expect(errors).toEqual([]);
  });

  test('is two taps where nothing has to be brought', async () => {
    const { page } = await openStart();
    await press(page, /^Disdukcapil/);
    await service(page, 'Perekaman KTP-el baru');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(tickets()).toHaveLength(1);
  });

  test('a double tap is one ticket', async () => {
    const { page, line } = await openStart();
    await press(page, /^Disdukcapil/);
    await service(page, 'Perubahan data KTP-el');
    await page.getByRole('button', { name: 'Sudah lengkap, ambil nomor' }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(line.commands).toHaveLength(1);
    expect(tickets()).toHaveLength(1);
  });

  test('priority is asked for in sight, carried along, and can be taken off', async () => {
    const { page } = await openStart();
    await press(page, /Saya perlu prioritas/);
    await press(page, 'Ibu hamil');
    await press(page, /^Disdukcapil/);
    await press(page, 'Lepas prioritas: Ibu hamil');
    await page.getByText('Saya perlu prioritas').waitFor();
    await press(page, /Saya perlu prioritas/);
    await press(page, 'Penyandang disabilitas');
    await service(page, 'Perubahan data KTP-el');
    await press(page, 'Sudah lengkap, ambil nomor');
    await page.getByText('Prioritas: Penyandang disabilitas').waitFor();
    expect(tickets().map((ticket) => ticket.priority)).toEqual(['disabilitas']);
  });

  test('the language follows to the ticket and does not lose the place', async () => {
    const { page } = await openStart();
    await press(page, /^Disdukcapil/);
    await service(page, 'Perubahan data KTP-el');
    await page.locator('.k-languages button[lang=en]:visible').click();
    await press(page, 'I have these, take a number');
    await page.getByText('Please take your ticket').waitFor();
    expect(tickets()[0]?.language).toBe('en');
  });

  test('a search forgives slips and works from both keyboards', async () => {
    const { page } = await openStart();
    await page.keyboard.type('pa');
    for (const key of ['s', 'o', 'r']) await press(page, new RegExp(`^${key}$`));
    await page.locator('.k-service', { hasText: 'Paspor baru' }).waitFor();
    expect(await page.getByLabel('Apa yang Anda cari?').inputValue()).toBe('pasor');
    await press(page, 'Hapus semua');
    await page.keyboard.type('zzqx');
    await page.getByText('Layanan tidak ditemukan').waitFor();
  });

  test('the keyboard alone reaches the number', async () => {
    const { page } = await openStart();
    const reach = async (words: string) => {
      for (let n = 0; n < 40; n += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((text) => document.activeElement?.textContent?.includes(text), words)) break;
      }
      await page.keyboard.press('Enter');
    };
    await reach('Disdukcapil');
    await page.getByRole('heading', { name: 'Layanan apa yang Anda perlukan?' }).waitFor();
    await reach('Perubahan data KTP-el');
    await page.getByRole('heading', { name: 'Siapkan dokumen ini' }).waitFor();
    await reach('Sudah lengkap');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
  });
});

describe('when no number can be had', () => {
  test('a used-up quota is told before and instead of the ticket', async () => {
    await site.api('POST', '/tickets', { body: { serviceId: 'paspor-baru' } });
    const { page } = await openStart();
    await search(page, 'paspor baru');
    await service(page, 'Paspor baru');
    await page.getByRole('heading', { name: 'Kuota hari ini sudah habis' }).waitFor();
    await press(page, 'Pilih layanan lain');
    expect(await page.getByLabel('Apa yang Anda cari?').inputValue()).toBe('paspor baru');
  });

  test('a service that closes while somebody reads says why', async () => {
    const { page } = await openStart();
    await search(page, 'paspor baru');
    await service(page, 'Paspor baru');
    await page.getByRole('button', { name: 'Sudah lengkap, ambil nomor' }).waitFor();
    await site.api('POST', '/tickets', { body: { serviceId: 'paspor-baru' } });
    await page.getByRole('heading', { name: 'Kuota hari ini sudah habis' }).waitFor();
  });

  test('a queue longer than the day is told', async () => {
    for (const { id } of site.server().queue.state.index?.site.counters ?? [])
      await site.execute({ type: 'counter.open', counterId: id });
    for (let n = 0; n < 30; n += 1)
      await site.api('POST', '/tickets', { body: { serviceId: 'akta-perkawinan' } });
    const { page } = await openStart();
    await search(page, 'perkawinan');
    await service(page, 'Akta perkawinan');
    await page.getByRole('heading', { name: 'Antrean hari ini sudah penuh' }).waitFor();
  });

  test('a service out of order gives its reason and its requirements', async () => {
    const { page } = await openStart();
    await search(page, 'uji kir');
    await page.locator('.k-service[data-muted]').first().click();
    await page.getByRole('heading', { name: 'Layanan ini sedang tutup' }).waitFor();
    await page.getByText('Alat uji sedang dikalibrasi').waitFor();
    await page.getByRole('heading', { name: 'Syarat layanan ini' }).waitFor();
  });
});

describe('a line that fails', () => {
  test('keeps the choices, says so, and an order waits for the line', async () => {
    const { page } = await openPage(browser, `${site.url}/kiosk/${paired}`, portrait);
    await start(page);
    await page.context().setOffline(true);
    await site.restart();
    await page.getByText('Sambungan terputus').waitFor();
    await threeTaps(page);
    await page.getByText('Mesin antrean sedang menyambung kembali').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(tickets()).toHaveLength(1);
  });

  test('no answer in time: the same command is repeated, and there is one ticket', async () => {
    const { page, line } = await openStart({ clock: true });
    line.deaf = true;
    await threeTaps(page);
    await expect.poll(() => line.commands.length).toBe(1);
    await page.clock.fastForward(answerMs);
    await page.getByRole('heading', { name: 'Server belum menjawab' }).waitFor();
    line.deaf = false;
    await press(page, 'Coba lagi');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    const ids = line.commands.map((text) => /"commandId":"([^"]+)"/.exec(text)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(tickets()).toHaveLength(1);
  });

  test('leaving an order without an answer leaves no ghost in the queue', async () => {
    const { page, line } = await openStart({ clock: true });
    line.deaf = true;
    await threeTaps(page);
    await expect.poll(() => line.commands.length).toBe(1);
    await page.clock.fastForward(answerMs);
    await page.getByRole('heading', { name: 'Server belum menjawab' }).waitFor();
    line.deaf = false;
    await press(page, 'Kembali');
    await expect.poll(() => tickets().map((ticket) => ticket.state)).toEqual(['cancelled']);
  });

  test('without a server the kiosk says so and recovers by itself', async () => {
    const { page } = await openPage(browser, 'about:blank', portrait);
    const line = await tap(page);
    await line.cut();
    await page.goto(`${site.url}/kiosk/${paired}`);
    await page.getByRole('heading', { name: 'Mesin antrean sedang tidak tersambung' }).waitFor();
    line.mend();
    await start(page);
  });
});

describe('paper that does not come', () => {
  test('leaves number and QR code in sight; trying again prints another paper, no copy', async () => {
    printer.fails = 'failed';
    const { page } = await openStart();
    await threeTaps(page);
    await page.getByText('Catat atau foto nomor Anda').waitFor();
    expect(await number(page)).toBe('A-001');
    await page.locator('svg.k-qr').waitFor();
    expect(ledger()).toEqual(['p1 failed']);
    printer.fails = null;
    await press(page, 'Coba cetak lagi');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(tickets()).toHaveLength(1);
    expect(printer.papers).toEqual([{ number: 'A-001', reprint: false }]);
    expect(ledger()).toEqual(['p1 failed', 'p2 confirmed']);
  });

  test('and that perhaps came out: a person says yes', async () => {
    printer.fails = 'unknown';
    const { page } = await openStart();
    await threeTaps(page);
    await page.getByText('Apakah tiket Anda keluar?').waitFor();
    expect(await tooSmall(page)).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
    expect(ledger()).toEqual(['p1 unknown']);
    await press(page, 'Ya, sudah saya ambil');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    await expect.poll(ledger).toEqual(['p1 confirmed']);
  });

  test('and that perhaps came out: only a person has it printed again, marked as a copy', async () => {
    printer.fails = 'unknown';
    const { page } = await openStart();
    await threeTaps(page);
    await page.getByText('Apakah tiket Anda keluar?').waitFor();
    printer.fails = null;
    await press(page, 'Tidak, cetak lagi (bertanda salinan)');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(printer.papers).toEqual([{ number: 'A-001', reprint: true }]);
    expect(ledger()).toEqual(['p1 unknown', 'p2 confirmed reprint']);
  });

  test('the number stays until somebody has taken it', async () => {
    printer.fails = 'failed';
    const { page } = await openStart({ clock: true });
    await threeTaps(page);
    await page.getByText('Catat atau foto nomor Anda').waitFor();
    await page.clock.fastForward(600_000);
    expect(await number(page)).toBe('A-001');
    await press(page, 'Lanjut tanpa kertas');
    await start(page);
    expect(tickets()[0]?.state).toBe('waiting');
  });

  test('the ticket can be cancelled, after one question', async () => {
    printer.fails = 'failed';
    const { page } = await openStart();
    await threeTaps(page);
    await press(page, 'Batalkan nomor ini');
    await press(page, 'Ya, batalkan');
    await page.getByRole('heading', { name: 'Nomor A-001 dibatalkan' }).waitFor();
    expect(tickets()[0]?.state).toBe('cancelled');
  });
});

describe('in the desktop shell', () => {
  interface Job {
    readonly jobId: string;
    readonly width?: string;
    readonly paper: { readonly number: string; readonly url: string; readonly reprint: boolean };
  }
  /** What Electron's preload puts on the page: a printer that does as told and remembers its jobs. */
  async function openInShell(own: { state: string; reason: string | null }) {
    const { page } = await openPage(browser, 'about:blank', portrait);
    const jobs: Job[] = [];
    await page.exposeFunction('shellStatus', () => ({
      state: own.state,
      detail: null,
      paperUsedMm: null,
    }));
    await page.exposeFunction('shellPrint', (job: Job) => {
      jobs.push(job);
      return own.reason === null
        ? { ok: true, value: { at: 1 } }
        : { ok: false, error: { reason: own.reason } };
    });
    await page.addInitScript((serverUrl) => {
      const settings = { serverUrl, deviceId: 'kiosk-1', deviceKey: 'demo-kiosk-1' };
      Reflect.set(window, 'giliran', {
        app: 'kiosk',
        version: '0.0.0',
        settings: async () => settings,
        saveSettings: async () => ({ ok: true, value: settings }),
        printer: {
          status: Reflect.get(window, 'shellStatus'),
          print: Reflect.get(window, 'shellPrint'),
          setUp: async () => ({ config: { adapter: 'folder' }, by: 'none', problem: null }),
          onReport: () => () => {},
        },
        servers: { find: () => () => {}, look: async (url: string) => ({ kind: 'silent', url }) },
        // Nothing is kept, and nothing can be: this kiosk never goes on alone.
        offline: {
          open: async () => ({ sheet: null, entries: [] }),
          keep: async () => ({ ok: true, value: null }),
          issue: async () => ({ ok: false, error: { reason: 'usedUp' } }),
          note: async () => ({ ok: true, value: null }),
        },
      });
    }, site.url);
    await page.goto(`${site.url}/kiosk/`);
    return { page, jobs, own };
  }
  const told = (kioskId: string) =>
    [...site.server().queue.state.printers].find(([id]) => id === kioskId)?.[1].state;

  test('the paper comes from the kiosk’s own printer, under its own name, with the address on the screen', async () => {
    const { page, jobs } = await openInShell({ state: 'ready', reason: null });
    await threeTaps(page);
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(printer.papers).toEqual([]);
    expect(jobs).toMatchObject([
      { jobId: `${tickets()[0]?.id}.p1`, width: '80mm', paper: { number: 'A-001', reprint: false } },
    ]);
    expect(await page.locator('svg.k-qr').getAttribute('data-url')).toBe(jobs[0]?.paper.url);
    await expect.poll(ledger).toEqual(['p1 confirmed']);
    expect(told('kiosk-1')).toBe('ready');
  });

  test('each try has a name of its own; a doubtful one is asked about and never repeated by itself', async () => {
    const { page, jobs, own } = await openInShell({ state: 'ready', reason: 'paperOut' });
    await threeTaps(page);
    await page.getByText('Catat atau foto nomor Anda').waitFor();
    own.reason = 'unknown: no answer';
    await press(page, 'Coba cetak lagi');
    await page.getByText('Apakah tiket Anda keluar?').waitFor();
    own.reason = null;
    await press(page, 'Tidak, cetak lagi (bertanda salinan)');
    await page.getByText('Silakan ambil tiket Anda').waitFor();
    expect(jobs.map(({ jobId, paper }) => [jobId.slice(37), paper.reprint])).toEqual([
      ['p1', false],
      ['p2', false],
      ['p3', true],
    ]);
    await expect.poll(ledger).toEqual(['p1 failed', 'p2 unknown', 'p3 confirmed reprint']);
  });

  test('a kiosk without paper says so before anybody begins, names another, and stops nobody', async () => {
    const other = await openWire(site.url, { key: 'demo-kiosk-2' });
    await other.command({ type: 'printer.report', report: { state: 'ready' } });
    const { page } = await openInShell({ state: 'paperOut', reason: 'paperOut' });
    await page.getByRole('heading', { name: 'Mesin ini kehabisan kertas' }).waitFor();
    await page.getByText('Silakan ke Mesin antrean lantai 1 timur, Lantai 1').waitFor();
    expect(await tooSmall(page)).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'Lanjut tanpa kertas');
    await start(page);
    await threeTaps(page);
    await page.getByText('Catat atau foto nomor Anda').waitFor();
    expect(await number(page)).toBe('A-001');
    other.close();
  });

  test('new paper brings the start screen back', async () => {
    const { page, own } = await openInShell({ state: 'paperOut', reason: null });
    await page.getByRole('heading', { name: 'Mesin ini kehabisan kertas' }).waitFor();
    await expect.poll(() => told('kiosk-1')).toBe('paperOut');
    own.state = 'paperLow';
    await start(page);
    await expect.poll(() => told('kiosk-1')).toBe('paperLow');
  });

  test('after a restart nothing that may have come out is printed; what staff ask for is, once', async () => {
    const before = await openWire(site.url, { key: 'demo-kiosk-1' });
    const issued = await before.command({ type: 'ticket.issue', serviceId: ServiceId.parse('ktp-baru') });
    const paper = issued.ok ? issued.value.paper : null;
    if (paper === null) throw new Error('no paper was queued');
    await before.command({ type: 'paper.report', paperId: paper.id, outcome: 'sent' });
    before.close();
    const { page, jobs } = await openInShell({ state: 'ready', reason: null });
    await start(page);
    await expect.poll(ledger).toEqual(['p1 unknown']);
    expect(jobs).toEqual([]);
    await site.execute({ type: 'paper.reprint', ticketId: paper.ticketId });
    await expect.poll(ledger).toEqual(['p1 unknown', 'p2 confirmed reprint']);
    expect(jobs).toMatchObject([{ jobId: `${paper.ticketId}.p2`, paper: { reprint: true } }]);
  });
});

describe('rest', () => {
  test('asks in the last 15 s, stays when asked to, and leaves nothing of the person', async () => {
    const { page } = await openStart({ clock: true });
    await page.locator('.k-languages button[lang=en]:visible').click();
    await press(page, 'Lower the screen');
    await press(page, /I need priority/);
    await press(page, 'Pregnant');
    await press(page, /Search a service/);
    await page.keyboard.type('passport');
    const question = page.getByText('Are you still there?');
    await passUntil(page, question, 40_000);
    await press(page, 'Yes, continue');
    await question.waitFor({ state: 'detached' });
    await passUntil(page, question, 40_000);
    await passUntil(page, startHeading(page), 20_000);
    await start(page);
    await page.getByText('Saya perlu prioritas').waitFor();
    expect(await page.locator('.k-upper').count()).toBe(0);
    await press(page, /Cari layanan/);
    expect(await page.getByLabel('Apa yang Anda cari?').inputValue()).toBe('');
  });

  test('a printed ticket leaves the screen by itself, counted down in sight', async () => {
    const { page } = await openStart({ clock: true });
    await threeTaps(page);
    await page.locator('.k-leaving').waitFor();
    await passUntil(page, startHeading(page), 30_000);
    await start(page);
  });
});

describe('a kiosk nobody knows', () => {
  test('sends visitors elsewhere and lets a technician set it up', async () => {
    const { page } = await openKiosk({ hash: '' });
    await page.getByRole('heading', { name: 'Mesin antrean ini belum disiapkan' }).waitFor();
    await page.getByRole('button', { name: 'Cara lain: kode perangkat dan kunci' }).click();
    await page.getByLabel('Kode mesin antrean').fill('kiosk-1');
    await page.getByLabel('Kunci mesin antrean').fill('demo-kiosk-1');
    await press(page, 'Simpan dan sambungkan');
    await start(page);
    expect(page.url()).not.toContain('demo-kiosk-1');
  });

  test('a refused key says so', async () => {
    const { page } = await openKiosk({ hash: '#device=kiosk-1&key=wrong' });
    await page.getByRole('heading', { name: 'Server menolak kunci mesin antrean ini' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe.each(sizes)('at $width × $height', (size) => {
  test.each(['full', 'low'] as const)(
    'every step is large enough, on the screen and free of serious faults (%s)',
    async (reach) => {
      const { page } = await openStart({ size });
      if (reach === 'low') await press(page, 'Turunkan tampilan');
      const look = async () => {
        expect(await tooSmall(page)).toEqual([]);
        expect(await cutTiles(page)).toEqual([]);
        expect(await cramped(page)).toEqual([]);
        expect(await faultsOf(page)).toEqual([]);
      };
      await page.locator('.k-booking-button').waitFor();
      await look();
      await page.locator('.k-languages button[lang=en]:visible').click();
      await page.getByRole('heading', { name: 'Which agency would you like to visit?' }).waitFor();
      expect(await cutTiles(page)).toEqual([]);
      expect(await cramped(page)).toEqual([]);
      await page.locator('.k-languages button[lang=id]:visible').click();
      await start(page);
      await press(page, /Saya perlu prioritas/);
      await look();
      await press(page, 'Ibu hamil');
      await search(page, 'ktp');
      await page.locator('.k-service').first().waitFor();
      await look();
      await press(page, 'Kembali');
      await press(page, /^Disdukcapil/);
      await look();
      await service(page, 'Cetak ulang KTP-el');
      await look();
      await press(page, 'Sudah lengkap, ambil nomor');
      await page.getByText('Silakan ambil tiket Anda').waitFor();
      await look();
      if (reach === 'low') {
        const upper = await page.locator('.k-frame').boundingBox();
        expect(upper?.y).toBeGreaterThanOrEqual(Math.min(size.height / 2, size.height - 480) - 1);
      }
    },
  );
});
