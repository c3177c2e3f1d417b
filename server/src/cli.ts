#!/usr/bin/env node
/** The command line: `npm run giliran -- <command>`. */
import { parseArgs } from 'node:util';
import { readSettings, type ServerSettings } from './settings.ts';
import { dataFault } from './data-fault.ts';

const help = `Giliran, the queue of a public-service mall

  npm run giliran -- serve                         run the server (an empty data folder starts with the demo site)
  npm run giliran -- init                          set up an empty hall and its first administrator, without the demo
                                                   (asks; or --name --time-zone --language --admin --admin-name and
                                                   GILIRAN_ADMIN_PASSWORD in the environment)
  npm run giliran -- certificate                   make or show the site's certificate (--name giliran.local --ip 192.168.1.10;
                                                   --renew keeps the key, --new-key replaces it)
  npm run giliran -- verify [file | folder]        check the event log, rebuild the state from it and compare; or a backup
  npm run giliran -- doctor [--json]               is the hall ready: disk, clock, data, backups, devices, counters; what to do
  npm run giliran -- secure                        replace the demo's published passwords and keys by random ones
  npm run giliran -- password <staff id>           a new password for one person
  npm run giliran -- device-key <kind> <id>        a new key for a kiosk, display or counter desktop
  npm run giliran -- hours <date>                  who is open when on that day, and why not
  npm run giliran -- export-site <file.json>       the set-up as a file
  npm run giliran -- import-site <file.json>       set up the site from a file (server stopped)
  npm run giliran -- backup [--to <file | folder>] [--encrypt]
                                                   copy everything, while the server runs, and read the copy back
  npm run giliran -- backups                       the backups that there are
  npm run giliran -- restore <file> [--dry-run] [--skip <n>]
                                                   put a checked backup in place (server stopped); leave out n numbers

Environment
  PORT          8080        HOST          127.0.0.1
  GILIRAN_DATA  ./data      GILIRAN_LOG   debug | info | warn | error | silent
  GILIRAN_TLS_PORT  8443    the encrypted port, once there is a certificate
  GILIRAN_DISCOVERY on      off: programs in the hall do not find the server by themselves
  GILIRAN_DEMO  yes         no: an empty data folder starts empty, not with the demo site
  GILIRAN_BACKUP_PASSPHRASE_FILE   a file whose first line encrypts and opens backups
`;

type CommandLine = (
  settings: ServerSettings,
  first: string | undefined,
  second: string | undefined,
) => Promise<number>;
/** Each is loaded only when asked for: a backup need not know the web server. */
const commands = new Map<string, () => Promise<CommandLine>>([
  ['serve', async () => (await import('./commands/serve.ts')).serve],
  [
    'init',
    async () => {
      const { init } = await import('./commands/init.ts');
      return (settings) =>
        init(settings, {
          name: text(values.name),
          timeZone: text(values['time-zone']),
          language: text(values.language),
          admin: text(values.admin),
          adminName: text(values['admin-name']),
          password: process.env['GILIRAN_ADMIN_PASSWORD'],
        });
    },
  ],
  [
    'certificate',
    async () => {
      const { certificate } = await import('./commands/certificate.ts');
      return (settings) => certificate(settings, process.argv.slice(3), () => new Date());
    },
  ],
  ['verify', async () => (await import('./commands/verify-data.ts')).verifyData],
  ['secure', async () => (await import('./commands/rotate-secrets.ts')).rotateSecrets],
  ['password', async () => (await import('./commands/set-secret.ts')).setPassword],
  ['device-key', async () => (await import('./commands/set-secret.ts')).setDeviceKey],
  ['hours', async () => (await import('./commands/hours.ts')).hours],
  ['export-site', async () => (await import('./commands/site-file.ts')).exportSite],
  ['import-site', async () => (await import('./commands/site-file.ts')).importSite],
  [
    'backup',
    async () => {
      const { backup } = await import('./commands/backup.ts');
      return (settings, first) =>
        backup(settings, { to: text(values.to) ?? first, encrypt: values.encrypt === true });
    },
  ],
  ['backups', async () => (await import('./commands/backup.ts')).listBackups],
  [
    'restore',
    async () => {
      const { restoreBackup } = await import('./commands/backup.ts');
      return (settings, first) =>
        restoreBackup(settings, first, { dryRun: values['dry-run'] === true, skip: text(values.skip) });
    },
  ],
  [
    'doctor',
    async () => {
      const { doctor } = await import('./commands/doctor.ts');
      return (settings) => doctor(settings, { json: values.json === true, language: text(values.language) });
    },
  ],
]);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    help: { type: 'boolean', short: 'h' },
    name: { type: 'string' },
    'time-zone': { type: 'string' },
    language: { type: 'string' },
    admin: { type: 'string' },
    'admin-name': { type: 'string' },
    to: { type: 'string' },
    encrypt: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    skip: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const settings = readSettings(process.env);
const [name = 'help', first, second] = positionals;
const command = commands.get(name);

if (values.help || name === 'help') {
  process.stdout.write(help);
} else if (!command) {
  process.stderr.write(`There is no command "${name}".\n\n${help}`);
  process.exitCode = 2;
} else if (!settings.ok) {
  process.stderr.write(`${settings.error}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await command())(settings.value, first, second);
  } catch (error) {
    const words = dataFault(error, settings.value.dataFolder);
    if (words === null) throw error;
    process.stderr.write(`${words}\n`);
    process.exitCode = 2;
  }
}
