/** The whole day: citizens and counters against a running server, until the hall is empty. */
import type { Site, TicketId } from '@giliran/protocol';
import { dayMinutes } from './arrivals.ts';
import { loadOfCounters, planCitizens, type Citizen } from './citizens.ts';
import { habitsOf } from './counter-behaviour.ts';
import { playBookings } from './play-bookings.ts';
import { playTroubles } from './play-troubles.ts';
import type { Elsewhere } from './visits.ts';
import { pause, startDay, type DayTime } from './day-time.ts';
import type { LiveHall } from './hall.ts';
import { giveUp, takeTicket, type CitizenParts } from './play-citizen.ts';
import { playCounter } from './play-counter.ts';
import { choose, type Random } from './random.ts';
import { Road } from './road.ts';
import type { SiteApi } from './site-api.ts';

export interface Progress {
  /** Minute of the day. */
  readonly minute: number;
  readonly issued: number;
  readonly waiting: number;
  readonly served: number;
  readonly online: boolean;
  readonly recent: ReturnType<Road['recent']>;
}
export interface DayParts {
  readonly live: LiveHall;
  readonly api: SiteApi;
  readonly server: string;
  /** The site, when its troubles and bookings are to be played, too. */
  readonly site?: Site | null;
  readonly tickets: number;
  /** How long the eight hours last, in real minutes. */
  readonly realMinutes: number;
  readonly random: Random;
  /** Milliseconds, counting steadily. */
  readonly now: () => number;
  /** The hall's own clock on the wall, epoch milliseconds. */
  readonly wallNow: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly progressMs: number;
}
export interface DayPlayed {
  readonly road: Road;
  readonly time: DayTime;
  readonly wentHome: number;
  /** Minute of the day. */
  readonly endedAt: number;
  readonly brokenOff: boolean;
  /** The hall did not empty in the time given. */
  readonly leftWaiting: boolean;
}

/** So long after closing the hall must be empty: half the day again, and half a real minute. */
const patience = { minutes: dayMinutes / 2, ms: 30_000 };
/** Screens gather small changes for a moment; after the last ticket the counters hear of it within this. */
const lastWordMs = 1_200;

export async function playDay(parts: DayParts): Promise<DayPlayed> {
  const { live, signal } = parts;
  const time = startDay(parts.now, parts.realMinutes);
  const over = new AbortController();
  const stopped = AbortSignal.any([signal, over.signal]);
  const road = new Road({ now: parts.now, signal: stopped });
  const citizens = planCitizens(live.hall, parts.tickets, parts.random.fork('citizens'));
  const left = new Set<TicketId>();
  /** Citizens who are on their way back. */
  const away = { people: 0 };
  const later: Promise<void>[] = [];
  let issued = 0;
  let wentHome = 0;
  let nobodyComes = false;

  const stopProgress = reportProgress(parts, time, road, () => issued);
  const deadline = setTimeout(() => over.abort(), time.ms(dayMinutes + patience.minutes) + patience.ms);

  async function visitHall(citizen: Citizen): Promise<void> {
    await pause(time.ms(citizen.arrivesAt - time.minute()), stopped);
    const issuer = live.issuers[citizen.kiosk];
    if (stopped.aborted || !issuer) return;
    const at: CitizenParts = {
      server: parts.server,
      issuer,
      time,
      road,
      signal: stopped,
      onTicket: (ticket, { leaves, cancelsAfter }) => {
        issued += 1;
        if (leaves) left.add(ticket.id);
        if (cancelsAfter !== null) later.push(giveUp(at, ticket, cancelsAfter));
      },
    };
    if ((await takeTicket(at, citizen)) === 'wentHome' && !stopped.aborted) wentHome += 1;
  }

  const troubles = playTroubles({
    ...troubled(parts),
    supervisor: live.supervisor,
    time,
    road,
    signal: stopped,
  });
  const desk = parts.site ?? null;
  const [kiosk] = live.issuers;
  const checkIns =
    desk === null || !kiosk
      ? () => Promise.resolve()
      : await playBookings({
          api: parts.api,
          desk: live.supervisor,
          kiosk,
          services: desk.services.flatMap((s) => (s.slots && !s.closed ? [s.id] : [])),
          day: Temporal.Instant.fromEpochMilliseconds(parts.wallNow())
            .toZonedDateTimeISO(desk.settings.timeZone)
            .toPlainDate()
            .toString(),
          count: Math.ceil(parts.tickets / 50),
          random: parts.random.fork('bookings'),
          time,
          road,
          signal: stopped,
          wallNow: parts.wallNow,
          onTicket: () => (issued += 1),
        });

  async function arrivals(): Promise<void> {
    await Promise.all([...citizens.map(visitHall), checkIns(), troubles.run()]);
    await pause(lastWordMs, stopped);
    nobodyComes = true;
  }

  /** Somebody will stand there again: until then nobody closes for the day. */
  function comesBack(ticketId: TicketId, afterMinutes: number, then: () => Promise<unknown>): void {
    away.people += 1;
    later.push(
      pause(time.ms(afterMinutes), stopped).then(async () => {
        left.delete(ticketId);
        if (!stopped.aborted) await then();
        away.people -= 1;
      }),
    );
  }

  const loads = loadOfCounters(live.hall, citizens);
  const counters = live.counters.map(({ counter, client }, nth) => {
    const random = parts.random.fork(counter.id);
    const habits = habitsOf(random, nth, loads.get(counter.id) ?? 0);
    return () =>
      playCounter({
        client,
        counterId: counter.id,
        habits,
        random,
        time,
        road,
        signal: stopped,
        nobodyComes: () => nobodyComes && away.people === 0,
        usualMinutes: live.usualMinutes,
        elsewhere: elsewhereFrom(live.hall, counter, random),
        comesBack,
        hasLeft: (ticketId) => left.has(ticketId),
      });
  });

  const everybody = (async () => {
    await Promise.all([arrivals(), ...counters.map((play) => play())]);
    // Somebody at a real kiosk may have come after a counter closed: it opens again for them.
    while (!stopped.aborted && (away.people > 0 || (await waitingNow(parts.api)) > 0))
      await Promise.all([pause(lastWordMs, stopped), ...counters.map((play) => play())]);
    await Promise.all(later);
  })();
  const cutShort = new Promise<void>((resolve) => {
    if (stopped.aborted) resolve();
    else stopped.addEventListener('abort', () => resolve());
  });
  // A command that is under way gets a moment to be answered.
  await Promise.race([everybody, cutShort.then(() => pause(1_000, new AbortController().signal))]);
  clearTimeout(deadline);
  await troubles.recover();
  stopProgress();
  const endedAt = time.minute();
  return { road, time, wentHome, endedAt, brokenOff: signal.aborted, leftWaiting: over.signal.aborted };
}

/** What a citizen at this counter may turn out to need besides: mostly of the same agency. */
function elsewhereFrom(hall: LiveHall['hall'], counter: { agencyId: string }, random: Random): Elsewhere {
  const served = new Set(hall.counters.flatMap((c) => c.services.map((s) => s.serviceId)));
  const all = hall.kiosks.flatMap((k) => k.services).filter((s) => served.has(s.id));
  const same = all.filter((s) => s.agencyId === counter.agencyId);
  const others = [1, 2, 3].flatMap(() => choose(random, all, () => 1) ?? []);
  return {
    services: [...new Set([...same, ...others].map((s) => s.id))],
    priorityReasons: hall.priorityReasons,
  };
}

/** The agencies that trouble comes over: two of those with the most counters. */
function troubled({ site }: DayParts): Pick<Parameters<typeof playTroubles>[0], 'down' | 'closesEarly'> {
  const counters = (id: string): number => site?.counters.filter((c) => c.agencyId === id).length ?? 0;
  const byCounters = (site?.agencies ?? []).toSorted((a, b) => counters(b.id) - counters(a.id));
  return { down: byCounters[2]?.id ?? null, closesEarly: byCounters[5]?.id ?? null };
}

async function waitingNow(api: SiteApi): Promise<number> {
  const services = await api.services();
  return services.ok ? services.value.reduce((sum, s) => sum + s.waiting, 0) : 0;
}

function reportProgress(parts: DayParts, time: DayTime, road: Road, issued: () => number): () => void {
  const { overview } = parts.live;
  const scope = { kind: 'supervisor' as const };
  const totals = () =>
    overview
      .current<'supervisor'>(scope)
      .view?.agencies.reduce(
        (sum, a) => ({ waiting: sum.waiting + a.waiting, served: sum.served + a.servedToday }),
        { waiting: 0, served: 0 },
      );
  /** Served before this run began, on a day that was under way. */
  let earlier: number | null = null;
  const unwatch = overview.watch(scope, () => {
    earlier ??= totals()?.served ?? null;
  });
  const timer = setInterval(() => {
    const { waiting, served } = totals() ?? { waiting: 0, served: 0 };
    parts.onProgress({
      minute: time.minute(),
      issued: issued(),
      waiting,
      served: Math.max(0, served - (earlier ?? 0)),
      online: overview.connection().status === 'online',
      recent: road.recent(),
    });
  }, parts.progressMs);
  return () => {
    clearInterval(timer);
    unwatch();
  };
}
