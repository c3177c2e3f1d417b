/** Chromium for tests: found by the set-up, started once for a suite, shut to the outside world. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const noted = fileURLToPath(new URL('../../.cache/chromium-path', import.meta.url));
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is: CHROME_PATH, what the set-up found, or a usual place. */
export function chromiumPath(): string {
  const given = process.env['CHROME_PATH'];
  if (given && existsSync(given)) return given;
  if (existsSync(noted)) return readFileSync(noted, 'utf8').trim();
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error('no Chromium: run npm test once, or set CHROME_PATH');
  return found;
}

/** Nothing here may ask the internet for anything. */
export const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--autoplay-policy=no-user-gesture-required',
];

export function launchBrowser(): Promise<Browser> {
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [...quietArguments, ...(root ? ['--no-sandbox'] : [])],
  });
}

export interface OpenPage {
  readonly page: Page;
  /** Errors the page threw or logged. A test that expects none looks here. */
  readonly errors: string[];
}

/** For whatever is waited for on a page; a slow, busy machine needs some of it, and only a failing test all. */
const patienceMs = 60_000;

/** Opens an address at a size. Touch screens (kiosk) and still ones differ in nothing else. */
export async function openPage(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  language = 'id-ID',
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: size, locale: language, timezoneId: 'UTC' });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return { page, errors };
}
