/** What the page asks the audit for. */
import { endOfDay, startOfDay } from '../trust/days.ts';
import { auditKindNames, auditKinds } from './in-words.ts';

export interface AuditFilter {
  readonly who: string;
  /** One of the kinds, or '' for all. */
  readonly kind: string;
  readonly agencyId: string;
  /** Days of the hall, `2026-11-22`, both included; '' for no bound. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
}
export const noFilter: AuditFilter = { who: '', kind: '', agencyId: '', from: '', to: '', text: '' };

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** As the address's query; `before` is the place in the log where the page before ended. */
export function auditQuery(filter: AuditFilter, timeZone: string, before?: number): string {
  const { who, kind, agencyId, from, to, text } = filter;
  const query = new URLSearchParams();
  if (who.trim() !== '') query.set('who', who.trim());
  if (text.trim() !== '') query.set('text', text.trim());
  if (agencyId !== '') query.set('agencyId', agencyId);
  const chosen = auditKindNames.find((name) => name === kind);
  if (chosen) query.set('what', auditKinds[chosen].join(','));
  if (isDay(from)) query.set('from', String(startOfDay(from, timeZone)));
  if (isDay(to)) query.set('to', String(endOfDay(to, timeZone) - 1));
  if (before !== undefined) query.set('before', String(before));
  return query.toString();
}
