/** An appointment at the kiosk: typed, scanned, and every answer that is no number; what has come over an agency. */
import { Site } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { openSite, type TestSite } from '../support/site.ts';

const minutes = 60_000;
const sizes = [
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
];
let browser: Browser;
let clock: SimulatedClock;
let site: TestSite & { close(): Promise<void> };
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  clock = new SimulatedClock();
  site = await openSite({
    clock,
    change: (now) =>
      Site.parse({
        ...now,
        services: now.services.map((s) =>
          s.id === 'kk-baru' ? { ...s, slots: { slotMinutes: 15, perSlot: 4 } } : s,
        ),
      }),
  });
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

async function openKiosk(size = sizes[0]) {
  const { page, errors } = await openPage(
    browser,
    `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`,
    size ?? { width: 1080, height: 1920 },
  );
  await page.getByRole('button', { name: 'Saya punya janji temu' }).waitFor();
  return { page, errors };
}
/** A booking so many minutes from now. */
const book = async (inMinutes: number): Promise<string> =>
  (
    await site.api('POST', '/appointments', {
      body: { serviceId: 'kk-baru', startsAt: clock.now() + inMinutes * minutes },
    })
  ).body.code;
/** As a scanner types: at once, then Enter. */
const scan = (page: Page, code: string) =>
  page.evaluate((text) => {
    for (const key of [...Array.from(text), 'Enter'])
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
  }, code);
const says = (page: Page, words: string | RegExp) => page.getByRole('heading', { name: words }).waitFor();

test('the code is typed on the screen’s keys, and the number comes with its paper', async () => {
  const code = await book(15);
  const { page, errors } = await openKiosk();
  await page.getByRole('button', { name: 'Saya punya janji temu' }).click();
  const submit = page.getByRole('button', { name: 'Ambil nomor antrean saya' });
  for (const sign of code) {
    expect(await submit.isDisabled()).toBe(true);
    await page.getByRole('button', { name: sign, exact: true }).click();
  }
  await submit.click();
  await page.getByText('Silakan ambil tiket Anda').waitFor();
  const [ticket] = site.server().queue.state.tickets.values();
  expect(ticket).toMatchObject({ serviceId: 'kk-baru', kioskId: 'kiosk-1', channel: 'kiosk' });
  expect(await page.locator('.k-slip .gl-ticket-number').innerText()).toBe(ticket?.number);
  expect([...site.server().queue.state.papers.values()].map((p) => p.state)).toEqual(['confirmed']);
  expect(errors).toEqual([]);
});

test('a scanner is heard on the start screen, and a code twice shows the number it became', async () => {
  const code = await book(15);
  const { page } = await openKiosk();
  await scan(page, code);
  await page.getByText('Silakan ambil tiket Anda').waitFor();
  await page.getByRole('button', { name: /Sudah saya ambil/ }).click();
  await page.getByRole('button', { name: 'Saya punya janji temu' }).waitFor();
  await scan(page, code.toLowerCase());
  await says(page, 'Janji temu ini sudah dipakai');
  const [ticket] = site.server().queue.state.tickets.values();
  expect(await page.locator('.k-message-fact').innerText()).toBe(`Nomor Anda ${ticket?.number}`);
});

test('too early says from when, too late offers an ordinary number, an unknown code another try', async () => {
  const code = await book(120);
  const { page } = await openKiosk();
  await scan(page, code);
  await says(page, 'Anda datang lebih awal');
  expect(await page.locator('.k-message-fact').innerText()).toBe('Nomor dapat diambil mulai 11.30');
  clock.advance(136 * minutes);
  await scan(page, code);
  await says(page, 'Waktu janji temu sudah lewat');
  await page.getByRole('button', { name: 'Ambil nomor biasa' }).click();
  await says(page, 'Penerbitan KK baru');
  await scan(page, 'ZZZZZZZZ');
  await says(page, 'Kode tidak ditemukan');
  await page.getByRole('button', { name: 'Masukkan kode lagi' }).click();
  await says(page, 'Masukkan kode janji temu');
  expect(await page.getByLabel('Kode janji temu').inputValue()).toBe('');
});

test('where no slots are offered nobody is asked for a code', async () => {
  const now = site.server().queue.state.index?.site;
  await site.execute({
    type: 'site.configure',
    site: Site.parse({ ...now, services: now?.services.map((s) => ({ ...s, slots: null })) }),
  });
  const { page } = await openPage(browser, `${site.url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`, {
    width: 1080,
    height: 1920,
  });
  await page.getByRole('heading', { name: 'Anda ingin ke instansi mana?' }).waitFor();
  expect(await page.getByRole('button', { name: 'Saya punya janji temu' }).count()).toBe(0);
});

describe('what has come over an agency', () => {
  const set = (issuing: 'stop' | 'warn') =>
    site.execute({
      type: 'agency.setCondition',
      agencyId: 'disdukcapil',
      condition: {
        kind: 'systemDown',
        issuing,
        message: { id: 'Server pusat sedang dipulihkan.', en: 'Being restored.' },
      },
    });
  test('is said before a number is taken and beside it, or why none can be had', async () => {
    const { page } = await openKiosk();
    await set('warn');
    await page.getByRole('button', { name: /^Disdukcapil/ }).click();
    await page.locator('.k-service', { hasText: 'Penerbitan KK baru' }).first().click();
    await page.getByText('Server pusat sedang dipulihkan. Nomor tetap dapat diambil').waitFor();
    await page.getByRole('button', { name: 'Sudah lengkap, ambil nomor' }).click();
    await page.getByText('Anda dilayani setelah sistem pulih').waitFor();
    await page.getByRole('button', { name: /Sudah saya ambil/ }).click();
    await set('stop');
    await page.getByText('Gangguan sistem').first().waitFor();
    await page.getByRole('button', { name: /^Disdukcapil/ }).click();
    await page.locator('.k-service', { hasText: 'Penerbitan KK baru' }).first().click();
    await says(page, 'Sistem instansi sedang terganggu');
    expect(await page.locator('.k-message-fact').innerText()).toBe('Server pusat sedang dipulihkan.');
  });
});

describe.each(sizes)('$width × $height', (size) => {
  test.each(['id', 'en'])(
    '%s: every screen of the way fits and axe finds nothing serious',
    async (language) => {
      const code = await book(120);
      const { page } = await openKiosk(size);
      if (language === 'en')
        await page
          .getByRole('button', { name: /English|^EN/ })
          .locator('visible=true')
          .first()
          .click();
      const faults = async (screen: string) => {
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('button, input')].flatMap((control) => {
            const { width, height, right, bottom, left, top } = control.getBoundingClientRect();
            if (!control.checkVisibility() || width === 0) return [];
            const bad =
              Math.min(width, height) < 79.5 ||
              left < -1 ||
              top < -1 ||
              right > innerWidth + 1 ||
              bottom > innerHeight + 1;
            return bad ? [`${width}x${height} at ${left},${top}: ${control.textContent}`] : [];
          }),
        );
        expect([screen, ...small, ...(await seriousFaults(page))]).toEqual([screen]);
      };
      /** The boxes of the code that are narrower than others, and whatever of the step lies over head or bar. */
      const crampedCode = () =>
        page.evaluate(() => {
          const rect = (element: Element) => element.getBoundingClientRect();
          const main = rect(document.querySelector('.k-main') ?? document.body);
          const boxes = [...document.querySelectorAll('.k-code-box')];
          const widest = Math.max(...boxes.map((box) => rect(box).width));
          const parts = [...document.querySelectorAll('.k-code > *, .k-key')].filter((part) =>
            part.checkVisibility(),
          );
          return [
            ...boxes.filter((box) => rect(box).width < widest - 1),
            ...parts.filter((part) => rect(part).top < main.top - 1 || rect(part).bottom > main.bottom + 1),
          ].map((part) => `${part.className}: ${part.textContent}`);
        });
      await faults('start');
      await page.locator('.k-booking-button').click();
      await page.locator('.k-code').waitFor();
      await faults('code');
      expect(await crampedCode()).toEqual([]);
      const reach = page.locator('.k-tool').first();
      await reach.click();
      await faults('code, low');
      expect(await crampedCode()).toEqual([]);
      await reach.click();
      await scan(page, code);
      await page.locator('.k-message-fact').waitFor();
      await faults('too early');
      await scan(page, 'ZZZZZZZZ');
      await page.locator('.k-message-about', { hasText: 'ZZZZZZZZ' }).waitFor();
      await faults('unknown');
    },
  );
});
