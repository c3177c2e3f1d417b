/** A restore from the console, in three steps: choose or send a backup, look at what was checked, confirm. */
import { Readable } from 'node:stream';
import { BackupContents, BackupTargetId, rejection, type BackupManifest } from '@giliran/protocol';
import { z } from 'zod';
import type { ApiParts } from './api.ts';
import { idempotencyKeyOf } from './asking.ts';
import { keeperOf } from './backup-routes.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['backups'];
const headers = z.looseObject({ 'idempotency-key': z.string().optional() });
const largestUpload = 64 * 2 ** 30;
/** What happened here after the backup was made and would be gone; null for another hall's. */
const Losing = z.strictObject({ events: z.int(), numbersToday: z.int() });

export function addRestoreRoutes({ app, access, queue, backups, restoreDesk }: ApiParts): void {
  const losing = ({ at, lastSeq, site }: BackupManifest): z.infer<typeof Losing> | null => {
    // Another hall's backup: nothing of here is in it.
    if (site?.name !== queue.state.index?.site.settings.name.id) return null;
    const numbers = [...queue.state.tickets.values()].filter(({ issuedAt }) => issuedAt > at);
    return { events: Math.max(0, queue.lastSeq - lastSeq), numbersToday: numbers.length };
  };

  // The body is the file itself; it streams past the memory onto the disk.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.post(
    '/restores/uploads',
    {
      bodyLimit: largestUpload,
      onRequest: (request, _reply, done) => {
        // Before the first byte of a large body is read.
        keeperOf(request, access);
        done();
      },
      schema: {
        tags,
        summary: 'Send a backup to be restored: the body is the file',
        headers,
        consumes: ['application/octet-stream'],
        querystring: z.strictObject({ name: z.string().trim().min(1).max(200).default('backup') }),
        response: { 201: z.strictObject({ id: z.string(), encrypted: z.boolean() }), ...problems },
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable))
        throw new Refused(rejection('unsupportedMediaType', 'send the file itself as the body'));
      const received = await restoreDesk.receive(request.body, request.query.name);
      if (!received.ok) throw new Refused(received.error);
      void reply.status(201);
      return received.value;
    },
  );

  app.post(
    '/restores',
    {
      schema: {
        tags,
        summary: 'Read a backup whole and keep it ready beside the data; changes nothing yet',
        headers,
        body: z.strictObject({
          from: z.union([
            z.strictObject({ targetId: BackupTargetId, name: z.string().max(100) }),
            z.strictObject({ upload: z.string().max(100) }),
          ]),
          passphrase: z.string().max(200).optional(),
        }),
        response: {
          201: z.strictObject({
            id: z.string(),
            contents: BackupContents,
            /** What must be typed to confirm; null: it cannot be restored. */
            confirmation: z.string().nullable(),
            losing: Losing.nullable(),
          }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      keeperOf(request, access);
      idempotencyKeyOf(request);
      const { from, passphrase } = request.body;
      const stored = 'upload' in from ? null : await backups.find(from.targetId, from.name);
      const chosen =
        'upload' in from ? restoreDesk.sent(from.upload) : stored && { file: stored.path, name: stored.name };
      if (!chosen) throw new Refused(rejection('unknownBackup'));
      const checked = await restoreDesk.check(chosen, passphrase);
      if (!checked.ok) throw new Refused(checked.error);
      void reply.status(201);
      const { id, contents } = checked.value;
      return { id, contents, confirmation: restoreDesk.confirmation(id), losing: losing(contents.manifest) };
    },
  );

  app.post(
    '/restores/:id/confirm',
    {
      schema: {
        tags,
        summary: 'Put the checked backup in place: the server stops and starts again on it',
        headers,
        params: z.strictObject({ id: z.string().max(100) }),
        body: z.strictObject({
          typed: z.string().max(300),
          /** Numbers of today to leave out; left out: as far as the data that are replaced tell, else the usual. */
          skip: z.int().min(0).max(5000).optional(),
        }),
        response: { 202: z.strictObject({ restarting: z.literal(true) }), ...problems },
      },
    },
    async (request, reply) => {
      keeperOf(request, access);
      idempotencyKeyOf(request);
      const { typed, skip } = request.body;
      const confirmed = restoreDesk.confirm(request.params.id, typed, skip);
      if (!confirmed.ok) throw new Refused(confirmed.error);
      void reply.status(202);
      return { restarting: true as const };
    },
  );

  app.delete(
    '/restores',
    {
      schema: {
        tags,
        summary: 'Forget what was sent and checked',
        response: { 204: z.null(), ...readProblems },
      },
    },
    async (request, reply) => {
      keeperOf(request, access);
      await restoreDesk.forget();
      return reply.status(204).send(null);
    },
  );
}
