/** Who asks, and under which idempotency key. */
import { randomUUID } from 'node:crypto';
import {
  agencyOf,
  CommandId,
  hasRight,
  rejection,
  type Actor,
  type Rejection,
  type Right,
} from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../identity/access.ts';
import type { Request } from '../identity/accounts.ts';
import type { Place } from '../identity/sign-in.ts';
import { Refused } from './problem.ts';

export function bearerOf(request: FastifyRequest): string {
  const [scheme, key, ...more] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !key || more.length > 0)
    throw new Refused(rejection('notSignedIn', 'send Authorization: Bearer <key>'));
  return key;
}

/** The actor behind the bearer key; refuses the request when there is none. */
export function askerOf(request: FastifyRequest, access: Access): Actor {
  const actor = access.identify(bearerOf(request), { address: originOfRequest(request) });
  if (!actor.ok) throw new Refused(actor.error);
  return actor.value;
}

/** The same, who must have a right. */
export function askerWith(request: FastifyRequest, access: Access, right: Right): Actor {
  const actor = askerOf(request, access);
  if (!hasRight(actor, right)) throw new Refused(rejection('forbidden', `that needs ${right}`));
  return actor;
}

/** The same, who must be of the whole hall. */
export function hallAskerWith(request: FastifyRequest, access: Access, right: Right): Actor {
  const actor = askerWith(request, access, right);
  if (agencyOf(actor) !== null)
    throw new Refused(rejection('forbidden', 'that is for people of the whole hall'));
  return actor;
}

/** Whoever may look at the queue: staff, devices, and keys with that right. */
export function lookerOf(request: FastifyRequest, access: Access, orElse: Right = 'queue:read'): Actor {
  const actor = askerOf(request, access);
  if (actor.kind === 'apiKey' && !hasRight(actor, 'queue:read') && !hasRight(actor, orElse))
    throw new Refused(rejection('forbidden', 'that needs queue:read'));
  return actor;
}

/** Who asks for a change, under which id, from where. */
export function requestOf(
  request: FastifyRequest,
  access: Access,
  right: Right,
  also: Right = right,
): Request {
  askerWith(request, access, right);
  const actor = askerWith(request, access, also);
  // What is deleted once is deleted: only a POST needs a key to be safe to repeat.
  const commandId = request.method === 'POST' ? idempotencyKeyOf(request) : randomUUID();
  return { actor, commandId, origin: originOfRequest(request) };
}

/** The network address that a request comes from. */
export const originOfRequest = (request: FastifyRequest): string => request.ip.replace(/^::ffff:/, '');

const browsers = ['Edg', 'Electron', 'Firefox', 'Chrome', 'Safari'] as const;
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'] as const;
/** Where somebody sits, and at what: "Chrome · Windows". */
export function placeOf(request: FastifyRequest): Place {
  const agent = request.headers['user-agent'] ?? '';
  const named = [browsers, systems].flatMap((list) => list.find((name) => agent.includes(name)) ?? []);
  const device = named.length > 0 ? named.join(' · ') : agent.slice(0, 40);
  return { address: originOfRequest(request), device: device === '' ? null : device };
}

/** The Idempotency-Key that every POST must carry. */
export function idempotencyKeyOf(request: FastifyRequest): CommandId {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new Refused(rejection('idempotencyKeyRequired'));
  const parsed = CommandId.safeParse(key);
  if (!parsed.success)
    throw new Refused(
      rejection('invalidRequest', 'Idempotency-Key: use 1–128 visible ASCII characters, for example a UUID'),
    );
  return parsed.data;
}

/** Ends the request when `refusal` is one. */
export function insist(refusal: Rejection | null): void {
  if (refusal) throw new Refused(refusal);
}

/**
 * Where phones reach this server by the host that the asking device used, `http://192.168.1.10:8080`. A device that
 * came in encrypted still prints the other door: a phone would warn its owner of the hall's own certificate.
 */
export function originOf(request: FastifyRequest): string {
  const phonePort = request.protocol === 'https' ? (request.server.phonePort?.() ?? null) : null;
  return phonePort === null
    ? `${request.protocol}://${request.host}`
    : `http://${request.hostname}:${phonePort}`;
}
