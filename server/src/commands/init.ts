/** `init`: an empty hall with its name, its zone and its first administrator, without the demo. */
import { createInterface } from 'node:readline/promises';
import { randomUUID } from 'node:crypto';
import { Language } from '@giliran/protocol';
import pino from 'pino';
import { systemClock } from '../clock.ts';
import { AccessStore } from '../identity/access-store.ts';
import { emptySite, found } from '../identity/founding.ts';
import { checkPassword, leastLength } from '../identity/password-rules.ts';
import { SessionStore } from '../identity/session-store.ts';
import { QueueService } from '../queue-service.ts';
import type { ServerSettings } from '../settings.ts';
import { openDatabase } from '../store/database.ts';
import { Store } from '../store/store.ts';
import { databaseFile } from './database-file.ts';
import { complain, say, withQuietData } from './with-data.ts';

export interface InitOptions {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly language?: string | undefined;
  readonly admin?: string | undefined;
  readonly adminName?: string | undefined;
  /** From the environment: what stands on a command line is seen by everybody on the machine. */
  readonly password?: string | undefined;
}

interface Answers {
  name: string;
  timeZone: string;
  language: string;
  admin: string;
  adminName: string;
  password: string;
}

interface Question {
  readonly field: keyof Answers;
  readonly flag: string;
  readonly text: string;
  readonly usual?: string;
  readonly secret?: true;
  /** What is wrong with an answer, or null. */
  readonly wrong: (answer: string, so: Partial<Answers>) => string | null;
}

const zones: Record<string, string> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };
const zoneOf = (text: string): string => zones[text.toUpperCase()] ?? text;
const siteOf = (so: Partial<Answers>) =>
  emptySite({
    name: so.name ?? 'MPP',
    timeZone: zoneOf(so.timeZone ?? 'WIB'),
    language: Language.catch('id').parse(so.language),
  });

const questions: readonly Question[] = [
  {
    field: 'name',
    flag: '--name',
    text: 'Name of the hall (for example MPP Kota Nusa Raya)',
    wrong: (name) => (siteOf({ name }).success ? null : 'Write a name of 1 to 200 characters.'),
  },
  {
    field: 'timeZone',
    flag: '--time-zone',
    text: 'Time zone: WIB, WITA, WIT, or a name such as Asia/Jakarta',
    usual: 'WIB',
    wrong: (timeZone) =>
      siteOf({ timeZone }).success ? null : 'That is no time zone. Write WIB, WITA or WIT.',
  },
  {
    field: 'language',
    flag: '--language',
    text: 'Language of the announcements: id or en',
    usual: 'id',
    wrong: (language) => (Language.safeParse(language).success ? null : 'Write id or en.'),
  },
  {
    field: 'admin',
    flag: '--admin',
    text: "First administrator's user name",
    usual: 'admin',
    wrong: (id) =>
      /^[a-z0-9][a-z0-9-]{0,62}$/.test(id) ? null : 'Use lower-case letters, digits and hyphens.',
  },
  {
    field: 'adminName',
    flag: '--admin-name',
    text: "First administrator's full name",
    wrong: (name) => (name.length <= 80 && name !== '' ? null : 'Write a name of 1 to 80 characters.'),
  },
  {
    field: 'password',
    flag: 'GILIRAN_ADMIN_PASSWORD',
    text: `Password (at least ${leastLength} characters)`,
    secret: true,
    wrong: (password, { admin = '' }) => {
      const strong = checkPassword(password, admin);
      return strong.ok ? null : `Choose another: ${strong.error.detail ?? 'it is too easy to guess'}.`;
    },
  },
];

/** Answers from flags and, at a terminal, from prompts; null when something is missing or wrong. */
async function answers(given: Partial<Answers>): Promise<Answers | null> {
  const so: Partial<Answers> = {};
  const atTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const terminal = atTerminal
    ? createInterface({ input: process.stdin, output: process.stdout, terminal: true })
    : null;
  try {
    for (const { field, flag, text, usual, secret, wrong } of questions) {
      let answer = given[field];
      for (;;) {
        if (answer === undefined && !terminal) {
          if (usual === undefined) {
            complain(`${text}: say it with ${flag}.`);
            return null;
          }
          answer = usual;
        }
        answer ??= await prompt(terminal, `${text}${usual === undefined ? '' : ` [${usual}]`}: `, secret);
        const clean: string = secret ? answer : answer.trim() || (usual ?? '');
        const problem = wrong(clean, so);
        if (problem === null) {
          so[field] = clean;
          break;
        }
        complain(problem);
        if (!terminal || given[field] !== undefined) return null;
        answer = undefined;
      }
    }
    const { name, timeZone, language, admin, adminName, password } = so;
    if (!name || !timeZone || !language || !admin || !adminName || !password) return null;
    return { name, timeZone, language, admin, adminName, password };
  } finally {
    terminal?.close();
  }
}

async function prompt(
  terminal: ReturnType<typeof createInterface> | null,
  text: string,
  secret: true | undefined,
): Promise<string> {
  if (!terminal) return '';
  if (!secret) return terminal.question(text);
  // A password is typed unseen: what the terminal would show of it is held back.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write(text);
  process.stdout.write = () => true;
  try {
    return await terminal.question('');
  } finally {
    process.stdout.write = write;
    process.stdout.write('\n');
  }
}

export const init = (settings: ServerSettings, options: InitOptions): Promise<number> =>
  withQuietData(settings, async () => {
    const db = openDatabase(databaseFile(settings));
    try {
      const store = new AccessStore(db);
      const sessions = new SessionStore(db);
      const queue = new QueueService({
        store: new Store(db),
        clock: systemClock,
        logger: pino({ level: 'silent' }),
        onSite: (site) => sessions.keepOnly(site),
      });
      if (queue.state.index !== null) {
        complain(`A hall is set up in ${settings.dataFolder} already. Set GILIRAN_DATA to another folder.`);
        return 2;
      }
      const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
      const so = await answers(given);
      if (!so) return 2;
      const made = await found(
        { queue, store },
        { name: so.name, timeZone: zoneOf(so.timeZone), language: Language.parse(so.language) },
        { id: so.admin, name: so.adminName, password: so.password },
        { commandId: randomUUID(), origin: 'command line' },
      );
      if (!made.ok) {
        complain(`Refused (${made.error.code}): ${made.error.detail ?? ''}. Nothing was changed.`);
        return 1;
      }
      say(
        `✓ ${so.name} is set up, and ${so.admin} can sign in.\nStart it:  npm run giliran -- serve   then open /console/`,
      );
      return 0;
    } finally {
      db.close();
    }
  });
