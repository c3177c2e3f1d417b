/** Who asks, and under which idempotency key. */
import { mayCommand } from '@giliran/engine';
import { CommandId, rejection, type Actor, type Rejection } from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../identity/access.ts';
import { Refused } from './problem.ts';

export function bearerOf(request: FastifyRequest): string {
  const [scheme, key, ...more] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !key || more.length > 0)
    throw new Refused(rejection('notSignedIn', 'send Authorization: Bearer <key>'));
  return key;
}

/** The actor behind the bearer key; refuses the request when there is none. */
export function askerOf(request: FastifyRequest, access: Access): Actor {
  const actor = access.identify(bearerOf(request));
  if (!actor.ok) throw new Refused(actor.error);
  return actor.value;
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

/** For those who may set the hall up: administrators of the whole hall and keys with scope admin. */
export function insistOnAdministrator(actor: Actor): void {
  const ownAgencyOnly = actor.kind === 'staff' && actor.agencyId !== null;
  if (ownAgencyOnly || !mayCommand(actor, 'site.configure'))
    throw new Refused(rejection('forbidden', 'the set-up is for administrators of the whole hall'));
}

/** Ends the request when `refusal` is one. */
export function insist(refusal: Rejection | null): void {
  if (refusal) throw new Refused(refusal);
}

/** Where the asking device reached this server, `http://192.168.1.10:8080`. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;
