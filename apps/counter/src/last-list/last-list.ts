/** The waiting list as this machine saw it last, kept for the time without the server. Pure but for the store. */
import { CounterId, Instant, Localized, type CounterView } from '@giliran/protocol';
import { z } from 'zod';
import type { TextStore } from '../session-memory.ts';

const LastList = z.strictObject({
  counterId: CounterId,
  /** The server's clock when this was so. */
  at: Instant,
  timeZone: z.string(),
  counter: z.int(),
  agency: z.string(),
  /** Who is called to or served at the counter. */
  current: z.string().nullable(),
  /** In the order in which they would have been called. What a clerk notes of a citizen is not kept. */
  waiting: z.array(
    z.strictObject({
      number: z.string(),
      service: Localized.nullable(),
      priority: z.boolean(),
      takenAt: Instant,
    }),
  ),
  /** All who waited, also those beyond the list. */
  waitingCount: z.int(),
  parked: z.array(z.string()),
});
export type LastList = z.infer<typeof LastList>;

const slot = 'giliran.counter.lastList';
/** A list of yesterday helps nobody. Milliseconds. */
const GOOD_FOR = 14 * 3_600_000;

export const lastListOf = (view: CounterView, at: number): LastList => ({
  counterId: view.counter.id,
  at,
  timeZone: view.site.timeZone,
  counter: view.counter.number,
  agency: view.agency.shortName,
  current: view.current?.number ?? null,
  waiting: view.waiting.map(({ number, serviceId, priority, issuedAt }) => ({
    number,
    service: view.services.find(({ id }) => id === serviceId)?.name ?? null,
    priority: priority !== null,
    takenAt: issuedAt,
  })),
  waitingCount: view.waitingCount,
  parked: view.parked.map(({ number }) => number),
});

/** A full store is no reason to stop working. */
export function keepLastList(store: TextStore, list: LastList): void {
  try {
    store.setItem(slot, JSON.stringify(list));
  } catch {
    // The one before stays.
  }
}

/** The list kept; of this counter, where one is named. Null where there is none of today. */
export function readLastList(store: TextStore, now: number, counterId: string | null): LastList | null {
  let kept: unknown;
  try {
    kept = JSON.parse(store.getItem(slot) ?? 'null');
  } catch {
    return null;
  }
  const parsed = LastList.safeParse(kept);
  if (!parsed.success || now - parsed.data.at > GOOD_FOR) return null;
  return counterId === null || parsed.data.counterId === counterId ? parsed.data : null;
}
