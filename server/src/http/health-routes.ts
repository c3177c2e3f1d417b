/** For whoever watches the server: is it well, and how busy is it. */
import { StorageState } from '@giliran/protocol';
import { z } from 'zod';
import type { Registry } from 'prom-client';
import type { Backups } from '../backup/backups.ts';
import type { QueueService } from '../queue-service.ts';
import type { Clock } from '../clock.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { GiliranFastify } from './fastify.ts';

const Health = z.strictObject({
  status: z.enum(['ok', 'failing']),
  storage: StorageState,
  /** `late`: some folder of backups has none as new as it should; `failing`: none has; `off`: not by the clock. */
  backups: z.enum(['ok', 'late', 'failing', 'off']),
  /** `failing`: messages of a webhook do not arrive; the hall works all the same. */
  webhooks: z.enum(['ok', 'failing']),
  day: z.string().nullable(),
  lastSeq: z.int(),
  uptimeSeconds: z.int(),
  version: z.string(),
  /** The hall's name, so that whoever sets a program up sees whose server answers. */
  site: z.string().nullable(),
});

export function addHealthRoutes(
  app: GiliranFastify,
  parts: {
    queue: QueueService;
    backups: Backups;
    clock: Clock;
    webhooks: Webhooks;
    registry: Registry;
    version: string;
    startedAt: number;
  },
): void {
  const { queue, clock, registry, backups, webhooks } = parts;
  app.get(
    '/healthz',
    {
      schema: {
        tags: ['health'],
        security: [],
        summary: 'Whether the server can serve',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const storage = queue.tryStorage();
      const failing = storage === 'failing';
      void reply.status(failing ? 503 : 200);
      return {
        status: failing ? ('failing' as const) : ('ok' as const),
        storage,
        backups: await backups.health(),
        webhooks: webhooks.failing().length === 0 ? ('ok' as const) : ('failing' as const),
        day: queue.state.day,
        lastSeq: queue.lastSeq,
        uptimeSeconds: Math.max(0, Math.floor((clock.now() - parts.startedAt) / 1000)),
        version: parts.version,
        site: queue.state.index?.site.settings.name.id ?? null,
      };
    },
  );
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
