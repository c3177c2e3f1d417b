/** One citizen through the day: to the kiosk, elsewhere when that is closed, perhaps home again. */
import { LiveClient } from '@giliran/client';
import { TicketView, type TicketAnswer } from '@giliran/protocol';
import type { Citizen } from './citizens.ts';
import { pause, type DayTime } from './day-time.ts';
import type { Road } from './road.ts';

export interface CitizenParts {
  readonly server: string;
  readonly issuer: LiveClient;
  readonly time: DayTime;
  readonly road: Road;
  readonly signal: AbortSignal;
  readonly onTicket: (ticket: TicketAnswer, citizen: Citizen) => void;
}

export type Stay = 'tookTicket' | 'wentHome';

const turnsElsewhere = new Set<string>([
  'serviceClosed',
  'quotaReached',
  'wouldNotReach',
  'systemDown',
  'serviceNotOffered',
]);

/** A phone whose ticket is over never gets an answer: it is put away after so many milliseconds. */
const giveUpAfterMs = 20_000;

/** Takes a ticket, the first that can be had of what the citizen wishes. */
export async function takeTicket(parts: CitizenParts, citizen: Citizen): Promise<Stay> {
  const { priority, language } = citizen;
  for (const serviceId of citizen.wishes) {
    const outcome = await parts.road.send(parts.issuer, {
      type: 'ticket.issue',
      serviceId,
      priority,
      language,
    });
    if (outcome.ok && outcome.value.ticket) {
      const { paper } = outcome.value;
      // The kiosks of this hall have paper and printers that never fail.
      if (paper) {
        const told = { type: 'paper.report', paperId: paper.id } as const;
        await parts.road.send(parts.issuer, { ...told, outcome: 'sent' });
        await parts.road.send(parts.issuer, { ...told, outcome: 'confirmed' });
      }
      parts.onTicket(outcome.value.ticket, citizen);
      return 'tookTicket';
    }
    if (!outcome.ok && !turnsElsewhere.has(outcome.error.code)) return 'wentHome';
  }
  return 'wentHome';
}

/** Gives the place up on the ticket's own page, some time after taking it; too late when already called. */
export async function giveUp(parts: CitizenParts, ticket: TicketAnswer, afterMinutes: number): Promise<void> {
  await pause(parts.time.ms(afterMinutes), parts.signal);
  if (parts.signal.aborted) return;
  const phone = new LiveClient({
    url: parts.server,
    auth: { ticketToken: ticket.token },
    views: { ticket: TicketView },
  });
  try {
    await parts.road.send(phone, { type: 'ticket.cancel', ticketId: ticket.id }, { giveUpAfterMs });
  } finally {
    phone.close();
  }
}
