/** For everyone: axe finds nothing serious in any state or panel, in both languages, and the main card never scrolls. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { counterDesk, desktop, signIn } from '../support/counter-desk.ts';
import { openSite, type TestSite } from '../support/site.ts';

let browser: Browser;
let site: TestSite & { close(): Promise<void> };
let desk: ReturnType<typeof counterDesk>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
  desk = counterDesk(browser, site);
  return async () => {
    for (const context of browser.contexts()) await context.close();
    await site.close();
  };
});

/** The parts of the main card that stick out of it. */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const card = document.querySelector('.desk-work')?.getBoundingClientRect();
    if (!card) return [];
    const parts = [...document.querySelectorAll('.desk-work > *')];
    return parts
      .filter((part) => part.getBoundingClientRect().bottom > card.bottom + 1)
      .map((part) => part.className);
  });

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test('axe finds nothing serious, and nothing sticks out', async () => {
    await desk.issue({ priority: 'lansia' });
    await desk.issue({ language: 'en' });
    const { page, errors } = await desk.openCounter(desktop);
    const check = async (state: string) => {
      const faults = await seriousFaults(page, { wordsOnly: language === 'en' });
      expect({ state, faults }).toEqual({ state, faults: [] });
      expect({ state, out: await stickingOut(page) }).toEqual({ state, out: [] });
      expect(
        await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight),
        `${state} scrolls`,
      ).toBe(true);
    };
    const at = async (kind: string, state: string) => {
      await page.locator(`[data-big][data-kind="${kind}"]:not([aria-disabled])`).waitFor();
      await check(state);
    };
    const panels = async (keys: string, state: string) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.locator('.panel').waitFor();
        if (key === 't' || key === 's') await page.locator('.target').first().waitFor();
        await check(`${state}: ${key}`);
        await page.keyboard.press('Escape');
        await page.locator('.panel').waitFor({ state: 'detached' });
      }
    };
    await page.locator('input[name=username]').waitFor();
    await check('sign-in');
    await signIn(page);
    await page.locator('.choose-tile').first().waitFor();
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await check('choose');
    await page.locator('.choose-tile').first().click();
    await at('next', 'waiting');
    await page.locator('.row button').first().click();
    await check('row open');
    await page.locator('[data-big]').focus();
    for (const key of ['?', ',']) {
      await page.keyboard.press(key);
      await check(`over the lists: ${key}`);
      await page.keyboard.press('Escape');
    }
    await panels('wig', 'idle');
    await page.keyboard.press('Space');
    await at('start', 'called');
    await panels('ptcsobej', 'called');
    await page.keyboard.press('p');
    await page.keyboard.press('1');
    await at('next', 'parked, undo visible');
    await page.keyboard.press('d');
    await check('parked list');
    await page.locator('[data-big]').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('2');
    await page.locator('.notices .gl-banner').waitFor();
    await at('next', 'system down');
    await page.keyboard.press('Space');
    await at('start', 'called again');
    await page.keyboard.press('h');
    await at('next', 'no-show');
    await page.keyboard.press('y');
    await check('history');
    await page.locator('[data-big]').focus();
    await page.keyboard.press('u');
    await at('start', 'undone');
    await page.keyboard.press('Space');
    await at('finish', 'serving with outcomes');
    await page.locator('[data-tab="services"]').click();
    await check('services');
    expect(errors).toEqual([]);
  });
});
