/**
 * What one asker may want over HTTP. Turned back before its body is read or anything is decided, so that a device
 * gone wild slows itself and not the hall. Those without a key share a measure for each address; phones in
 * the hall follow their tickets over sockets and need next to none.
 */
import { rejection, type Actor } from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { actorKey } from '../idempotency.ts';
import type { Access } from '../identity/access.ts';
import { FloodGate, floodLimitsOf, type FloodLimits } from '../socket/flood-gate.ts';
import { bearerOf } from './asking.ts';
import type { GiliranFastify } from './fastify.ts';
import { Refused } from './problem.ts';

/** A screen does its work over its connection and asks here for a paper, a report, a sign-in. */
const screen: FloodLimits = { perSecond: 200, burst: 1_000, underWay: Infinity };
const strangers: FloodLimits = { perSecond: 300, burst: 2_000, underWay: Infinity };
/** Askers remembered at once; the one that asked longest ago is forgotten, with a full measure for its return. */
const remembered = 2_000;

const limitsOf = (actor: Actor | null): FloodLimits =>
  actor === null ? strangers : actor.kind === 'apiKey' ? floodLimitsOf(actor) : screen;

/** A header that cannot be read is a stranger's; the route answers it. */
function whoAsks(request: FastifyRequest, access: Pick<Access, 'identify'>): Actor | null {
  try {
    const known = access.identify(bearerOf(request));
    return known.ok ? known.value : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** `now` in milliseconds, only ever growing. */
export function guardAgainstFloods(
  app: Pick<GiliranFastify, 'addHook'>,
  { access, now }: { access: Pick<Access, 'identify'>; now: () => number },
): void {
  const gates = new Map<string, FloodGate>();
  app.addHook('onRequest', (request, _reply, done) => {
    const actor = whoAsks(request, access);
    const who = actor === null ? `address:${request.ip}` : actorKey(actor);
    const gate = gates.get(who) ?? new FloodGate(limitsOf(actor), now);
    // The newest last, so that the first is the one least needed.
    gates.delete(who);
    gates.set(who, gate);
    const [oldest] = gates.keys();
    if (gates.size > remembered && oldest !== undefined) gates.delete(oldest);
    done(gate.admits() ? undefined : new Refused(rejection('tooManyRequests')));
  });
}
