import { ServiceDay, type Appointment, type CommandInput } from '@giliran/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedSite, dayHall, rina } from '../test/day-hall.ts';
import type { Hall } from '../test/hall.ts';
import type { SiteInput } from '../test/small-site.ts';
import { freeSlots } from './index.ts';

const withSlots =
  (slotMinutes: number, perSlot: number) =>
  (site: SiteInput): void => {
    site.services[0]!.slots = { slotMinutes, perSlot };
  };
let hall: Hall;
beforeEach(() => {
  hall = dayHall({ order: { appointmentHeadStartMinutes: 10 } }, withSlots(30, 2));
});
/** Wednesday 18 November in Jakarta, unless another day is said. */
const at = (time: string, day = '2026-11-18'): number => Date.parse(`${day}T${time}:00+07:00`);
const booking = (time: string, day?: string) =>
  ({ type: 'appointment.book', serviceId: 'ktp', startsAt: at(time, day) }) as const;
function book(time: string, day?: string): Appointment {
  const [event] = hall.must(booking(time, day));
  if (event?.type !== 'appointmentBooked') throw new Error('nothing was booked');
  return event.appointment;
}

describe('booking', () => {
  it('takes a slot on the clock while the service is open, as often as the slot holds', () => {
    expect(book('10:30')).toMatchObject({ state: 'booked', day: '2026-11-18', startsAt: at('10:30') });
    book('10:30');
    expect(hall.refusal(booking('10:30'))).toBe('slotFull');
    expect(hall.refusal(booking('10:45')), 'between two slots').toBe('slotNotOffered');
    expect(hall.refusal(booking('09:30')), 'past').toBe('slotNotOffered');
    expect(hall.refusal(booking('12:30')), 'in the break').toBe('slotNotOffered');
    expect(hall.refusal(booking('16:00')), 'when it closes').toBe('slotNotOffered');
    expect(hall.refusal(booking('10:00', '2026-11-21')), 'on Saturday').toBe('slotNotOffered');
    expect(hall.refusal(booking('10:00', '2026-12-18')), 'to the day').toBeUndefined();
    expect(hall.refusal(booking('10:30', '2026-12-18')), '30 days ahead at most').toBe('slotNotOffered');
  });

  it('needs a service that takes appointments, and a priority that exists', () => {
    expect(hall.refusal({ ...booking('10:30'), serviceId: 'iuran' })).toBe('slotNotOffered');
    expect(hall.refusal({ ...booking('10:30'), serviceId: 'entah' })).toBe('unknownService');
    expect(hall.refusal({ ...booking('10:30'), priority: 'raja' })).toBe('unknownPriority');
  });

  it('offers the free slots of a day, without break, past and full ones', () => {
    book('10:30');
    book('10:30');
    book('11:00');
    const { index } = hall.state;
    const service = index?.services.get('ktp');
    if (!index || !service) throw new Error('no service');
    const slots = [...freeSlots(hall.state, index, service, ServiceDay.parse('2026-11-18'), hall.now)];
    expect(slots.map(({ time, free }) => `${time} ${free}`)).toEqual([
      ...['11:00 1', '11:30 2', '13:00 2', '13:30 2', '14:00 2', '14:30 2', '15:00 2', '15:30 2'],
    ]);
  });

  it('is given up once; the place is free again', () => {
    const one = book('10:30');
    book('10:30');
    const cancel = { type: 'appointment.cancel', appointmentId: one.id } as const;
    hall.must(cancel, rina);
    expect(hall.must(cancel, rina), 'again changes nothing').toEqual([]);
    expect(hall.refusal(booking('10:30'))).toBeUndefined();
    expect(hall.refusal({ type: 'appointment.checkIn', code: one.code })).toBe('appointmentNotBooked');
    const unknown = '00000000-0000-4000-8000-999999999999';
    expect(hall.refusal({ type: 'appointment.cancel', appointmentId: unknown })).toBe('unknownAppointment');
  });
});

describe('checking in', () => {
  const checkIn = (code: string) => ({ type: 'appointment.checkIn', code }) as const;
  const ticketOf = () => [...hall.state.tickets.values()].at(-1);

  it('early gives the place of the slot, with the head start of the booking', () => {
    const { code, id } = book('10:30');
    hall.must(checkIn(code));
    expect(ticketOf()).toMatchObject({
      ...{ placeAt: at('10:30'), headStartMinutes: 10, effectiveTime: at('10:20'), appointmentId: id },
    });
    expect(hall.state.appointments.get(id)).toMatchObject({ state: 'checkedIn', ticketId: ticketOf()?.id });
    expect(hall.refusal(checkIn(code))).toBe('appointmentNotBooked');
    expect(hall.refusal({ type: 'appointment.cancel', appointmentId: id })).toBe('appointmentNotBooked');
  });

  it('late gives the place of whoever comes now', () => {
    const { code } = book('10:30');
    hall.pass(40);
    hall.must(checkIn(code));
    expect(ticketOf()).toMatchObject({ placeAt: hall.now, headStartMinutes: 0 });
  });

  it('too early, too late, on another day or with another code is refused', () => {
    const { code } = book('11:00');
    const tomorrow = book('11:00', '2026-11-19');
    expect(hall.refusal(checkIn(code))).toBe('tooEarlyToCheckIn');
    expect(hall.refusal(checkIn(tomorrow.code))).toBe('tooEarlyToCheckIn');
    expect(hall.refusal(checkIn('ZZZZZZZZ'))).toBe('unknownAppointment');
    hall.pass(76);
    expect(hall.refusal(checkIn(code))).toBe('tooLateToCheckIn');
  });

  it('is a promise: neither quota nor a long queue nor the break refuses it', () => {
    hall = dayHall({ beyondClosing: 'stop' }, (site) => {
      withSlots(30, 2)(site);
      site.services[0]!.dailyQuota = 1;
    });
    hall.issue('ktp');
    const { code } = book('13:00');
    hall.pass(160);
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }), 'the break').toBe('serviceClosed');
    expect(hall.refusal(checkIn(code))).toBeUndefined();
  });

  it('but not of a service that does not work, also during the break', () => {
    const codes = [book('10:30').code, book('13:00').code];
    const down = { kind: 'systemDown', issuing: 'stop' } as const;
    type Condition = Extract<CommandInput, { type: 'agency.setCondition' }>['condition'];
    const set = (condition: Condition) =>
      hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition });
    set(down);
    expect(hall.refusal(checkIn(codes[0]!))).toBe('systemDown');
    hall.pass(160);
    expect(hall.refusal(checkIn(codes[1]!))).toBe('systemDown');
    set({ kind: 'closedEarly' });
    expect(hall.refusal(checkIn(codes[1]!))).toBe('serviceClosed');
    set({ ...down, issuing: 'warn' });
    hall.must(checkIn(codes[1]!));
    expect(ticketOf()?.delayed).toBe(true);
  });

  it('out of service is refused; at a kiosk that does not offer it, too', () => {
    const { code } = book('10:30');
    const site = changedSite({}, (input) => {
      withSlots(30, 2)(input);
      input.services[0]!.closed = { id: 'Blangko habis', en: 'No blanks' };
    });
    expect(hall.refusal({ ...checkIn(code), kioskId: 'kiosk-2' })).toBe('serviceNotOffered');
    hall.must({ type: 'site.configure', site });
    expect(hall.refusal(checkIn(code))).toBe('serviceClosed');
  });

  it('at a kiosk queues the paper', () => {
    const { code } = book('10:30');
    expect(hall.must({ ...checkIn(code), kioskId: 'kiosk-1' }).map((e) => e.type)).toEqual([
      'ticketIssued',
      'paperQueued',
    ]);
  });
});

describe('a booking', () => {
  it('nobody came for is missed when its day is over, and forgotten; those of later days stay', () => {
    const today = book('10:30');
    const later = book('10:30', '2026-11-20');
    hall.pass(24 * 60);
    expect(hall.must({ type: 'day.rollOver' })).toContainEqual({
      type: 'appointmentMissed',
      appointmentId: today.id,
    });
    expect([...hall.state.appointments.keys()]).toEqual([later.id]);
    expect([...hall.state.slotsTaken.values()]).toEqual([1]);
  });

  it('holds its service in the set-up, and at its agency', () => {
    book('10:30', '2026-11-20');
    const without = changedSite({}, (site) => {
      site.services = site.services.slice(1);
      site.counters = site.counters.map((c) => ({ ...c, services: [{ serviceId: 'iuran' }] }));
    });
    const moved = changedSite({}, (site) => {
      site.services[0]!.agencyId = 'bpjs';
    });
    for (const site of [without, moved])
      expect(hall.refusal({ type: 'site.configure', site })).toBe('siteInUse');
  });
});
