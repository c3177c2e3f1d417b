/** Bookings: made for a slot, checked in at the kiosk, only then a ticket. */
import {
  err,
  ok,
  rejection,
  unreachable,
  type Appointment,
  type CommandOf,
  type Rejection,
  type Service,
  type ServiceDay,
} from '@giliran/protocol';
import { readCalendar, serviceDayAt } from './calendar.ts';
import { firstPaper } from './decide-paper.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { askingKiosk, issuedEvent } from './issuing.ts';
import { minute, newcomer } from './standing.ts';
import { conditionOver, knownPriority, rulesFor, slotKey, type QueueState, type SiteIndex } from './state.ts';

type AppointmentCommand = CommandOf<'appointment.book' | 'appointment.cancel' | 'appointment.checkIn'>;

export function decideAppointment(
  state: QueueState,
  index: SiteIndex,
  command: AppointmentCommand,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'appointment.book':
      return book(state, index, command, context);
    case 'appointment.cancel': {
      const appointment = state.appointments.get(command.appointmentId);
      if (!appointment) return refuse('unknownAppointment', command.appointmentId);
      if (appointment.state === 'cancelled') return ok([]);
      if (appointment.state !== 'booked')
        return refuse('appointmentNotBooked', `${appointment.code} is ${appointment.state}`);
      const { appointmentId, reason } = command;
      return ok([{ type: 'appointmentCancelled', appointmentId, reason }]);
    }
    case 'appointment.checkIn':
      return checkIn(state, index, command, context);
    default:
      return unreachable(command);
  }
}

/** Slots begin on the clock, counted from midnight, while the service is open; demo hours know no closing. */
function slotOffered(index: SiteIndex, service: Service, startsAt: number): boolean {
  if (service.slots === null) return false;
  const { settings } = index.site;
  const zoned = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(settings.timeZone);
  const minutes = zoned.hour * 60 + zoned.minute;
  if (zoned.second !== 0 || zoned.millisecond !== 0 || minutes % service.slots.slotMinutes !== 0)
    return false;
  return readCalendar(index.site, startsAt).hours(service).open;
}

function book(
  state: QueueState,
  index: SiteIndex,
  command: CommandOf<'appointment.book'>,
  context: DecisionContext,
): Decision {
  const service = index.services.get(command.serviceId);
  if (!service) return refuse('unknownService', command.serviceId);
  const priority = knownPriority(index, command.priority);
  if (!priority.ok) return refuse(priority.error, command.priority ?? undefined);
  const { startsAt, language } = command;
  const { timeZone, appointments } = index.site.settings;
  if (service.slots === null || service.closed)
    return refuse('slotNotOffered', `${service.id} takes no appointments`);
  if (startsAt <= context.now) return refuse('slotNotOffered', 'that time has passed');
  if (startsAt - context.now > appointments.daysAhead * 24 * 60 * minute)
    return refuse('slotNotOffered', `book at most ${appointments.daysAhead} days ahead`);
  if (!slotOffered(index, service, startsAt))
    return refuse(
      'slotNotOffered',
      `${service.id} has slots every ${service.slots.slotMinutes} minutes while it is open`,
    );
  if ((state.slotsTaken.get(slotKey(service.id, startsAt)) ?? 0) >= service.slots.perSlot)
    return refuse('slotFull', service.id);
  const appointment: Appointment = {
    id: context.newAppointment.id(),
    code: context.newAppointment.code((code) => state.appointmentByCode.has(code)),
    agencyId: service.agencyId,
    serviceId: service.id,
    day: serviceDayAt(timeZone, startsAt),
    startsAt,
    language,
    priority: priority.value,
    state: 'booked',
    bookedAt: context.now,
    ticketId: null,
  };
  return ok([{ type: 'appointmentBooked', appointment }]);
}

function checkIn(
  state: QueueState,
  index: SiteIndex,
  command: CommandOf<'appointment.checkIn'>,
  context: DecisionContext,
): Decision {
  const { now, actor } = context;
  const id = state.appointmentByCode.get(command.code);
  const appointment = id && state.appointments.get(id);
  const service = appointment && index.services.get(appointment.serviceId);
  if (!appointment || !service) return refuse('unknownAppointment', command.code);
  const { earlyMinutes, lateMinutes } = index.site.settings.appointments;
  const { serviceId, startsAt, state: is, ticketId } = appointment;
  const from = startsAt - earlyMinutes * minute;
  const until = startsAt + lateMinutes * minute;
  const number = ticketId === null ? null : (state.tickets.get(ticketId)?.number ?? null);
  /** Whoever holds the code may know what became of it, and when to come. */
  const cannot = (code: Rejection['code'], detail: string): Decision =>
    err({ ...rejection(code, detail), booking: { serviceId, startsAt, from, until, state: is, number } });
  if (is !== 'booked') return cannot('appointmentNotBooked', `${appointment.code} is ${is}`);
  if (appointment.day !== state.day || now < from)
    return cannot('tooEarlyToCheckIn', new Date(from).toISOString());
  if (now > until) return cannot('tooLateToCheckIn', `${lateMinutes} minutes after the slot`);
  const kiosk = askingKiosk(index, service, command.kioskId, context);
  if (!kiosk.ok) return kiosk;
  // A booking is a promise: neither the quota nor a long queue breaks it, only a service that does not work.
  if (service.closed) return cannot('serviceClosed', `${service.id}: outOfService`);
  const condition = conditionOver(state, appointment);
  if (condition?.kind === 'closedEarly') return cannot('serviceClosed', `${service.id}: closedEarly`);
  if (condition?.issuing === 'stop') return cannot('systemDown', service.id);
  const rules = rulesFor(index, service.agencyId).order;
  const issued = issuedEvent(state, index, service, context, {
    priority: appointment.priority,
    language: appointment.language,
    channel: kiosk.value !== null ? 'kiosk' : actor.kind === 'staff' ? 'counter' : 'api',
    kioskId: kiosk.value,
    place: newcomer(rules, now, appointment.priority, appointment.startsAt),
  });
  return ok([
    { ...issued, appointmentId: appointment.id },
    ...(kiosk.value === null ? [] : [firstPaper(issued.ticketId, kiosk.value)]),
  ]);
}

export interface FreeSlot {
  readonly startsAt: number;
  /** Wall time in the site's zone, `09:30`. */
  readonly time: string;
  readonly free: number;
}

/** The slots of a day that can still be booked, in order. */
export function* freeSlots(
  state: QueueState,
  index: SiteIndex,
  service: Service,
  day: ServiceDay,
  now: number,
): Generator<FreeSlot> {
  if (service.slots === null || service.closed) return;
  const { timeZone, appointments } = index.site.settings;
  const { slotMinutes, perSlot } = service.slots;
  const latest = now + appointments.daysAhead * 24 * 60 * minute;
  const date = Temporal.PlainDate.from(day);
  for (let at = 0; at < 24 * 60; at += slotMinutes) {
    const time = Temporal.PlainTime.from({ hour: Math.floor(at / 60), minute: at % 60 });
    const startsAt = date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
    if (startsAt <= now || startsAt > latest || !slotOffered(index, service, startsAt)) continue;
    const free = perSlot - (state.slotsTaken.get(slotKey(service.id, startsAt)) ?? 0);
    if (free > 0) yield { startsAt, time: time.toString({ smallestUnit: 'minute' }), free };
  }
}
