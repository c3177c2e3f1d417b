/** The counter's desk, in a real browser against a real server: signing in, working by keys, and every fault. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { openSite, type TestSite } from '../support/site.ts';

const desktop = { width: 1366, height: 768 };
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

/** What stands between the page and the server, to be cut or deafened. */
interface Line {
  /** Takes messages from the server for which this is true out of the line. */
  drop: (message: string) => boolean;
  /** Takes the page's commands out of the line. */
  deaf: boolean;
  /** Commands that the page has sent, as text. */
  readonly commands: string[];
  cut(): Promise<void>;
  mend(): void;
}

async function tap(page: Page): Promise<Line> {
  const open = new Set<WebSocketRoute>();
  let down = false;
  const line: Line = {
    drop: () => false,
    deaf: false,
    commands: [],
    async cut() {
      down = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 1001 })));
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
    server.onMessage((message) => {
      if (!line.drop(String(message))) socket.send(message);
    });
  });
  return line;
}

const big = (page: Page) => page.locator('[data-big]');
/** The big button, in words, ready to be pressed. */
async function ready(page: Page, label: string): Promise<void> {
  await page.locator('[data-big]:not([aria-disabled])', { hasText: label }).waitFor();
}

/** A desktop that is paired with counter 1, signed out. */
async function openCounter(size = desktop, query = '') {
  const address = `${site.url}/counter/${query}#device=loket-1&key=demo-loket-1`;
  const opened = await openPage(browser, 'about:blank', size);
  const line = await tap(opened.page);
  await opened.page.goto(address);
  return { ...opened, line };
}

async function signIn(page: Page, password = 'giliran-demo'): Promise<void> {
  await page.getByLabel('Nama pengguna').fill('siti-disdukcapil');
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
}

/** At work: signed in at counter 1, which is open. */
async function openDesk(size = desktop, query = '') {
  const opened = await openCounter(size, query);
  await signIn(opened.page);
  await opened.page.locator('.choose-tile:focus', { hasText: 'Loket 1' }).waitFor();
  await opened.page.keyboard.press('Enter');
  await ready(opened.page, 'Panggil berikutnya');
  return opened;
}

async function issue(body: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const answer = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru', ...body } });
  expect(answer.status).toBe(201);
  return answer.body;
}
const stateOf = async (id: string): Promise<string> => (await site.api('GET', `/tickets/${id}`)).body.state;
const counterOne = async () =>
  (await site.api('GET', '/counters')).body.find((counter: { id: string }) => counter.id === 'loket-1');

/** What axe finds serious or critical. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe');
    const { violations } = await axe.run(document);
    return violations
      .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe('signing in', () => {
  test('a wrong password says so and keeps the name; too many make one wait', async () => {
    const { page } = await openCounter();
    await signIn(page, 'salah');
    await page.getByText('Nama pengguna atau kata sandi salah').waitFor();
    expect(await page.getByLabel('Nama pengguna').inputValue()).toBe('siti-disdukcapil');
    const tooMany = page.getByText(/Terlalu banyak percobaan. Coba lagi dalam \d+ detik/);
    const pressAgain = async () => {
      await page.keyboard.press('Enter');
      return tooMany.count();
    };
    await expect.poll(pressAgain, { timeout: 30_000, interval: 200 }).toBe(1);
    await page.getByRole('button', { name: /Tunggu \d detik/ }).waitFor();
  });

  test('an unreachable server is not called a wrong password', async () => {
    const { page } = await openCounter();
    await page.route('**/api/v1/sessions', (route) => route.abort());
    await signIn(page);
    await page.getByText('Server tidak dapat dihubungi').waitFor();
  });

  test('a counter that somebody else holds is refused in words, and another can be chosen', async () => {
    const first = await openDesk();
    const { page } = await openCounter();
    await page.getByLabel('Nama pengguna').fill('dewi-disdukcapil');
    await page.locator('input[name=password]').fill('giliran-demo');
    await page.keyboard.press('Enter');
    await page.locator('.choose-tile', { hasText: 'Dipakai siti-disdukcapil' }).click();
    await page.getByText('Loket ini dipakai petugas lain.').waitFor();
    await page.locator('.choose-tile', { hasText: 'Loket 2' }).click();
    await ready(page, 'Panggil berikutnya');
    expect(await first.page.locator('.plate-number').textContent()).toBe('1');
  });

  test('a session that was ended elsewhere leads back here, with the reason', async () => {
    const { page } = await openDesk();
    const token = await page.evaluate(
      () => JSON.parse(sessionStorage.getItem('giliran.counter.session') ?? '{}').token,
    );
    await site.api('DELETE', '/sessions/current', { key: token });
    await page.keyboard.press('Space');
    await page.getByText('Sesi Anda sudah berakhir').waitFor();
  });

  test('a reload goes on where one was', async () => {
    const { page } = await openDesk();
    await page.reload();
    await ready(page, 'Panggil berikutnya');
  });

  test('signing out with a visit open says what to do; afterwards it closes the counter', async () => {
    await issue();
    const { page } = await openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('A-001 masih di loket Anda.').waitFor();
    expect((await counterOne()).status).toBe('open');
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('Anda sudah keluar dan loket ditutup.').waitFor();
    expect((await counterOne()).status).toBe('closed');
  });
});

describe('working by keys alone', () => {
  test('a whole visit is Space, Space, Space', async () => {
    const { page, errors } = await openDesk();
    const { id } = await issue({ priority: 'lansia', language: 'en' });
    await page.locator('.row', { hasText: 'A-001' }).waitFor();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    expect(await stateOf(id)).toBe('called');
    const now = page.locator('.now');
    expect(await now.textContent()).toContain('Lansia');
    expect(await now.textContent()).toContain('Bahasa Inggris');
    await page.keyboard.press('Enter');
    await ready(page, 'Selesai');
    expect(await stateOf(id)).toBe('serving');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    expect(await stateOf(id)).toBe('completed');
    await page.getByText('1 selesai').waitFor();
    expect(await big(page).evaluate((button) => button === document.activeElement)).toBe(true);
    expect(errors).toEqual([]);
  });

  test('a double press is one press', async () => {
    const [first, second] = [await issue(), await issue()];
    const { page } = await openDesk();
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    expect(await stateOf(first.id)).toBe('called');
    expect(await stateOf(second.id)).toBe('waiting');
  });

  test('R calls again, N finishes and calls the next', async () => {
    const [first, second] = [await issue(), await issue()];
    const { page } = await openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.keyboard.press('r');
    await page.getByText('2 kali').waitFor();
    await ready(page, 'Mulai layani');
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('n');
    await ready(page, 'Mulai layani');
    expect(await stateOf(first.id)).toBe('completed');
    expect(await stateOf(second.id)).toBe('called');
  });

  test('a no-show can be taken back, and costs no time when it was meant', async () => {
    const [first, second] = [await issue(), await issue()];
    const { page } = await openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.keyboard.press('t');
    await page.getByText('A-001 tidak hadir').waitFor();
    await page.keyboard.press('Escape');
    await ready(page, 'Mulai layani');
    expect(await stateOf(first.id)).toBe('called');
    await page.keyboard.press('t');
    await ready(page, 'Panggil berikutnya');
    await page.keyboard.press('Space');
    await page.locator('.now', { hasText: 'A-002' }).waitFor();
    expect(await stateOf(first.id)).toBe('no_show');
    expect(await stateOf(second.id)).toBe('called');
  });

  test('a break has a reason, and ends with the big key', async () => {
    const { page } = await openDesk();
    await page.keyboard.press('p');
    await page.keyboard.press('2');
    await ready(page, 'Lanjut melayani');
    expect(await counterOne()).toMatchObject({ status: 'paused', pauseReason: 'Salat' });
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
  });

  test('a called ticket is cancelled with a reason of one’s own', async () => {
    const { id } = await issue();
    const { page } = await openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.keyboard.press('b');
    await page.getByLabel('Alasan lain').fill('Pulang karena sakit');
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
    expect(await stateOf(id)).toBe('cancelled');
  });

  test('the slash searches, Escape comes back, and letters typed there are no commands', async () => {
    await issue();
    await issue({ serviceId: 'ktp-ubah-data' });
    const { page } = await openDesk();
    await page.locator('.row').nth(1).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('perubahan');
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.row').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await big(page).evaluate((button) => button === document.activeElement)).toBe(true);
    expect((await counterOne()).status).toBe('open');
  });
});

describe('when something goes wrong', () => {
  test('a stale screen is refused instead of surprising someone', async () => {
    const { id } = await issue();
    const { page, line } = await openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    line.drop = (message) => message.includes('"view"');
    await site.api('POST', `/tickets/${id}/recall`, { body: {} });
    await page.keyboard.press('Space');
    await page.getByText('Keadaan loket sudah berubah.').waitFor();
    expect(await stateOf(id)).toBe('called');
  });

  test('a silent server: the second press is the same command, and one ticket is called', async () => {
    const [first, second] = [await issue(), await issue()];
    const { page, line } = await openDesk();
    line.deaf = true;
    await page.keyboard.press('Space');
    await page.getByText('Server tidak menjawab.').waitFor();
    line.deaf = false;
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    const ids = line.commands
      .filter((text) => text.includes('counter.next'))
      .map((text) => /"commandId":"([^"]+)"/.exec(text)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await stateOf(first.id)).toBe('called');
    expect(await stateOf(second.id)).toBe('waiting');
  });

  test('an answer that got lost with the line: the screen finds out by itself and calls nobody else', async () => {
    const [first, second] = [await issue(), await issue()];
    const { page, line } = await openDesk();
    line.drop = (message) => message.startsWith('43') || message.includes('"view"');
    await page.keyboard.press('Space');
    await expect.poll(() => stateOf(first.id)).toBe('called');
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    line.drop = () => false;
    line.mend();
    await ready(page, 'Mulai layani');
    expect(await page.locator('.now').textContent()).toContain('A-001');
    expect(await stateOf(second.id)).toBe('waiting');
  });

  test('without a connection it shows what it knows, says so and calls nobody; then it recovers', async () => {
    const { id } = await issue();
    const { page, line } = await openDesk();
    await page.locator('.row', { hasText: 'A-001' }).waitFor();
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    await page.getByText('Menunggu sambungan').waitFor();
    expect(await page.locator('.row', { hasText: 'A-001' }).count()).toBe(1);
    await page.keyboard.press('Space');
    line.mend();
    await ready(page, 'Panggil berikutnya');
    await page.getByText('Sambungan terputus.').waitFor({ state: 'detached' });
    expect(await stateOf(id)).toBe('waiting');
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
  });

  test('signing out without a connection leaves the counter open, and says so', async () => {
    const { page, line } = await openDesk();
    await line.cut();
    await page.getByText('Menunggu sambungan').waitFor();
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('button', { name: 'Keluar saja' }).click();
    await page.getByText('Loket belum ditutup.').waitFor();
  });
});

describe('the slim bar', () => {
  test.each([
    { width: 900, height: 72 },
    { width: 720, height: 128 },
  ])('is worked by the same keys and never scrolls, $width×$height', async (size) => {
    await issue();
    const { page } = await openDesk({ width: 900, height: 600 }, '?compact');
    await page.setViewportSize(size);
    const fits = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return scrollWidth <= innerWidth && scrollHeight <= innerHeight;
      });
    expect(await fits()).toBe(true);
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    expect(await fits()).toBe(true);
    const sides = await page.locator('.bar-side').last().boundingBox();
    const main = await big(page).boundingBox();
    expect((sides?.x ?? 0) + (sides?.width ?? 0)).toBeLessThan(main?.x ?? 0);
    await page.keyboard.press('t');
    await page.getByText('A-001 tidak hadir').waitFor();
    await page.keyboard.press('Escape');
    await ready(page, 'Mulai layani');
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    expect(await seriousFaults(page)).toEqual([]);
  });
});

describe('for everyone', () => {
  test.each(['id', 'en'])('axe finds nothing serious in any state, in %s', async (language) => {
    await issue({ priority: 'lansia' });
    await issue({ language: 'en' });
    const { page } = await openCounter();
    await page.getByLabel('Nama pengguna').waitFor();
    expect({ at: 'sign-in', faults: await seriousFaults(page) }).toEqual({ at: 'sign-in', faults: [] });
    await signIn(page);
    await page.locator('.choose-tile').first().waitFor();
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    expect({ at: 'choose', faults: await seriousFaults(page) }).toEqual({ at: 'choose', faults: [] });
    await page.locator('.choose-tile').first().click();
    const at = async (kind: string, state: string) => {
      await page.locator(`[data-big][data-kind="${kind}"]:not([aria-disabled])`).waitFor();
      expect({ at: state, faults: await seriousFaults(page) }).toEqual({ at: state, faults: [] });
    };
    await at('next', 'waiting');
    await page.keyboard.press('?');
    await at('next', 'keys');
    await page.keyboard.press('?');
    await page.keyboard.press('p');
    await at('next', 'reasons');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await at('start', 'called');
    await page.keyboard.press('t');
    await at('noShowAndNext', 'no-show');
    await page.keyboard.press('Escape');
    await page.locator('[data-big][data-kind="start"]:not([aria-disabled])').waitFor();
    await page.keyboard.press('Space');
    await at('finish', 'serving');
    await page.keyboard.press('Space');
    await at('next', 'idle');
    for (const tab of ['history', 'services']) {
      await page.locator(`[data-tab="${tab}"]`).click();
      await at('next', tab);
    }
  });
});
