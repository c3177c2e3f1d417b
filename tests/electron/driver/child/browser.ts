/** The one Chromium of a driven program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium: `CHROME_PATH`, a usual place, or Playwright's own; null when there is none. */
function findChromium(): string | null {
  // Without the windows that nobody sees it takes 40 % less processor time; but it knows no microphone.
  const lean = process.env['GILIRAN_DRIVER_MEDIA'] === 'yes' ? [] : ['/usr/bin/chromium-headless-shell'];
  const candidates = [process.env['CHROME_PATH'], ...lean, ...usualPlaces, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

/** Starts Chromium with the switches that the program has set, as Electron would. */
export async function startBrowser(
  userData: string,
  switches: ReadonlyMap<string, string>,
): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium found; set CHROME_PATH');
  return chromium.launchPersistentContext(join(userData, 'chromium'), {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    // The program's own proc decides about certificates (certificates.ts).
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: ['--autoplay-policy=user-gesture-required'],
    args: [
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Pages are fulfilled by the driver and have no address of their own, so Chromium cannot place them
      // in the network; the program's own permission policy is tested by asking it.
      '--disable-features=LocalNetworkAccessChecks',
      ...[...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ],
  });
}
