/** One counter through the day: looks at its screen, does the next step, looks again. */
import type { LiveClient } from '@giliran/client';
import type { CounterId, CounterView, TicketId } from '@giliran/protocol';
import { nextStep, type Habits, type Mind, type Step } from './counter-behaviour.ts';
import { pause, type DayTime } from './day-time.ts';
import type { Random } from './random.ts';
import type { Road } from './road.ts';
import { visitOf, type Elsewhere, type Visit } from './visits.ts';

export interface CounterParts {
  readonly client: LiveClient;
  readonly counterId: CounterId;
  readonly habits: Habits;
  readonly random: Random;
  readonly time: DayTime;
  readonly road: Road;
  readonly signal: AbortSignal;
  /** The kiosks have issued the last ticket of the day, and nobody is on the way back. */
  readonly nobodyComes: () => boolean;
  readonly usualMinutes: ReadonlyMap<string, number>;
  readonly elsewhere: Elsewhere;
  /** Whether the citizen with this ticket has left without a word. */
  readonly hasLeft: (ticketId: TicketId) => boolean;
  /** The citizen stands there again in so many minutes; then `then` happens. */
  readonly comesBack: (ticketId: TicketId, afterMinutes: number, then: () => Promise<unknown>) => void;
}

/** Looks again at least so often, in milliseconds: whether anybody still comes is on no screen. */
const lookAgainMs = 500;

/** Comes back when the counter is closed for the day, or when the day is broken off. */
export async function playCounter(parts: CounterParts): Promise<void> {
  const { client, counterId, signal, time, random } = parts;
  const scope = { kind: 'counter' as const, counterId };
  let wake = (): void => {};
  const stop = client.watch(scope, () => wake());
  /** Until the screen changes, or so many milliseconds. */
  const change = (ms: number): Promise<void> => {
    const woken = new AbortController();
    wake = () => woken.abort();
    return pause(ms, AbortSignal.any([signal, woken.signal]));
  };
  let visit: Visit | null = null;
  /** Whom this counter set aside, and whether they are back. */
  const aside = new Map<TicketId, boolean>();
  let whim = 1;
  try {
    while (!signal.aborted) {
      const { view, fresh } = client.current<'counter'>(scope);
      if (!view || !fresh) {
        await change(lookAgainMs);
        continue;
      }
      visit = visitAt(parts, view, visit);
      // Whoever is back and no longer set aside was dealt with by somebody else.
      for (const [id, isBack] of aside)
        if (isBack && !view.parked.some((ticket) => ticket.id === id)) aside.delete(id);
      const back = [...aside].find(([, isBack]) => isBack);
      const mind: Mind = { back: back?.[0] ?? null, expects: aside.size > 0, whim };
      const step = nextStep(view, parts.habits, visit, time.minute(), parts.nobodyComes(), mind);
      if (step.kind === 'done') return;
      if (step.kind === 'watch') {
        const left = step.untilMinute === null ? lookAgainMs : time.ms(step.untilMinute - time.minute());
        await change(Math.min(Math.max(left, 1), lookAgainMs));
      } else if (await waited(step, view.counter.revision)) {
        const outcome = await parts.road.send(client, step.command);
        if (outcome.ok) done(step, visit);
        else {
          // What cannot be done (the other agency has closed) is let be.
          if (step.becomes) visit = step.becomes;
          whim = 1;
          await change(200);
        }
      }
    }
  } finally {
    stop();
  }

  /** What follows from a step that was done. */
  function done({ command, becomes }: Extract<Step, { kind: 'send' }>, during: Visit | null): void {
    if (becomes) visit = becomes;
    switch (command.type) {
      case 'ticket.park':
        if (!during) return;
        aside.set(during.ticketId, false);
        visit = { ...during, awayMinutes: null };
        parts.comesBack(during.ticketId, during.awayMinutes ?? 0, () => {
          if (aside.has(during.ticketId)) aside.set(during.ticketId, true);
          wake();
          return Promise.resolve();
        });
        return;
      case 'ticket.noShow':
        if (during?.absent && during.returnsAfter !== null) {
          const { ticketId, returnsAfter } = during;
          visit = null;
          parts.comesBack(ticketId, returnsAfter, () =>
            parts.road.send(client, { type: 'ticket.return', ticketId }),
          );
        }
        break;
      case 'counter.call':
      case 'ticket.return':
        for (const id of aside.keys()) if (id === command.ticketId) aside.delete(id);
        break;
      default:
    }
    if (command.type !== 'ticket.start' && command.type !== 'ticket.recall') whim = random.next();
  }

  /** Lets the step's minutes pass. False when the counter changed meanwhile: somebody else did something. */
  async function waited(step: Extract<Step, { kind: 'send' }>, revision: number): Promise<boolean> {
    const until = time.minute() + step.afterMinutes;
    for (;;) {
      const left = time.ms(until - time.minute());
      if (left <= 0) return !signal.aborted;
      await change(left);
      if (signal.aborted) return false;
      const { view } = client.current<'counter'>(scope);
      if (view && view.counter.revision !== revision) return false;
    }
  }
}

/** The visit at the counter; without one the last, which may still be taken back. */
function visitAt(parts: CounterParts, { current }: CounterView, known: Visit | null): Visit | null {
  if (!current) return known;
  if (known?.ticketId === current.id && known.absent === parts.hasLeft(current.id)) return known;
  const minutes = parts.usualMinutes.get(current.serviceId) ?? 10;
  const first = current.visits === 0 && current.returns === 0 && current.calls <= 1;
  return visitOf(parts.random, current.id, minutes, parts.hasLeft(current.id), parts.elsewhere, first);
}
