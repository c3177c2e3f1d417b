/** The counter's desk, in a real browser against a real server: signing in, working by keys, and every fault. */
import { systemClock } from '@giliran/server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { big, counterDesk, ready, signIn } from '../support/counter-desk.ts';
import { openSite, type SiteOptions, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let desk: ReturnType<typeof counterDesk>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
const open = async (options: SiteOptions = {}): Promise<void> => {
  site = await openSite(options);
  desk = counterDesk(browser, site);
};
beforeEach(async () => {
  await open();
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

describe('signing in', () => {
  test('a wrong password says so and keeps the name; too many make one wait', async () => {
    const { page } = await desk.openCounter();
    await signIn(page, undefined, 'salah');
    await page.getByText('Nama pengguna atau kata sandi salah').waitFor();
    expect(await page.getByLabel('Nama pengguna').inputValue()).toBe('siti-disdukcapil');
    const tooMany = page.getByText(/Terlalu banyak percobaan. Coba lagi dalam \d+ detik/);
    const pressAgain = async () => {
      await page.keyboard.press('Enter');
      return tooMany.count();
    };
    await expect.poll(pressAgain, { interval: 200 }).toBe(1);
    await page.getByRole('button', { name: /Tunggu \d detik/ }).waitFor();
  });

  test('an unreachable server is not called a wrong password', async () => {
    const { page } = await desk.openCounter();
    await page.route('**/api/v1/sessions', (route) => route.abort());
    await signIn(page);
    await page.getByText('Server tidak dapat dihubungi').waitFor();
  });

  test('a session that was ended elsewhere leads back here, with the reason', async () => {
    const { page } = await desk.openDesk();
    const token = await page.evaluate(
      () => JSON.parse(sessionStorage.getItem('giliran.counter.session') ?? '{}').token,
    );
    await site.api('DELETE', '/sessions/current', { key: token });
    await page.keyboard.press('Space');
    await page.getByText('Sesi Anda sudah berakhir').waitFor();
  });

  test('a reload goes on where one was', async () => {
    // The desktop asks its own clock whether the session has run out: here server and desktop have the same.
    await site.close();
    await open({ clock: systemClock });
    const { page } = await desk.openDesk();
    await page.reload();
    await ready(page, 'Panggil berikutnya');
  });

  test('signing out with a visit open says what to do; afterwards it closes the counter', async () => {
    await desk.issue();
    const { page } = await desk.openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('A-001 masih di loket Anda.').waitFor();
    expect((await desk.counterOne()).status).toBe('open');
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('Anda sudah keluar dan loket ditutup.').waitFor();
    expect((await desk.counterOne()).status).toBe('closed');
  });
});

describe('working by keys alone', () => {
  test('a whole visit is Space, Space, Space', async () => {
    const { page, errors } = await desk.openDesk();
    const { id } = await desk.issue({ priority: 'lansia', language: 'en' });
    await page.locator('.row', { hasText: 'A-001' }).waitFor();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(id)).toBe('called');
    const now = page.locator('.now');
    expect(await now.textContent()).toContain('Lansia');
    expect(await now.textContent()).toContain('Bahasa Inggris');
    await page.keyboard.press('Enter');
    await ready(page, 'Selesai');
    expect(await desk.stateOf(id)).toBe('serving');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.stateOf(id)).toBe('completed');
    await page.locator('.strip', { hasText: '1 selesai' }).waitFor();
    expect(await big(page).evaluate((button) => button === document.activeElement)).toBe(true);
    expect(errors).toEqual([]);
  });

  test('a double press is one press', async () => {
    const [first, second] = [await desk.issue(), await desk.issue()];
    const { page } = await desk.openDesk();
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(first.id)).toBe('called');
    expect(await desk.stateOf(second.id)).toBe('waiting');
  });

  test('R calls again, N finishes and calls the next', async () => {
    const [first, second] = [await desk.issue(), await desk.issue()];
    const { page } = await desk.openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.keyboard.press('r');
    await page.getByText('2 kali').waitFor();
    await ready(page, 'Mulai layani');
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('n');
    await ready(page, 'Mulai layani');
    expect(await desk.stateOf(first.id)).toBe('completed');
    expect(await desk.stateOf(second.id)).toBe('called');
  });

  test('a break has a reason, and ends with the big key', async () => {
    const { page } = await desk.openDesk();
    await page.keyboard.press('i');
    await page.keyboard.press('2');
    await ready(page, 'Lanjut melayani');
    expect(await desk.counterOne()).toMatchObject({ status: 'paused', pauseReason: 'Salat' });
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
  });

  test('a called ticket is cancelled with a reason of one’s own', async () => {
    const { id } = await desk.issue();
    const { page } = await desk.openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    await page.keyboard.press('b');
    await page.getByLabel('Alasan lain').fill('Pulang karena sakit');
    await page.keyboard.press('Enter');
    await ready(page, 'Panggil berikutnya');
    expect(await desk.stateOf(id)).toBe('cancelled');
  });

  test('the slash searches, Escape comes back, and letters typed there are no commands', async () => {
    await desk.issue();
    await desk.issue({ serviceId: 'ktp-ubah-data' });
    const { page } = await desk.openDesk();
    await page.locator('.row').nth(1).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('perubahan');
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.row').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await big(page).evaluate((button) => button === document.activeElement)).toBe(true);
    expect((await desk.counterOne()).status).toBe('open');
  });
});

describe('when something goes wrong', () => {
  test('a stale screen is refused instead of surprising someone', async () => {
    const { id } = await desk.issue();
    const { page, line } = await desk.openDesk();
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
    line.drop = (message) => message.includes('"view"');
    await site.api('POST', `/tickets/${id}/recall`, { body: {} });
    await page.keyboard.press('Space');
    await page.getByText('Keadaan loket sudah berubah.').waitFor();
    expect(await desk.stateOf(id)).toBe('called');
  });

  test('a silent server: the second press is the same command, and one ticket is called', async () => {
    const [first, second] = [await desk.issue(), await desk.issue()];
    const { page, line } = await desk.openDesk();
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
    expect(await desk.stateOf(first.id)).toBe('called');
    expect(await desk.stateOf(second.id)).toBe('waiting');
  });

  test('an answer that got lost with the line: the screen finds out by itself and calls nobody else', async () => {
    const [first, second] = [await desk.issue(), await desk.issue()];
    const { page, line } = await desk.openDesk();
    line.drop = (message) => message.startsWith('43') || message.includes('"view"');
    await page.keyboard.press('Space');
    await expect.poll(() => desk.stateOf(first.id)).toBe('called');
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    line.drop = () => false;
    line.mend();
    await ready(page, 'Mulai layani');
    expect(await page.locator('.now').textContent()).toContain('A-001');
    expect(await desk.stateOf(second.id)).toBe('waiting');
  });

  test('without a connection it shows what it knows, says so and calls nobody; then it recovers', async () => {
    const { id } = await desk.issue();
    const { page, line } = await desk.openDesk();
    await page.locator('.row', { hasText: 'A-001' }).waitFor();
    await line.cut();
    await page.getByText('Sambungan terputus.').waitFor();
    await page.getByText('Menunggu sambungan').waitFor();
    expect(await page.locator('.row', { hasText: 'A-001' }).count()).toBe(1);
    await page.keyboard.press('Space');
    line.mend();
    await ready(page, 'Panggil berikutnya');
    await page.getByText('Sambungan terputus.').waitFor({ state: 'detached' });
    expect(await desk.stateOf(id)).toBe('waiting');
    await page.keyboard.press('Space');
    await ready(page, 'Mulai layani');
  });

  test('signing out without a connection leaves the counter open, and says so', async () => {
    const { page, line } = await desk.openDesk();
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
    await desk.issue();
    const { page } = await desk.openDesk({ width: 900, height: 600 }, '?compact');
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
    await page.keyboard.press('h');
    await ready(page, 'Panggil berikutnya');
    expect(await fits()).toBe(true);
    await page.keyboard.press('u');
    await ready(page, 'Mulai layani');
    for (const panel of ['p', 't', 'c', 'o', 's']) {
      await page.keyboard.press(panel);
      await page.locator('.bar .panel').waitFor();
      expect(await fits(), panel).toBe(true);
      expect(await seriousFaults(page), panel).toEqual([]);
      await page.keyboard.press('Escape');
      await big(page).waitFor();
    }
    await page.keyboard.press('Space');
    await ready(page, 'Selesai');
    await page.keyboard.press('Space');
    await ready(page, 'Panggil berikutnya');
    expect(await seriousFaults(page)).toEqual([]);
  });
});
