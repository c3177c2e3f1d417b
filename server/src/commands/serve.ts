import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { CheckedRestore } from '../backup/restore-desk.ts';
import { putInPlace } from '../backup/restore.ts';
import { pinGroups } from '@giliran/protocol';
import { systemClock } from '../clock.ts';
import { readDemoAccess, readDemoSite } from '../demo-site.ts';
import { growHeapSlowly } from '../heap-growth.ts';
import { installDemoAccess } from '../identity/demo-access.ts';
import { stationPrinters } from '../kiosk-printers.ts';
import type { StartPageFacts } from '../http/start-page.ts';
import { localUrl, runningFile } from './running.ts';
import { newKey } from '../identity/secrets.ts';
import { buildServer, type GiliranServer } from '../server.ts';
import { isLoopback, type ServerSettings } from '../settings.ts';
import { announceOnNetwork } from '../discovery/announce.ts';
import { readCertificate } from '../tls/certificate-folder.ts';
import type { SecureDoor } from '../tls/secure-door.ts';
import { databaseFile } from './database-file.ts';
import { withQuietData } from './with-data.ts';

const demoLinks: StartPageFacts['links'] = [
  {
    href: '/kiosk/#device=kiosk-1&key=demo-kiosk-1',
    title: 'Kiosk',
    note: 'Layar sentuh pemohon · take a ticket',
  },
  {
    href: '/display/#device=display-1&key=demo-display-1',
    title: 'Display · Lantai 1',
    note: 'Layar panggilan · called numbers and voice',
  },
  {
    href: '/display/#device=display-4&key=demo-display-4',
    title: 'Display · Lantai 2',
    note: 'Layar panggilan · called numbers and voice',
  },
  {
    href: '/counter/#device=loket-1&key=demo-loket-1',
    title: 'Loket',
    note: 'Petugas · siti-disdukcapil / giliran-demo',
  },
  { href: '/console/', title: 'Konsol', note: 'Pengawas · admin / giliran-demo' },
  { href: '/api/v1/openapi.json', title: 'API', note: 'OpenAPI 3.1 · Bearer demo-admin-key' },
];
const siteLinks: StartPageFacts['links'] = [
  { href: '/kiosk/', title: 'Kiosk', note: 'Layar sentuh pemohon' },
  { href: '/display/', title: 'Display', note: 'Layar panggilan' },
  { href: '/counter/', title: 'Loket', note: 'Petugas' },
  { href: '/console/', title: 'Konsol', note: 'Pengawas' },
];

/** Before anybody can administer the hall there is one thing to do. */
const firstLinks: StartPageFacts['links'] = [
  {
    href: '/console/',
    title: 'Siapkan MPP ini · Set this hall up',
    note: 'Siapkan kode dari terminal server · have the code from the server’s terminal at hand',
  },
];

/** `serve`: runs until told to stop. */
export const serve = (settings: ServerSettings): Promise<number> =>
  withQuietData(settings, async () => {
    for (;;) {
      const ended = await run(settings);
      if (typeof ended === 'number') return ended;
      // Asked for in the console: what was checked takes the place of the data, and the server runs on it.
      const { staged, from, skip } = ended;
      const { dataFolder } = settings;
      const { manifest, into } = staged;
      const now = systemClock.now();
      const { aside } = await putInPlace({ dataFolder, staged: into, manifest, from, now, skip });
      process.stdout.write(`\nRestored ${from}; what was there is kept in ${aside}\n`);
    }
  });

/** The exit code, or the restore that it ended for. */
async function run(settings: ServerSettings): Promise<number | CheckedRestore> {
  const logger = pino({ level: settings.logLevel }, pino.destination({ sync: false }));
  const localKey = newKey();
  const restoreWanted = Promise.withResolvers<CheckedRestore>();
  let demo = false;
  const certificate = readCertificate(settings.dataFolder);
  if (!certificate.ok) {
    process.stderr.write(
      `${certificate.error.text}\nMake another one:  npm run giliran -- certificate --new-key\n`,
    );
    return 2;
  }
  const server = await buildServer({
    databaseFile: databaseFile(settings),
    clock: systemClock,
    logger,
    printers: stationPrinters({
      papers: join(settings.dataFolder, 'paper'),
      journals: join(settings.dataFolder, 'printers'),
      clock: systemClock,
    }),
    mediaFolder: join(settings.dataFolder, 'media'),
    recordingFolder: join(settings.dataFolder, 'recordings'),
    ...(certificate.value === null ? {} : { certificate: certificate.value }),
    ...(settings.discovery
      ? {
          announce: announceOnNetwork((err) =>
            logger.warn({ event: 'notAnnounced', err }, 'programs in the hall cannot find this server'),
          ),
        }
      : {}),
    startLinks: () => (server.firstRunNeeded() ? firstLinks : demo ? demoLinks : siteLinks),
    logThread: settings.logThread,
    backups: { scheduled: true, passphrase: settings.passphrase },
    restart: restoreWanted.resolve,
    localKey,
    showFirstRunCode: (code) => showCode(settings, code),
  });
  if (server.queue.state.index === null && settings.demo) await loadDemoSite(server);
  demo = server.accessStore.countDemoSecrets() > 0;
  if (demo && !isLoopback(settings.host)) {
    await server.stop();
    process.stderr.write(
      `This site still has the demo's published passwords and keys, so it must not be reachable from other machines (HOST=${settings.host}).\nReplace them first:  npm run giliran -- secure\n`,
    );
    return 2;
  }
  let port: number;
  try {
    port = await server.listen(settings.host, settings.port, settings.tlsPort);
  } catch (error) {
    await server.stop();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    process.stderr.write(
      code === 'EADDRINUSE' ? portTaken(error, settings) : `Cannot listen: ${String(error)}\n`,
    );
    return 1;
  }
  growHeapSlowly();
  announce(settings, port, demo);
  if (server.secure) announceSecure(settings, server.secure);
  const running = runningFile(settings.dataFolder);
  writeFileSync(running, JSON.stringify({ url: localUrl(settings.host, port), key: localKey }), {
    mode: 0o600,
  });
  const wanted = await Promise.race([stopSignal(), restoreWanted.promise]);
  rmSync(running, { force: true });
  await server.stop();
  return wanted ?? 0;
}

/** Which of the two ports it was. */
function portTaken(error: unknown, settings: ServerSettings): string {
  const taken = error instanceof Error && 'port' in error ? Number(error.port) : settings.port;
  return taken === settings.tlsPort && taken !== settings.port
    ? `Port ${taken} is taken; set GILIRAN_TLS_PORT to another one.\n`
    : `Port ${settings.port} is taken; set PORT to another one.\n`;
}

function announceSecure(settings: ServerSettings, secure: SecureDoor): void {
  const host = secure.facts.addresses.find((one) => one !== '127.0.0.1') ?? secure.facts.names[0];
  const shown = isLoopback(settings.host) ? settings.host : host;
  process.stdout.write(
    `  Encrypted https://${shown}:${secure.port()}  fingerprint ${pinGroups(secure.facts.pin).join(' ')}\n\n`,
  );
}

/** The sign-ins first: a start that is cut off in between finds no site and begins anew. */
async function loadDemoSite(server: GiliranServer): Promise<void> {
  await installDemoAccess(server.accessStore, await readDemoAccess());
  const site = await readDemoSite();
  const configured = await server.queue.execute({ kind: 'system' }, 'load-demo-site', {
    type: 'site.configure',
    site,
  });
  if (!configured.ok) throw new Error(`the demo site was refused: ${configured.error.code}`);
  await server.queue.rollOver();
}

function announce(settings: ServerSettings, port: number, demo: boolean): void {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const at = `http://${host}:${port}`;
  const lines = demo
    ? [
        `Giliran is running at ${at}`,
        '',
        `  Kiosk     ${at}/kiosk/#device=kiosk-1&key=demo-kiosk-1`,
        `  Display   ${at}/display/#device=display-1&key=demo-display-1      (floor 1; display-4 shows floor 2)`,
        `  Counter   ${at}/counter/#device=loket-1&key=demo-loket-1          sign in: siti-disdukcapil / giliran-demo`,
        `  Console   ${at}/console/                                          sign in: admin / giliran-demo`,
        `  API       ${at}/api/v1/openapi.json                               Authorization: Bearer demo-admin-key`,
        '',
        `  Papers are written to ${join(settings.dataFolder, 'paper')}`,
        '  Stop with Ctrl+C.',
      ]
    : [
        `Giliran is running at ${at}`,
        `  Kiosk ${at}/kiosk/  Display ${at}/display/  Counter ${at}/counter/  Console ${at}/console/`,
      ];
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

/** On the console, and in a file of the data folder that only this user may read, until it has been used. */
function showCode(settings: ServerSettings, code: string | null): void {
  const file = join(settings.dataFolder, 'first-run-code.txt');
  if (code === null) {
    rmSync(file, { force: true });
    return;
  }
  writeFileSync(file, `${code}\n`, { mode: 0o600 });
  process.stdout.write(
    `\nThis hall has no administrator yet. Open the console and enter the code  ${code}\n(it also stands in ${file}), or run  npm run giliran -- init\n`,
  );
}

function stopSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(undefined));
    process.once('SIGTERM', () => resolve(undefined));
  });
}
