/** Where a page of this shell may go: nowhere but to its own document. */
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

/** May a page have this permission? `from` is the asking page's URL or origin. */
export function mayUse(permission: string, from: string): boolean {
  return grantedToRenderer.has(permission) && isRendererUrl(from);
}
