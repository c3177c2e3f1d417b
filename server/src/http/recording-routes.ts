/** The site's own recordings: sent and listed by administrators, served to every display. */
import fastifyStatic from '@fastify/static';
import {
  RecordingFile,
  recordingLimits,
  rejection,
  StoredRecording,
  type RecordingList,
  type VoiceRecordings,
} from '@giliran/protocol';
import { z } from 'zod';
import type { QueueService } from '../queue-service.ts';
import type { RecordingFolder } from '../recordings/recording-folder.ts';
import { recordingsVersion } from '../recordings/recordings-version.ts';
import type { ApiParts } from './api.ts';
import { hallAskerWith } from './asking.ts';
import type { GiliranFastify } from './fastify.ts';
import { problems, readProblems, Refused } from './problem.ts';

const tags = ['voice'];
const types = ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave', 'application/octet-stream'];

const none: VoiceRecordings = {};
const recordingsOf = (queue: QueueService): VoiceRecordings =>
  queue.state.index?.site.settings.recordings ?? none;

/** The files that the set-up names. */
export const recordingsInUse = (queue: QueueService): ReadonlySet<string> =>
  new Set(Object.values(recordingsOf(queue)));

export function addRecordingRoutes({ app, access, queue, recordings }: ApiParts): void {
  const uses = (file: RecordingFile): number =>
    Object.values(recordingsOf(queue)).filter((one) => one === file).length;

  for (const type of types)
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post(
    '/recordings',
    {
      bodyLimit: recordingLimits.bytes,
      // Before the body is read.
      onRequest: async (request) => void hallAskerWith(request, access, 'site:write'),
      schema: {
        tags,
        summary:
          'Keep a recording: the body is a WAV file (PCM, mono, 48 kHz, at most 20 s), checked for silence and clipping. It is heard once `settings.recordings` names it',
        consumes: types,
        response: { 201: StoredRecording, ...problems },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body))
        throw new Refused(rejection('unsupportedMediaType', 'send the WAV file itself as the body'));
      const kept = await recordings.keep(new Uint8Array(request.body));
      if (!kept.ok) throw new Refused(kept.error);
      void reply.status(201);
      return { ...kept.value, uses: uses(kept.value.file) };
    },
  );
  app.get(
    '/recordings',
    {
      onRequest: async (request) => void hallAskerWith(request, access, 'site:write'),
      schema: {
        tags,
        summary: 'The recordings that are kept, the newest first',
        response: { 200: z.array(StoredRecording), ...readProblems },
      },
    },
    async () => (await recordings.list()).map((one) => ({ ...one, uses: uses(one.file) })),
  );
}

/** The list and the files under `/recordings`, for every display: what is said in the hall is no secret. */
export async function serveRecordings(
  app: GiliranFastify,
  queue: QueueService,
  recordings: RecordingFolder,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: recordings.folder,
    prefix: '/recordings/',
    decorateReply: false,
    index: false,
    dotfiles: 'deny',
    // Ours by name, or not there: no part of a request reaches the file system otherwise.
    allowedPath: (path) => RecordingFile.safeParse(path.replace(/^\//, '')).success,
    // A name stands for one content for ever.
    immutable: true,
    maxAge: '365d',
    setHeaders: (response) => {
      void response.header('x-content-type-options', 'nosniff');
      void response.header('content-security-policy', "default-src 'none'; sandbox");
    },
  });
  app.get('/recordings', { schema: { hide: true } }, (_request, reply): RecordingList => {
    const clips = recordingsOf(queue);
    void reply.header('cache-control', 'no-cache');
    return { version: recordingsVersion(clips), clips };
  });
}
