/** Which backups of a target stay and which make room. Pure. */
import type { KeepRule } from '@giliran/protocol';

export interface Kept {
  /** When it was made, epoch milliseconds. */
  readonly at: number;
  /** Found sound when it was last read back, or never found otherwise. */
  readonly good: boolean;
}

/**
 * Splits the backups of one target. Of each of the last so many hours, days, weeks and months in which there is a
 * good one, its newest stays, in the hall's own zone; so does the newest good one, whatever the rule. A damaged one
 * stays only while no good one is newer.
 */
export function applyKeepRule<T extends Kept>(
  backups: readonly T[],
  rule: KeepRule,
  timeZone: string,
): { readonly keep: readonly T[]; readonly drop: readonly T[] } {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const good = newestFirst.filter((backup) => backup.good);
  const [newest] = good;
  const keep = new Set<T>(newest ? [newest] : []);
  for (const backup of newestFirst)
    if (!backup.good && backup.at > (newest?.at ?? -Infinity)) keep.add(backup);
  const walls = good.map((backup) => ({
    backup,
    wall: Temporal.Instant.fromEpochMilliseconds(backup.at).toZonedDateTimeISO(timeZone),
  }));
  const spans: readonly (readonly [number, (wall: Temporal.ZonedDateTime) => string])[] = [
    // With its offset: the hour that a clock shows twice is two hours.
    [rule.hourly, (wall) => `${wall.toPlainDate().toString()} ${wall.hour} ${wall.offset}`],
    [rule.daily, (wall) => wall.toPlainDate().toString()],
    [rule.weekly, (wall) => `${wall.yearOfWeek ?? wall.year} ${wall.weekOfYear ?? 0}`],
    [rule.monthly, (wall) => `${wall.year} ${wall.month}`],
  ];
  for (const [most, spanOf] of spans) {
    const seen = new Set<string>();
    for (const { backup, wall } of walls) {
      const span = spanOf(wall);
      if (seen.has(span)) continue;
      if (seen.size >= most) break;
      seen.add(span);
      keep.add(backup);
    }
  }
  return {
    keep: newestFirst.filter((backup) => keep.has(backup)),
    drop: newestFirst.filter((backup) => !keep.has(backup)),
  };
}
