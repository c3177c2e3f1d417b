/** `/api/v1`: the HTTP road. Its description is at `/api/v1/openapi.json`. */
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../clock.ts';
import type { PaperLogos } from '../paper-logos.ts';
import type { Presence } from '../presence.ts';
import type { QueueService } from '../queue-service.ts';
import type { Reports } from '../reports/reports.ts';
import type { ServerPrinting } from '../server-printing.ts';
import type { Store } from '../store/store.ts';
import type { GiliranFastify } from './fastify.ts';
import type { MediaFolder } from '../media/media-folder.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { addKeyRoutes } from './key-routes.ts';
import { addPairingRoutes } from './pairing-routes.ts';
import { addAgencyRoutes } from './agency-routes.ts';
import type { PrinterDesk } from '../printer-desk.ts';
import { addPrinterRoutes } from './printer-routes.ts';
import { addMediaRoutes } from './media-routes.ts';
import { addPaperRoutes } from './paper-routes.ts';
import { addQueueRoutes } from './queue-routes.ts';
import { addReportRoutes } from './report-routes.ts';
import { addSessionRoutes } from './session-routes.ts';
import { addSetUpRoutes } from './set-up-routes.ts';
import { addSiteRoutes } from './site-routes.ts';
import { addTicketPreviewRoutes } from './ticket-preview-routes.ts';
import { addWholeDayRoutes } from './whole-day-routes.ts';

export interface ApiParts extends Identity {
  readonly app: GiliranFastify;
  readonly queue: QueueService;
  readonly store: Store;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly printing: ServerPrinting;
  readonly logos: PaperLogos;
  readonly printerDesk: PrinterDesk;
  readonly reports: Reports;
  readonly media: MediaFolder;
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
      addSiteRoutes(within);
      addTicketPreviewRoutes(within);
      addPrinterRoutes(within);
      addReportRoutes(within);
      addAccountRoutes(within);
      addKeyRoutes(within);
      addPairingRoutes(within);
      addAuditRoutes(within);
      // In a scope of its own: nobody else takes a file as a body.
      await scoped.register(async (alone: GiliranFastify) => addMediaRoutes({ ...within, app: alone }));
      scoped.get('/openapi.json', { schema: { hide: true } }, () => parts.app.swagger());
    },
    { prefix: '/api/v1' },
  );
}
