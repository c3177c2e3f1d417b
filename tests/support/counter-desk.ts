/** A counter's desk in a real browser against a real server, and what stands between the two. */
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { expect } from 'vitest';
import { openPage, type OpenPage } from './browser.ts';
import type { TestSite } from './site.ts';

export const desktop = { width: 1366, height: 768 };

/** What stands between the page and the server, to be cut or deafened. */
export interface Line {
  /** Takes messages from the server for which this is true out of the line. */
  drop: (message: string) => boolean;
  /** Takes the page's commands out of the line. */
  deaf: boolean;
  /** Commands that the page has sent, as text. */
  readonly commands: string[];
  cut(): Promise<void>;
  mend(): void;
}

async function tap(page: Page): Promise<Line> {
  const open = new Set<WebSocketRoute>();
  let down = false;
  const line: Line = {
    drop: () => false,
    deaf: false,
    commands: [],
    async cut() {
      down = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 1001 })));
    },
    mend() {
      down = false;
    },
  };
  await page.routeWebSocket(/socket\.io/, async (socket) => {
    if (down) return socket.close({ code: 1001 });
    open.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const isCommand = String(message).includes('"command"');
      if (isCommand) line.commands.push(String(message));
      if (!isCommand || !line.deaf) server.send(message);
    });
    server.onMessage((message) => {
      if (!line.drop(String(message))) socket.send(message);
    });
  });
  return line;
}

export const big = (page: Page) => page.locator('[data-big]');
/** The big button, in words, ready to be pressed. */
export async function ready(page: Page, label: string): Promise<void> {
  await page.locator('[data-big]:not([aria-disabled])', { hasText: label }).waitFor();
}
export const focusIsOnBig = (page: Page): Promise<boolean> =>
  big(page).evaluate((button) => button === document.activeElement);

export async function signIn(
  page: Page,
  staffId = 'siti-disdukcapil',
  password = 'giliran-demo',
): Promise<void> {
  await page.locator('input[name=username]').fill(staffId);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
}

export interface OpenCounter extends OpenPage {
  readonly line: Line;
}

/** The ways of a test at one site's counters. */
export function counterDesk(browser: Browser, site: TestSite) {
  /** A desktop that is paired with a counter, signed out. */
  const openCounter = async (size = desktop, query = '', counter = 1): Promise<OpenCounter> => {
    const address = `${site.url}/counter/${query}#device=loket-${counter}&key=demo-loket-${counter}`;
    const opened = await openPage(browser, 'about:blank', size);
    const line = await tap(opened.page);
    await opened.page.goto(address);
    return { ...opened, line };
  };
  /** At work: signed in at counter 1, which is open. */
  const openDesk = async (size = desktop, query = ''): Promise<OpenCounter> => {
    const opened = await openCounter(size, query);
    await signIn(opened.page);
    await opened.page.locator('.choose-tile:focus', { hasText: 'Loket 1' }).waitFor();
    await opened.page.keyboard.press('Enter');
    await ready(opened.page, 'Panggil berikutnya');
    return opened;
  };
  const ticketOf = async (id: string) => (await site.api('GET', `/tickets/${id}`)).body;
  return {
    openCounter,
    openDesk,
    issue: async (body: Record<string, unknown> = {}): Promise<{ id: string; number: string }> => {
      const answer = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru', ...body } });
      expect(answer.status).toBe(201);
      return answer.body;
    },
    ticketOf,
    stateOf: async (id: string): Promise<string> => (await ticketOf(id)).state,
    /** Calls the next with the space bar and waits until it is called. */
    callNext: async (page: Page): Promise<void> => {
      await page.keyboard.press('Space');
      await ready(page, 'Mulai layani');
    },
    counterOne: async () =>
      (await site.api('GET', '/counters')).body.find((counter: { id: string }) => counter.id === 'loket-1'),
  };
}
