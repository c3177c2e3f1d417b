/**
 * A running program of the shell, as the suite sees it. Two ways to get one: on the real Electron when a
 * binary is there, else on Chromium through the driver. The suite does not know which it has.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Electron from 'electron';
import { launchOnChromium } from './on-chromium.ts';
import { launchOnElectron } from './on-electron.ts';
import type { StagedProgram } from './stage.ts';

export interface Launch {
  readonly program: StagedProgram;
  /** The program's own folder; a new one for each test that does not mean to find something there. */
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ShellUnderTest {
  readonly userData: string;
  /** Runs a self-contained function in the main process. Argument and answer travel as JSON. */
  main<T, A>(run: (electron: typeof Electron, arg: A) => T | Promise<T>, arg: A): Promise<T>;
  /** Runs a self-contained function in the first window's page, among the page's own scripts. */
  page<T, A>(run: (arg: A) => T | Promise<T>, arg: A): Promise<T>;
  /** Writes a picture of the first window. */
  capture(file: string): Promise<void>;
  /** Starts the program a second time on the same folder and gives its exit code. */
  startAgain(): Promise<number | null>;
  /** The exit code, once the program has ended by itself. */
  readonly ended: Promise<number | null>;
  /** Ends the program as a power cut does: nothing is finished, nobody is told. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Path of an Electron binary, or null. Never downloads one. */
function findElectron(): string | null {
  const given = process.env['ELECTRON_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`ELECTRON_PATH names nothing: ${given}`);
    return given;
  }
  // `require('electron')` would try to download a missing binary, so its two files are read here instead.
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

const binary = findElectron();
/** What the suite runs on. */
export const backend: 'electron' | 'chromium' = binary === null ? 'chromium' : 'electron';

/** Says loudly what was tested. */
export function announceBackend(): void {
  const line =
    binary === null
      ? 'ELECTRON SUITE: Chromium driver (no Electron binary found)'
      : `ELECTRON SUITE: real Electron (${binary})`;
  process.stdout.write(`\n=== ${line} ===\n\n`);
}

export const launch = (options: Launch): Promise<ShellUnderTest> =>
  binary === null ? launchOnChromium(options) : launchOnElectron(options, binary);
