import { beforeEach, describe, expect, it } from 'vitest';
import { changedSite, dayHall, siti } from '../test/day-hall.ts';
import { minute, type Hall } from '../test/hall.ts';
import { waitingAhead } from './index.ts';

let hall: Hall;
beforeEach(() => {
  hall = dayHall();
});
const down = { kind: 'systemDown', issuing: 'stop' } as const;

describe('a transfer', () => {
  const to = (ticketId: string, more: object) => ({ type: 'ticket.transfer', ticketId, ...more }) as const;

  it('keeps number and place, also at another agency, and frees the counter', () => {
    const { id, effectiveTime, number } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.pass(3);
    hall.must(to(id, { serviceId: 'iuran', note: 'berkas lengkap' }), siti);
    expect(hall.ticket(id)).toMatchObject({
      ...{ state: 'waiting', number, effectiveTime, serviceId: 'iuran', agencyId: 'bpjs' },
      ...{ counterId: null, note: 'berkas lengkap', waitingSince: hall.now, firstServiceId: 'ktp' },
    });
    expect(
      hall.state.counters.get(hall.state.calls.values().next().value!.counterId)?.currentTicketId,
    ).toBeNull();
  });

  it('to the end begins anew; where the site says so, a kept place costs minutes', () => {
    hall = dayHall({ order: { transferMinutes: 4 } });
    const { id, placeAt } = hall.issue('ktp', 'lansia');
    hall.pass(10);
    hall.must(to(id, { serviceId: 'kk' }));
    expect(hall.ticket(id)).toMatchObject({ placeAt, penaltyMinutes: 4, headStartMinutes: 20 });
    hall.must(to(id, { place: 'end' }));
    expect(hall.ticket(id)).toMatchObject({ placeAt: hall.now, penaltyMinutes: 0, headStartMinutes: 20 });
  });

  it('to a certain counter waits for that one alone, until it closes', () => {
    const { id } = hall.issue('akta');
    expect(hall.refusal(to(id, { counterId: 'loket-2' }))).toBe('counterNotOpen');
    hall.must({ type: 'counter.open', counterId: 'loket-2' });
    hall.must(to(id, { counterId: 'loket-2' }));
    expect(hall.next('loket-4'), 'the other counter of the service').toBeNull();
    hall.must({ type: 'counter.close', counterId: 'loket-2' });
    expect(hall.ticket(id).onlyCounterId).toBeNull();
    expect(hall.next('loket-4')?.id).toBe(id);
  });

  it('goes only where it can be served', () => {
    const { id } = hall.issue('ktp');
    expect(hall.refusal(to(id, { serviceId: 'tidak-ada' }))).toBe('unknownService');
    expect(hall.refusal(to(id, { counterId: 'loket-9' }))).toBe('unknownCounter');
    expect(hall.refusal(to(id, { counterId: 'loket-3' }))).toBe('serviceNotAtCounter');
    hall.must({ type: 'agency.setCondition', agencyId: 'bpjs', condition: down });
    expect(hall.refusal(to(id, { serviceId: 'iuran' }))).toBe('systemDown');
    hall.must({ type: 'agency.setCondition', agencyId: 'bpjs', condition: { kind: 'closedEarly' } });
    expect(hall.refusal(to(id, { serviceId: 'iuran' }))).toBe('serviceClosed');
    hall.must({ type: 'agency.setCondition', agencyId: 'bpjs', condition: null });
    hall.pass(7 * 60);
    expect(hall.refusal(to(id, { serviceId: 'iuran' })), 'after hours').toBe('serviceClosed');
  });

  it('during a break goes to a service that will open again, but not to one whose system is down', () => {
    const { id } = hall.issue('ktp');
    hall.must({ type: 'agency.setCondition', agencyId: 'bpjs', condition: down });
    hall.pass(150);
    expect(hall.refusal(to(id, { serviceId: 'iuran' }))).toBe('systemDown');
    expect(hall.refusal(to(id, { serviceId: 'akta' }))).toBeUndefined();
  });

  it('to an agency whose system is down with a warning is marked: its wait says nothing of the counters', () => {
    const { id } = hall.issue('ktp');
    hall.must({ type: 'agency.setCondition', agencyId: 'bpjs', condition: { ...down, issuing: 'warn' } });
    hall.must(to(id, { serviceId: 'iuran' }));
    expect(hall.ticket(id).delayed).toBe(true);
  });

  it('where priority is strict, counts those ahead by the rule of the counter that will call', () => {
    hall = dayHall({}, (site) => {
      site.agencies[1]!.order = { priorityMode: 'strict' };
    });
    hall.must({ type: 'counter.open', counterId: 'loket-4' });
    const plain = hall.issue('akta');
    hall.must(to(plain.id, { counterId: 'loket-4' }));
    hall.pass(60);
    const elder = hall.issue('akta', 'lansia');
    hall.must(to(elder.id, { counterId: 'loket-4' }));
    const { index } = hall.state;
    expect(index && waitingAhead(hall.state, index, hall.ticket(plain.id))).toBe(1);
    expect(hall.next('loket-4')?.id).toBe(elder.id);
  });
});

describe('parking and coming back', () => {
  it('sets a ticket aside with a reason and frees the counter; it comes back in its place', () => {
    hall = dayHall({ order: { parkedPenaltyMinutes: 2 } });
    const { id, effectiveTime } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    hall.must({ type: 'ticket.park', ticketId: id, reason: 'fotokopi KK' }, siti);
    expect(hall.ticket(id)).toMatchObject({ state: 'parked', parkReason: 'fotokopi KK' });
    expect(hall.next('loket-1', siti)).toBeNull();
    hall.pass(5);
    hall.must({ type: 'ticket.return', ticketId: id }, siti);
    expect(hall.ticket(id)).toMatchObject({
      ...{ state: 'waiting', parkReason: null, returns: 0, penaltyMinutes: 2 },
      ...{ effectiveTime: effectiveTime + 2 * minute, waitingSince: hall.now, startedAt: null },
    });
  });

  it('of a no-show costs its penalty each time, as often as the site allows', () => {
    hall = dayHall({ order: { maxReturns: 1 } });
    const { id, effectiveTime } = hall.issue('ktp');
    const goAway = () => {
      hall.next('loket-1', siti);
      hall.must({ type: 'ticket.noShow', ticketId: id }, siti);
    };
    goAway();
    hall.must({ type: 'ticket.return', ticketId: id }, siti);
    expect(hall.ticket(id)).toMatchObject({ effectiveTime: effectiveTime + 10 * minute, returns: 1 });
    goAway();
    expect(hall.refusal({ type: 'ticket.return', ticketId: id }, siti)).toBe('returnLimitReached');
  });

  it('is not for a service that was taken out of the set-up meanwhile', () => {
    const { id } = hall.issue('kk');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.noShow', ticketId: id }, siti);
    const site = changedSite({}, (input) => {
      input.services = input.services.filter((s) => s.id !== 'kk');
      input.counters[0]!.services = [{ serviceId: 'ktp' }];
    });
    hall.must({ type: 'site.configure', site });
    expect(hall.refusal({ type: 'ticket.return', ticketId: id })).toBe('unknownService');
  });

  it('needs a ticket that is away', () => {
    const { id } = hall.issue('ktp');
    expect(hall.refusal({ type: 'ticket.return', ticketId: id })).toBe('wrongTicketState');
    expect(hall.refusal({ type: 'ticket.park', ticketId: id, reason: 'x' })).toBe('wrongTicketState');
  });
});

describe('a journey', () => {
  it('goes from stop to stop in its first place; each finish takes one off, and the last one ends it', () => {
    const { id, effectiveTime } = hall.issue('ktp');
    hall.must({ type: 'ticket.setStops', ticketId: id, stops: ['akta', 'iuran'] });
    for (const [counterId, after] of [
      ['loket-1', ['iuran']],
      ['loket-2', []],
    ] as const) {
      hall.pass(5);
      hall.next(counterId);
      hall.must({ type: 'ticket.start', ticketId: id });
      hall.must({ type: 'ticket.finish', ticketId: id, outcome: 'selesai' });
      expect(hall.ticket(id)).toMatchObject({ state: 'waiting', stops: after, effectiveTime });
    }
    hall.next('loket-3');
    hall.must({ type: 'ticket.start', ticketId: id });
    hall.must({ type: 'ticket.finish', ticketId: id });
    expect(hall.ticket(id)).toMatchObject({
      state: 'completed',
      visits: [
        { serviceId: 'ktp', counterId: 'loket-1', outcome: 'selesai' },
        { serviceId: 'akta', counterId: 'loket-2' },
        { serviceId: 'iuran', counterId: 'loket-3', outcome: null },
      ],
    });
  });

  it('knows its stops and outcomes', () => {
    const { id } = hall.issue('ktp');
    expect(hall.refusal({ type: 'ticket.setStops', ticketId: id, stops: ['entah'] })).toBe('unknownService');
    hall.next('loket-1');
    hall.must({ type: 'ticket.start', ticketId: id });
    expect(hall.refusal({ type: 'ticket.finish', ticketId: id, outcome: 'entah' })).toBe('unknownOutcome');
    hall.must({ type: 'ticket.finish', ticketId: id });
    expect(hall.refusal({ type: 'ticket.setStops', ticketId: id, stops: ['kk'] })).toBe('wrongTicketState');
  });
});

describe('priority', () => {
  const give = (ticketId: string, priority: string | null) =>
    ({ type: 'ticket.setPriority', ticketId, priority, reason: 'terlihat' }) as const;

  it('is given and withdrawn at the counter: the head start comes and goes, the log tells why', () => {
    const { id, effectiveTime } = hall.issue('ktp');
    expect(hall.must(give(id, 'lansia'), siti)).toMatchObject([
      { type: 'priorityChanged', reason: 'terlihat' },
    ]);
    expect(hall.ticket(id).effectiveTime).toBe(effectiveTime - 20 * minute);
    expect(hall.must(give(id, 'lansia'), siti)).toEqual([]);
    hall.must(give(id, null), siti);
    expect(hall.ticket(id)).toMatchObject({ priority: null, effectiveTime, headStartMinutes: 0 });
    expect(hall.refusal(give(id, 'raja'))).toBe('unknownPriority');
  });

  it('takes all of its head start along when it is withdrawn at another agency or under other rules', () => {
    hall = dayHall({}, (site) => {
      site.agencies[1]!.order = { priorityHeadStartMinutes: 5 };
    });
    const { id, placeAt } = hall.issue('ktp', 'lansia');
    hall.must({ type: 'ticket.transfer', ticketId: id, serviceId: 'iuran' });
    expect(hall.ticket(id).headStartMinutes, 'the place is kept').toBe(20);
    hall.must(give(id, null));
    expect(hall.ticket(id)).toMatchObject({ headStartMinutes: 0, effectiveTime: placeAt });
  });

  it('leaves the head start of an appointment alone', () => {
    hall = dayHall({ order: { appointmentHeadStartMinutes: 15 } }, (site) => {
      site.services[0]!.slots = { slotMinutes: 15, perSlot: 1 };
    });
    hall.must({ type: 'appointment.book', serviceId: 'ktp', startsAt: hall.now + 15 * minute });
    const [booked] = [...hall.state.appointments.values()];
    hall.must({ type: 'appointment.checkIn', code: booked!.code });
    const [ticket] = [...hall.state.tickets.values()];
    hall.must(give(ticket!.id, 'lansia'));
    expect(hall.ticket(ticket!.id).headStartMinutes).toBe(35);
    hall.must(give(ticket!.id, null));
    expect(hall.ticket(ticket!.id).headStartMinutes).toBe(15);
  });
});

it('a note is kept, changed and taken away', () => {
  const { id } = hall.issue('ktp');
  const note = (text: string | null) => hall.must({ type: 'ticket.setNote', ticketId: id, note: text });
  note('berkas di loket 1');
  expect(hall.ticket(id).note).toBe('berkas di loket 1');
  expect(note('berkas di loket 1')).toEqual([]);
  note(null);
  expect(hall.ticket(id).note).toBeNull();
});
