/** Electron's `session` and `protocol`: permission handlers and the handlers of custom schemes. */
import { EventEmitter } from 'node:events';
import type { BrowserContext, CDPSession, Route } from 'playwright-core';
import { mayConnect, type VerifyProc } from './certificates.ts';
import { registerScheme, servedScheme, told } from './addresses.ts';

type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  decide: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type PermissionCheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: { requestingUrl: string; isMainFrame: boolean },
) => boolean;

/** Permissions whose answer Chromium can be told, by Electron's name and by Chromium's. */
const tellable: readonly (readonly [string, string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['idle-detection', 'idle-detection'],
];

export class Session extends EventEmitter {
  #request: PermissionRequestHandler | null = null;
  #check: PermissionCheckHandler | null = null;
  #line: CDPSession | undefined;

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.#check = handler;
  }
  #verify: VerifyProc | null = null;
  setCertificateVerifyProc(proc: VerifyProc | null): void {
    this.#verify = proc;
  }
  closeAllConnections = async (): Promise<void> => {};
  mayConnect = (address: string): Promise<boolean> => mayConnect(address, this.#verify);
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}

  /**
   * What the program's handlers say; a missing one grants, as in Electron. There a look (`permissions.query`)
   * asks the one handler and a use the other; Chromium knows one answer, so whatever either lets through counts.
   */
  async allows(contents: unknown, permission: string, url: string): Promise<boolean> {
    const details = { requestingUrl: url, isMainFrame: true };
    const looked = this.#check?.(contents, permission, new URL(url).origin, details) ?? true;
    const request = this.#request;
    if (looked || request === null) return true;
    return new Promise<boolean>((decide) => request(contents, permission, decide, details));
  }

  /** Tells Chromium what the handlers say about a page's origin, before the page is shown. */
  async tellPermissions(context: BrowserContext, contents: unknown, shownUrl: string): Promise<void> {
    if (!shownUrl.startsWith('http')) return;
    // Kept open: Chromium forgets what it was told when the session ends.
    this.#line ??= await context.browser()?.newBrowserCDPSession();
    const line = this.#line;
    if (line === undefined) throw new Error('Chromium has no browser session');
    for (const [electronName, name] of tellable) {
      const granted = await this.allows(contents, electronName, told(shownUrl));
      await line.send('Browser.setPermission', {
        origin: new URL(shownUrl).origin,
        permission: { name },
        setting: granted ? 'granted' : 'denied',
      });
    }
  }
}

const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();

export const protocol = {
  registerSchemesAsPrivileged(
    list: readonly { scheme: string; privileges?: { standard?: boolean } }[],
  ): void {
    for (const { scheme, privileges } of list) if (privileges?.standard === true) registerScheme(scheme);
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
};

/** Answers a request for a custom scheme from its handler. False when the address is not of such a scheme. */
export async function serve(route: Route): Promise<boolean> {
  const request = route.request();
  const scheme = servedScheme(request.url());
  if (scheme === null) return false;
  const handler = handlers.get(scheme);
  if (handler === undefined) {
    await route.abort('addressunreachable');
    return true;
  }
  const response = await handler(new Request(told(request.url()), { method: request.method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
  return true;
}
