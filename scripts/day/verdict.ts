/** The day as its event log tells it: what happened, and whether every promise was kept. */
import { checkLog } from '@giliran/engine';
import type { DomainEventType, LoggedEvent } from '@giliran/protocol';
import type { Promised } from './road.ts';
import { quantile } from './statistics.ts';

export interface Verdict {
  readonly events: number;
  readonly issued: number;
  readonly priority: number;
  readonly calls: number;
  readonly recalls: number;
  readonly served: number;
  readonly noShows: number;
  readonly cancelled: number;
  readonly expired: number;
  /** Issued in this run and not ended. */
  readonly open: number;
  readonly breaks: number;
  /** From issue to first call, in milliseconds of real time. */
  readonly waitMs: { readonly median: number; readonly p90: number; readonly longest: number };
  /** The most tickets of the same service called before one that was issued earlier. */
  readonly mostOvertaken: number;
  readonly problems: readonly string[];
}

export interface VerdictParts {
  /** The whole log from its beginning: the rules are checked on all of it. */
  readonly log: readonly LoggedEvent[];
  /** Number of the last event before this run. */
  readonly since: number;
  readonly promised: readonly Promised[];
  /** Refusals that should not have happened, and how often. */
  readonly unexpected: ReadonlyMap<string, number>;
}

/** What must stand in the log once a command was answered. Opening, pausing and closing may find nothing to do. */
const leavesBehind: Partial<Record<Promised['type'], DomainEventType>> = {
  'ticket.issue': 'ticketIssued',
  'counter.next': 'ticketCalled',
  'ticket.recall': 'ticketRecalled',
  'ticket.start': 'serviceStarted',
  'ticket.finish': 'serviceFinished',
  'ticket.noShow': 'ticketNoShow',
  'ticket.cancel': 'ticketCancelled',
};

/** Answers that the log does not bear out, and commands that took effect twice. */
function brokenAnswers(log: readonly LoggedEvent[], promised: readonly Promised[]): string[] {
  const effects = new Map<string, LoggedEvent[]>();
  for (const logged of log) {
    const earlier = effects.get(logged.commandId);
    if (earlier) earlier.push(logged);
    else effects.set(logged.commandId, [logged]);
  }
  const problems: string[] = [];
  for (const { commandId, type, ticketId } of promised) {
    const wanted = leavesBehind[type];
    if (wanted === undefined || ticketId === null) continue;
    const found = (effects.get(commandId) ?? []).filter(({ event }) => event.type === wanted);
    if (found.length === 0) problems.push(`${type} ${commandId} was answered, but the log has no ${wanted}`);
    if (found.length > 1) problems.push(`${type} ${commandId} took effect ${found.length} times`);
    const [first] = found;
    if (first && 'ticketId' in first.event && first.event.ticketId !== ticketId)
      problems.push(`${type} ${commandId} was answered for another ticket than the log has`);
  }
  return problems;
}

export function judge({ log, since, promised, unexpected }: VerdictParts): Verdict {
  const run = log.filter((logged) => logged.seq > since);
  const check = checkLog(log);
  const count = (type: DomainEventType): number => run.filter(({ event }) => event.type === type).length;
  const issuedAt = new Map<string, number>();
  const waits: number[] = [];
  const open = new Set<string>();
  let priority = 0;
  for (const { at, event } of run) {
    if (event.type === 'ticketIssued') {
      issuedAt.set(event.ticketId, at);
      open.add(event.ticketId);
      if (event.priority !== null) priority += 1;
    }
    if (event.type === 'ticketCalled') {
      const issued = issuedAt.get(event.ticketId);
      if (issued !== undefined) waits.push(at - issued);
    }
    if (
      event.type === 'serviceFinished' ||
      event.type === 'ticketNoShow' ||
      event.type === 'ticketCancelled' ||
      event.type === 'ticketExpired'
    )
      open.delete(event.ticketId);
  }
  return {
    events: run.length,
    issued: count('ticketIssued'),
    priority,
    calls: count('ticketCalled'),
    recalls: count('ticketRecalled'),
    served: count('serviceFinished'),
    noShows: count('ticketNoShow'),
    cancelled: count('ticketCancelled'),
    expired: count('ticketExpired'),
    open: open.size,
    breaks: count('counterPaused'),
    waitMs: { median: quantile(waits, 0.5), p90: quantile(waits, 0.9), longest: quantile(waits, 1) },
    mostOvertaken: check.mostOvertaken,
    problems: [
      ...check.problems,
      ...brokenAnswers(log, promised),
      ...[...unexpected].map(([what, times]) => `${what}, ${times} times`),
    ],
  };
}
