/** Pictures and videos for the displays: sent, listed and deleted by administrators, served to every screen. */
import { Readable } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { MediaFile, mediaTypes, rejection, StoredMedia, type MediaItem } from '@giliran/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mediaLimits, type MediaFolder } from '../media/media-folder.ts';
import type { ApiParts } from './api.ts';
import { hallAskerWith } from './asking.ts';
import type { GiliranFastify } from './fastify.ts';
import { problems, readProblems, Refused, sendProblem } from './problem.ts';

const tags = ['media'];
export function addMediaRoutes({ app, access, queue, media }: ApiParts): void {
  const playlist = (): readonly MediaItem[] => queue.state.index?.site.settings.media ?? [];
  const uses = (file: MediaFile): number =>
    playlist().filter((item) => item.kind !== 'text' && item.file === file).length;
  const forAdministrators = (request: FastifyRequest): void => {
    hallAskerWith(request, access, 'site:write');
  };

  // The body is the file itself, whatever its sender calls it; it streams past the memory into the folder.
  for (const type of ['application/octet-stream', ...Object.values(mediaTypes)])
    app.addContentTypeParser(type, (_request, payload, done) => done(null, payload));

  app.post(
    '/media',
    {
      bodyLimit: mediaLimits.video + 1,
      onRequest: (request, _reply, done) => {
        // Before the first byte of a large body is read.
        forAdministrators(request);
        done();
      },
      schema: {
        tags,
        summary:
          'Keep a picture (PNG, JPEG, GIF, WebP; 20 MB) or a video (MP4, WebM; 300 MB): the body is the file. The same file again is the same answer',
        consumes: ['application/octet-stream', ...Object.values(mediaTypes)],
        response: { 201: StoredMedia, ...problems },
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable))
        throw new Refused(rejection('unsupportedMediaType', 'send the file itself as the body'));
      const kept = await media.keep(request.body);
      if (!kept.ok) throw new Refused(kept.error);
      void reply.status(201);
      return { ...kept.value, uses: uses(kept.value.file) };
    },
  );
  app.get(
    '/media',
    {
      schema: {
        tags,
        summary: 'The files that are kept, the newest first',
        response: { 200: z.array(StoredMedia), ...readProblems },
      },
    },
    async (request) => {
      forAdministrators(request);
      return (await media.list()).map((one) => ({ ...one, uses: uses(one.file) }));
    },
  );
  app.delete(
    '/media/:file',
    {
      schema: {
        tags,
        summary: 'Delete a file that no item of the playlist shows',
        params: z.strictObject({ file: MediaFile }),
        response: { 204: z.null(), ...readProblems, 409: problems[409] },
      },
    },
    async (request, reply) => {
      forAdministrators(request);
      const { file } = request.params;
      if (uses(file) > 0) throw new Refused(rejection('siteInUse', `${file} stands in the playlist`));
      if (!(await media.forget(file))) throw new Refused(rejection('notFound', file));
      return reply.status(204).send(null);
    },
  );
}

/** The files under `/media/`, for whoever knows a name: it is a hash, and what hangs in the lobby is no secret. */
export async function serveMedia(app: GiliranFastify, media: MediaFolder): Promise<void> {
  await app.register(fastifyStatic, {
    root: media.folder,
    prefix: '/media/',
    decorateReply: false,
    index: false,
    dotfiles: 'deny',
    // Ours by name, or not there: no part of a request reaches the file system otherwise.
    allowedPath: (path) => MediaFile.safeParse(path.replace(/^\//, '')).success,
    // A name stands for one content for ever.
    immutable: true,
    maxAge: '365d',
    setHeaders: (response) => {
      void response.header('x-content-type-options', 'nosniff');
      void response.header('content-security-policy', "default-src 'none'; sandbox");
    },
  });
  app.get('/media', { schema: { hide: true } }, (_request, reply) =>
    sendProblem(reply, rejection('notFound')),
  );
}
