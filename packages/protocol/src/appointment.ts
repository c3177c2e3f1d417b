/** A booking. It becomes a ticket only when its holder checks in. */
import { z } from 'zod';
import {
  AgencyId,
  AppointmentCode,
  AppointmentId,
  Instant,
  Language,
  Priority,
  ServiceDay,
  ServiceId,
  TicketId,
} from './basics.ts';

/** `booked → checkedIn | cancelled | missed`. Missed: its day ended without a check-in. */
export const AppointmentState = z.enum(['booked', 'checkedIn', 'cancelled', 'missed']);
export type AppointmentState = z.infer<typeof AppointmentState>;

export const Appointment = z.strictObject({
  id: AppointmentId,
  /** What the holder types or shows as a QR code at the kiosk. */
  code: AppointmentCode,
  agencyId: AgencyId,
  serviceId: ServiceId,
  /** The service day of the slot. */
  day: ServiceDay,
  startsAt: Instant,
  language: Language,
  priority: Priority,
  state: AppointmentState,
  bookedAt: Instant,
  /** The ticket that came of it. */
  ticketId: TicketId.nullable(),
});
export type Appointment = z.infer<typeof Appointment>;
