/** Signing in and out. */
import { rejection, StaffMember } from '@giliran/protocol';
import { z } from 'zod';
import { askerOf, bearerOf, idempotencyKeyOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['sessions'];
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const SignInBody = z.strictObject({
  staffId: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
});

export function addSessionRoutes({ app, access }: ApiParts): void {
  app.post(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Sign a staff member in',
        security: [],
        headers,
        body: SignInBody,
        response: {
          201: z.strictObject({ token: z.string(), expiresAt: z.int(), staff: StaffMember }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      idempotencyKeyOf(request);
      const session = await access.signIn(request.body.staffId.toLowerCase(), request.body.password);
      if (!session.ok) throw new Refused(session.error);
      void reply.status(201);
      return session.value;
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

  app.delete(
    '/sessions/current',
    { schema: { tags, summary: 'Sign out', response: { 204: z.null(), ...readProblems } } },
    async (request, reply) => {
      askerOf(request, access);
      access.signOut(bearerOf(request));
      return reply.status(204).send(null);
    },
  );
}
