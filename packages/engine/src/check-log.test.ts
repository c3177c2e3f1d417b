/** The log's own check: a true day passes, and each kind of broken promise is found. */
import {
  CallId,
  CounterId,
  Site,
  TicketId,
  type DomainEvent,
  type DomainEventType,
  type EventOf,
  type LoggedEvent,
} from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';
import { checkLog } from './index.ts';

/** A day and the morning after, with a little of everything. */
function richLog(): LoggedEvent[] {
  const input = smallSiteInput({
    hoursMode: 'demo',
    beyondClosing: 'warn',
    atClose: { policy: 'carryOver' },
    outcomes: [{ id: 'selesai', name: { id: 'Selesai', en: 'Done' } }],
  });
  input.services = input.services.map((s) => ({ ...s, slots: { slotMinutes: 15, perSlot: 1 } }));
  const hall = new Hall(Site.parse(input));
  hall.issue('ktp', null, 'kiosk-1');
  const elder = hall.issue('ktp', 'lansia');
  hall.must({ type: 'appointment.book', serviceId: 'iuran', startsAt: hall.now + 15 * 60_000 });
  hall.must({ type: 'appointment.book', serviceId: 'akta', startsAt: hall.now + 15 * 60_000 });
  hall.must({ type: 'appointment.book', serviceId: 'kk', startsAt: hall.now + 15 * 60_000 });
  const [booked, dropped] = [...hall.state.appointments.values()];
  if (!booked || !dropped) throw new Error('no bookings');
  hall.pass(2);
  hall.must({ type: 'appointment.checkIn', code: booked.code });
  hall.must({ type: 'appointment.cancel', appointmentId: dropped.id });
  const third = hall.issue('ktp');
  hall.next('loket-1');
  hall.must({ type: 'ticket.recall', ticketId: elder.id });
  hall.must({ type: 'ticket.start', ticketId: elder.id });
  hall.must({ type: 'ticket.setStops', ticketId: elder.id, stops: ['kk', 'akta'] });
  hall.must({ type: 'ticket.finish', ticketId: elder.id, outcome: 'selesai' });
  hall.must({ type: 'counter.call', counterId: 'loket-1', ticketId: third.id, reason: 'ambulans' });
  hall.must({ type: 'call.announced', callId: `${third.id}.1` });
  hall.must({ type: 'ticket.park', ticketId: third.id, reason: 'fotokopi' });
  hall.must({ type: 'ticket.return', ticketId: third.id });
  hall.next('loket-1');
  hall.must({ type: 'ticket.noShow', ticketId: elder.id });
  hall.must({ type: 'counter.undo', counterId: 'loket-1' });
  hall.must({ type: 'ticket.start', ticketId: elder.id });
  hall.must({ type: 'ticket.finish', ticketId: elder.id });
  hall.must({ type: 'counter.walkIn', counterId: 'loket-3', serviceId: 'iuran' });
  hall.must({ type: 'counter.open', counterId: 'loket-2' });
  const sent = hall.issue('akta');
  hall.must({ type: 'ticket.transfer', ticketId: sent.id, serviceId: 'ktp', counterId: 'loket-2' });
  hall.must({ type: 'counter.close', counterId: 'loket-2' });
  hall.must({ type: 'ticket.setPriority', ticketId: sent.id, priority: 'lansia' });
  const down = { kind: 'systemDown', issuing: 'stop' } as const;
  hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: down });
  hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: null });
  const off = hall.issue('ktp');
  hall.must({ type: 'ticket.cancel', ticketId: off.id });
  hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: { kind: 'closedEarly' } });
  hall.pass(24 * 60);
  hall.must({ type: 'day.rollOver' });
  hall.issue('ktp');
  return hall.logged();
}

const log = richLog();

/** The log with the events of one type seen by `change`, which gives what is to stand there instead. */
function tampered<T extends DomainEventType>(
  type: T,
  change: (event: EventOf<T>, logged: LoggedEvent) => DomainEvent | DomainEvent[] | null,
  which: (event: EventOf<T>) => boolean = () => true,
): LoggedEvent[] {
  const isType = (event: DomainEvent): event is EventOf<T> => event.type === type;
  let changed = false;
  const entries = log.flatMap((logged): LoggedEvent[] => {
    const { event } = logged;
    if (changed || !isType(event) || !which(event)) return [logged];
    changed = true;
    const instead = change(event, logged);
    return [instead ?? []].flat().map((other) => ({ ...logged, event: other }));
  });
  if (!changed) throw new Error(`the day has no such ${type}`);
  // Numbered anew, so that it is not the gap that is found.
  return entries.map((logged, n) => ({ ...logged, seq: n + 1 }));
}

/** Another id than this one. */
const other = (id: TicketId): TicketId => TicketId.parse(id.replace(/^0/, '9'));
const callId = (ticketId: string, n: number): CallId => CallId.parse(`${ticketId}.${n}`);
const atCounter = (id: string): CounterId => CounterId.parse(id);
/** The nth that fits, from 1. */
function nth<T>(n: number, fits: (item: T) => boolean): (item: T) => boolean {
  let seen = 0;
  return (item) => {
    if (fits(item)) seen += 1;
    return fits(item) && seen === n;
  };
}

const told = (entries: readonly LoggedEvent[]): string => checkLog(entries).problems.join('\n');

it('finds nothing in a true log, and counts what happened', () => {
  const check = checkLog(log);
  expect(check.problems).toEqual([]);
  expect(check).toMatchObject({
    chosen: 1,
    undone: 1,
    transferred: 1,
    returned: 1,
    cancelled: 1,
    events: log.length,
  });
  expect(check.carriedOver).toBeGreaterThan(1);
});

it('finds a gap in the log', () => {
  expect(told(log.filter(({ seq }) => seq !== 5))).toMatch(/gap/);
});

describe('finds a broken promise:', () => {
  it.each<[string, LoggedEvent[], RegExp]>([
    [
      'a number issued twice',
      tampered('ticketIssued', (e) => [e, { ...e, ticketId: other(e.ticketId), issueOrder: 2 }]),
      /issued twice on/,
    ],
    [
      'a ticket issued twice',
      tampered('ticketIssued', (e) => [e, { ...e, number: 'X-001', issueOrder: 2 }]),
      /ticket .* was issued twice/,
    ],
    [
      'an issue order with a hole',
      tampered('ticketIssued', (e) => ({ ...e, issueOrder: 7 })),
      /is number 7 of the day/,
    ],
    [
      'a place before the issue',
      tampered('ticketIssued', (e) => ({
        ...e,
        placeAt: (e.placeAt ?? 0) - 60_000,
        effectiveTime: e.effectiveTime - 60_000,
      })),
      /another place than that of whoever comes now/,
    ],
    [
      'minutes that do not add up',
      tampered('ticketIssued', (e) => ({ ...e, headStartMinutes: 5 })),
      /its minutes give/,
    ],
    ['a ticket called that was never issued', tampered('ticketIssued', () => null), /never issued that day/],
    [
      'a call past somebody whose turn it was',
      tampered(
        'ticketIssued',
        (e) => ({ ...e, headStartMinutes: 0, effectiveTime: e.placeAt ?? 0, priority: null }),
        (e) => e.priority !== null,
      ),
      /whose turn it was/,
    ],
    [
      'a score that is not the ticket’s',
      tampered('ticketCalled', (e) => ({ ...e, score: e.score - 1 })),
      /the score of/,
    ],
    [
      'a runner-up that was not',
      tampered('ticketCalled', (e) => ({ ...e, runnerUp: null })),
      /the runner-up of/,
    ],
    [
      'a reason with other numbers',
      tampered('ticketCalled', (e) => (e.why ? { ...e, why: { ...e.why, headStartMinutes: 1 } } : e)),
      /reason given for calling/,
    ],
    [
      'a choice without a reason',
      tampered(
        'ticketCalled',
        (e) => (e.why ? { ...e, why: { ...e.why, reason: null } } : e),
        (e) => e.why?.how === 'chosen',
      ),
      /without a reason/,
    ],
    [
      'a call number left out',
      tampered('ticketCalled', (e) => ({ ...e, callId: callId(e.ticketId, 2) })),
      /should be number 1 of its ticket/,
    ],
    ['a call to a counter that is not open', tampered('counterOpened', () => null), /which was not open/],
    [
      'two tickets at a counter',
      tampered('ticketParked', () => null),
      /cannot be sent back \(return\)|still had another ticket/,
    ],
    [
      'a next stop before the visit was over',
      tampered('serviceFinished', () => null),
      /cannot be sent back \(nextStop\)/,
    ],
    [
      'a counter left with a ticket',
      tampered(
        'counterClosed',
        (e) => ({ ...e, counterId: atCounter('loket-3') }),
        (e) => e.counterId === 'loket-2',
      ),
      /was left with a ticket/,
    ],
    ['a service begun without a call', tampered('serviceStarted', (e) => [e, e]), /was serving, not called/],
    [
      'a step at another counter',
      tampered('serviceStarted', (e) => ({ ...e, counterId: atCounter('loket-4') })),
      /was at loket-1, not at loket-4/,
    ],
    [
      'a stop left out',
      tampered(
        'ticketRequeued',
        (e) => ({ ...e, stops: [] }),
        (e) => e.cause === 'nextStop',
      ),
      /next stop of its journey/,
    ],
    [
      'a place lost at the next stop',
      tampered(
        'ticketRequeued',
        (e) => ({ ...e, penaltyMinutes: 5, effectiveTime: e.effectiveTime + 300_000 }),
        (e) => e.cause === 'nextStop',
      ),
      /lost its place \(nextStop\)/,
    ],
    [
      'a place lost on release',
      tampered(
        'ticketRequeued',
        (e) => ({ ...e, penaltyMinutes: 5, effectiveTime: e.effectiveTime + 300_000 }),
        (e) => e.cause === 'released',
      ),
      /lost its place \(released\)/,
    ],
    [
      'a place won by a return',
      tampered(
        'ticketRequeued',
        (e) => ({ ...e, placeAt: e.placeAt - 60_000, effectiveTime: e.effectiveTime - 60_000 }),
        (e) => e.cause === 'return',
      ),
      /another place than it had/,
    ],
    [
      'somebody left waiting for a closed counter',
      tampered(
        'ticketRequeued',
        () => null,
        (e) => e.cause === 'released',
      ),
      /waits for loket-2 alone, which has closed/,
    ],
    [
      'a return of somebody who waits',
      tampered(
        'ticketRequeued',
        (e) => [e, e],
        (e) => e.cause === 'return',
      ),
      /cannot be sent back \(return\)/,
    ],
    [
      'a priority with other minutes',
      tampered('priorityChanged', (e) => ({ ...e, effectiveTime: e.effectiveTime + 1 })),
      /its minutes give/,
    ],
    [
      'an undo of another step',
      tampered('stepUndone', (e) => ({ ...e, step: 'park' })),
      /was not the last step/,
    ],
    [
      'an undo that gives back more',
      tampered('stepUndone', (e) => ({
        ...e,
        before: { ...e.before, stops: [], penaltyMinutes: 0, placeAt: 1 },
      })),
      /not as it was before/,
    ],
    ['an undo of nothing', tampered('stepUndone', (e) => [e, e]), /was not the last step/],
    ['a call announced twice', tampered('callAnnounced', (e) => [e, e]), /announced twice/],
    [
      'a call announced that was never made',
      tampered('callAnnounced', (e) => ({ ...e, callId: callId(e.callId.slice(0, 36), 9) })),
      /never made/,
    ],
    ['a booking made twice', tampered('appointmentBooked', (e) => [e, e]), /was made twice/],
    ['a booking cancelled twice', tampered('appointmentCancelled', (e) => [e, e]), /was not open/],
    [
      'a booking forgotten at night',
      tampered('appointmentMissed', () => null),
      /left open when its day was over/,
    ],
    [
      'a booking with another place',
      tampered('appointmentBooked', ({ appointment, type }) => ({
        type,
        appointment: { ...appointment, startsAt: appointment.startsAt + 60_000 },
      })),
      /place of its booking/,
    ],
    [
      'a ticket left waiting at night',
      tampered('ticketCarriedOver', () => null),
      /was left waiting when the day turned/,
    ],
    [
      'a carried ticket lost',
      tampered(
        'ticketIssued',
        () => null,
        (e) => e.carriedFrom !== undefined,
      ),
      /was not issued again/,
    ],
    [
      'a number lost over night',
      tampered(
        'ticketIssued',
        (e) => ({ ...e, number: 'Z-009' }),
        (e) => e.carriedFrom !== undefined,
      ),
      /lost its number/,
    ],
    [
      'a place lost over night',
      tampered(
        'ticketIssued',
        (e) => ({ ...e, placeAt: (e.placeAt ?? 0) + 60_000, effectiveTime: e.effectiveTime + 60_000 }),
        (e) => e.carriedFrom !== undefined,
      ),
      /lost its place over night/,
    ],
    [
      'a number issued while the agency issued nothing',
      tampered(
        'conditionChanged',
        () => null,
        (e) => e.condition === null,
      ),
      /issued while dukcapil issued nothing/,
    ],
    [
      'an early closing that outlives its day',
      tampered(
        'conditionChanged',
        () => null,
        nth(2, (e) => e.condition === null),
      ),
      /left closed early when the day turned/,
    ],
    [
      'all well twice',
      tampered(
        'conditionChanged',
        (e) => [e, e],
        (e) => e.condition === null,
      ),
      /all was well/,
    ],
    [
      'a counter open over night',
      tampered(
        'counterClosed',
        () => null,
        (e) => e.counterId === 'loket-3',
      ),
      /open over night/,
    ],
    ['a paper lost', tampered('paperFailed', () => null), /left queued/],
  ])('%s', (_, entries, words) => {
    expect(told(entries)).toMatch(words);
  });
});
