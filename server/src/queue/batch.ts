/** What commands that share a commit have done so far, and how it is handed to the store. */
import { counterState, nothingTouched, storedHall, type QueueState, type Touched } from '@giliran/engine';
import type { LoggedEvent, Site } from '@giliran/protocol';
import { figuresOf } from '../reports/figures-of-state.ts';
import type { Batch, ClosedDay, CommandRecord } from '../store/batch.ts';

/** A batch in the making. */
export interface Draft {
  touched: Touched;
  /** Rows of a day that was closed in this batch, taken before the new day cleared them. */
  closed: ClosedDay | null;
  readonly events: LoggedEvent[];
  readonly records: Map<string, CommandRecord>;
  readonly alongside: (() => void)[];
}

type RowKind =
  | 'tickets'
  | 'counters'
  | 'calls'
  | 'papers'
  | 'printers'
  | 'appointments'
  | 'conditions'
  | 'notices'
  | 'offlineAside';

export const emptyDraft = (): Draft => ({
  touched: nothingTouched(),
  closed: null,
  events: [],
  records: new Map(),
  alongside: [],
});

/** The rows of what was touched, as `state` has them. */
export function rowsTouched(state: QueueState, touched: Touched): Pick<Batch, RowKind> {
  return {
    tickets: [...touched.tickets].flatMap((id) => state.tickets.get(id) ?? []),
    counters: [...touched.counters].map((id) => counterState(state, id)),
    calls: [...touched.calls].flatMap((id) => state.calls.get(id) ?? []),
    papers: [...touched.papers].flatMap((id) => state.papers.get(id) ?? []),
    printers: [...touched.printers].flatMap((id) => {
      const report = state.printers.get(id);
      return report ? [[id, report] as const] : [];
    }),
    appointments: [...touched.appointments].flatMap((id) => state.appointments.get(id) ?? []),
    conditions: [...touched.conditions].map((id) => [id, state.conditions.get(id) ?? null] as const),
    notices: [...touched.conditions].map((id) => [id, state.notices.get(id) ?? null] as const),
    offlineAside: [...touched.offlineAside].map((id) => [id, state.offlineAside.get(id) ?? null] as const),
  };
}

/** Takes the rows and figures of the open day, which is about to end, into the draft. */
export function closeDay(state: QueueState, draft: Draft): void {
  const { day } = state;
  if (day === null) return;
  const { tickets, calls, papers, appointments } = rowsTouched(state, draft.touched);
  const figures = figuresOf(state, day);
  draft.closed = { day, tickets, calls, papers, appointments, figures };
  const { site, printers, conditions, offlineAside, hall, emergency, announcements } = draft.touched;
  const kept = { site, printers, conditions, offlineAside, hall, emergency, announcements };
  draft.touched = { ...nothingTouched(), ...kept };
}

/** `state` is as after the draft; `seq` the number of its newest event. `onSite` is called within the commit. */
export function batchOf(
  draft: Draft,
  state: QueueState,
  seq: number,
  onSite: ((site: Site) => void) | undefined,
): Batch {
  const { touched } = draft;
  const site = touched.site ? (state.index?.site ?? null) : null;
  return {
    seq,
    events: draft.events,
    alongside: [...(site && onSite ? [() => onSite(site)] : []), ...draft.alongside],
    day: state.day,
    closed: draft.closed,
    ...rowsTouched(state, touched),
    site,
    passedOver: touched.passedOver ? state.passedOver : null,
    hall: touched.hall ? storedHall(state.hall) : null,
    dayOpened: touched.day,
    commands: [...draft.records.values()],
  };
}
