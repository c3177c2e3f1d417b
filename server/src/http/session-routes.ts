/** Signing in and out, one's own password, and the sessions that are open. */
import { agencyOf, rejection, StaffMember } from '@giliran/protocol';
import { z } from 'zod';
import type { SessionRow } from '../identity/session-store.ts';
import { askerOf, askerWith, bearerOf, idempotencyKeyOf, originOfRequest, placeOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['sessions'];
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const password = z.string().min(1).max(200);
const SignInBody = z.strictObject({ staffId: z.string().trim().min(1).max(80), password });
const Session = z.strictObject({
  token: z.string(),
  expiresAt: z.int(),
  staff: StaffMember,
  /** Present when the password is temporary: the session is good only for changing it. */
  passwordChangeRequired: z.literal(true).optional(),
});
const SessionLine = z.strictObject({
  id: z.string(),
  staffId: z.string(),
  /** What they sit at, in a few words. */
  device: z.string().nullable(),
  address: z.string(),
  since: z.int(),
  lastSeen: z.int(),
  expiresAt: z.int(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
});

export function addSessionRoutes({ app, access, signIn, sessions }: ApiParts): void {
  app.post(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Sign a staff member in',
        security: [],
        headers,
        body: SignInBody,
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => {
      idempotencyKeyOf(request);
      const { staffId, password: given } = request.body;
      const session = await signIn.signIn(staffId.toLowerCase(), given, placeOf(request));
      if (!session.ok) throw new Refused(session.error);
      void reply.status(201);
      return session.value;
    },
  );

  app.get(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Open sessions: your own; of everybody you manage with all=yes',
        querystring: z.strictObject({ all: z.enum(['yes', 'no']).default('no') }),
        response: { 200: z.array(SessionLine), ...readProblems },
      },
    },
    (request) => {
      const all = request.query.all === 'yes';
      const actor = all ? askerWith(request, access, 'access:write') : askerOf(request, access);
      const mine = actor.kind === 'staff' ? access.session(bearerOf(request)) : null;
      if (!all && !mine?.ok)
        throw new Refused(rejection('forbidden', 'this key belongs to no staff session'));
      const own = agencyOf(actor);
      const current = mine?.ok ? mine.value.session : null;
      const theirs = (s: SessionRow): boolean =>
        all ? own === null || s.agencyId === own : s.staffId === current?.staffId;
      return sessions
        .list()
        .filter((s) => theirs(s) && !access.isOver(s))
        .map((s) => ({
          ...{ id: s.id, staffId: s.staffId, device: s.device, address: s.address },
          ...{ since: s.createdAt, lastSeen: access.lastSeenOf(s), expiresAt: s.expiresAt },
          current: s.id === current?.id,
        }));
    },
  );

  app.get(
    '/sessions/current',
    {
      schema: {
        tags,
        summary: 'Who is signed in',
        response: { 200: z.strictObject({ staff: StaffMember }), ...readProblems },
      },
    },
    (request) => {
      const actor = askerOf(request, access);
      const staff = actor.kind === 'staff' ? access.staffMember(actor.staffId) : null;
      if (!staff) throw new Refused(rejection('forbidden', 'this key belongs to no staff session'));
      return { staff };
    },
  );

  app.post(
    '/sessions/current/password',
    {
      schema: {
        tags,
        summary: 'Change your own password: every session of yours ends, and a new one begins',
        headers,
        body: z.strictObject({ current: password, password }),
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => {
      const mine = access.session(bearerOf(request));
      if (!mine.ok) throw new Refused(mine.error);
      idempotencyKeyOf(request);
      const { current, password: next } = request.body;
      const session = await signIn.changePassword(mine.value.staff, current, next, placeOf(request));
      if (!session.ok) throw new Refused(session.error);
      void reply.status(201);
      return session.value;
    },
  );

  app.delete(
    '/sessions/current',
    { schema: { tags, summary: 'Sign out', response: { 204: z.null(), ...readProblems } } },
    async (request, reply) => {
      const token = bearerOf(request);
      const mine = access.session(token);
      if (!mine.ok) {
        // A key has no session that could end; whoever holds one simply goes.
        askerOf(request, access);
        return reply.status(204).send(null);
      }
      const { session, staff } = mine.value;
      const { id: staffId, role, agencyId } = staff;
      const actor = { kind: 'staff' as const, staffId, role, agencyId };
      const ended = await signIn.end(actor, session, 'signedOut', originOfRequest(request));
      if (!ended.ok) throw new Refused(ended.error);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/sessions/:sessionId',
    {
      schema: {
        tags,
        summary: 'End a session: your own, or of somebody you manage',
        params: z.strictObject({ sessionId: z.string().min(1).max(60) }),
        response: { 204: z.null(), ...readProblems },
      },
    },
    async (request, reply) => {
      const actor = askerOf(request, access);
      const session = sessions.findById(request.params.sessionId);
      const own = actor.kind === 'staff' && session?.staffId === actor.staffId;
      if (!own) {
        askerWith(request, access, 'access:write');
        const agency = agencyOf(actor);
        if (session && agency !== null && session.agencyId !== agency)
          throw new Refused(rejection('otherAgency'));
      }
      if (!session) throw new Refused(rejection('unknownSession'));
      const ended = await signIn.end(actor, session, 'revoked', originOfRequest(request));
      if (!ended.ok) throw new Refused(ended.error);
      return reply.status(204).send(null);
    },
  );
}
