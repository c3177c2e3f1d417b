/** What the people of a working hall do, over and over, until it closes: the whole of a counter's day. */
import {
  AgencyId,
  ServiceId,
  type CommandInput,
  type CommandResult,
  type CounterId,
  type TicketAnswer,
  type TicketId,
} from '@giliran/protocol';
import type { Random } from '../day/random.ts';
import { SiteApi } from '../day/site-api.ts';
import { pause } from './outcome.ts';

export interface HallWork {
  /** Null when it was refused or the hall has closed. */
  send(command: CommandInput): Promise<CommandResult | null>;
  /** Waits until a display has said this call. */
  heard(callId: string): Promise<void>;
  /** Waits until so many notices of an agency have been said, and the server knows. */
  noticeTold(agencyId: AgencyId, phase: 'begin' | 'end', times: number): Promise<void>;
  /** The hall closes: nothing new is begun. */
  over(): boolean;
}

/** A kiosk: a ticket and its paper, again and again. */
export async function playCitizens(
  hall: HallWork,
  { random, services }: { random: Random; services: readonly ServiceId[] },
): Promise<void> {
  while (!hall.over()) {
    const serviceId = services[Math.floor(random.next() * services.length)];
    if (serviceId === undefined) return;
    const taken = await hall.send({ type: 'ticket.issue', serviceId });
    if (taken?.paper) await playPaper(hall, taken.paper.id);
    await pause(random.next() * 40);
  }
}

type Paper = NonNullable<CommandResult['paper']>;
async function playPaper(hall: HallWork, paperId: Paper['id']): Promise<void> {
  await hall.send({ type: 'paper.report', paperId, outcome: 'sent' });
  await hall.send({ type: 'paper.report', paperId, outcome: 'confirmed' });
}

/** A clerk: calls, waits for the voice, and does with the ticket what clerks do. */
export async function playCounter(
  hall: HallWork,
  { random, counterId, onward }: { random: Random; counterId: CounterId; onward: ServiceId },
): Promise<void> {
  const aside: TicketId[] = [];
  while (!hall.over()) {
    const parked = random.next() < 0.4 ? aside.shift() : undefined;
    const ticket = await take(hall, counterId, parked, random);
    if (!ticket) {
      await pause(20);
      continue;
    }
    await hall.heard(`${ticket.id}.${ticket.calls}`);
    const comes = random.next();
    if (comes < 0.12) await hall.send({ type: 'ticket.noShow', ticketId: ticket.id });
    else if (comes < 0.24) {
      await hall.send({ type: 'ticket.park', ticketId: ticket.id, reason: 'fotokopi' });
      aside.push(ticket.id);
    } else await serve(hall, { ticket, counterId, onward, random });
  }
  // Who was set aside goes back to the queue: nobody is forgotten.
  for (const ticketId of aside) await hall.send({ type: 'ticket.return', ticketId });
}

async function take(
  hall: HallWork,
  counterId: CounterId,
  parked: TicketId | undefined,
  random: Random,
): Promise<TicketAnswer | null> {
  if (parked === undefined) return (await hall.send({ type: 'counter.next', counterId }))?.ticket ?? null;
  if (random.next() < 0.5 && (await hall.send({ type: 'ticket.return', ticketId: parked }))) return null;
  return (await hall.send({ type: 'counter.call', counterId, ticketId: parked }))?.ticket ?? null;
}

async function serve(
  hall: HallWork,
  visit: { ticket: TicketAnswer; counterId: CounterId; onward: ServiceId; random: Random },
): Promise<void> {
  const { ticket, counterId, onward, random } = visit;
  const ticketId = ticket.id;
  if (random.next() < 0.15) {
    const again = (await hall.send({ type: 'ticket.recall', ticketId }))?.ticket;
    if (again) await hall.heard(`${ticketId}.${again.calls}`);
  }
  await hall.send({ type: 'ticket.start', ticketId });
  const way = random.next();
  // Once is enough: a ticket that is sent on for ever would never leave the hall.
  const first = ticket.calls === 1 && ticket.serviceId !== onward;
  if (first && way < 0.15) {
    await hall.send({ type: 'ticket.transfer', ticketId, serviceId: onward });
    return;
  }
  if (first && way < 0.3) await hall.send({ type: 'ticket.setStops', ticketId, stops: [onward] });
  await hall.send({ type: 'ticket.finish', ticketId });
  // Pressed too soon: taken back and done again. Not when the ticket has gone on to its next stop.
  if (way >= 0.3 && way < 0.45 && ticket.stops.length === 0) {
    const undone = await hall.send({ type: 'counter.undo', counterId });
    if (undone) await hall.send({ type: 'ticket.finish', ticketId });
  }
}

const bookable = ServiceId.parse('paspor-baru');

/** Somebody books, comes and checks in. */
export async function playBookings(
  kiosk: HallWork,
  desk: HallWork,
  { url, timeZone }: { readonly url: string; readonly timeZone: string },
): Promise<void> {
  const api = new SiteApi({ server: url, key: 'demo-admin-key' });
  let slots: readonly { startsAt: number }[] = [];
  while (!desk.over()) {
    await pause(60);
    const day = Temporal.Now.plainDateISO(timeZone).toString();
    if (slots.length === 0) {
      const free = await api.slots(bookable, day);
      slots = free.ok ? free.value : [];
    }
    const [slot] = slots;
    if (!slot) continue;
    const booked = await desk.send({
      type: 'appointment.book',
      serviceId: bookable,
      startsAt: slot.startsAt,
    });
    if (!booked?.appointment) {
      slots = slots.slice(1);
      continue;
    }
    const { code } = booked.appointment;
    const taken = await kiosk.send({ type: 'appointment.checkIn', code });
    if (taken?.paper) await playPaper(kiosk, taken.paper.id);
  }
}

const troubled = AgencyId.parse('samsat');

/** An agency's central system goes down and comes back; both are said in the hall before the next trouble. */
export async function playTroubles(hall: HallWork): Promise<void> {
  for (let n = 1; !hall.over(); n += 1) {
    const condition = { kind: 'systemDown', issuing: 'warn' } as const;
    await hall.send({ type: 'agency.setCondition', agencyId: troubled, condition });
    await hall.noticeTold(troubled, 'begin', n);
    await hall.send({ type: 'agency.setCondition', agencyId: troubled, condition: null });
    await hall.noticeTold(troubled, 'end', n);
    await pause(150);
  }
}
