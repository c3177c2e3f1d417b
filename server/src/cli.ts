#!/usr/bin/env node
/** The command line: `npm run giliran -- <command>`. */
import { parseArgs } from 'node:util';
import { readSettings, type ServerSettings } from './settings.ts';
import { commandHelp } from './command-help.ts';
import { dataFault } from './data-fault.ts';

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

const options = {
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
} as const;
const { positionals, values, tokens } = parseArgs({
  ...{ allowPositionals: true, strict: false, tokens: true, options },
});
/** A slip of the pen must not turn a look into a deed: `--dryrun` would restore. */
function misread(): string | null {
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.entries(options).find(([name]) => name === token.name);
    if (!known) return `There is no option ${token.rawName}.`;
    if (known[1].type === 'string' && token.value === undefined) return `${token.rawName} needs a value.`;
    if (known[1].type === 'boolean' && token.value !== undefined) return `${token.rawName} takes no value.`;
  }
  return null;
}
// Whoever reads may have read enough: `giliran help | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const settings = readSettings(process.env);
const [name = 'help', first, second] = positionals;
const command = commands.get(name);
// Its own options are read where it is.
const mistake = name === 'certificate' ? null : misread();

if (values.help || name === 'help') {
  process.stdout.write(commandHelp());
} else if (!command) {
  process.stderr.write(`There is no command "${name}".\n\n${commandHelp()}`);
  process.exitCode = 2;
} else if (mistake !== null) {
  process.stderr.write(`${mistake} "help" has them all.\n`);
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
