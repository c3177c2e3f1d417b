/** The program's diary: one JSON line per event in `shell.log`, rotated so that it never fills the disk. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface LogFileOptions {
  /** Made when missing. */
  readonly folder: string;
  readonly now: () => number;
  /** Size at which a file is put aside, bytes. */
  readonly maxBytes?: number;
  /** Old files kept beside the current one: `shell.1.log` is the youngest. */
  readonly keep?: number;
  /** Where lines go as well: a developer's terminal. */
  readonly echo?: (line: string) => void;
}

/** Opens the diary. A disk that cannot be written costs the log, never the program. */
export function openLogFile(options: LogFileOptions): Log {
  const { folder, now, maxBytes = 1_000_000, keep = 5, echo } = options;
  const path = (n: number): string => join(folder, n === 0 ? 'shell.log' : `shell.${n}.log`);
  let size = 0;
  try {
    mkdirSync(folder, { recursive: true });
    size = statSync(path(0), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    size = 0;
  }
  const rotate = (): void => {
    for (let n = keep - 1; n >= 0; n -= 1) {
      try {
        renameSync(path(n), path(n + 1));
      } catch {
        // A gap in the row of old files is no harm.
      }
    }
    size = 0;
  };
  const write = (level: 'info' | 'error', event: string, fields: LogFields): void => {
    const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields });
    echo?.(line);
    const bytes = Buffer.byteLength(line) + 1;
    try {
      if (size > 0 && size + bytes > maxBytes) rotate();
      appendFileSync(path(0), `${line}\n`);
      size += bytes;
    } catch {
      // Full or read-only disk: the screen goes on.
    }
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
  };
}
