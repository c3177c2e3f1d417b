/** `/api/v1`: the HTTP road. Its description is at `/api/v1/openapi.json`. */
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../clock.ts';
import type { Presence } from '../presence.ts';
import type { QueueService } from '../queue-service.ts';
import type { ServerPrinting } from '../server-printing.ts';
import type { Store } from '../store/store.ts';
import type { GiliranFastify } from './fastify.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { addKeyRoutes } from './key-routes.ts';
import { addPairingRoutes } from './pairing-routes.ts';
import { addAgencyRoutes } from './agency-routes.ts';
import { addPaperRoutes } from './paper-routes.ts';
import { addQueueRoutes } from './queue-routes.ts';
import { addSessionRoutes } from './session-routes.ts';
import { addSetUpRoutes } from './set-up-routes.ts';
import { addWholeDayRoutes } from './whole-day-routes.ts';

export interface ApiParts extends Identity {
  readonly app: GiliranFastify;
  readonly queue: QueueService;
  readonly store: Store;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly printing: ServerPrinting;
  /** Counts commands for the metrics. */
  readonly onCommand: (type: string, outcome: string, seconds: number) => void;
}

export async function addApi(parts: ApiParts): Promise<void> {
  await parts.app.register(
    async (scoped: GiliranFastify) => {
      const within = { ...parts, app: scoped };
      addSetUpRoutes(within);
      addQueueRoutes(within);
      addWholeDayRoutes(within);
      addAgencyRoutes(within);
      addSessionRoutes(within);
      addPaperRoutes(within);
      addAccountRoutes(within);
      addKeyRoutes(within);
      addPairingRoutes(within);
      addAuditRoutes(within);
      scoped.get('/openapi.json', { schema: { hide: true } }, () => parts.app.swagger());
    },
    { prefix: '/api/v1' },
  );
}
