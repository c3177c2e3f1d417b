/** A restore asked for in the console: a file is chosen or sent, read whole and looked at, then confirmed. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, rejection, type BackupContents, type Rejection, type Result } from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import { kindOfFile } from './archive.ts';
import type { Backups } from './backups.ts';
import { faultOf, type BackupFault } from './fault.ts';
import type { Staged } from './stage.ts';

/** What takes the place of the data once this server has stopped. */
export interface CheckedRestore {
  readonly staged: Staged;
  /** The name of the backup, for the audit. */
  readonly from: string;
  readonly skip: number | undefined;
}

export interface RestoreDeskParts {
  readonly backups: Backups;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly restart: ((restore: CheckedRestore) => void) | undefined;
}

interface Chosen {
  readonly file: string;
  readonly name: string;
}

/** The answer reaches the browser before the connection closes. */
const farewellMs = 300;

export const rejectionOf = (fault: BackupFault): Rejection => {
  switch (fault.code) {
    case 'passphraseNeeded':
    case 'wrongPassphrase':
      return rejection(fault.code, fault.message);
    default:
      return rejection('backupUnusable', fault.message);
  }
};

export class RestoreDesk {
  private readonly parts: RestoreDeskParts;
  /** One at a time: the last one that was asked for. */
  private uploaded: (Chosen & { readonly id: string }) | null = null;
  private ready: { readonly id: string; readonly staged: Staged; readonly name: string } | null = null;
  private busy = false;

  constructor(parts: RestoreDeskParts) {
    this.parts = parts;
  }

  /** Clears away what was sent or staged before the server last ended. */
  async open(): Promise<void> {
    await rm(this.folder(), { recursive: true, force: true }).catch(() => {});
  }

  /** Keeps a file that was sent until it is restored or another one comes. */
  async receive(
    content: Readable,
    name: string,
  ): Promise<Result<{ id: string; encrypted: boolean }, Rejection>> {
    if (this.busy) return err(rejection('backupRunning'));
    this.busy = true;
    try {
      await this.forget();
      const id = randomUUID();
      await mkdir(this.folder(), { recursive: true });
      const file = join(this.folder(), `${id}.sent`);
      await pipeline(content, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      const kind = await kindOfFile(file);
      if (kind === 'other') {
        await rm(file, { force: true });
        return err(rejection('backupUnusable', 'the file is not a backup of Giliran'));
      }
      this.uploaded = { id, file, name };
      return ok({ id, encrypted: kind === 'sealed' });
    } catch (error) {
      return err(rejectionOf(faultOf(error)));
    } finally {
      this.busy = false;
    }
  }

  sent(id: string): Chosen | null {
    return this.uploaded?.id === id ? this.uploaded : null;
  }

  /** Reads a backup whole and keeps what it holds beside the data, to be confirmed. */
  async check(
    { file, name }: Chosen,
    passphrase: string | undefined,
  ): Promise<Result<{ id: string; contents: BackupContents }, Rejection>> {
    if (this.busy) return err(rejection('backupRunning'));
    this.busy = true;
    try {
      const id = randomUUID();
      this.ready = null;
      const staged = await this.parts.backups.stage(file, join(this.folder(), 'staged'), passphrase);
      if (!staged.ok) return err(rejectionOf(staged.error));
      const { into: _, ...contents } = staged.value;
      if (contents.problems.length === 0) this.ready = { id, staged: staged.value, name };
      return ok({ id, contents });
    } finally {
      this.busy = false;
    }
  }

  /** What must be typed to confirm: the name of the hall in the backup. */
  confirmation(id: string): string | null {
    return this.ready?.id === id ? (this.ready.staged.manifest.site?.name ?? 'GILIRAN') : null;
  }

  /** Stops the server a moment later and starts it on what was checked. */
  confirm(id: string, typed: string, skip: number | undefined): Result<null, Rejection> {
    const { ready } = this;
    const { restart, clock } = this.parts;
    if (ready?.id !== id) return err(rejection('unknownBackup', 'check the backup again'));
    if (typed.trim().toLocaleLowerCase() !== this.confirmation(id)?.trim().toLocaleLowerCase())
      return err(rejection('invalidRequest', 'type the name of the hall as the backup has it'));
    if (!restart)
      return err(rejection('backupUnusable', 'this server cannot start itself anew; use the command line'));
    clock.after(farewellMs, () => restart({ staged: ready.staged, from: ready.name, skip }));
    return ok(null);
  }

  async forget(): Promise<void> {
    this.ready = null;
    this.uploaded = null;
    await rm(this.folder(), { recursive: true, force: true });
  }

  private folder(): string {
    return join(this.parts.dataFolder, 'restore-work');
  }
}
