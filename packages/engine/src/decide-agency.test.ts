import type { CommandInput } from '@giliran/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayHall, rina, siti } from '../test/day-hall.ts';
import type { Hall } from '../test/hall.ts';
import { dueAtClosing } from './index.ts';

let hall: Hall;
beforeEach(() => {
  hall = dayHall();
});
type Condition = { kind: 'systemDown' | 'closedEarly'; issuing?: 'stop' | 'warn'; serviceIds?: string[] };
const set = (condition: Condition | null) =>
  ({ type: 'agency.setCondition', agencyId: 'dukcapil', condition }) as const;

describe('a central system that is down', () => {
  it('stops issuing for its services alone, and marks those who wait, are called or set aside', () => {
    const [parked, called, waiting, other] = [
      ...[hall.issue('ktp'), hall.issue('ktp'), hall.issue('ktp')],
      hall.issue('iuran'),
    ] as const;
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.park', ticketId: parked.id, reason: 'fotokopi' }, siti);
    hall.next('loket-1', siti);
    hall.must(set({ kind: 'systemDown', serviceIds: ['ktp'] }), siti);
    expect([parked, called, waiting, other].map((t) => hall.ticket(t.id).delayed)).toEqual([
      ...[true, true, true],
      false,
    ]);
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('systemDown');
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'kk' })).toBeUndefined();
    hall.must(set(null), siti);
    expect(hall.ticket(waiting.id).delayed, 'the mark stays').toBe(true);
    expect(hall.issue('ktp').delayed).toBe(false);
  });

  it('with a warning still issues, marked', () => {
    hall.must(set({ kind: 'systemDown', issuing: 'warn' }));
    expect(hall.issue('ktp').delayed).toBe(true);
  });

  it('keeps the moment it began, when only its words change; the same again changes nothing', () => {
    hall.must(set({ kind: 'systemDown' }));
    const since = hall.now;
    hall.pass(5);
    expect(hall.must(set({ kind: 'systemDown' }))).toEqual([]);
    hall.must(set({ kind: 'systemDown', issuing: 'warn' }));
    expect([...hall.state.conditions.values()][0]).toMatchObject({ since, issuing: 'warn' });
    hall.must(set(null));
    expect(hall.must(set(null))).toEqual([]);
  });

  it('is for an agency that is there, and services of its own', () => {
    expect(hall.refusal({ ...set(null), agencyId: 'entah' })).toBe('unknownAgency');
    expect(hall.refusal(set({ kind: 'systemDown', serviceIds: ['iuran'] }))).toBe('unknownService');
    expect(hall.refusal({ ...set({ kind: 'systemDown' }), agencyId: 'bpjs' }, siti)).toBe('otherAgency');
  });

  it('outlives the night; an early closing does not', () => {
    hall.must(set({ kind: 'systemDown' }));
    hall.must({ type: 'agency.setCondition', agencyId: 'bpjs', condition: { kind: 'closedEarly' } });
    hall.pass(24 * 60);
    hall.must({ type: 'day.rollOver' });
    expect([...hall.state.conditions].map(([id, { kind }]) => [id, kind])).toEqual([
      ['dukcapil', 'systemDown'],
    ]);
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('systemDown');
    expect(hall.issue('iuran').delayed).toBe(false);
  });
});

describe('keeping a queue for tomorrow', () => {
  it('ends those who wait and are set aside, not those who are called', () => {
    const [first, second, kk] = [hall.issue('ktp'), hall.issue('ktp'), hall.issue('kk')];
    hall.next('loket-1');
    const carry = {
      type: 'agency.carryOver' as const,
      agencyId: 'dukcapil',
      serviceIds: ['ktp'],
      reason: 'sistem',
    } satisfies CommandInput;
    expect(hall.must(carry, rina)).toMatchObject([
      { type: 'ticketCarriedOver', ticketId: second.id, reason: 'sistem' },
    ]);
    expect(hall.ticket(first.id).state).toBe('called');
    expect(hall.ticket(kk.id).state).toBe('waiting');
    hall.must({ type: 'ticket.carryOver', ticketId: first.id });
    expect(hall.ticket(first.id)).toMatchObject({ state: 'carried_over', endedAt: hall.now });
    expect(hall.next('loket-1')?.id, 'the counter is free').toBe(kk.id);
    expect(hall.refusal({ type: 'ticket.carryOver', ticketId: first.id })).toBe('wrongTicketState');
  });
});

describe('an early closing', () => {
  const closing = (policy: 'serve' | 'carryOver' | 'expire', afterMinutes = 0) => {
    hall = dayHall({ atClose: { policy, afterMinutes } });
    const waiting = hall.issue('ktp');
    const parked = hall.issue('akta');
    hall.next('loket-2');
    hall.must({ type: 'ticket.park', ticketId: parked.id, reason: 'fotokopi' });
    hall.must(set({ kind: 'closedEarly' }));
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('serviceClosed');
    return { waiting, parked };
  };
  const due = () => dueAtClosing(hall.state, hall.now);
  const closeDay = [{ type: 'agency.closeDay', agencyId: 'dukcapil' }];

  it('lets those who wait be served, where that is the rule', () => {
    const { waiting } = closing('serve');
    hall.pass(300);
    expect(due()).toEqual([]);
    expect(hall.must({ type: 'agency.closeDay', agencyId: 'dukcapil' })).toEqual([]);
    expect(hall.next('loket-1')?.id).toBe(waiting.id);
  });

  it('ends their tickets, those set aside among them', () => {
    const { waiting, parked } = closing('expire');
    expect(due()).toEqual(closeDay);
    hall.must({ type: 'agency.closeDay', agencyId: 'dukcapil' });
    expect([hall.ticket(waiting.id).state, hall.ticket(parked.id).state]).toEqual(['expired', 'expired']);
    expect(due(), 'nothing is left to do').toEqual([]);
  });

  it('keeps their place for tomorrow, after so many minutes', () => {
    const { waiting } = closing('carryOver', 30);
    hall.pass(29);
    expect(due()).toEqual([]);
    expect(hall.must({ type: 'agency.closeDay', agencyId: 'dukcapil' }), 'too soon').toEqual([]);
    hall.pass(1);
    expect(due()).toEqual(closeDay);
    hall.must({ type: 'agency.closeDay', agencyId: 'dukcapil' });
    expect(hall.ticket(waiting.id).state).toBe('carried_over');
  });

  it('is the server’s own to carry out', () => {
    expect(hall.refusal({ type: 'agency.closeDay', agencyId: 'dukcapil' }, rina)).toBe('forbidden');
  });
});

it('at the end of the hours the agency’s choice takes hold by itself', () => {
  hall = dayHall({ atClose: { policy: 'expire', afterMinutes: 15 } });
  const waiting = hall.issue('iuran');
  hall.pass(6 * 60 + 14);
  expect(dueAtClosing(hall.state, hall.now)).toEqual([]);
  hall.pass(1);
  expect(dueAtClosing(hall.state, hall.now)).toEqual([{ type: 'agency.closeDay', agencyId: 'bpjs' }]);
  hall.must({ type: 'agency.closeDay', agencyId: 'bpjs' });
  expect(hall.ticket(waiting.id).state).toBe('expired');
});
