/** Where a page of this shell may go: nowhere but to its own document. */
import type { ShellApp } from './bridge.ts';
import { isRendererUrl } from './origin.ts';

/** May the main frame go there? Only its own document (a reload, another `#` or `?`). */
export function mayNavigate(target: string): boolean {
  if (!isRendererUrl(target)) return false;
  const { pathname } = new URL(target);
  return pathname === '/' || pathname === '/index.html';
}

/**
 * Since Chromium's Local Network Access, reaching a server in the hall's LAN is itself a permission;
 * without these three the renderer could not talk to its own server. Everything else is refused.
 */
const grantedToRenderer: ReadonlySet<string> = new Set([
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** May a page have this permission? `from` is the asking page's URL or origin. The counter tells its person on the desktop who joined. */
export function mayUse(program: ShellApp, permission: string, from: string): boolean {
  const granted =
    grantedToRenderer.has(permission) || (program === 'counter' && permission === 'notifications');
  return granted && isRendererUrl(from);
}
