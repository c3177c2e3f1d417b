/** The queue's rules as pure functions: no I/O, no clock of their own. `decide` says what follows, `evolve` lets it happen. */
export {
  agencyPresent,
  counterInSeason,
  dayHours,
  endOfServiceDay,
  readCalendar,
  serviceDayAt,
  type CalendarReader,
} from './calendar.ts';
export { checkLog, type LogCheck } from './check-log.ts';
export { decide } from './decide.ts';
export { freeSlots, type FreeSlot } from './decide-appointment.ts';
export type { Decision, DecisionContext } from './decision.ts';
export { dueAtClosing, dueAtCounters, type DueWork } from './due-work.ts';
export { evolve } from './evolve.ts';
export { explainCall, explainTicket } from './explain.ts';
export { readOpening, type OpeningReader } from './opening.ts';
export {
  compareCandidates,
  estimateWait,
  longestWait,
  nextAt,
  waitingAhead,
  type Candidate,
  type Estimate,
} from './order.ts';
export { holdsTicket, mayCommand, permit } from './permission.ts';
export { siteChanges } from './site-changes.ts';
export { restore, type StoredDay } from './restore.ts';
export {
  counterState,
  emptyState,
  formatNumber,
  indexSite,
  lastPaper,
  prefixOf,
  rulesFor,
  ticketOfPaper,
  waitingOfAgency,
  waitingOfService,
  type QueueState,
  type SiteIndex,
} from './state.ts';
export { BrokenLog, nothingTouched, type Touched } from './touched.ts';
export { comparePlaces, placeOf, WaitingLine, type Place } from './waiting-line.ts';
