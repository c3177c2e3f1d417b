/** Reads the bookings and the conditions of agencies in an event log and says where it breaks a promise. */
import type { AgencyCondition, Appointment, EventOf, LoggedEvent } from '@giliran/protocol';
import type { Report } from './check-tickets.ts';

/** Each booking is used once, cancelled once or missed, and gives its holder the place of its slot. */
export class BookingChecker {
  private readonly open = new Map<string, Appointment>();
  private readonly known = new Set<string>();

  booked({ appointment }: EventOf<'appointmentBooked'>, report: Report): void {
    if (this.known.has(appointment.id)) report(`booking ${appointment.code} was made twice`);
    for (const other of this.open.values())
      if (other.code === appointment.code && other.id !== appointment.id)
        report(`code ${appointment.code} was given to two bookings`);
    this.known.add(appointment.id);
    this.open.set(appointment.id, appointment);
  }

  over(appointmentId: string, report: Report): void {
    if (!this.open.delete(appointmentId)) report(`booking ${appointmentId} was not open`);
  }

  checkedIn(logged: LoggedEvent, event: EventOf<'ticketIssued'>, report: Report): void {
    if (event.appointmentId === undefined) return;
    const booking = this.open.get(event.appointmentId);
    this.over(event.appointmentId, report);
    if (!booking) return;
    if (booking.serviceId !== event.serviceId)
      report(`${event.number} is not for the service that was booked`);
    const place = Math.max(booking.startsAt, logged.at);
    if (event.placeAt !== place) report(`${event.number} did not get the place of its booking`);
  }

  /** Bookings of days that are over must have ended with them. */
  dayOpened(day: string, report: Report): void {
    for (const booking of this.open.values())
      if (booking.day < day) report(`booking ${booking.code} was left open when its day was over`);
  }
}

/** An early closing ends with its day, and whoever has stopped issuing issues nothing to newcomers. */
export class ConditionChecker {
  private readonly conditions = new Map<string, AgencyCondition>();

  changed({ agencyId, condition }: EventOf<'conditionChanged'>, report: Report): void {
    if (condition) this.conditions.set(agencyId, condition);
    else if (!this.conditions.delete(agencyId)) report(`all was well with ${agencyId} already`);
  }

  issued(event: EventOf<'ticketIssued'>, report: Report): void {
    const condition = this.conditions.get(event.agencyId);
    // At a counter a person decides; a carried-over ticket is a promise of an earlier day.
    if (
      condition?.issuing !== 'stop' ||
      event.channel === 'counter' ||
      event.channel === 'offline' ||
      event.carriedFrom !== undefined
    )
      return;
    if (condition.serviceIds?.some((id) => id === event.serviceId) ?? true)
      report(`${event.number} was issued while ${event.agencyId} issued nothing (${condition.kind})`);
  }

  dayOpened(report: Report): void {
    for (const [agencyId, { kind }] of this.conditions)
      if (kind === 'closedEarly') report(`${agencyId} was left closed early when the day turned`);
  }
}
