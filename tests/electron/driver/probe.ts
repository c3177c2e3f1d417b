/** Small things every suite file needs: a folder of its own, waiting for a condition, reading the diary. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A new folder and how to be rid of it. */
export async function ownFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'giliran-electron-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Asks until the answer is yes; fails after a minute with `what` it waited for. */
export async function eventually(what: string, ask: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    if (await ask()) return;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(25);
  }
}

/** The program's diary so far, as text. */
export const diary = (userData: string): Promise<string> =>
  readFile(join(userData, 'logs', 'shell.log'), 'utf8');

/** How often an event stands in the diary. */
export const timesLogged = async (userData: string, event: string): Promise<number> =>
  (await diary(userData)).split(`"event":"${event}"`).length - 1;
