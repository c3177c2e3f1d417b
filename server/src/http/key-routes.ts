/** Keys of programs and of devices. */
import { agencyOf, AgencyId, DeviceKind, Instant, KeyScope, Right } from '@giliran/protocol';
import { z } from 'zod';
import { askerWith, requestOf } from './asking.ts';
import type { ApiParts } from './api.ts';
import { problems, readProblems, Refused } from './problem.ts';

const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const Key = z.strictObject({
  id: z.string(),
  name: z.string(),
  scope: KeyScope,
  scopes: z.array(Right),
  agencyId: AgencyId.nullable(),
  createdAt: z.int().nullable(),
  expiresAt: z.int().nullable(),
  lastUsed: z.int().nullable(),
});
const Device = z.strictObject({
  kind: DeviceKind,
  id: z.string(),
  name: z.string(),
  zoneId: z.string(),
  agencyId: AgencyId.nullable(),
  hasKey: z.boolean(),
  /** When its key was given, where that is known. */
  since: z.int().nullable(),
  lastSeen: z.int().nullable(),
  address: z.string().nullable(),
  version: z.string().nullable(),
  connected: z.boolean(),
});
const keyParams = z.strictObject({ keyId: z.string().min(1).max(80) });
const deviceParams = z.strictObject({ kind: DeviceKind, deviceId: z.string().min(1).max(63) });

export function addKeyRoutes(parts: ApiParts): void {
  const { app, access, apiKeys, devices, lastSeen } = parts;

  app.get(
    '/keys',
    {
      schema: {
        tags: ['keys'],
        summary: 'Keys of programs, without their secrets',
        response: { 200: z.array(Key), ...readProblems },
      },
    },
    (request) => {
      const own = agencyOf(askerWith(request, access, 'access:write'));
      lastSeen.write();
      return apiKeys.list(own).map((key) => ({ ...key, scopes: [...key.scopes] }));
    },
  );
  app.post(
    '/keys',
    {
      schema: {
        tags: ['keys'],
        summary: 'A key for a program; its secret is shown once',
        headers,
        body: z.strictObject({
          name: z.string().trim().min(1).max(80),
          scope: KeyScope.default('fine'),
          /** The rights of a `fine` key. */
          scopes: z.array(Right).default([]),
          /** Good within this agency only. */
          agencyId: AgencyId.nullable().default(null),
          expiresAt: Instant.nullable().default(null),
        }),
        response: {
          /** `secret` is null when this request was answered before. */
          201: z.strictObject({ key: Key, secret: z.string().nullable() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const made = await apiKeys.create(requestOf(request, access, 'access:write'), request.body);
      if (!made.ok) throw new Refused(made.error);
      void reply.status(201);
      const { key, secret } = made.value;
      return { key: { ...key, scopes: [...key.scopes] }, secret };
    },
  );
  app.delete(
    '/keys/:keyId',
    {
      schema: {
        tags: ['keys'],
        summary: 'Take a key back: it is good no more, at once',
        params: keyParams,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const done = await apiKeys.revoke(requestOf(request, access, 'access:write'), request.params.keyId);
      if (!done.ok) throw new Refused(done.error);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/devices',
    {
      schema: {
        tags: ['devices'],
        summary: 'Devices of the hall: which have a key, when they were seen last and from where',
        response: { 200: z.array(Device), ...readProblems },
      },
    },
    (request) => devices.list(agencyOf(askerWith(request, access, 'access:write'))),
  );
  app.post(
    '/devices/:kind/:deviceId/key',
    {
      schema: {
        tags: ['devices'],
        summary: 'Another key for a device, shown once; the one it had is good no more',
        headers,
        params: deviceParams,
        response: { 201: z.strictObject({ key: z.string().nullable() }), ...problems },
      },
    },
    async (request, reply) => {
      const { kind, deviceId: id } = request.params;
      const given = await devices.giveKey(
        requestOf(request, access, 'access:write'),
        { kind, id },
        'administrator',
      );
      if (!given.ok) throw new Refused(given.error);
      void reply.status(201);
      return { key: given.value };
    },
  );
  app.delete(
    '/devices/:kind/:deviceId/key',
    {
      schema: {
        tags: ['devices'],
        summary: "Take a device's key back: it is good no more, at once",
        params: deviceParams,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const { kind, deviceId: id } = request.params;
      const done = await devices.revokeKey(requestOf(request, access, 'access:write'), { kind, id });
      if (!done.ok) throw new Refused(done.error);
      return reply.status(204).send(null);
    },
  );
}
