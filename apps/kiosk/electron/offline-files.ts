/** The few ways in which the kiosk's memory touches the disk. Each throws when it could not. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Files {
  /** Adds to the end of a file. When it returns, the text is on the disk. */
  append(path: string, text: string): void;
  /** Puts the text in place of all that was there, so that after a power cut either is there. */
  replace(path: string, text: string): void;
  /** Makes an empty file. False when there is one already: of several that try, one succeeds. */
  claim(path: string): boolean;
}

function write(path: string, flags: 'a' | 'w', text: string): void {
  const file = openSync(path, flags, 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** So that a new name survives a power cut too; Windows has no such thing. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const exists = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';

export const durableFiles: Files = {
  append(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    write(path, 'a', text);
    syncFolder(dirname(path));
  },
  replace(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    write(`${path}.new`, 'w', text);
    renameSync(`${path}.new`, path);
    syncFolder(dirname(path));
  },
  claim(path) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      closeSync(openSync(path, 'wx', 0o600));
      return true;
    } catch (cause) {
      if (exists(cause)) return false;
      throw cause;
    }
  },
};
