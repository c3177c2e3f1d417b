/** Where the server listens and keeps its data, from the environment. */
import { resolve } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import { z } from 'zod';
import { logThreadUses, type LogThreadUse } from './store/log-thread.ts';

export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  /** Folder of the database and printed papers. */
  readonly dataFolder: string;
  /** Whether an empty data folder starts with the demo site. */
  readonly demo: boolean;
  /** The passphrase that backups are encrypted with, or a file whose first line it is. */
  readonly passphrase: { readonly file: string | undefined; readonly words: string | undefined };
  /** Port with encryption, once the site has a certificate. */
  readonly tlsPort: number;
  /** Whether programs in the hall can find the server by themselves. */
  readonly discovery: boolean;
  /** When a thread of its own writes the log: in a busy hall, always, or never. */
  readonly logThread: LogThreadUse;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const Environment = z.object({
  PORT: z.coerce.number('PORT must be a number from 0 to 65535').int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  GILIRAN_DATA: z.string().min(1).default('./data'),
  GILIRAN_DEMO: z.enum(['yes', 'no'], 'GILIRAN_DEMO must be yes or no').default('yes'),
  GILIRAN_BACKUP_PASSPHRASE_FILE: z.string().optional(),
  GILIRAN_BACKUP_PASSPHRASE: z.string().optional(),
  GILIRAN_TLS_PORT: z.coerce
    .number('GILIRAN_TLS_PORT must be a number from 0 to 65535')
    .int()
    .min(0)
    .max(65_535)
    .default(8443),
  GILIRAN_DISCOVERY: z.enum(['on', 'off'], 'GILIRAN_DISCOVERY must be on or off').default('on'),
  GILIRAN_LOG_THREAD: z
    .enum(logThreadUses, 'GILIRAN_LOG_THREAD must be busy, always or never')
    .default('busy'),
  GILIRAN_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Reads PORT, HOST and the variables that begin with GILIRAN_; says which is wrong and how it should be. */
export function readSettings(
  environment: Record<string, string | undefined>,
): Result<ServerSettings, string> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const { PORT, HOST, GILIRAN_DATA, GILIRAN_DEMO, GILIRAN_LOG, GILIRAN_TLS_PORT, GILIRAN_DISCOVERY } =
    parsed.data;
  return ok({
    logThread: parsed.data.GILIRAN_LOG_THREAD,
    ...{ port: PORT, host: HOST, dataFolder: resolve(GILIRAN_DATA) },
    ...{ demo: GILIRAN_DEMO === 'yes', logLevel: GILIRAN_LOG, tlsPort: GILIRAN_TLS_PORT },
    // On loopback there is nobody to be found by.
    discovery: GILIRAN_DISCOVERY === 'on' && !isLoopback(HOST),
    passphrase: {
      file: parsed.data.GILIRAN_BACKUP_PASSPHRASE_FILE,
      words: parsed.data.GILIRAN_BACKUP_PASSPHRASE,
    },
  });
}

/** True when only this machine can reach the address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
