/** The headers every renderer file is served with. */

/**
 * The Content-Security-Policy of the renderer: own files only; network, pictures and sound also from the
 * configured server. `serverUrl` is an http or https origin.
 */
export function contentSecurityPolicy(serverUrl: string): string {
  const socket = serverUrl.replace(/^http/, 'ws');
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' data: blob: ${serverUrl}`,
    `media-src 'self' data: blob: ${serverUrl}`,
    `connect-src 'self' ${serverUrl} ${socket}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return directives.join('; ');
}

export const fixedHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // The files change only with a new version of the program, and then all at once.
  'Cache-Control': 'no-cache',
};
