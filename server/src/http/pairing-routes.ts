/** Pairing: how a device without a key comes by its own; and the first start of an empty hall. */
import { DeviceKind, Instant, Language, StaffMember, ZoneId } from '@giliran/protocol';
import { z } from 'zod';
import { askerWith, idempotencyKeyOf, originOfRequest, placeOf, requestOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const tags = ['pairing'];
const label = z.string().trim().min(1).max(60);
const params = z.strictObject({ code: z.string().trim().min(4).max(12) });
const Wish = z.strictObject({
  kind: DeviceKind.nullable(),
  name: label.nullable(),
  version: label.nullable(),
});
const Waiting = Wish.extend({ code: z.string(), address: z.string(), since: Instant, expiresAt: Instant });
const DeviceName = z.strictObject({ kind: DeviceKind, id: z.string() });
const Claim = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('waiting') }),
  z.strictObject({ status: z.literal('rejected') }),
  z.strictObject({ status: z.literal('paired'), device: DeviceName, key: z.string() }),
]);

export function addPairingRoutes(parts: ApiParts): void {
  const { app, access, pairing, firstRun } = parts;

  app.post(
    '/pairing',
    {
      schema: {
        tags,
        summary: 'A device without a key: a short code to show, and a secret to come back with',
        security: [],
        headers,
        body: z
          .strictObject({
            kind: DeviceKind.nullable().optional(),
            name: label.nullable().optional(),
            version: label.nullable().optional(),
          })
          .default({}),
        response: {
          201: z.strictObject({ code: z.string(), secret: z.string(), expiresAt: Instant }),
          ...problems,
        },
      },
    },
    (request, reply) => {
      const id = idempotencyKeyOf(request);
      const { kind = null, name = null, version = null } = request.body;
      const asked = pairing.ask({ kind, name, version }, originOfRequest(request), id);
      if (!asked.ok) throw new Refused(asked.error);
      void reply.status(201);
      return asked.value;
    },
  );
  app.post(
    '/pairing/claim',
    {
      schema: {
        tags,
        summary: 'The device comes back: decided yet? Waits up to waitSeconds; its key is given once',
        security: [],
        headers,
        body: z.strictObject({
          secret: z.string().min(1).max(200),
          waitSeconds: z.int().min(0).max(25).default(0),
        }),
        response: { 200: Claim, ...problems },
      },
    },
    async (request) => {
      idempotencyKeyOf(request);
      const { secret, waitSeconds } = request.body;
      const claimed = await pairing.claim(secret, originOfRequest(request), waitSeconds * 1000);
      if (!claimed.ok) throw new Refused(claimed.error);
      return claimed.value;
    },
  );
  app.get(
    '/pairing',
    {
      schema: {
        tags,
        summary: 'Devices that wait to be paired',
        response: { 200: z.array(Waiting), ...readProblems },
      },
    },
    (request) => {
      askerWith(request, access, 'access:write');
      return pairing.list();
    },
  );
  app.post(
    '/pairing/:code/approve',
    {
      schema: {
        tags,
        summary: 'The device that shows this code is this one; a new kiosk or display is named here',
        headers,
        params,
        body: z.strictObject({
          kind: DeviceKind,
          deviceId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
          /** For one that is not in the set-up yet. */
          create: z.strictObject({ name: label, zoneId: ZoneId }).nullable().optional(),
        }),
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const { kind, deviceId, create = null } = request.body;
      const approved = await pairing.approve(
        requestOf(request, access, 'access:write'),
        request.params.code,
        { kind, id: deviceId },
        create,
      );
      if (!approved.ok) throw new Refused(approved.error);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/pairing/:code/reject',
    {
      schema: {
        tags,
        summary: 'That device is not ours',
        headers,
        params,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const rejected = await pairing.reject(requestOf(request, access, 'access:write'), request.params.code);
      if (!rejected.ok) throw new Refused(rejected.error);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/first-run',
    {
      schema: {
        tags: ['first run'],
        summary: 'Whether the hall has no administrator yet; site: no name yet either',
        security: [],
        response: { 200: z.strictObject({ needed: z.boolean(), site: z.boolean() }), ...readProblems },
      },
    },
    () => firstRun.needed(),
  );
  app.post(
    '/first-run',
    {
      schema: {
        tags: ['first run'],
        summary: "Set up an empty hall and its first administrator, with the code on the server's console",
        security: [],
        headers,
        body: z.strictObject({
          code: z.string().min(1).max(20),
          site: z
            .strictObject({
              name: z.string().trim().min(1).max(200),
              timeZone: z.string().min(1).max(60),
              language: Language,
            })
            .nullable()
            .optional(),
          administrator: z.strictObject({
            id: z.string().trim().min(1).max(63),
            name: z.string().trim().min(1).max(80),
            password: z.string().min(1).max(200),
          }),
        }),
        response: {
          201: z.strictObject({ token: z.string(), expiresAt: z.int(), staff: StaffMember }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const commandId = idempotencyKeyOf(request);
      const { code, site = null, administrator } = request.body;
      const made = await firstRun.run(code, site, administrator, { commandId }, placeOf(request));
      if (!made.ok) throw new Refused(made.error);
      const { token, expiresAt, staff } = made.value;
      void reply.status(201);
      return { token, expiresAt, staff };
    },
  );
}
