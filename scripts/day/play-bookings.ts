/** Those who booked: some before their time, some on it, some late, some not at all. */
import type { LiveClient } from '@giliran/client';
import type { AppointmentCode, Priority, ServiceId } from '@giliran/protocol';
import { dayMinutes } from './arrivals.ts';
import { pause, type DayTime } from './day-time.ts';
import { choose, type Random } from './random.ts';
import type { Road } from './road.ts';
import type { SiteApi } from './site-api.ts';

export interface BookingParts {
  readonly api: SiteApi;
  /** Who takes the bookings, and where their holders check in. */
  readonly desk: LiveClient;
  readonly kiosk: LiveClient;
  /** Services that take appointments, and the day as the site counts it. */
  readonly services: readonly ServiceId[];
  readonly day: string;
  readonly count: number;
  readonly random: Random;
  readonly time: DayTime;
  readonly road: Road;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly wallNow: () => number;
  readonly onTicket: () => void;
}

interface Booked {
  readonly code: AppointmentCode;
  /** Minute of the day at which they stand at the kiosk; null: never. */
  readonly comesAt: number | null;
}

/** When somebody with a slot at this minute of the day comes; a slot beyond the day is taken early. */
export function comesAt(random: Random, slotMinute: number): number | null {
  const way = random.next();
  if (way < 0.12) return null;
  if (slotMinute > dayMinutes - 60) return 30 + random.next() * 250;
  const early = way < 0.6 ? -2 - random.next() * 20 : way < 0.8 ? 0 : 1 + random.next() * 8;
  return Math.max(1, slotMinute + early);
}

/** Books before the hall opens, and gives what becomes of the bookings. */
export async function playBookings(parts: BookingParts): Promise<() => Promise<void>> {
  const { api, desk, kiosk, random, time, road, signal } = parts;
  const booked: Booked[] = [];
  /** The minute of the day that a moment of the clock on the wall is. */
  const minuteOf = (moment: number): number => time.minute() + time.minutes(moment - parts.wallNow());
  for (let n = 0; n < parts.count && !signal.aborted; n += 1) {
    const serviceId = choose(random, parts.services, () => 1);
    const slots = serviceId === undefined ? null : await api.slots(serviceId, parts.day);
    const free = slots?.ok ? slots.value : [];
    const today = free.filter((s) => minuteOf(s.startsAt) < dayMinutes);
    // A day that is over before the next slot begins: its holders come early, all of them.
    const slot = choose(random, today.length > 0 ? today : free.slice(0, 1), () => 1);
    if (!slot || serviceId === undefined) continue;
    const priority: Priority = null;
    const outcome = await road.send(desk, {
      type: 'appointment.book',
      serviceId,
      startsAt: slot.startsAt,
      priority,
    });
    const code = outcome.ok ? outcome.value.appointment?.code : undefined;
    if (code !== undefined) booked.push({ code, comesAt: comesAt(random, minuteOf(slot.startsAt)) });
  }
  return async () => {
    await Promise.all(
      booked.map(async ({ code, comesAt: minute }) => {
        if (minute === null) return;
        await pause(time.ms(minute - time.minute()), signal);
        if (signal.aborted) return;
        const outcome = await road.send(kiosk, { type: 'appointment.checkIn', code });
        if (!outcome.ok || !outcome.value.paper) return;
        parts.onTicket();
        const told = { type: 'paper.report', paperId: outcome.value.paper.id } as const;
        await road.send(kiosk, { ...told, outcome: 'sent' });
        await road.send(kiosk, { ...told, outcome: 'confirmed' });
      }),
    );
  };
}
