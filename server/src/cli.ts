#!/usr/bin/env node
/** The command line: `npm run giliran -- <command>`. */
import { parseArgs } from 'node:util';
import { rotateSecrets } from './commands/rotate-secrets.ts';
import { serve } from './commands/serve.ts';
import { verifyData } from './commands/verify-data.ts';
import { readSettings } from './settings.ts';

const help = `Giliran, the queue of a public-service mall

  npm run giliran -- serve     run the server (an empty data folder starts with the demo site)
  npm run giliran -- verify    rebuild the current state from the event log and compare
  npm run giliran -- secure    replace the demo's published passwords and keys by random ones

Environment
  PORT          8080        HOST          127.0.0.1
  GILIRAN_DATA  ./data      GILIRAN_LOG   debug | info | warn | error | silent
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { help: { type: 'boolean', short: 'h' } },
});
const settings = readSettings(process.env);
const [command = 'help'] = positionals;

if (values.help || command === 'help') {
  process.stdout.write(help);
} else if (!settings.ok) {
  process.stderr.write(`${settings.error}\n`);
  process.exitCode = 2;
} else if (command === 'serve') {
  process.exitCode = await serve(settings.value);
} else if (command === 'verify') {
  process.exitCode = verifyData(settings.value);
} else if (command === 'secure') {
  process.exitCode = await rotateSecrets(settings.value);
} else {
  process.stderr.write(`There is no command "${command}".\n\n${help}`);
  process.exitCode = 2;
}
