/** The audit as a table for a spreadsheet: one line for each change. RFC 4180, UTF-8 with a mark for Excel. */
import type { AuditEntry } from './audit-log.ts';

const head = ['seq', 'time', 'who', 'name', 'from', 'what', 'agency', 'field', 'before', 'after', 'details'];

/** A text that begins like a formula would be one in a spreadsheet: an apostrophe keeps it a text. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Times stand in the hall's zone. */
export function auditCsv(entries: readonly AuditEntry[], timeZone: string): string {
  const lines = entries.flatMap((e) => {
    const time = Temporal.Instant.fromEpochMilliseconds(e.at)
      .toZonedDateTimeISO(timeZone)
      .toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });
    const start = [e.seq, time, e.who.id ?? e.who.kind, e.who.name, e.from, e.what];
    const details = Object.keys(e.details).length === 0 ? null : JSON.stringify(e.details);
    const changes = e.changes.length > 0 ? e.changes : [null];
    return changes.map((change) => [
      ...start,
      change ? change.agencyId : e.agencyId,
      ...[change?.path ?? null, change?.before ?? null, change?.after ?? null, details],
    ]);
  });
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
