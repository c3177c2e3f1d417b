/** What an event does to the bookings. */
import { unreachable, type Appointment, type EventOf, type ServiceId } from '@giliran/protocol';
import { slotKey, type QueueState } from './state.ts';
import { must, type Touched } from './touched.ts';

/** A place of a slot is taken (1) or given back (-1). */
function countSlot(state: QueueState, serviceId: ServiceId, startsAt: number, by: 1 | -1): void {
  const key = slotKey(serviceId, startsAt);
  const taken = (state.slotsTaken.get(key) ?? 0) + by;
  if (taken <= 0) state.slotsTaken.delete(key);
  else state.slotsTaken.set(key, taken);
}

const holdsPlace = ({ state }: Appointment): boolean => state === 'booked' || state === 'checkedIn';

/** Puts a booking of today or later into the state, new or as it is now. */
export function addAppointment(state: QueueState, appointment: Appointment): void {
  const { id, code, serviceId, startsAt } = appointment;
  const before = state.appointments.get(id);
  if (before && holdsPlace(before)) countSlot(state, serviceId, startsAt, -1);
  if (holdsPlace(appointment)) countSlot(state, serviceId, startsAt, 1);
  state.appointments.set(id, appointment);
  state.appointmentByCode.set(code, id);
}

/** Bookings of days that are over leave the state; their rows stay. */
export function forgetPastAppointments(state: QueueState): void {
  const { day } = state;
  for (const appointment of state.appointments.values()) {
    if (day === null || appointment.day >= day) continue;
    if (holdsPlace(appointment)) countSlot(state, appointment.serviceId, appointment.startsAt, -1);
    state.appointments.delete(appointment.id);
    state.appointmentByCode.delete(appointment.code);
  }
}

type AppointmentEvent = EventOf<
  'ticketIssued' | 'appointmentBooked' | 'appointmentCancelled' | 'appointmentMissed'
>;

export function evolveAppointment(state: QueueState, event: AppointmentEvent, touched: Touched): void {
  const change = (id: Appointment['id'], to: Partial<Appointment>): void => {
    addAppointment(state, { ...must(state.appointments.get(id), 'booking'), ...to });
    touched.appointments.add(id);
  };
  switch (event.type) {
    case 'ticketIssued':
      change(must(event.appointmentId, 'booking'), { state: 'checkedIn', ticketId: event.ticketId });
      return;
    case 'appointmentBooked':
      addAppointment(state, event.appointment);
      touched.appointments.add(event.appointment.id);
      return;
    case 'appointmentCancelled':
      change(event.appointmentId, { state: 'cancelled' });
      return;
    case 'appointmentMissed':
      change(event.appointmentId, { state: 'missed' });
      return;
    default:
      unreachable(event);
  }
}
