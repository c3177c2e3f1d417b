/** A backup's name tells when it was made, by the hall's own clock: `giliran-2026-11-22_10.05.00+0700.tar.zst`. */
const pattern =
  /^giliran-(\d{4}-\d{2}-\d{2})_(\d{2})\.(\d{2})\.(\d{2})([+-]\d{2})(\d{2})\.tar\.zst(\.sealed)?$/;
const updatePattern = /^before-update-(\d{4}-\d{2}-\d{2})_(\d{2})\.(\d{2})\.(\d{2})Z-schema\d+\.db$/;

/** `at`: epoch milliseconds; told to the second. */
export function backupName(at: number, timeZone: string, encrypted: boolean): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = wall.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '.');
  const offset = wall.offset.replace(':', '').slice(0, 5);
  return `giliran-${wall.toPlainDate().toString()}_${time}${offset}.tar.zst${encrypted ? '.sealed' : ''}`;
}

export interface NamedBackup {
  readonly kind: 'backup' | 'beforeUpdate';
  readonly at: number;
  readonly encrypted: boolean;
}

/** What a name says; null for a file that is no backup. */
export function readBackupName(name: string): NamedBackup | null {
  const [, date, h, m, s, offset, offsetMinutes, sealed] = pattern.exec(name) ?? [];
  if (date !== undefined) {
    const at = Date.parse(`${date}T${h}:${m}:${s}${offset}:${offsetMinutes}`);
    return Number.isNaN(at) ? null : { kind: 'backup', at, encrypted: sealed !== undefined };
  }
  const [, day, hours, minutes, seconds] = updatePattern.exec(name) ?? [];
  if (day === undefined) return null;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at) ? null : { kind: 'beforeUpdate', at, encrypted: false };
}
