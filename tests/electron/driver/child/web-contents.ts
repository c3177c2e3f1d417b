/** Electron's `webContents` over a Chromium page. */
import { EventEmitter } from 'node:events';
import type {
  APIResponse,
  BrowserContext,
  CDPSession,
  Frame,
  Page,
  Request as PageRequest,
  Route,
} from 'playwright-core';
import { shown, told } from './addresses.ts';
import { ipcMain } from './ipc-main.ts';
import { askBinding, deliverName, preloadScript } from './preload-page.ts';
import { serve, type Session } from './session.ts';
import { decodeValue, encodeValue } from './wire.ts';

export interface ContentsParts {
  readonly context: Promise<BrowserContext>;
  readonly session: Session;
  readonly preload: string | undefined;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly size: () => { width: number; height: number };
}

type OpenDecision = { action: 'deny' | 'allow' };

const preventable = <T extends object>(
  details: T,
): T & { defaultPrevented: boolean; preventDefault(): void } => ({
  ...details,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true;
  },
});

/** Lets a request out to the network, under the origin that Electron would name, and the answer back in. */
async function passOn(route: Route, request: PageRequest): Promise<void> {
  const headers = await request.allHeaders();
  const origin = headers['origin'];
  if (origin === undefined || told(origin) === origin) return route.continue();
  let response: APIResponse;
  try {
    response = await route.fetch({ headers: { ...headers, origin: told(origin) } });
  } catch {
    return route.abort('failed');
  }
  const answered = response.headers();
  const allowed = answered['access-control-allow-origin'];
  await route.fulfill({
    response,
    headers: allowed === told(origin) ? { ...answered, 'access-control-allow-origin': origin } : answered,
  });
}

const byPage = new WeakMap<Page, WebContents>();

/** Decides about every request of the browser; installed once per browser. */
export async function installRouter(context: BrowserContext, session: Session): Promise<void> {
  await context.routeWebSocket(/^wss:/, async (socket) => {
    if (await session.mayConnect(socket.url())) socket.connectToServer();
    else await socket.close();
  });
  await context.route('**/*', async (route) => {
    const request = route.request();
    let page: Page | undefined;
    try {
      page = request.frame().page();
    } catch {
      page = undefined;
    }
    const contents = page === undefined ? undefined : byPage.get(page);
    // A page without contents is a pop-up that the program has not allowed.
    if (contents === undefined) return route.abort('aborted');
    return contents.route(route, request);
  });
  context.on('page', async (page) => {
    if ((await page.opener()) !== null) await page.close();
  });
}

export class WebContents extends EventEmitter {
  static #count = 0;
  readonly id: number;
  zoomFactor = 1;
  #parts: ContentsParts;
  #page: Promise<Page>;
  #onOpen: (details: { url: string }) => OpenDecision = () => ({ action: 'allow' });
  /** The navigation main itself has asked for, so that it is not asked about. */
  #expected: string | null = null;
  #url = '';
  #crashed = false;
  #destroyed = false;

  constructor(parts: ContentsParts) {
    super();
    WebContents.#count += 1;
    this.id = WebContents.#count;
    this.#parts = parts;
    this.#page = this.#openPage();
    this.#page.catch(() => undefined);
  }

  async #openPage(): Promise<Page> {
    const context = await this.#parts.context;
    const page = await context.newPage();
    byPage.set(page, this);
    await page.setViewportSize(this.#parts.size());
    await page.exposeBinding(askBinding, ({ frame }, message: string) =>
      ipcMain.receive(this.#senderEvent(frame), message),
    );
    await page.addInitScript(preloadScript(this.#parts.preload));
    page.on('crash', () => {
      this.#crashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    });
    page.on('load', () => {
      this.#url = told(page.url());
      this.emit('dom-ready', {});
      this.emit('did-finish-load', {});
    });
    page.on('console', (line) => {
      this.emit('console-message', { level: line.type(), message: line.text() });
    });
    page.on('pageerror', (error) => {
      this.emit('console-message', { level: 'error', message: `Uncaught ${String(error)}` });
    });
    const cdp: CDPSession = await context.newCDPSession(page);
    await cdp.send('Page.enable');
    cdp.on('Page.windowOpen', ({ url }) => {
      const { action } = this.#onOpen({ url: told(url) });
      if (action !== 'deny') throw new Error('the driver opens no second windows');
    });
    return page;
  }

  #senderEvent(frame: Frame): unknown {
    const senderFrame = { url: told(frame.url()), parent: frame.parentFrame(), frameTreeNodeId: this.id };
    return { type: 'frame', sender: this, senderFrame, processId: this.id, frameId: this.id };
  }

  async route(route: Route, request: PageRequest): Promise<void> {
    const frame = request.frame();
    if (request.isNavigationRequest()) {
      const isMainFrame = frame.parentFrame() === null;
      const url = told(request.url());
      if (isMainFrame && this.#expected !== request.url()) {
        const details = preventable({ url, isMainFrame, isSameDocument: false });
        this.emit('will-frame-navigate', details);
        if (!details.defaultPrevented) this.emit('will-navigate', details);
        if (details.defaultPrevented) return route.abort('aborted');
      } else if (!isMainFrame) {
        const details = preventable({ url, isMainFrame, isSameDocument: false });
        this.emit('will-frame-navigate', details);
        if (details.defaultPrevented) return route.abort('aborted');
      } else this.#expected = null;
    }
    if (await serve(route)) return;
    if (!(await this.#parts.session.mayConnect(request.url()))) return route.abort('failed');
    await passOn(route, request);
  }

  async loadURL(url: string): Promise<void> {
    const target = shown(url);
    if (this.#crashed) {
      const old = await this.#page;
      this.#crashed = false;
      this.#page = this.#openPage();
      void old.close().catch(() => undefined);
    }
    const page = await this.#page;
    if (this.#destroyed) return;
    await this.#parts.session.tellPermissions(await this.#parts.context, this, target);
    this.#expected = target;
    try {
      await page.goto(target, { waitUntil: 'load' });
    } catch (cause) {
      if (!this.#destroyed && !this.#crashed) this.emit('did-fail-load', {}, -2, String(cause), url, true);
      throw cause;
    }
  }

  reload(): void {
    this.loadURL(this.#url).catch(() => undefined);
  }
  getURL = (): string => this.#url;
  isCrashed = (): boolean => this.#crashed;
  isDestroyed = (): boolean => this.#destroyed;
  getLastWebPreferences = (): unknown => this.#parts.preferences;
  setWindowOpenHandler(handler: (details: { url: string }) => OpenDecision): void {
    this.#onOpen = handler;
  }
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();

  send(channel: string, ...args: unknown[]): void {
    const text = encodeValue(args);
    void this.#page.then((page) =>
      page.evaluate(
        ([name, to, payload]) => {
          const deliver: ((channel: string, text: string) => void) | undefined = Reflect.get(
            globalThis,
            name,
          );
          deliver?.(to, payload);
        },
        [deliverName, channel, text] as const,
      ),
    );
  }

  /** Source text in, structured clone out. */
  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.#page;
    const encode = encodeValue.toString();
    const text: string = await page.evaluate(`(async () => (${encode})(await (${code})))()`);
    return decodeValue(text);
  }

  async insertCSS(css: string): Promise<string> {
    const page = await this.#page;
    // A constructed sheet, because the page's own policy forbids inline styles and Electron's does not ask it.
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    }, css);
    return 'css';
  }

  forcefullyCrashRenderer(): void {
    void this.#page.then(async (page) => {
      const cdp = await page.context().newCDPSession(page);
      // The answer never comes: its sender is gone.
      void cdp.send('Page.crash').catch(() => undefined);
    });
  }

  sendInputEvent(input: { type: string; keyCode: string; modifiers?: readonly string[] }): void {
    const modifiers = new Set(input.modifiers ?? []);
    const event = preventable({});
    const letter = /^[a-z]$/i.test(input.keyCode);
    this.emit('before-input-event', event, {
      type: input.type,
      key: letter ? input.keyCode.toLowerCase() : input.keyCode,
      code: letter ? `Key${input.keyCode.toUpperCase()}` : input.keyCode,
      control: modifiers.has('control') || modifiers.has('ctrl'),
      alt: modifiers.has('alt'),
      shift: modifiers.has('shift'),
      meta: modifiers.has('meta'),
      isAutoRepeat: false,
      isComposing: false,
      location: 0,
      modifiers: [...modifiers],
    });
    if (event.defaultPrevented) return;
    void this.#page.then((page) =>
      input.type === 'keyUp' ? page.keyboard.up(input.keyCode) : page.keyboard.down(input.keyCode),
    );
  }

  capture = async (path: string): Promise<void> => {
    const page = await this.#page;
    await page.screenshot({ path });
  };
  resize = async (): Promise<void> => {
    const page = await this.#page;
    await page.setViewportSize(this.#parts.size());
  };
  async destroy(): Promise<void> {
    this.#destroyed = true;
    const page = await this.#page;
    await page.close().catch(() => undefined);
    this.emit('destroyed');
  }
}
