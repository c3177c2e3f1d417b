/** Staff accounts, for administrators: of the whole hall, or of their agency. */
import { agencyOf, AgencyId, rejection, StaffId, StaffMember, StaffRole } from '@giliran/protocol';
import { z } from 'zod';
import { askerWith, originOfRequest, requestOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['accounts'];
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const params = z.strictObject({ staffId: StaffId });
const name = z.string().trim().min(1).max(80);
const Secret = z.strictObject({
  /** Shown once; null when this request was answered before. */
  temporaryPassword: z.string().nullable(),
});
const Line = StaffMember.extend({
  /** Whether they can sign in, and whether they must change their password first. */
  password: z.enum(['none', 'temporary', 'own']),
  lastSignIn: z.int().nullable(),
  sessions: z.int(),
});

export function addAccountRoutes(parts: ApiParts): void {
  const { app, access, accessStore, sessions, accounts, signIn, queue } = parts;

  app.get(
    '/staff',
    {
      schema: { tags, summary: 'Accounts you manage', response: { 200: z.array(Line), ...readProblems } },
    },
    (request) => {
      const own = agencyOf(askerWith(request, access, 'access:write'));
      const open = sessions.list().filter((s) => !access.isOver(s));
      return (queue.state.index?.site.staff ?? [])
        .filter((s) => own === null || s.agencyId === own)
        .map((s) => {
          const credential = accessStore.credential(s.id);
          const password = credential === null ? 'none' : credential.temporary ? 'temporary' : 'own';
          return {
            ...s,
            password: password satisfies z.infer<typeof Line>['password'],
            lastSignIn: credential?.lastSignIn ?? null,
            sessions: open.filter((session) => session.staffId === s.id).length,
          };
        });
    },
  );

  app.post(
    '/staff',
    {
      schema: {
        tags,
        summary: 'A new account; its temporary password is shown once',
        headers,
        body: StaffMember.extend({
          /** A temporary password of your choice; left out: one is made. */
          password: z.string().min(1).max(200).optional(),
        }),
        response: { 201: Secret.extend({ staff: StaffMember }), ...problems },
      },
    },
    async (request, reply) => {
      const { password = null, ...member } = request.body;
      const made = await accounts.create(
        requestOf(request, access, 'access:write', 'site:write'),
        member,
        password,
      );
      if (!made.ok) throw new Refused(made.error);
      void reply.status(201);
      return made.value;
    },
  );

  app.post(
    '/staff/:staffId',
    {
      schema: {
        tags,
        summary: 'Another name, role or agency; with another role or agency their sessions end',
        headers,
        params,
        body: z.strictObject({
          name: name.optional(),
          role: StaffRole.optional(),
          agencyId: AgencyId.nullable().optional(),
        }),
        response: { 200: z.strictObject({ staff: StaffMember }), ...problems },
      },
    },
    async (request) => {
      const { name: called, role, agencyId } = request.body;
      const changed = await accounts.update(
        requestOf(request, access, 'access:write', 'site:write'),
        request.params.staffId,
        {
          ...(called === undefined ? {} : { name: called }),
          ...(role === undefined ? {} : { role }),
          ...(agencyId === undefined ? {} : { agencyId }),
        },
      );
      if (!changed.ok) throw new Refused(changed.error);
      return { staff: changed.value };
    },
  );

  app.delete(
    '/staff/:staffId',
    {
      schema: {
        tags,
        summary: 'Remove an account: sign-in, sessions and all',
        params,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const removed = await accounts.remove(
        requestOf(request, access, 'access:write', 'site:write'),
        request.params.staffId,
      );
      if (!removed.ok) throw new Refused(removed.error);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/staff/:staffId/password',
    {
      schema: {
        tags,
        summary: 'Another temporary password, shown once; every session of theirs ends',
        headers,
        params,
        response: { 200: Secret, ...problems },
      },
    },
    async (request) => {
      const reset = await accounts.resetPassword(
        requestOf(request, access, 'access:write'),
        request.params.staffId,
      );
      if (!reset.ok) throw new Refused(reset.error);
      return { temporaryPassword: reset.value };
    },
  );

  app.delete(
    '/staff/:staffId/sessions',
    {
      schema: {
        tags,
        summary: 'End every session of somebody',
        params,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = askerWith(request, access, 'access:write');
      const staff = access.staffMember(request.params.staffId);
      if (!staff) throw new Refused(rejection('unknownStaff', request.params.staffId));
      const own = agencyOf(actor);
      if (own !== null && staff.agencyId !== own) throw new Refused(rejection('otherAgency'));
      const ended = await signIn.endAll(actor, staff, originOfRequest(request));
      if (!ended.ok) throw new Refused(ended.error);
      return reply.status(204).send(null);
    },
  );
}
