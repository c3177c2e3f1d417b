/** The ordering rule, worked out the slow and obvious way from the tickets alone. */
import type { Counter, Site, Ticket } from '@giliran/protocol';

const minute = 60_000;

const isStrict = (site: Site, agencyId: string): boolean => {
  const own = site.agencies.find((a) => a.id === agencyId)?.order?.priorityMode ?? null;
  return (own ?? site.settings.priority.mode) === 'strict';
};

/** Everybody whom the counter would call at `now`, in the order of the rule. */
export function slowOrder(
  site: Site,
  tickets: Iterable<Ticket>,
  counter: Counter,
  now: number,
): readonly Ticket[] {
  const waiting = [...tickets].filter((t) => t.state === 'waiting');
  const offsetOf = (t: Ticket): number | null => {
    if (t.onlyCounterId !== null) return t.onlyCounterId === counter.id ? 0 : null;
    const service = counter.services.find((s) => s.serviceId === t.serviceId);
    if (!service) return null;
    const limit = service.whenWaitExceedsMinutes;
    const waitsLong = (other: Ticket): boolean =>
      other.serviceId === t.serviceId &&
      other.onlyCounterId === null &&
      now - other.waitingSince > (limit ?? 0) * minute;
    return limit === null || waiting.some(waitsLong) ? service.offsetMinutes : null;
  };
  const keyed = waiting.flatMap((ticket) => {
    const offset = offsetOf(ticket);
    if (offset === null) return [];
    const agencyId = ticket.onlyCounterId === null ? ticket.agencyId : counter.agencyId;
    const first = ticket.priority !== null && isStrict(site, agencyId);
    const { placeAt, headStartMinutes, penaltyMinutes, issueOrder } = ticket;
    const score = placeAt + (penaltyMinutes - headStartMinutes + offset) * minute;
    return [{ ticket, key: [first ? 0 : 1, score, issueOrder] as const }];
  });
  keyed.sort(({ key: a }, { key: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return keyed.map(({ ticket }) => ticket);
}
