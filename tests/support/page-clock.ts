/** The clock of a page, where a test has installed it. */
import type { Locator, Page } from 'playwright-core';

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
