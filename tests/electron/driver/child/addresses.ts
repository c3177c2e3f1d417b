/**
 * Chromium without Electron cannot load `app://…`, so the driver shows `app://host/path` under
 * `http://host.app.localhost/path`: a secure context with an origin of its own that never reaches the
 * network. Main sees only the true address.
 */

const schemes = new Set<string>();

export const registerScheme = (scheme: string): void => {
  schemes.add(scheme);
};

const shownHost = /^http:\/\/([^/:]+)\.([a-z]+)\.localhost(?=\/|$)/;

/** The address as Chromium loads it. An unregistered scheme stays as it is, and fails as in Electron. */
export function shown(url: string): string {
  const match = /^([a-z]+):\/\/([^/?#]+)(.*)$/s.exec(url);
  const [, scheme, host, rest] = match ?? [];
  if (scheme === undefined || host === undefined || !schemes.has(scheme)) return url;
  return `http://${host}.${scheme}.localhost${rest?.startsWith('/') ? rest : `/${rest ?? ''}`}`;
}

/** The address as Electron would tell it. */
export function told(url: string): string {
  const [matched, host, scheme] = shownHost.exec(url) ?? [];
  if (matched === undefined || host === undefined || scheme === undefined || !schemes.has(scheme)) return url;
  return `${scheme}://${host}${url.slice(matched.length)}`;
}

/** Scheme of an address that a `protocol.handle` handler serves, else null. */
export function servedScheme(url: string): string | null {
  const scheme = shownHost.exec(url)?.[2];
  return scheme !== undefined && schemes.has(scheme) ? scheme : null;
}
