/** Backups: how they are made and kept, what is known of them, and what one holds. */
import { z } from 'zod';
import { Instant, ServiceDay } from './basics.ts';
import { MediaFile } from './media.ts';
import { RecordingFile } from './recording.ts';

const count = (most: number) => z.int().min(0).max(most);

/** How many of each are kept; the newest good one always is. */
export const KeepRule = z.strictObject({
  hourly: count(240),
  daily: count(400),
  weekly: count(520),
  monthly: count(240),
});
export type KeepRule = z.infer<typeof KeepRule>;

export const BackupTargetId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .brand<'BackupTargetId'>();
export type BackupTargetId = z.infer<typeof BackupTargetId>;

/** A folder of the server's machine, a second disk or a network share that is mounted there. */
export const BackupTarget = z.strictObject({
  id: BackupTargetId,
  /** An absolute path; the first target's is `backups` in the data folder. */
  path: z.string().trim().min(1).max(400),
});
export type BackupTarget = z.infer<typeof BackupTarget>;

/** The machine's, not the hall's: it stays with the data folder and is no part of the site. */
export const BackupSettings = z.strictObject({
  scheduled: z.boolean(),
  /** Within the hall's opening hours. */
  everyMinutes: z.int().min(15).max(1440),
  /** One more when the last service of the day has closed, after so many minutes; null: none. */
  afterCloseMinutes: z.int().min(0).max(240).nullable(),
  targets: z
    .array(BackupTarget)
    .min(1)
    .max(8)
    .refine((all) => new Set(all.map((t) => t.id)).size === all.length, 'every target has an id of its own')
    .refine((all) => new Set(all.map((t) => t.path)).size === all.length, 'every target is another folder'),
  keep: KeepRule,
  encrypted: z.boolean(),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

export const BackupCounts = z.strictObject({
  events: z.int(),
  tickets: z.int(),
  agencies: z.int(),
  services: z.int(),
  counters: z.int(),
  staff: z.int(),
});

/** A picture, video or recording: it lies beside the database, under the hash of its content. */
export const SideFile = z.union([MediaFile, RecordingFile]);
export type SideFile = z.infer<typeof SideFile>;

/** A file of a backup, as it stood when it was made. */
export const BackedUpFile = z.strictObject({
  name: z.string().min(1).max(100),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackedUpFile = z.infer<typeof BackedUpFile>;

/** The first file in a backup: `manifest.json`. */
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  /** Giliran's version, and that of its database. */
  version: z.string(),
  schema: z.int().min(1),
  at: Instant,
  site: z.strictObject({ name: z.string(), timeZone: z.string() }).nullable(),
  /** The service day that was open. */
  day: ServiceDay.nullable(),
  lastSeq: z.int().min(0),
  counts: BackupCounts,
  /** In the order in which they follow. */
  files: z.array(BackedUpFile).max(20_000),
  /** Pictures, videos and recordings that lie beside it in the target's folder `media`, under the hash of their content. */
  mediaBeside: z.array(SideFile).max(20_000),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** A file in a target's folder. */
export const BackupFile = z.strictObject({
  targetId: BackupTargetId,
  name: z.string(),
  kind: z.enum(['backup', 'beforeUpdate']),
  at: Instant,
  bytes: z.int(),
  encrypted: z.boolean(),
  /** When it was last read back whole and found sound; null: not on this server. */
  verifiedAt: Instant.nullable(),
  /** What was wrong when it was last read back. */
  damaged: z.string().nullable(),
  counts: BackupCounts.nullable(),
});
export type BackupFile = z.infer<typeof BackupFile>;

export const TargetState = z.enum(['ready', 'missing', 'notMounted', 'readOnly', 'full', 'failing']);
export type TargetState = z.infer<typeof TargetState>;

export const BackupTargetStatus = BackupTarget.extend({
  state: TargetState,
  /** What the disk said. */
  detail: z.string().nullable(),
  freeBytes: z.int().nullable(),
  /** On the disk of the data itself: lost with it. */
  sameDisk: z.boolean().nullable(),
  lastGoodAt: Instant.nullable(),
  retryAt: Instant.nullable(),
});
export type BackupTargetStatus = z.infer<typeof BackupTargetStatus>;

export const BackupStatus = z.strictObject({
  settings: BackupSettings,
  /** Whether a key is at hand to encrypt with, and where its passphrase comes from. */
  passphrase: z.enum(['none', 'console', 'file']),
  running: z.strictObject({ since: Instant, doneBytes: z.int(), totalBytes: z.int() }).nullable(),
  nextAt: Instant.nullable(),
  last: z
    .strictObject({ at: Instant, ok: z.boolean(), tookMs: z.int(), error: z.string().nullable() })
    .nullable(),
  lastGoodAt: Instant.nullable(),
  /** `ok`; `late`: some target has none as new as it should; `failing`: no target has. */
  health: z.enum(['ok', 'late', 'failing', 'off']),
  targets: z.array(BackupTargetStatus),
  files: z.array(BackupFile),
});
export type BackupStatus = z.infer<typeof BackupStatus>;

/** What a backup that was read whole turned out to hold. */
export const BackupContents = z.strictObject({
  manifest: BackupManifest,
  encrypted: z.boolean(),
  /** What did not agree in it; empty: it can be restored. */
  problems: z.array(z.string()),
  /** Shown by displays, and found neither in it nor beside it. */
  mediaMissing: z.array(SideFile),
});
export type BackupContents = z.infer<typeof BackupContents>;
