/**
 * Headers that every answer carries: what a browser may do with a page of ours, and that the Electron programs
 * (packages/shell), whose pages come from `app://giliran`, may fetch from here. They never vary, so they are
 * worked out once, not for each request.
 */
import type { FastifyInstance } from 'fastify';

/** Scripts from here only; no frame around us. `ws:` is the live connection. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/** No Strict-Transport-Security: the hall's screens come by plain http on the LAN unless the site has a certificate. */
const everyAnswer = {
  'content-security-policy': contentSecurityPolicy,
  // Keys, not cookies, say who asks: another origin's page gains nothing by reading.
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  // Old browsers' filter did more harm than good.
  'x-xss-protection': '0',
  'access-control-allow-origin': 'app://giliran',
} as const;

/** What a page of that origin may send, answered before it sends. */
const preflight = {
  'access-control-allow-methods': 'GET, POST, DELETE',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  'access-control-max-age': '3600',
} as const;

export function addFixedHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(everyAnswer);
    done();
  });
  app.options('*', { schema: { hide: true } }, (_request, reply) =>
    reply.status(204).headers(preflight).send(),
  );
}
