/** Keeps backups of the running hall: by the clock and by hand, to every target, kept by rule, retried where one fails. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import {
  err,
  ok,
  rejection,
  type BackupSettings,
  type BackupStatus,
  type BackupTarget,
  type BackupTargetId,
  type ErrorCode,
  type Rejection,
  type Result,
  type Site,
} from '@giliran/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { peekManifest } from './archive.ts';
import { BackupProcess } from './ask-process.ts';
import { settingsFileOf, type BackupFiles, type BackupState } from './backup-files.ts';
import { backupName } from './backup-name.ts';
import { statusOf } from './backup-status.ts';
import { faultOf, type BackupFault } from './fault.ts';
import { applyKeepRule } from './keep-rule.ts';
import type { BackupChecked, BackupMade } from './make-backup.ts';
import { dropMedia, type SideFolders } from './media-beside.ts';
import { nextBackupAfter, retryAfterMinutes } from './schedule.ts';
import type { Inspection } from '../readiness/inspect.ts';
import type { Staged } from './stage.ts';
import {
  backupsIn,
  claimTarget,
  clearParts,
  liesIn,
  lookAtTarget,
  type StoredBackup,
  type TargetDisk,
} from './target-folder.ts';

export interface BackupsParts {
  readonly files: BackupFiles;
  readonly databaseFile: string;
  readonly sides: SideFolders;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly site: () => Site | null;
  readonly version: string;
  /** Another one in tests. */
  readonly disk?: TargetDisk | undefined;
}

const tickMs = 30_000;
const healthGoodForMs = 60_000;
/** Every event is replayed at least so often; in between the file and the open day. */
const wholeEveryMs = 20 * 3_600_000;
/** A folder that a second process of the server could not share. */
const workFolderName = 'backup-work';

/** Names the field of the settings that cannot be taken. */
const refusedAt = (path: string, code: ErrorCode, message: string): Result<never, Rejection> =>
  err({ code, detail: message, issues: [{ path, message }] });

export class Backups {
  private readonly parts: BackupsParts;
  private readonly process = new BackupProcess();
  private settings: BackupSettings;
  private state: BackupState;
  private running: { since: number; doneBytes: number; totalBytes: number } | null = null;
  private round: Promise<unknown> = Promise.resolve();
  private cancelTick = (): void => {};
  private stopped = false;
  private known: { readonly at: number; readonly health: BackupStatus['health'] } | null = null;
  private tasks = 0;

  private constructor(parts: BackupsParts, settings: BackupSettings, state: BackupState) {
    this.parts = parts;
    this.settings = settings;
    this.state = state;
  }

  /** Reads what is known, clears away what a fall left, and takes the data folder's own target into use. */
  static async open(parts: BackupsParts): Promise<Backups> {
    const { files, clock } = parts;
    const [settings, state] = await Promise.all([files.settings(), files.state(clock.now())]);
    const backups = new Backups(parts, settings, state);
    await rm(backups.workFolder(), { recursive: true, force: true }).catch(() => {});
    for (const target of settings.targets) {
      if (liesIn(normalize(target.path), files.dataFolder)) await claimTarget(target.path);
      await clearParts(target.path);
    }
    return backups;
  }

  /** Makes them by the clock from now on. */
  start(): void {
    const tick = (): void => {
      this.cancelTick = this.parts.clock.after(tickMs, tick);
      void this.lookAtClock();
    };
    this.cancelTick = this.parts.clock.after(tickMs, tick);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelTick();
    await this.process.stop();
    await this.round.catch(() => {});
  }

  /** Makes what is due now, or tries a target again that failed; nothing else. */
  async lookAtClock(): Promise<void> {
    if (this.running || this.stopped) return;
    const { clock, site } = this.parts;
    const now = clock.now();
    const from = Math.min(this.state.lastAttemptAt ?? this.state.since, now);
    const due = nextBackupAfter(site(), this.settings, from);
    if (due !== null && due <= now) {
      await this.make(this.settings.targets);
      return;
    }
    const again = this.settings.targets.filter((target) => {
      const retryAt = this.state.targets[target.id]?.retryAt;
      return this.settings.scheduled && retryAt !== undefined && retryAt !== null && retryAt <= now;
    });
    if (again.length > 0) await this.make(again);
  }

  /** One backup to every target, now. */
  now(): Promise<Result<BackupMade, Rejection>> {
    return this.make(this.settings.targets);
  }

  async status(): Promise<BackupStatus> {
    const { files, clock, site } = this.parts;
    const status = await statusOf({
      ...{ files, site: site(), settings: this.settings, state: this.state, running: this.running },
      ...{ now: clock.now(), databaseFile: this.parts.databaseFile, disk: this.parts.disk },
    });
    this.known = { at: clock.now(), health: status.health };
    return status;
  }

  /** Whether all is well, as of at most a minute ago: to look means to write onto every disk. */
  async health(): Promise<BackupStatus['health']> {
    const { known } = this;
    if (known && Math.abs(this.parts.clock.now() - known.at) < healthGoodForMs) return known.health;
    return (await this.status()).health;
  }

  /** Takes other settings. A folder that is new as a target is made and marked; refused where that cannot be. */
  async configure(
    settings: BackupSettings,
    passphrase: string | undefined,
  ): Promise<Result<null, Rejection>> {
    const { files } = this.parts;
    for (const [at, { path }] of settings.targets.entries())
      if (!isAbsolute(path))
        return refusedAt(`settings.targets.${at}.path`, 'invalidRequest', `${path} is not an absolute path`);
    const keyless = passphrase === undefined && (await files.passphraseFrom()) === 'none';
    if (settings.encrypted && keyless)
      return refusedAt('passphrase', 'invalidRequest', 'encrypted backups need a passphrase');
    const known = new Set(this.settings.targets.map(({ path }) => path));
    for (const [at, { path }] of settings.targets.entries()) {
      if (known.has(path)) continue;
      const problem = await claimTarget(path);
      if (problem !== null)
        return refusedAt(`settings.targets.${at}.path`, 'backupTargetUnusable', `${path}: ${problem}`);
    }
    // Only now: what is refused changes nothing.
    if (passphrase !== undefined) await files.setPassphrase(passphrase);
    await files.keepSettings(settings);
    this.settings = settings;
    return ok(null);
  }

  /** Marks a target's folder again: its disk was replaced by an empty one on purpose. */
  async claim(id: BackupTargetId): Promise<Result<null, Rejection>> {
    const target = this.settings.targets.find((one) => one.id === id);
    if (!target) return err(rejection('unknownBackup', id));
    const problem = await claimTarget(target.path);
    return problem === null ? ok(null) : err(rejection('backupTargetUnusable', `${target.path}: ${problem}`));
  }

  /** A backup of a target, by its name; null where there is none. */
  async find(targetId: BackupTargetId, name: string): Promise<StoredBackup | null> {
    const target = this.settings.targets.find((one) => one.id === targetId);
    const stored = target ? await backupsIn(target.path) : [];
    return stored.find((backup) => backup.name === name) ?? null;
  }

  /** Reads one back whole and remembers what came of it. */
  async check(
    targetId: BackupTargetId,
    backup: StoredBackup,
    passphrase: string | undefined,
  ): Promise<Result<BackupChecked, BackupFault>> {
    const checked = await this.process.check({
      file: backup.path,
      workFolder: this.workFolder(),
      openers: await this.openers(passphrase),
    });
    // A missing passphrase says nothing of the backup.
    if (checked.ok || checked.error.code === 'damaged' || checked.error.code === 'notABackup') {
      const damaged = checked.ok ? (checked.value.problems[0] ?? null) : checked.error.message;
      const counts = checked.ok ? checked.value.manifest.counts : null;
      this.state.checked[`${targetId}/${backup.name}`] = { at: this.parts.clock.now(), damaged, counts };
      await this.keepState();
    }
    return checked;
  }

  /** Reads a backup into a folder beside the data, checked to be restored. */
  async stage(
    file: string,
    into: string,
    passphrase: string | undefined,
  ): Promise<Result<Staged, BackupFault>> {
    const { sides } = this.parts;
    return this.process.stage({ file, into, sides, openers: await this.openers(passphrase) });
  }

  /** Whether the database is sound, read by a process of its own. */
  async inspect(): Promise<Inspection | { readonly unreadable: string }> {
    const seen = await this.process.inspect(this.parts.databaseFile);
    return seen.ok ? seen.value : { unreadable: seen.error.message };
  }

  private async openers(passphrase: string | undefined) {
    const key = await this.parts.files.sealKey().catch(() => null);
    return { ...(passphrase === undefined ? {} : { passphrase }), ...(key ? { key } : {}) };
  }

  private workFolder(): string {
    this.tasks += 1;
    return join(this.parts.files.dataFolder, workFolderName, String(this.tasks));
  }

  private make(targets: readonly BackupTarget[]): Promise<Result<BackupMade, Rejection>> {
    if (this.running || this.stopped) return Promise.resolve(err(rejection('backupRunning')));
    this.running = { since: this.parts.clock.now(), doneBytes: 0, totalBytes: 0 };
    const round = this.makeTo(targets)
      .catch((error: unknown) => this.failed(targets, faultOf(error)))
      .finally(() => {
        this.running = null;
        this.known = null;
      });
    this.round = round;
    return round;
  }

  private async makeTo(targets: readonly BackupTarget[]): Promise<Result<BackupMade, Rejection>> {
    const { files, clock, databaseFile, sides, version, site } = this.parts;
    const at = clock.now();
    this.state.lastAttemptAt = at;
    const sealKey = this.settings.encrypted ? await files.sealKey() : null;
    if (this.settings.encrypted && sealKey === null)
      throw new Error('backups are to be encrypted, but there is no passphrase');
    const looks = await Promise.all(
      targets.map(async (target) => ({
        target,
        look: await lookAtTarget(target, files.dataFolder, 0, this.parts.disk),
      })),
    );
    const usable = looks.filter(({ look }) => look.state === 'ready').map(({ target }) => target);
    for (const { target, look } of looks)
      if (look.state !== 'ready') this.targetFailed(target, `${look.state}: ${look.detail ?? ''}`, false);
    const zone = site()?.settings.timeZone ?? 'UTC';
    const depth = at - (this.state.lastWholeAt ?? 0) >= wholeEveryMs ? 'whole' : 'recent';
    if (usable.length === 0) return this.ended(at, err(rejection('backupFailed', 'no target can be used')));
    const settingsFile = settingsFileOf(files.dataFolder);
    await files.keepSettings(this.settings);
    const name = backupName(at, zone, sealKey !== null);
    const outputs = usable.map(({ id, path }) => ({ targetId: id, file: join(path, name) }));
    const workFolder = this.workFolder();
    await mkdir(dirname(workFolder), { recursive: true });
    const made = await this.process.make(
      {
        databaseFile,
        sides,
        settingsFile,
        workFolder,
        version,
        at,
        depth,
        sealKey,
        media: 'beside',
        outputs,
      },
      (doneBytes, totalBytes) => {
        if (this.running) this.running = { ...this.running, doneBytes, totalBytes };
      },
    );
    if (!made.ok) return this.failed(usable, made.error);
    if (depth === 'whole') this.state.lastWholeAt = at;
    for (const { targetId, fault } of made.value.outcomes) {
      const target = usable.find(({ id }) => id === targetId);
      if (!target) continue;
      if (fault) this.targetFailed(target, fault.message, fault.code === 'noRoom');
      else {
        this.state.targets[target.id] = { lastGoodAt: at, failures: 0, retryAt: null, fault: null };
        const { counts } = made.value.manifest;
        this.state.checked[`${target.id}/${name}`] = { at: clock.now(), damaged: null, counts };
        await this.makeRoom(target, zone);
      }
    }
    const bad = made.value.outcomes.find(({ fault }) => fault !== null)?.fault;
    await this.ended(at, bad ? err(rejection('backupFailed', bad.message)) : ok(made.value));
    return made.value.outcomes.every(({ fault }) => fault !== null)
      ? err(rejection('backupFailed', bad?.message ?? 'no target took it'))
      : ok(made.value);
  }

  private async failed(
    targets: readonly BackupTarget[],
    fault: BackupFault,
  ): Promise<Result<BackupMade, Rejection>> {
    // Of the data or the work folder: it tells nothing of the target's own room.
    for (const target of targets) this.targetFailed(target, fault.message, false);
    return this.ended(
      this.state.lastAttemptAt ?? this.parts.clock.now(),
      err(rejection('backupFailed', fault.message)),
    );
  }

  private async ended(
    at: number,
    outcome: Result<BackupMade, Rejection>,
  ): Promise<Result<BackupMade, Rejection>> {
    const { clock, logger } = this.parts;
    const error = outcome.ok ? null : (outcome.error.detail ?? outcome.error.code);
    const tookMs = Math.max(0, clock.now() - at);
    this.state.last = { at, ok: outcome.ok, tookMs, error };
    if (outcome.ok) logger.info({ event: 'backedUp', tookMs }, 'a backup was made and read back');
    else if (!this.stopped) logger.error({ event: 'backupFailed', why: error }, 'a backup could not be made');
    await this.keepState();
    return outcome;
  }

  /** `full`: it had room for a trial, and none for the backup. */
  private targetFailed(target: BackupTarget, fault: string, full: boolean): void {
    const before = this.state.targets[target.id];
    const failures = (before?.failures ?? 0) + 1;
    const retryAt = this.parts.clock.now() + retryAfterMinutes(failures) * 60_000;
    const lastGoodAt = before?.lastGoodAt ?? null;
    this.state.targets[target.id] = { lastGoodAt, failures, retryAt, fault, full };
  }

  /** Where the folder of the state cannot be written, the next start knows less; the backup itself is made. */
  private keepState(): Promise<void> {
    return this.parts.files.keepState(this.state).catch((error: unknown) => {
      this.parts.logger.warn(
        { event: 'backupStateLost', err: error },
        'what came of the backup was not kept',
      );
    });
  }

  private async makeRoom(target: BackupTarget, timeZone: string): Promise<void> {
    const all = (await backupsIn(target.path)).filter(({ kind }) => kind === 'backup');
    const { checked } = this.state;
    const good = ({ name }: StoredBackup): boolean =>
      (checked[`${target.id}/${name}`]?.damaged ?? null) === null;
    const { keep, drop } = applyKeepRule(
      all.map((backup) => ({ ...backup, good: good(backup) })),
      this.settings.keep,
      timeZone,
    );
    for (const { path, name } of drop) {
      await rm(path, { force: true });
      delete checked[`${target.id}/${name}`];
    }
    const openers = await this.openers(undefined);
    const needed = new Set<string>();
    for (const { path } of keep) {
      const manifest = await peekManifest(path, openers).catch(() => null);
      // One that cannot be looked into may need anything.
      if (manifest === null) return;
      for (const file of manifest.mediaBeside) needed.add(file);
    }
    await dropMedia(target.path, needed);
  }
}
