/** The day as its event log tells it: what happened, and whether every promise was kept. */
import { checkLog } from '@giliran/engine';
import type { DomainEvent, DomainEventType, EventOf, LoggedEvent } from '@giliran/protocol';
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
  /** How the tickets of this run ended. */
  readonly ended: number;
  readonly walkIns: number;
  readonly parked: number;
  readonly transferred: number;
  readonly returned: number;
  /** Went on to another stop of their journey. */
  readonly journeys: number;
  readonly undone: number;
  /** Called out of turn, by a person's choice. */
  readonly chosen: number;
  /** Called by the server for a counter that wanted it so. */
  readonly byItself: number;
  readonly prioritySet: number;
  /** Called at a counter that only helps out. */
  readonly helped: number;
  readonly keptForTomorrow: number;
  readonly delayed: number;
  readonly booked: number;
  readonly checkedIn: { readonly early: number; readonly late: number };
  /** Clerks who worked at the counters under their own name. */
  readonly clerks: number;
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
  'ticket.park': 'ticketParked',
  'ticket.return': 'ticketRequeued',
  'ticket.transfer': 'ticketRequeued',
  'counter.call': 'ticketCalled',
  'counter.walkIn': 'ticketTaken',
  'counter.undo': 'stepUndone',
  'appointment.checkIn': 'ticketIssued',
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

/** Where each ticket of the run is at its end, by the events that end it or bring it back. */
function openAtEnd(run: readonly LoggedEvent[]): { issued: ReadonlySet<string>; open: ReadonlySet<string> } {
  const issued = new Set<string>();
  const open = new Set<string>();
  for (const { event } of run) {
    switch (event.type) {
      case 'ticketIssued':
        issued.add(event.ticketId);
        open.add(event.ticketId);
        break;
      case 'serviceFinished':
      case 'ticketNoShow':
      case 'ticketCancelled':
      case 'ticketExpired':
      case 'ticketCarriedOver':
        open.delete(event.ticketId);
        break;
      case 'ticketRequeued':
      case 'ticketCalled':
      case 'stepUndone':
        if (issued.has(event.ticketId)) open.add(event.ticketId);
        break;
      default:
    }
  }
  return { issued, open };
}

export function judge({ log, since, promised, unexpected }: VerdictParts): Verdict {
  const run = log.filter((logged) => logged.seq > since);
  const check = checkLog(log);
  const of = <T extends DomainEventType>(
    type: T,
    which: (event: EventOf<T>, logged: LoggedEvent) => boolean = () => true,
  ): number => {
    const isType = (event: DomainEvent): event is EventOf<T> => event.type === type;
    return run.filter((logged) => isType(logged.event) && which(logged.event, logged)).length;
  };
  const { issued, open } = openAtEnd(run);
  const issuedAt = new Map<string, number>();
  const waits: number[] = [];
  for (const { at, event } of run) {
    if (event.type === 'ticketIssued') issuedAt.set(event.ticketId, at);
    const issuedThen = event.type === 'ticketCalled' ? issuedAt.get(event.ticketId) : undefined;
    if (event.type !== 'ticketCalled' || issuedThen === undefined) continue;
    waits.push(at - issuedThen);
    // The first call alone: what comes later is another wait.
    issuedAt.delete(event.ticketId);
  }
  const clerks = new Set(
    run.flatMap(({ event }) => (event.type === 'ticketCalled' && event.staffId ? [event.staffId] : [])),
  );
  return {
    events: run.length,
    issued: of('ticketIssued'),
    priority: of('ticketIssued', (e) => e.priority !== null),
    calls: of('ticketCalled'),
    recalls: of('ticketRecalled'),
    served: of('serviceFinished'),
    noShows: of('ticketNoShow') - of('stepUndone', (e) => e.step === 'noShow'),
    cancelled: of('ticketCancelled'),
    expired: of('ticketExpired'),
    open: open.size,
    ended: issued.size - open.size,
    walkIns: of('ticketTaken'),
    parked: of('ticketParked'),
    transferred: of('ticketRequeued', (e) => e.cause === 'transfer'),
    returned: of('ticketRequeued', (e) => e.cause === 'return'),
    journeys: of('ticketRequeued', (e) => e.cause === 'nextStop'),
    undone: of('stepUndone'),
    chosen: of('ticketCalled', (e) => e.why?.how === 'chosen' && e.why.reason !== null),
    byItself: of('ticketCalled', (e) => e.why?.how === 'auto'),
    prioritySet: of('priorityChanged'),
    helped: of('ticketCalled', (e) => (e.why?.offsetMinutes ?? 0) > 0),
    keptForTomorrow: of('ticketCarriedOver'),
    delayed: of('ticketIssued', (e) => e.delayed === true),
    booked: of('appointmentBooked'),
    checkedIn: {
      early: of('ticketIssued', (e, { at }) => e.appointmentId !== undefined && (e.placeAt ?? at) > at),
      late: of('ticketIssued', (e, { at }) => e.appointmentId !== undefined && (e.placeAt ?? at) <= at),
    },
    clerks: clerks.size,
    breaks: of('counterPaused'),
    waitMs: { median: quantile(waits, 0.5), p90: quantile(waits, 0.9), longest: quantile(waits, 1) },
    mostOvertaken: check.mostOvertaken,
    problems: [
      ...check.problems,
      ...brokenAnswers(log, promised),
      ...[...unexpected].map(([what, times]) => `${what}, ${times} times`),
    ],
  };
}
