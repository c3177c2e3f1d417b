/** A page worked by keyboard alone. */
import type { Locator, Page } from 'playwright-core';

/** More stops than any page of the console has. */
const mostStops = 250;

/** Presses Tab until the focus is on it; a control that Tab does not reach fails. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${wanted.toString()}`);
}

/** Goes to it by Tab and presses Enter there, or another key. */
export async function pressAt(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and writes over what is in it. */
export async function writeAt(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
