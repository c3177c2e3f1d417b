/**
 * What people see, in a real browser: from *next* to the number painted on a display, from the tap to the number
 * painted on the kiosk, and how soon a slow machine's kiosk can be used. `node bench/painted.ts <url> <samples>`
 * prints a JSON line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { LiveClient } from '@giliran/client';
import { CounterId, CounterService, viewSchemas, type CommandInput } from '@giliran/protocol';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';
import { launchBrowser } from '../tests/support/browser.ts';

const [url = '', samplesGiven = '10'] = process.argv.slice(2);
const samples = Number(samplesGiven);
const key = 'demo-admin-key';
const both = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });
/** Milliseconds since 1970, to fractions; the page reads the same clock. */
const wallNow = (): number => performance.timeOrigin + performance.now();

/** In the page: notes when an element that matches first shows a text, once the frame that shows it is painted. */
function notePaints(selector: string): void {
  const painted = new Map<string, number>();
  Object.assign(globalThis, { painted });
  const look = (): void => {
    for (const element of document.querySelectorAll(selector)) {
      const text = element.textContent.replaceAll(/\s/g, '');
      if (text === '' || painted.has(text)) continue;
      painted.set(text, 0);
      // A message sent in the frame's own callback arrives after the frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () =>
          painted.set(text, performance.timeOrigin + performance.now()),
        );
        port1.start();
        port2.postMessage(null);
      });
    }
  };
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
  });
  look();
}
const paintedAt = (page: Page, text: string): Promise<number> =>
  page
    .waitForFunction(
      (wanted) => Reflect.get(globalThis, 'painted').get(wanted) || null,
      text.replaceAll(/\s/g, ''),
      {
        timeout: 30_000,
      },
    )
    .then((handle) => handle.jsonValue())
    .then((at) => z.number().parse(at));

const CounterLine = z.object({ id: CounterId, services: z.array(CounterService).min(1) });
const response = await fetch(`${url}/api/v1/counters`, { headers: { authorization: `Bearer ${key}` } });
const [counter] = z
  .array(CounterLine)
  .min(1)
  .parse(await response.json());
const own = counter?.services[0];
if (!counter || !own) throw new Error('the site has no counters');
const client = new LiveClient({ url, auth: { key }, views: viewSchemas });
async function send(command: CommandInput) {
  const outcome = await client.send(command, { giveUpAfterMs: 10_000 });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.error.code}`);
  return outcome.value.ticket;
}

async function onDisplay(browser: Browser): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(`${url}/display/#device=display-1&key=demo-display-1`);
  await page.locator('.hall').waitFor();
  await page.evaluate(notePaints, '.stage .fit-text');
  const took: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    await send({ type: 'ticket.issue', serviceId: own?.serviceId ?? '' });
    // The call before must have been spoken to its end: a new one then fills the screen at once.
    await page.locator('main.hall:not([data-announcing-call])').waitFor({ timeout: 60_000 });
    await pause(300);
    const began = wallNow();
    const called = await send({ type: 'counter.next', counterId: counter?.id ?? '' });
    if (!called) throw new Error('nobody waited');
    took.push((await paintedAt(page, called.number)) - began);
    await send({ type: 'ticket.start', ticketId: called.id });
    await send({ type: 'ticket.finish', ticketId: called.id });
  }
  await context.close();
  return took;
}

const kiosk = `${url}/kiosk/#device=kiosk-1&key=demo-kiosk-1`;
const portrait = { width: 1080, height: 1920 };

async function onKiosk(browser: Browser): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const context = await browser.newContext({ viewport: portrait, locale: 'id-ID' });
    const page = await context.newPage();
    await page.goto(kiosk);
    await page
      .getByRole('button', { name: /^Disdukcapil/ })
      .first()
      .click();
    await page.locator('.k-service', { hasText: 'Perubahan data KTP-el' }).first().click();
    const take = page.getByRole('button', { name: 'Sudah lengkap, ambil nomor' }).first();
    await take.waitFor();
    await page.evaluate(notePaints, '.k-slip .gl-ticket-number');
    await page.evaluate(() => {
      window.addEventListener(
        'pointerdown',
        (event) => Object.assign(globalThis, { tappedAt: performance.timeOrigin + event.timeStamp }),
        { capture: true },
      );
    });
    await take.click();
    const number = await page.locator('.k-slip .gl-ticket-number').first().innerText();
    const tapped = z.number().parse(await page.evaluate(() => Reflect.get(globalThis, 'tappedAt')));
    took.push((await paintedAt(page, number)) - tapped);
    await context.close();
  }
  return took;
}

/** From asking for the page to the first agency that can be touched, nothing cached, processor slowed down. */
async function firstScreen(browser: Browser, slowdown: number) {
  const took: number[] = [];
  let scripts: string[] = [];
  for (let n = 0; n < Math.min(samples, 7); n += 1) {
    const context = await browser.newContext({ viewport: portrait, locale: 'id-ID' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(notePaints, '.k-agency');
    await page.goto(kiosk, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => [...(Reflect.get(globalThis, 'painted')?.values() ?? [])].some((at) => at > 0),
      null,
      { timeout: 60_000 },
    );
    const measured = await page.evaluate(() => ({
      at:
        Math.min(...[...Reflect.get(globalThis, 'painted').values()].filter((at: number) => at > 0)) -
        performance.timeOrigin,
      scripts: performance
        .getEntriesByType('resource')
        .map((entry) => new URL(entry.name).pathname)
        .filter((path) => path.endsWith('.js')),
    }));
    took.push(z.number().parse(measured.at));
    scripts = measured.scripts;
    await context.close();
  }
  const folder = fileURLToPath(new URL('../apps/kiosk/dist/renderer/assets/', import.meta.url));
  const asked = new Set(scripts.map((path) => path.split('/').at(-1)));
  const bytes = readdirSync(folder)
    .filter((name) => asked.has(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}${name}`), { level: 9 }).length, 0);
  return { ...both(took), scriptKb: bytes / 1000 };
}

const browser = await launchBrowser();
try {
  const display = both(await onDisplay(browser));
  const tap = both(await onKiosk(browser));
  const first = await firstScreen(browser, 4);
  process.stdout.write(JSON.stringify({ samples, display, tap, first }));
} finally {
  await browser.close();
  client.close();
}
