/** The server as a part: for the command line, the tests and the benchmarks. */
export { targetDisk } from './backup/target-folder.ts';
export { systemClock, type Clock } from './clock.ts';
export { readDemoAccess, readDemoSite } from './demo-site.ts';
export { AccessStore } from './identity/access-store.ts';
export { growHeapSlowly } from './heap-growth.ts';
export { installDemoAccess, replaceDemoSecrets, type DemoAccess } from './identity/demo-access.ts';
export { stationPrinters, type KioskPrinter, type KioskPrinters } from './kiosk-printers.ts';
export { readSiteFile } from './read-site-file.ts';
export { QueueService } from './queue-service.ts';
export { buildServer, type GiliranServer, type ServerParts } from './server.ts';
export { countDay } from './reports/figures.ts';
export { openDatabase } from './store/database.ts';
export { ChainedRow, chainHash } from './store/event-chain.ts';
export { Store } from './store/store.ts';
export { announceOnNetwork, type Notice as ServerAnnouncement } from './discovery/announce.ts';
export { certificateFacts, makeSiteCertificate, type SiteCertificate } from './tls/site-certificate.ts';
export { verify, type Verification } from './verify.ts';
