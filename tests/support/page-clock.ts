/** The clock of a page, where a test has installed it. */
import type { Locator, Page } from 'playwright-core';

/**
 * The server's hello, as a page hears it whose clock is moved on: it has not missed what the server says every five
 * seconds. Without this it would lose the connection or not, as the last of these came long ago or just now.
 */
export const patientHello = (message: string | Buffer): string =>
  String(message).replace(/^(0\{.*"pingTimeout":)\d+/, '$1864000000');

/**
 * Time passes on the page, step by step (milliseconds), until something is there or so much has passed. One large leap
 * would miss a timer that the page starts a moment later: what React draws is in sight before its timers run.
 */
export async function passUntil(page: Page, there: Locator, most: number, step = 1_000): Promise<void> {
  for (let passed = 0; passed < most; passed += step) {
    if (await there.first().isVisible()) return;
    await page.clock.fastForward(step);
  }
  await there.first().waitFor();
}

/** Gives a page that is still empty a clock to be moved on, and the patience for it. */
export async function installClock(page: Page): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => socket.send(patientHello(message)));
  });
  await page.clock.install();
}
