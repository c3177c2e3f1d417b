/** Backups: what there is and how it is made, one now, one read back, one taken away. For administrators of the hall. */
import { createReadStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import {
  BackupContents,
  BackupSettings,
  BackupStatus,
  BackupTargetId,
  ok,
  rejection,
  type AccessEvent,
  type Actor,
} from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { shortestPassphrase } from '../backup/backup-files.ts';
import { rejectionOf } from '../backup/restore-desk.ts';
import type { ApiParts } from './api.ts';
import { hallAskerWith, idempotencyKeyOf, originOfRequest } from './asking.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['backups'];
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const Passphrase = z.string().min(shortestPassphrase).max(200);
const oneBackup = z.strictObject({ targetId: BackupTargetId, name: z.string().max(100) });

/** Whoever takes a backup away or puts one in place has all that is in it: set-up and access alike. */
export function keeperOf(request: FastifyRequest, access: ApiParts['access']): Actor {
  hallAskerWith(request, access, 'site:write');
  return hallAskerWith(request, access, 'access:write');
}

export function addBackupRoutes({ app, access, queue, backups }: ApiParts): void {
  const note = async (request: FastifyRequest, actor: Actor, event: AccessEvent): Promise<void> => {
    const noted = await queue.note(
      ...([actor, randomUUID(), event] as const),
      () => ok({ events: [event] }),
      originOfRequest(request),
    );
    // What is not noted is not done.
    if (!noted.ok) throw new Refused(noted.error);
  };

  app.get(
    '/backups',
    {
      schema: {
        tags,
        summary: 'Backups: settings, folders, what lies there, what comes next',
        response: { 200: BackupStatus, ...readProblems },
      },
    },
    (request) => {
      hallAskerWith(request, access, 'site:read');
      return backups.status();
    },
  );

  app.post(
    '/backups',
    {
      schema: {
        tags,
        summary: 'Make a backup now, in every folder; answers when it has been read back',
        headers,
        response: { 201: BackupStatus, ...problems },
      },
    },
    async (request, reply) => {
      keeperOf(request, access);
      idempotencyKeyOf(request);
      const made = await backups.now();
      if (!made.ok) throw new Refused(made.error);
      void reply.status(201);
      return backups.status();
    },
  );

  app.put(
    '/backups/settings',
    {
      schema: {
        tags,
        summary: 'When, where to and how backups are made; a passphrase is taken, never given',
        body: z.strictObject({ settings: BackupSettings, passphrase: Passphrase.optional() }),
        response: { 200: BackupStatus, ...problems },
      },
    },
    async (request) => {
      const actor = keeperOf(request, access);
      const { settings, passphrase } = request.body;
      const set = await backups.configure(settings, passphrase);
      if (!set.ok) throw new Refused(set.error);
      const { keep, targets } = settings;
      const detail = [
        settings.scheduled ? `every ${settings.everyMinutes} min` : 'by hand only',
        settings.encrypted ? 'encrypted' : 'not encrypted',
        ...(passphrase === undefined ? [] : ['another passphrase']),
        `kept ${keep.hourly}/${keep.daily}/${keep.weekly}/${keep.monthly}`,
        targets.map(({ path }) => path).join(', '),
      ];
      await note(request, actor, { type: 'backupsSetUp', detail: detail.join('; ').slice(0, 300) });
      return backups.status();
    },
  );

  app.post(
    '/backups/targets/:targetId/claim',
    {
      schema: {
        tags,
        summary: 'Take a folder into use again whose disk was replaced by an empty one',
        headers,
        params: z.strictObject({ targetId: BackupTargetId }),
        response: { 200: BackupStatus, ...problems },
      },
    },
    async (request) => {
      keeperOf(request, access);
      idempotencyKeyOf(request);
      const claimed = await backups.claim(request.params.targetId);
      if (!claimed.ok) throw new Refused(claimed.error);
      return backups.status();
    },
  );

  const found = async (targetId: BackupTargetId, name: string) => {
    const backup = await backups.find(targetId, name);
    if (!backup) throw new Refused(rejection('unknownBackup', name));
    return backup;
  };

  app.post(
    '/backups/:targetId/:name/check',
    {
      schema: {
        tags,
        summary: 'Read a backup back whole: every byte of it, its database and its log',
        headers,
        params: oneBackup,
        body: z.strictObject({ passphrase: z.string().max(200).optional() }),
        response: { 200: BackupContents, ...problems },
      },
    },
    async (request) => {
      keeperOf(request, access);
      idempotencyKeyOf(request);
      const { targetId, name } = request.params;
      const backup = await found(targetId, name);
      if (backup.kind === 'beforeUpdate')
        throw new Refused(
          rejection('backupUnusable', 'a copy from before an update: choose it to restore it'),
        );
      const checked = await backups.check(targetId, backup, request.body.passphrase);
      if (!checked.ok) throw new Refused(rejectionOf(checked.error));
      const { manifest, encrypted, problems: wrong } = checked.value;
      return { manifest, encrypted, problems: wrong, mediaMissing: [] };
    },
  );

  app.get(
    '/backups/:targetId/:name',
    {
      schema: {
        tags,
        summary: 'Take a backup away as it lies there; stands in the audit',
        params: oneBackup,
        response: {
          200: {
            description: 'The file',
            content: { 'application/octet-stream': { schema: z.unknown() } },
          },
          ...readProblems,
        },
      },
    },
    async (request, reply) => {
      const actor = keeperOf(request, access);
      const { targetId, name } = request.params;
      const backup = await found(targetId, name);
      await note(request, actor, {
        type: 'dataExported',
        what: 'backup',
        detail: backup.name,
        agencyId: null,
      });
      return reply
        .header('content-disposition', `attachment; filename="${backup.name}"`)
        .header('content-length', backup.bytes)
        .type('application/octet-stream')
        .send(createReadStream(backup.path));
    },
  );
}
