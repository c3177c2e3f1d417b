/** Where the server that runs on a data folder is, and what lets the command line of this machine ask it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Running = z.strictObject({ url: z.url(), key: z.string() });
export type Running = z.infer<typeof Running>;

/** Written for this user's eyes only while the server runs. */
export const runningFile = (dataFolder: string): string => join(dataFolder, 'running.json');

/** As this machine reaches it. */
export function localUrl(host: string, port: number): string {
  const anywhere = host === '0.0.0.0' || host === '::';
  const name = anywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Null where there is none; one that was killed leaves its file behind. */
export function readRunning(dataFolder: string): Running | null {
  try {
    return Running.parse(JSON.parse(readFileSync(runningFile(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}
