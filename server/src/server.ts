/** The server, put together: everything it depends on arrives here by name. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { waitingOfService } from '@giliran/engine';
import type { Site } from '@giliran/protocol';
import type { Logger } from 'pino';
import { startAlertWatch } from './alerts/alert-watch.ts';
import { startAutoWork } from './auto-work.ts';
import { seeToRestore } from './backup/after-restore.ts';
import { BackupFiles, type PassphraseSource } from './backup/backup-files.ts';
import { Backups } from './backup/backups.ts';
import { RestoreDesk, type CheckedRestore } from './backup/restore-desk.ts';
import type { TargetDisk } from './backup/target-folder.ts';
import type { Clock } from './clock.ts';
import { addApi } from './http/api.ts';
import { createFastify } from './http/fastify.ts';
import { serveMedia } from './http/media-routes.ts';
import { recordingsInUse, serveRecordings } from './http/recording-routes.ts';
import { RecordingFolder } from './recordings/recording-folder.ts';
import { MediaFolder } from './media/media-folder.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addPages } from './http/page-routes.ts';
import type { StartPageFacts } from './http/start-page.ts';
import { AccessStore } from './identity/access-store.ts';
import { createIdentity } from './identity/identity.ts';
import { SessionStore } from './identity/session-store.ts';
import { ChainWatch } from './audit/chain-watch.ts';
import { emptyAuditInbox, keepAuditInboxEmpty } from './audit/inbox.ts';
import type { KioskPrinters } from './kiosk-printers.ts';
import { BrowserKiosks } from './browser-kiosks.ts';
import { PrinterDesk } from './printer-desk.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { PaperLogos } from './paper-logos.ts';
import { Presence } from './presence.ts';
import { ServerPrinting } from './server-printing.ts';
import { QueueService } from './queue-service.ts';
import { watchClock } from './readiness/clock-watch.ts';
import { countEarlierDays } from './reports/count-earlier-days.ts';
import { Reports } from './reports/reports.ts';
import { guardPlainDoor } from './tls/plain-door.ts';
import { hangSecureDoor, type SecureDoor } from './tls/secure-door.ts';
import type { SiteCertificate } from './tls/site-certificate.ts';
import type { Announcer } from './discovery/announce.ts';
import { dismissStrangers } from './socket/dismissal.ts';
import { watchSilentPapers } from './silent-papers.ts';
import { askDevice } from './socket/ask-device.ts';
import { createSocketServer, serveConnections } from './socket/socket-server.ts';
import { sendView } from './socket/view-forms.ts';
import { startCheckpoints } from './store/checkpoints.ts';
import { openDatabase } from './store/database.ts';
import { watchStorage } from './store/storage-watch.ts';
import { LogThread, type LogThreadUse } from './store/log-thread.ts';
import { Store } from './store/store.ts';
import { z } from 'zod';
import { ViewHub } from './views/view-hub.ts';
import { postMessage, type Post } from './webhooks/post.ts';
import { WebhookStore } from './webhooks/webhook-store.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import { startDayClock } from './day-clock.ts';

export interface ServerParts {
  /** Path of the SQLite file, or `:memory:`. */
  readonly databaseFile: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly printers: KioskPrinters;
  /** Where pictures and videos for the displays are kept. */
  readonly mediaFolder: string;
  /** Where the site's own recordings are kept. */
  readonly recordingFolder: string;
  /** Links of the start page; empty where nothing is to be published. */
  readonly startLinks: () => StartPageFacts['links'];
  /** See `QueueServiceParts`. */
  readonly commandsPerCommit?: number;
  /** See `QueueServiceParts`. */
  readonly logThread?: LogThreadUse;
  /** Whether backups are made by the clock, not only when asked for; and what encrypts them. */
  readonly backups?: { readonly scheduled: boolean; readonly passphrase: PassphraseSource };
  /** Lets the command line on this machine ask whether the hall is ready. */
  readonly localKey?: string;
  /** Milliseconds of a clock that nobody can set; default the process's own. */
  readonly steadyClock?: () => number;
  /** Stops this server, puts checked data in place and starts again; left out where nobody can. */
  readonly restart?: (restore: CheckedRestore) => void;
  /** How a webhook's message leaves; another one in tests. */
  readonly post?: Post;
  /** What is asked of the disks of backups; another one in tests. */
  readonly backupDisk?: TargetDisk;
  /** The site's certificate: with it there is a second, encrypted door, and secrets come in by that one only. */
  readonly certificate?: SiteCertificate;
  /** Tells the hall's network of this server; nothing is told when left out. */
  readonly announce?: Announcer;
  /** Shows the code of the first start at the server itself; null when it is good no more. The log has it, too. */
  readonly showFirstRunCode?: (code: string | null) => void;
}

export interface GiliranServer {
  readonly queue: QueueService;
  readonly store: Store;
  readonly accessStore: AccessStore;
  readonly backups: Backups;
  /** Whether nobody can administer the hall yet. */
  firstRunNeeded(): boolean;
  /** Begins to listen; gives the port, which the system chooses when 0 was asked for. */
  listen(host: string, port: number, securePort?: number): Promise<number>;
  /** The encrypted door, where the site has a certificate. */
  readonly secure: SecureDoor | null;
  /** Finishes what was accepted, tells clients good-bye and closes the database. */
  stop(): Promise<void>;
}

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

/** A printer in the middle of a paper is waited for a moment only: its paper is accounted for at the next start. */
const printersMayTakeMs = 2_000;

function letGo(printers: KioskPrinters, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.after(printersMayTakeMs, resolve);
    void printers.close().then(() => {
      callOff();
      resolve();
    });
  });
}

export async function buildServer(parts: ServerParts): Promise<GiliranServer> {
  const { clock, logger, printers } = parts;
  const db = openDatabase(parts.databaseFile);
  // A database in memory cannot be opened twice; only tests have one.
  const thread = db.memory ? null : new LogThread({ file: db.name, clock, logger });
  const store = new Store(db, thread);
  const accessStore = new AccessStore(db);
  const sessions = new SessionStore(db);
  const onSite = (site: Site): void => sessions.keepOnly(site);
  const { commandsPerCommit } = parts;
  const queue = new QueueService({
    ...{ store, clock, logger, commandsPerCommit, onSite },
    logThread: parts.logThread,
  });
  await queue.rollOver();
  await seeToRestore(db, { queue, clock, logger });
  const printing = new ServerPrinting({ queue, store, clock, printers, logger });
  await printing.accountForLost();
  const logos = new PaperLogos();
  // Made when the set-up changes rather than when somebody waits for a ticket.
  const readyLogo = (): unknown => logos.of(queue.state.index?.site.settings.logo ?? null);
  readyLogo();
  queue.onCommitted(({ touched }) => touched.site && readyLogo());
  const presence = new Presence(clock);
  const media = new MediaFolder(parts.mediaFolder);
  await media.open();
  const identity = createIdentity({
    ...{ db, accessStore, sessions, queue, presence, clock },
    showFirstRunCode: (code) => {
      if (code !== null) logger.warn({ event: 'firstRunCode', code }, 'the hall has no administrator yet');
      parts.showFirstRunCode?.(code);
    },
  });
  const { access } = identity;
  await emptyAuditInbox(db, queue);
  const recordings = new RecordingFolder(parts.recordingFolder, () => recordingsInUse(queue));
  await recordings.open();

  const reports = new Reports({ db, clock, logger, settle: () => queue.settle() });
  const dataFolder = dirname(parts.databaseFile);
  const backups = await Backups.open({
    ...{ clock, logger, version, databaseFile: parts.databaseFile },
    sides: { media: parts.mediaFolder, recordings: parts.recordingFolder },
    files: new BackupFiles(dataFolder, parts.backups?.passphrase),
    disk: parts.backupDisk,
    site: () => queue.state.index?.site ?? null,
  });
  const restoreDesk = new RestoreDesk({ backups, dataFolder, clock, restart: parts.restart });
  await restoreDesk.open();
  const chain = new ChainWatch({ db, clock, logger });

  const app = await createFastify(logger);
  let plainPort: number | null = null;
  let listensOn: string | null = null;
  const secured = parts.certificate !== undefined;
  const io = createSocketServer({ http: app.server, access, secured });
  const secure = parts.certificate ? hangSecureDoor({ app, io, certificate: parts.certificate }) : null;
  if (secure) {
    guardPlainDoor(app, () => secure.port());
    app.decorate('phonePort', () => plainPort);
  }
  const metrics = createMetrics({
    waiting: () =>
      [...queue.state.lines.keys()].reduce((sum, id) => sum + waitingOfService(queue.state, id), 0),
    issuedToday: () => queue.state.issueOrder,
    connections: () => io.engine.clientsCount,
    lastSeq: () => queue.lastSeq,
    held: () => ({ ...hub.held(), ...presence.held(), rooms: io.sockets.adapter.rooms.size }),
  });
  const onCommand: Metrics['onCommand'] = (...figures) => metrics.onCommand(...figures);
  const startedAt = clock.now();
  // Whoever had been here before is missed when it does not come back.
  const knownBefore = new Set(
    accessStore
      .deviceKeys()
      .filter((device) => device.last_seen !== null)
      .map((device) => `${device.kind}:${device.device_id}`),
  );
  const webhooks = new Webhooks({
    ...{ queue, clock, logger, store: new WebhookStore(db), post: parts.post ?? postMessage },
    onMoved: () => hub.webhooksMoved(),
  });
  const hub = new ViewHub({
    webhooksFailing: () => webhooks.failing(),
    storage: () => queue.storage,
    state: () => queue.state,
    newest: () => queue.newest,
    ticketByToken: (token) => queue.findTicketByToken(token),
    presence,
    paperLogo: (image) => logos.printable(image),
    clock,
    phoneUrl: () => (plainPort === null ? null : (secure?.phoneUrl(plainPort) ?? null)),
    epoch: randomUUID(),
    outlet: { send: (room, push) => sendView(io, room, push) },
  });
  queue.onCommitted((committed) => hub.onCommitted(committed));
  queue.onStorage(() => hub.storageMoved());
  serveConnections(io, { http: app.server, access, queue, presence, logger, onCommand }, hub);

  const browserKiosks = new BrowserKiosks({ queue, presence, printers, clock, logger });
  const asking = askDevice(io, clock);
  const clockWatch = watchClock(clock, parts.steadyClock ?? (() => performance.now()));
  const printerDesk = new PrinterDesk({
    queue,
    presence,
    printers,
    browserKiosks,
    askDevice: asking,
  });
  addHealthRoutes(app, {
    ...{ queue, clock, backups, webhooks, registry: metrics.registry, version, startedAt },
  });
  await addApi({
    ...{
      ...identity,
      app,
      queue,
      store,
      presence,
      clock,
      printing,
      printerDesk,
      logos,
      reports,
      media,
      chain,
      webhooks,
    },
    ...{ backups, restoreDesk, recordings },
    ...{ dataFolder, clockWatch, askDevice: asking, localKey: parts.localKey },
    doors: () => ({ host: listensOn, shown: secure?.facts.fingerprint ?? null }),
    onCommand,
  });
  await serveMedia(app, media);
  await serveRecordings(app, queue, recordings);
  await addPages(app, () => {
    const settings = queue.state.index?.site.settings;
    return {
      siteName: settings?.name.id ?? 'Belum diatur',
      accentColor: settings?.accentColor ?? '#0b6e4f',
      demo: accessStore.countDemoSecrets() > 0,
      links: parts.startLinks(),
    };
  });
  const stopDayClock = startDayClock(queue, clock);
  const stopDismissal = dismissStrangers(io, { access, queue, clock });
  const stopAuditInbox = keepAuditInboxEmpty(db, queue, clock);
  const stopAutoWork = startAutoWork(queue, clock);
  const stopAlerts = startAlertWatch({
    ...{ queue, clock, logger },
    devices: () => (queue.state.index ? presence.deviceFacts(queue.state.index, startedAt, knownBefore) : []),
  });
  const stopWatchingPapers = watchSilentPapers(queue, clock);
  const stopCounting = countEarlierDays({ db, queue, clock });
  const checkpoints = startCheckpoints({ db, clock, logger, thread });
  queue.onCommitted(() => checkpoints.committed());
  const stopStorageWatch = watchStorage(queue, clock);
  if (parts.backups?.scheduled === true) backups.start();

  let stopAnnouncing: ReturnType<Announcer> | undefined;

  return {
    queue,
    store,
    accessStore,
    backups,
    secure,
    firstRunNeeded: () => identity.firstRun.needed().needed,
    async listen(host, port, securePort = 0) {
      await secure?.listen(host, securePort);
      await app.listen({ host, port });
      const address = app.server.address();
      const listening = typeof address === 'object' && address ? address.port : port;
      logger.info({ event: 'listening', host, port: listening }, 'listening');
      plainPort = listening;
      listensOn = host;
      identity.firstRun.needed();
      stopAnnouncing = parts.announce?.({
        ...{ port: listening, site: queue.state.index?.site.settings.name.id ?? 'Giliran', version },
        ...(secure === null ? {} : { tls: secure.port(), pin: secure.facts.pin }),
      });
      return listening;
    },
    async stop() {
      await stopAnnouncing?.();
      stopDayClock();
      stopDismissal();
      stopAuditInbox();
      stopAutoWork();
      stopAlerts();
      stopStorageWatch();
      webhooks.stop();
      stopWatchingPapers();
      browserKiosks.stop();
      stopCounting();
      queue.stop();
      identity.lastSeen.stop();
      printing.stop();
      // What was just finished is answered before the connections close.
      await new Promise((resolve) => setImmediate(resolve));
      hub.stop();
      await io.close();
      await secure?.stop();
      await app.close();
      clockWatch.stop();
      await backups.stop();
      await checkpoints.stop();
      await thread?.stop();
      await reports.stop();
      await chain.stop();
      db.close();
      await letGo(printers, clock);
      logger.info({ event: 'stopped' }, 'stopped');
    },
  };
}
