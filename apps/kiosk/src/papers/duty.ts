/**
 * What this process has to do with the papers of the ledger, as one pure function. Every paper is taken
 * up once per process, however often the server lists it: a paper that may have come out is never printed
 * again by itself.
 */
import type { Instant, Paper, PaperId } from '@giliran/protocol';

/** A first paper that lay longer than this has nobody in front of the kiosk any more. Milliseconds. */
export const FRESH_MS = 60_000;
export const RESTARTED = 'the kiosk was restarted';
export const TOO_LATE = 'nobody was waiting for it any more';

export interface Duty {
  /** `kiosk`: this process drives the printer and the ledger. `server`: the server does both when asked to print. */
  readonly printsAt: 'kiosk' | 'server';
  /** True once the ledger was seen: a first paper that appears later belongs to an order of this process. */
  readonly begun: boolean;
  /** Papers taken up by this process. */
  readonly known: ReadonlySet<PaperId>;
}
export const freshDuty = (printsAt: Duty['printsAt']): Duty => ({
  printsAt,
  begun: false,
  known: new Set(),
});

export type DutyEvent =
  /** The papers that the server waits for, at its time `now`. */
  | { readonly type: 'listed'; readonly papers: readonly Paper[]; readonly now: Instant }
  /** Somebody stands in front of the kiosk for this paper. */
  | { readonly type: 'wanted'; readonly paper: Paper };

export type DutyEffect =
  | { readonly do: 'print'; readonly paper: Paper }
  | {
      readonly do: 'report';
      readonly paper: Paper;
      readonly outcome: 'failed' | 'unknown';
      readonly detail: string;
    };

const isFirst = (paper: Paper): boolean => paper.id.endsWith('.p1');

/** What to do with a paper that this process has not taken up; null: leave it for now. */
function leftOver(paper: Paper, { printsAt, begun }: Duty, now: Instant): DutyEffect | null {
  switch (paper.state) {
    case 'queued':
      if (!isFirst(paper)) return { do: 'print', paper };
      if (now - paper.queuedAt > FRESH_MS)
        return { do: 'report', paper, outcome: 'failed', detail: TOO_LATE };
      // In a running process the answer to the order is on its way and asks for it.
      return begun ? null : { do: 'print', paper };
    case 'sent':
      return printsAt === 'kiosk' ? { do: 'report', paper, outcome: 'unknown', detail: RESTARTED } : null;
    case 'confirmed':
    case 'failed':
    case 'unknown':
      return null;
  }
}

export function duty(
  state: Duty,
  event: DutyEvent,
): { readonly state: Duty; readonly effects: readonly DutyEffect[] } {
  const papers = event.type === 'wanted' ? [event.paper] : event.papers;
  const known = new Set(state.known);
  const effects: DutyEffect[] = [];
  for (const paper of papers) {
    if (known.has(paper.id)) continue;
    const effect: DutyEffect | null =
      event.type === 'wanted' ? { do: 'print', paper } : leftOver(paper, state, event.now);
    if (effect === null) continue;
    known.add(paper.id);
    effects.push(effect);
  }
  return { state: { ...state, begun: state.begun || event.type === 'listed', known }, effects };
}
