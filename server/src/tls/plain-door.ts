/**
 * What may come in without encryption once the site has a certificate: phones with their ticket, whoever asks whether
 * the server is well, and this machine itself. A phone that followed a QR code to a certificate of the hall's own would
 * be met by a warning; what it fetches is its own ticket and no secret of the hall. Everything that carries a password
 * or a key has to come in by the other door.
 */
import { rejection, type HandshakeAuth, type Rejection } from '@giliran/protocol';
import { isLoopback } from '../settings.ts';
import type { GiliranFastify } from '../http/fastify.ts';
import { sendProblem } from '../http/problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Port without encryption, for phones; null as long as there is no other. */
    phonePort?: () => number | null;
  }
}

/** How somebody comes in. */
export interface Entrance {
  readonly encrypted: boolean;
  readonly address: string;
}

const trusted = ({ encrypted, address }: Entrance): boolean =>
  encrypted || isLoopback(address.replace(/^::ffff:/, ''));

/** Paths without secrets. */
const forPhones = /^\/(?:t|phone)\//;
const forWatchers: ReadonlySet<string> = new Set(['/healthz', '/metrics']);
/** Pages of the hall's own screens: their browser is sent on. */
const screens = /^\/(?:(?:kiosk|display|counter|console)(?:\/.*)?)?$/;

/** `onward`: the same page with encryption. */
export type PlainVerdict = 'pass' | 'onward' | 'refuse';

/** What becomes of a request. `path` is without query. */
export function judgePlainRequest(entrance: Entrance, method: string, path: string): PlainVerdict {
  if (trusted(entrance)) return 'pass';
  const reads = method === 'GET' || method === 'HEAD';
  if (reads && (forPhones.test(path) || forWatchers.has(path))) return 'pass';
  return reads && screens.test(path) ? 'onward' : 'refuse';
}

/** Why a live connection may not be made, or null. */
export const judgePlainSocket = (entrance: Entrance, auth: HandshakeAuth): Rejection | null =>
  trusted(entrance) || 'ticketToken' in auth ? null : rejection('encryptionRequired');

/** Watches the door without encryption. Call before any route is added. */
export function guardPlainDoor(app: GiliranFastify, securePort: () => number): void {
  app.addHook('onRequest', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const entrance = { encrypted: request.protocol === 'https', address: request.socket.remoteAddress ?? '' };
    const verdict = judgePlainRequest(entrance, request.method, path);
    if (verdict === 'pass') return done();
    if (verdict === 'refuse') return sendProblem(reply, rejection('encryptionRequired'));
    // What stands behind # (a device's key) the browser takes along without ever sending it.
    return reply.redirect(`https://${request.hostname}:${securePort()}${request.url}`, 307);
  });
}
