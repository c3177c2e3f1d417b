import { beforeEach, describe, expect, it } from 'vitest';
import { budi, changedSite, dayHall, rina, siti } from '../test/day-hall.ts';
import type { Hall } from '../test/hall.ts';
import { dueAtCounters } from './due-work.ts';

let hall: Hall;
beforeEach(() => {
  hall = dayHall();
});
const loket1 = { counterId: 'loket-1' } as const;

describe('a certain ticket', () => {
  const chosen = (ticketId: string, reason: string | null = 'ibu hamil') =>
    ({ type: 'counter.call', ...loket1, ticketId, reason }) as const;

  it('is called out of turn by a supervisor with a reason, and the call tells whose turn it was', () => {
    const first = hall.issue('ktp');
    const second = hall.issue('ktp');
    expect(hall.refusal(chosen(second.id, null), rina)).toBe('reasonRequired');
    hall.must(chosen(second.id), rina);
    expect(hall.ticket(second.id)).toMatchObject({ state: 'called', counterId: 'loket-1' });
    expect([...hall.state.calls.values()].at(-1)?.why).toMatchObject({
      how: 'chosen',
      reason: 'ibu hamil',
      runnerUp: { number: first.number },
    });
  });

  it('is not for counter staff, unless their agency lets everyone choose', () => {
    hall.issue('ktp');
    const second = hall.issue('ktp');
    expect(hall.refusal(chosen(second.id), siti)).toBe('forbidden');
    const open = dayHall({ work: { chooseTicket: 'everyone' } });
    open.issue('ktp');
    const other = open.issue('ktp');
    expect(open.refusal(chosen(other.id), siti)).toBeUndefined();
    const nobody = dayHall({ work: { chooseTicket: 'nobody' } });
    nobody.issue('ktp');
    expect(nobody.refusal(chosen(nobody.issue('ktp').id), rina)).toBe('forbidden');
  });

  it('that is next anyway, or was set aside at this very counter, needs neither', () => {
    const first = hall.issue('ktp');
    hall.must(chosen(first.id, null), siti);
    expect([...hall.state.calls.values()].at(-1)?.why?.how).toBe('next');
    hall.must({ type: 'ticket.park', ticketId: first.id, reason: 'fotokopi KK' }, siti);
    hall.issue('ktp');
    expect(hall.refusal(chosen(first.id, null), siti)).toBeUndefined();
    expect(hall.ticket(first.id)).toMatchObject({ state: 'called', parkReason: null });
  });

  it('that did not come is called again, and is no no-show any more', () => {
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.noShow', ticketId: id }, siti);
    expect(hall.state.tallies.get(hall.ticket(id).serviceId)?.noShows).toBe(1);
    hall.must(chosen(id), rina);
    expect(hall.state.tallies.get(hall.ticket(id).serviceId)?.noShows).toBe(0);
  });

  it('must wait, be parked or not have come, and be served there', () => {
    const { id } = hall.issue('ktp');
    expect(hall.refusal(chosen('00000000-0000-7000-8000-999999999999'))).toBe('unknownTicket');
    expect(hall.refusal({ ...chosen(id), counterId: 'loket-9' })).toBe('unknownCounter');
    expect(hall.refusal({ ...chosen(id), counterId: 'loket-3' })).toBe('serviceNotAtCounter');
    hall.next('loket-1');
    expect(hall.refusal(chosen(id))).toBe('wrongTicketState');
    expect(hall.refusal(chosen(hall.issue('ktp').id))).toBe('counterBusy');
  });
});

describe('a walk-in', () => {
  it('gets a number and is served at once, unheard', () => {
    hall.issue('ktp');
    hall.must({ type: 'counter.walkIn', ...loket1, serviceId: 'ktp', priority: 'lansia' }, siti);
    const ticket = [...hall.state.tickets.values()].find((t) => t.state === 'serving');
    expect(ticket).toMatchObject({
      number: 'A-002',
      channel: 'counter',
      counterId: 'loket-1',
      staffId: 'siti',
      headStartMinutes: 20,
      calledAt: null,
    });
    const [call] = [...hall.state.calls.values()];
    expect(call).toMatchObject({
      announcedAt: hall.now,
      why: { how: 'walkIn', runnerUp: { number: 'A-001' } },
    });
  });

  it('is refused where the site has none, for a service elsewhere, out of service or unknown', () => {
    const walkIn = (serviceId: string, priority: string | null = null) =>
      ({ type: 'counter.walkIn', ...loket1, serviceId, priority }) as const;
    expect(hall.refusal(walkIn('iuran'))).toBe('serviceNotAtCounter');
    expect(hall.refusal(walkIn('tidak-ada'))).toBe('unknownService');
    expect(hall.refusal(walkIn('ktp', 'raja'))).toBe('unknownPriority');
    const without = dayHall({ work: { walkIns: false } });
    expect(without.refusal(walkIn('ktp'))).toBe('walkInsNotAllowed');
    const closed = dayHall({}, (site) => {
      site.services[0]!.closed = { id: 'Blangko habis', en: 'No blanks' };
    });
    expect(closed.refusal(walkIn('ktp'))).toBe('serviceClosed');
    hall.issue('ktp');
    hall.next('loket-1');
    expect(hall.refusal(walkIn('ktp'))).toBe('counterBusy');
  });
});

describe('next, where it ends the visit that is open', () => {
  it('finishes whoever is served, and counts whoever is called as served', () => {
    hall = dayHall({ work: { nextFinishes: true } });
    const [first, second, third] = [hall.issue('ktp'), hall.issue('ktp'), hall.issue('ktp')];
    hall.next('loket-1', siti);
    expect(hall.next('loket-1', siti)?.id).toBe(second.id);
    expect(hall.ticket(first.id)).toMatchObject({ state: 'completed', startedAt: hall.now });
    hall.must({ type: 'ticket.start', ticketId: second.id }, siti);
    expect(hall.next('loket-1', siti)?.id).toBe(third.id);
    expect(hall.ticket(second.id).state).toBe('completed');
    expect(hall.next('loket-1', siti), 'nobody waits, and the counter is free').toBeNull();
    expect(hall.ticket(third.id).state).toBe('completed');
    expect([...hall.state.counters.values()][0]?.currentTicketId).toBeNull();
  });

  it('counts a ticket that goes on to a stop at the same counter among those who wait', () => {
    hall = dayHall({ work: { nextFinishes: true } });
    const first = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.setStops', ticketId: first.id, stops: ['kk'] }, siti);
    hall.pass(1);
    const later = hall.issue('ktp');
    expect(hall.next('loket-1', siti)?.id, 'its place is the older one').toBe(first.id);
    expect(hall.ticket(first.id)).toMatchObject({
      serviceId: 'kk',
      stops: [],
      visits: [{ serviceId: 'ktp' }],
    });
    expect([...hall.state.calls.values()].at(-1)?.why?.runnerUp?.number).toBe(later.number);
  });
});

describe('undo', () => {
  const undo = { type: 'counter.undo', ...loket1 } as const;

  it.each(['noShow', 'park', 'cancel', 'transfer', 'start', 'finish'] as const)('takes back %s', (act) => {
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    if (act === 'finish') hall.must({ type: 'ticket.start', ticketId: id }, siti);
    const before = hall.ticket(id);
    if (act === 'park') hall.must({ type: 'ticket.park', ticketId: id, reason: 'fotokopi' }, siti);
    else if (act === 'transfer') hall.must({ type: 'ticket.transfer', ticketId: id, serviceId: 'kk' }, siti);
    else hall.must({ type: `ticket.${act}`, ticketId: id }, siti);
    hall.must(undo, siti);
    expect(hall.ticket(id)).toEqual({ ...before, revision: expect.any(Number) });
    expect(hall.state.counters.get(before.counterId!)).toMatchObject({
      currentTicketId: id,
      served: 0,
      noShows: 0,
      lastStep: null,
    });
  });

  it('takes back a call: the ticket waits in its place, and the next call has another number', () => {
    const first = hall.issue('ktp');
    hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must(undo, siti);
    expect(hall.ticket(first.id)).toMatchObject({ state: 'waiting', calls: 1, counterId: null });
    expect(hall.next('loket-1', siti)?.id).toBe(first.id);
    expect([...hall.state.calls.keys()]).toEqual([`${first.id}.1`, `${first.id}.2`]);
  });

  it('takes back a call and switches automatic calling off, which would call the same ticket again', () => {
    const automatic = () => hall.state.counters.values().find((c) => c.id === loket1.counterId)?.autoCall;
    const { id } = hall.issue('ktp');
    hall.must({ type: 'counter.open', ...loket1 }, siti);
    hall.must({ type: 'counter.autoCall', ...loket1, on: true }, siti);
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    hall.must(undo, siti);
    expect(automatic(), 'another step leaves it on').toBe(true);
    hall.must({ type: 'ticket.noShow', ticketId: id }, siti);
    hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must(undo, siti);
    expect(automatic()).toBe(false);
    expect(dueAtCounters(hall.state, hall.now + 3_600_000)).toEqual({ due: [], lookAgainAt: null });
  });

  it('takes back the finish of one stop: the journey is where it was', () => {
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    hall.must({ type: 'ticket.setStops', ticketId: id, stops: ['akta'] }, siti);
    hall.must({ type: 'ticket.finish', ticketId: id }, siti);
    expect(hall.ticket(id).serviceId).toBe('akta');
    hall.must(undo, siti);
    expect(hall.ticket(id)).toMatchObject({
      serviceId: 'ktp',
      stops: ['akta'],
      visits: [],
      state: 'serving',
    });
  });

  it('is once, soon, at that counter, and only while the ticket has not moved on', () => {
    const { id } = hall.issue('ktp');
    expect(hall.refusal(undo, siti)).toBe('nothingToUndo');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.noShow', ticketId: id }, siti);
    expect(hall.refusal(undo, budi)).toBe('counterTaken');
    hall.pass(1.1);
    expect(hall.refusal(undo, siti)).toBe('tooLateToUndo');
    hall.must({ type: 'ticket.return', ticketId: id }, siti);
    expect(hall.refusal(undo, siti)).toBe('nothingToUndo');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.noShow', ticketId: id }, siti);
    const other = hall.issue('kk');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.start', ticketId: other.id }, siti);
    hall.must(undo, siti);
    expect(hall.refusal(undo, siti), 'only the last step').toBe('nothingToUndo');
  });

  it('does not bring back what has been taken out of the set-up', () => {
    const { id } = hall.issue('kk');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    hall.must({ type: 'ticket.finish', ticketId: id }, siti);
    const without = changedSite({}, (site) => {
      site.services = site.services.filter((s) => s.id !== 'kk');
      site.counters = site.counters.map((c) => ({
        ...c,
        services: c.services.filter((s) => s.serviceId !== 'kk'),
      }));
    });
    hall.must({ type: 'site.configure', site: without });
    expect(hall.refusal(undo, siti)).toBe('nothingToUndo');
  });
});

describe('calling by itself', () => {
  it('is switched on at a counter that is not closed, and goes off when it closes', () => {
    const on = { type: 'counter.autoCall', ...loket1, on: true } as const;
    expect(hall.refusal(on, siti)).toBe('counterNotOpen');
    hall.must({ type: 'counter.open', ...loket1 }, siti);
    expect(hall.must(on, siti)).toHaveLength(1);
    expect(hall.must(on, siti), 'again changes nothing').toEqual([]);
    hall.must({ type: 'counter.close', ...loket1 }, siti);
    hall.must({ type: 'counter.open', ...loket1 }, siti);
    expect([...hall.state.counters.values()][0]?.autoCall).toBe(false);
  });
});

describe('a recall', () => {
  it('is limited in number and in haste, where the site says so', () => {
    hall = dayHall({ work: { maxRecalls: 1, recallIntervalSeconds: 30 } });
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    const recall = { type: 'ticket.recall', ticketId: id } as const;
    expect(hall.refusal(recall, siti)).toBe('recallTooSoon');
    hall.pass(0.5);
    expect(hall.refusal(recall, siti)).toBeUndefined();
    hall.pass(1);
    expect(hall.refusal(recall, siti)).toBe('recallLimitReached');
  });
  it('is not kept waiting by a clock that was set back', () => {
    hall = dayHall({ work: { recallIntervalSeconds: 30 } });
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.pass(-60);
    expect(hall.refusal({ type: 'ticket.recall', ticketId: id }, siti)).toBeUndefined();
  });
});

describe('a helper', () => {
  it('helps while anybody has waited too long, whoever stands first', () => {
    hall = dayHall({}, (site) => {
      site.counters[2]!.services.push({ serviceId: 'ktp', offsetMinutes: 5, whenWaitExceedsMinutes: 10 });
    });
    const moved = hall.issue('akta');
    hall.pass(1);
    const waits = hall.issue('ktp');
    hall.pass(9);
    expect(hall.next('loket-3')).toBeNull();
    hall.pass(2);
    // Its place is the earliest, but it has only begun to wait: it must not hide the one who waits long.
    hall.must({ type: 'ticket.transfer', ticketId: moved.id, serviceId: 'ktp' });
    expect(hall.next('loket-3')?.id).toBe(moved.id);
    hall.must({ type: 'ticket.noShow', ticketId: moved.id });
    expect(hall.next('loket-3')?.id).toBe(waits.id);
  });
});
