/** The whole day: citizens and counters against a running server, until the hall is empty. */
import type { TicketId } from '@giliran/protocol';
import { dayMinutes } from './arrivals.ts';
import { loadOfCounters, planCitizens, type Citizen } from './citizens.ts';
import { habitsOf } from './counter-behaviour.ts';
import { pause, startDay, type DayTime } from './day-time.ts';
import type { LiveHall } from './hall.ts';
import { giveUp, takeTicket, type CitizenParts } from './play-citizen.ts';
import { playCounter } from './play-counter.ts';
import type { Random } from './random.ts';
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
  readonly tickets: number;
  /** How long the eight hours last, in real minutes. */
  readonly realMinutes: number;
  readonly random: Random;
  /** Milliseconds, counting steadily. */
  readonly now: () => number;
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

  async function arrivals(): Promise<void> {
    await Promise.all(citizens.map(visitHall));
    await pause(lastWordMs, stopped);
    nobodyComes = true;
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
        nobodyComes: () => nobodyComes,
        usualMinutes: live.usualMinutes,
        hasLeft: (ticketId) => left.has(ticketId),
      });
  });

  const everybody = (async () => {
    await Promise.all([arrivals(), ...counters.map((play) => play())]);
    // Somebody at a real kiosk may have come after a counter closed: it opens again for them.
    while (!stopped.aborted && (await waitingNow(parts.api)) > 0)
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
  stopProgress();
  const endedAt = time.minute();
  return { road, time, wentHome, endedAt, brokenOff: signal.aborted, leftWaiting: over.signal.aborted };
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
