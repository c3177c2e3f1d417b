/** One counter through the day: looks at its screen, does the next step, looks again. */
import type { LiveClient } from '@giliran/client';
import type { CounterId, CounterView, TicketId } from '@giliran/protocol';
import { nextStep, visitOf, type Habits, type Step, type Visit } from './counter-behaviour.ts';
import { pause, type DayTime } from './day-time.ts';
import type { Random } from './random.ts';
import type { Road } from './road.ts';

export interface CounterParts {
  readonly client: LiveClient;
  readonly counterId: CounterId;
  readonly habits: Habits;
  readonly random: Random;
  readonly time: DayTime;
  readonly road: Road;
  readonly signal: AbortSignal;
  /** The kiosks have issued the last ticket of the day. */
  readonly nobodyComes: () => boolean;
  readonly usualMinutes: ReadonlyMap<string, number>;
  /** Whether the citizen with this ticket has left without a word. */
  readonly hasLeft: (ticketId: TicketId) => boolean;
}

/** Looks again at least so often, in milliseconds: whether anybody still comes is on no screen. */
const lookAgainMs = 500;

/** Comes back when the counter is closed for the day, or when the day is broken off. */
export async function playCounter(parts: CounterParts): Promise<void> {
  const { client, counterId, signal, time } = parts;
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
  try {
    while (!signal.aborted) {
      const { view, fresh } = client.current<'counter'>(scope);
      if (!view || !fresh) {
        await change(lookAgainMs);
        continue;
      }
      visit = visitAt(parts, view, visit);
      const step = nextStep(view, parts.habits, visit, time.minute(), parts.nobodyComes());
      if (step.kind === 'done') return;
      if (step.kind === 'watch') {
        const left = step.untilMinute === null ? lookAgainMs : time.ms(step.untilMinute - time.minute());
        await change(Math.min(Math.max(left, 1), lookAgainMs));
      } else if (await waited(step, view.counter.revision)) {
        const outcome = await parts.road.send(client, step.command);
        if (!outcome.ok) await change(200);
      }
    }
  } finally {
    stop();
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

function visitAt(parts: CounterParts, view: CounterView, known: Visit | null): Visit | null {
  const { current } = view;
  if (!current) return null;
  if (known?.ticketId === current.id) return known;
  const minutes = parts.usualMinutes.get(current.serviceId) ?? 10;
  return visitOf(parts.random, current.id, minutes, parts.hasLeft(current.id));
}
