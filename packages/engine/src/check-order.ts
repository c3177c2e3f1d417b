/**
 * Reads the calls of an event log and says where one was not the turn of its ticket: works the order out
 * the slow way, from what the log told of every ticket. Knows nothing of the rules that wrote it.
 */
import type { Counter, EventOf, LoggedEvent, ServiceId, Site } from '@giliran/protocol';
import { rulesOf, type AgencyRules } from './rules.ts';
import type { Report, SeenTicket } from './check-tickets.ts';

const minute = 60_000;

/** What a waiting ticket is measured by at one counter: rank, score, issue order. */
type Key = readonly [number, number, number];

export class OrderChecker {
  /** The most tickets that were called before one that had been issued earlier for the same service. */
  mostOvertaken = 0;
  private readonly overtaken = new Map<string, number>();
  private counters = new Map<string, Counter>();
  private rules = new Map<string, AgencyRules>();

  private readonly also = new Map<string, readonly ServiceId[]>();
  private site: Site | null = null;

  /** What a counter serves until the day ends, beside what the set-up says. */
  servesAlso({ counterId, serviceIds }: EventOf<'counterServesAlso'>): void {
    this.also.set(counterId, serviceIds);
    if (this.site) this.siteConfigured(this.site);
  }

  siteConfigured(site: Site): void {
    this.site = site;
    this.counters = new Map(
      site.counters.map((c) => {
        const more = (this.also.get(c.id) ?? []).filter(
          (id) =>
            site.services.some((s) => s.id === id) && !c.services.some(({ serviceId }) => serviceId === id),
        );
        const also = more.map((serviceId) => ({ serviceId, offsetMinutes: 0, whenWaitExceedsMinutes: null }));
        return [c.id, { ...c, services: [...c.services, ...also] }];
      }),
    );
    this.rules = new Map(site.agencies.map((a) => [a.id, rulesOf(site.settings, a)]));
  }

  dayOpened(): void {
    this.also.clear();
    if (this.site) this.siteConfigured(this.site);
    this.overtaken.clear();
  }

  /** A call by turn. `waiting`: everybody who waits, the one who is called among them. */
  byTurn(
    logged: LoggedEvent,
    event: EventOf<'ticketCalled'>,
    ticket: SeenTicket,
    waiting: readonly SeenTicket[],
    report: Report,
  ): void {
    const counter = this.counters.get(event.counterId);
    if (!counter) return report(`counter ${event.counterId} is not in the set-up`);
    const keyOf = this.measure(counter, waiting, logged.at);
    const own = keyOf(ticket);
    if (!own) return report(`${event.counterId} does not serve ${ticket.serviceId} now`);
    if (own[1] !== event.score)
      report(`the score of ${ticket.number} is ${own[1]}, logged is ${event.score}`);
    if (event.why) checkReason(event.why, ticket, counter, own, report);
    let best: { ticket: SeenTicket; key: Key } | null = null;
    for (const other of waiting) {
      const key = other === ticket ? null : keyOf(other);
      if (key && (!best || isBefore(key, best.key))) best = { ticket: other, key };
    }
    if (best && isBefore(best.key, own))
      report(`${ticket.number} was called before ${best.ticket.number}, whose turn it was`);
    const second = best?.ticket.number ?? 'nobody';
    const told = event.runnerUp?.number ?? 'nobody';
    if (second !== told) report(`the runner-up of ${ticket.number} was ${second}, logged is ${told}`);
  }

  /** Out of turn: with a reason, unless it is somebody whom this very counter set aside. */
  chosen(event: EventOf<'ticketCalled'>, ticket: SeenTicket, report: Report): void {
    const own = ticket.state === 'parked' && ticket.counterId === event.counterId;
    if (!own && event.why?.reason === null)
      report(`${ticket.number} was called out of turn without a reason`);
  }

  /** Counts those who came earlier for the same service and still wait. */
  countOvertaken(ticket: SeenTicket, waiting: readonly SeenTicket[]): void {
    for (const other of waiting) {
      if (other.serviceId !== ticket.serviceId || other.issueOrder >= ticket.issueOrder) continue;
      const times = (this.overtaken.get(other.id) ?? 0) + 1;
      this.overtaken.set(other.id, times);
      this.mostOvertaken = Math.max(this.mostOvertaken, times);
    }
  }

  /** Measures tickets at a counter; null for those whom it would not call now. */
  private measure(
    counter: Counter,
    waiting: readonly SeenTicket[],
    now: number,
  ): (ticket: SeenTicket) => Key | null {
    const offsets = new Map<string, number>();
    for (const { serviceId, offsetMinutes, whenWaitExceedsMinutes: limit } of counter.services) {
      const helps = (t: SeenTicket): boolean =>
        t.serviceId === serviceId && t.onlyCounterId === null && now - t.waitingSince > (limit ?? 0) * minute;
      if (limit === null || waiting.some(helps)) offsets.set(serviceId, offsetMinutes * minute);
    }
    const strict = (agencyId: string): boolean => this.rules.get(agencyId)?.order.strict ?? false;
    return (t) => {
      const rank = (agencyId: string): number => (t.priority && strict(agencyId) ? 0 : 1);
      if (t.onlyCounterId !== null)
        return t.onlyCounterId === counter.id
          ? [rank(counter.agencyId), t.effectiveTime, t.issueOrder]
          : null;
      const offset = offsets.get(t.serviceId);
      return offset === undefined ? null : [rank(t.agencyId), t.effectiveTime + offset, t.issueOrder];
    };
  }
}

const isBefore = (a: Key, b: Key): boolean =>
  a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];

/** The numbers that are shown to whoever asks why must be the ticket's own. */
function checkReason(
  why: NonNullable<EventOf<'ticketCalled'>['why']>,
  ticket: SeenTicket,
  counter: Counter,
  [rank, score]: Key,
  report: Report,
): void {
  const told =
    why.placeAt === ticket.placeAt &&
    why.headStartMinutes === ticket.headStartMinutes &&
    why.penaltyMinutes === ticket.penaltyMinutes &&
    Math.abs(why.offsetMinutes - (score - ticket.effectiveTime) / minute) < 1e-6 &&
    why.strict === (rank === 0) &&
    why.onlyHere === (ticket.onlyCounterId === counter.id) &&
    why.score === score;
  if (!told) report(`the reason given for calling ${ticket.number} is not its own`);
}
