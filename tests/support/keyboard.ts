/** A page worked by keyboard alone, and the console so. */
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFaults } from './axe.ts';
import { openPage } from './browser.ts';
import { eventually } from './wire.ts';

/** More stops than any page of the console has. */
const mostStops = 250;

/**
 * Presses Tab until the focus is on it, Shift and Tab where that is nearer; a control that neither leads to fails. The
 * key is held down as far as it is clear that there are more stops.
 */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  const ahead = await stopsTo(wanted);
  const back = ahead < 0;
  if (back) await page.keyboard.down('Shift');
  for (let held = 1; held < Math.abs(ahead); held += 1) await page.keyboard.down('Tab');
  await page.keyboard.up('Tab');
  for (let stops = 0; !(await hasFocus(wanted)); stops += 1) {
    if (stops > mostStops) throw new Error(`Tab does not lead to ${wanted.toString()}`);
    await page.keyboard.press('Tab');
  }
  if (back) await page.keyboard.up('Shift');
}

/** At least so many stops lie between the focus and this, which is the last of them; less than none: backwards. */
const stopsTo = (wanted: Locator): Promise<number> =>
  wanted.evaluate((one) => {
    const root = document.querySelector('dialog:modal') ?? document;
    const all = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
    const stops = all.filter((stop) => {
      if (!(stop instanceof HTMLElement) || stop.tabIndex < 0 || stop.matches(':disabled')) return false;
      if (!stop.checkVisibility({ visibilityProperty: true })) return false;
      // Of a group of radio buttons one is a stop.
      return stop === one || !(stop instanceof HTMLInputElement) || stop.type !== 'radio' || stop.checked;
    });
    const now = document.activeElement;
    const at =
      now === null || now === document.body
        ? -1
        : stops.findLastIndex(
            (stop) => (now.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) === 0,
          );
    return stops.indexOf(one) - at;
  });

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

const hasFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => element === document.activeElement);

/** The focus comes to be there, without a key. */
export async function comesTo(wanted: Locator): Promise<void> {
  await eventually(() => hasFocus(wanted), `the focus at ${wanted.toString()}`);
}

/** Signs in on the page that stands open, whose first field has the focus. */
export async function signInByKeys(page: Page, name: string, password: string): Promise<void> {
  await comesTo(page.locator('input[autocomplete=username]'));
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

export interface ConsoleByKeys {
  readonly page: Page;
  readonly errors: string[];
  readonly button: (name: string | RegExp) => Locator;
  readonly dialog: () => Locator;
  readonly inDialog: (name: string) => Locator;
  /** The dialog is closed. */
  readonly gone: () => Promise<void>;
  readonly heading: (name: string) => Promise<void>;
  /** By the links of the console: the group above, then the page beside. */
  readonly visit: (group: string, name: string) => Promise<void>;
  /** Saves a page of the set-up; Save keeps the focus. */
  readonly save: () => Promise<void>;
  /** The focus is somewhere on the page, whatever has gone. */
  readonly kept: () => Promise<void>;
  /** axe finds nothing serious. */
  readonly sound: () => Promise<void>;
}

/** The administrator's console on a desk, signed in. */
export async function openConsoleByKeys(browser: Browser, url: string): Promise<ConsoleByKeys> {
  const { page, errors } = await openPage(browser, `${url}/console/`, { width: 1440, height: 900 });
  await page.waitForSelector('input[autocomplete=username]');
  await signInByKeys(page, 'admin', 'giliran-demo');
  await page.waitForSelector('.board-table');
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).last();
  const dialog = (): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const heading = (name: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  return {
    ...{ page, errors, button, dialog, heading },
    inDialog: (name) => dialog().getByRole('button', { name, exact: true }),
    gone: () => dialog().waitFor({ state: 'detached' }),
    async visit(group, name) {
      await pressAt(page, page.locator('.group-links').getByRole('link', { name: group }));
      await pressAt(page, page.locator('.page-links').getByRole('link', { name, exact: true }));
      await heading(name);
    },
    async save() {
      const save = page.locator('.save-bar').getByRole('button', { name: 'Simpan', exact: true });
      await pressAt(page, save);
      await page.locator('.save-bar-saved').waitFor();
      await comesTo(save);
    },
    async kept() {
      await eventually(
        () => page.evaluate(() => document.activeElement !== document.body),
        'the focus on the page',
      );
    },
    async sound() {
      expect(await seriousFaults(page)).toEqual([]);
    },
  };
}
