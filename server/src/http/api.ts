/** `/api/v1`: the HTTP road. Its description is at `/api/v1/openapi.json`. */
import type { Identity } from '../identity/identity.ts';
import type { Backups } from '../backup/backups.ts';
import type { RestoreDesk } from '../backup/restore-desk.ts';
import type { Clock } from '../clock.ts';
import type { PaperLogos } from '../paper-logos.ts';
import type { Presence } from '../presence.ts';
import type { QueueService } from '../queue-service.ts';
import type { Reports } from '../reports/reports.ts';
import type { ServerPrinting } from '../server-printing.ts';
import type { Doors } from '../readiness/certificate.ts';
import type { Store } from '../store/store.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { GiliranFastify } from './fastify.ts';
import type { MediaFolder } from '../media/media-folder.ts';
import type { ChainWatch } from '../audit/chain-watch.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { addKeyRoutes } from './key-routes.ts';
import { addPairingRoutes } from './pairing-routes.ts';
import { addBackupRoutes } from './backup-routes.ts';
import { addRestoreRoutes } from './restore-routes.ts';
import type { RecordingFolder } from '../recordings/recording-folder.ts';
import { addAgencyRoutes } from './agency-routes.ts';
import type { PrinterDesk, PrinterDeskParts } from '../printer-desk.ts';
import type { ClockWatch } from '../readiness/clock-watch.ts';
import { guardAgainstFloods } from './flood-guard.ts';
import { addPrinterRoutes } from './printer-routes.ts';
import { addSetUpPreviewRoutes } from './set-up-preview-routes.ts';
import { addHallRoutes } from './hall-routes.ts';
import { addMediaRoutes } from './media-routes.ts';
import { addRecordingRoutes } from './recording-routes.ts';
import { addPaperRoutes } from './paper-routes.ts';
import { addQueueRoutes } from './queue-routes.ts';
import { addReadinessRoutes } from './readiness-routes.ts';
import { addReportRoutes } from './report-routes.ts';
import { addSessionRoutes } from './session-routes.ts';
import { addSetUpRoutes } from './set-up-routes.ts';
import { addSiteRoutes } from './site-routes.ts';
import { addTicketPreviewRoutes } from './ticket-preview-routes.ts';
import { addWebhookRoutes } from './webhook-routes.ts';
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
  readonly backups: Backups;
  readonly restoreDesk: RestoreDesk;
  readonly recordings: RecordingFolder;
  readonly chain: ChainWatch;
  readonly dataFolder: string;
  /** Of the command line on this machine; undefined where there is none. */
  readonly localKey: string | undefined;
  readonly clockWatch: ClockWatch;
  /** Where the server listens, and with which certificate. */
  readonly doors: () => Doors;
  readonly askDevice: PrinterDeskParts['askDevice'];
  readonly webhooks: Webhooks;
  /** Counts commands for the metrics. */
  readonly onCommand: (type: string, outcome: string, seconds: number) => void;
}

export async function addApi(parts: ApiParts): Promise<void> {
  await parts.app.register(
    async (scoped: GiliranFastify) => {
      const within = { ...parts, app: scoped };
      guardAgainstFloods(scoped, { access: parts.access, now: () => performance.now() });
      addSetUpRoutes(within);
      addQueueRoutes(within);
      addWholeDayRoutes(within);
      addAgencyRoutes(within);
      addSessionRoutes(within);
      addPaperRoutes(within);
      addSiteRoutes(within);
      addTicketPreviewRoutes(within);
      addSetUpPreviewRoutes(within);
      addPrinterRoutes(within);
      addReportRoutes(within);
      addHallRoutes(within);
      addWebhookRoutes(within);
      addAccountRoutes(within);
      addKeyRoutes(within);
      addPairingRoutes(within);
      addAuditRoutes(within);
      addBackupRoutes(within);
      addReadinessRoutes(within);
      // In a scope of its own: nobody else takes a file as a body.
      await scoped.register(async (alone: GiliranFastify) => addMediaRoutes({ ...within, app: alone }));
      await scoped.register(async (alone: GiliranFastify) => addRestoreRoutes({ ...within, app: alone }));
      await scoped.register(async (alone: GiliranFastify) => addRecordingRoutes({ ...within, app: alone }));
      scoped.get('/openapi.json', { schema: { hide: true } }, () => parts.app.swagger());
    },
    { prefix: '/api/v1' },
  );
}
