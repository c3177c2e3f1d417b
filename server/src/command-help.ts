/** What the command line says of itself. */

/** A distribution writes its own name here. */
const program = 'npm run giliran --';

/** How each is called, and what it does; lines of at most 80 letters. */
const commands: readonly (readonly [string, ...string[]])[] = [
  ['serve', 'run the server (an empty data folder starts with the demo site)'],
  [
    'init',
    'set up an empty hall and its first administrator, without the demo',
    '(asks; or --name --time-zone --language --admin --admin-name and',
    'GILIRAN_ADMIN_PASSWORD in the environment)',
  ],
  [
    'certificate',
    'make or show the site’s certificate (--name giliran.local --ip 192.168.1.10;',
    '--renew keeps the key, --new-key replaces it)',
  ],
  ['verify [file | folder]', 'check the event log, rebuild the state from it and compare; or a backup'],
  [
    'doctor [--json] [--language id | en]',
    'is the hall ready: disk, clock, certificate, data, backups, devices, counters;',
    'what to do',
  ],
  ['secure', 'replace the demo’s published passwords and keys by random ones'],
  ['password <staff id>', 'a new password for one person'],
  ['device-key <kind> <id>', 'a new key for a kiosk, display or counter desktop'],
  ['hours <date>', 'who is open when on that day, and why not'],
  ['export-site <file.json>', 'the set-up as a file'],
  ['import-site <file.json>', 'set up the site from a file (server stopped)'],
  [
    'backup [--to <file | folder>] [--encrypt]',
    'copy everything, while the server runs, and read the copy back',
  ],
  ['backups', 'the backups that there are'],
  [
    'restore <file> [--dry-run] [--skip <n>]',
    'put a checked backup in place (server stopped); leave out n numbers;',
    '--dry-run only looks',
  ],
];

const environment = `Environment
  PORT          8080        HOST          127.0.0.1
  GILIRAN_DATA  ./data      GILIRAN_LOG   debug | info | warn | error | silent
  GILIRAN_TLS_PORT  8443    the encrypted port, once there is a certificate
  GILIRAN_DISCOVERY on      off: programs in the hall do not find the server by themselves
  GILIRAN_DEMO  yes         no: an empty data folder starts empty, not with the demo site
  GILIRAN_BACKUP_PASSPHRASE_FILE   a file whose first line encrypts and opens backups
`;

/** The whole text, ending in a line break. */
export function commandHelp(): string {
  const width = Math.max(...commands.map(([call]) => `${program} ${call}`.length)) + 4;
  const lines = commands.flatMap(([call, first, ...more]) => [
    `${`  ${program} ${call}`.padEnd(width)}${first}`,
    ...more.map((line) => ' '.repeat(width) + line),
  ]);
  return ['Giliran, the queue of a public-service mall', '', ...lines, '', environment].join('\n');
}
