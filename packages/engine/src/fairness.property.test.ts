/**
 * Nobody starves. The bound, for a ticket t that waits at counters which serve its service as their own and
 * do not put priority first strictly: by turn, only those tickets u are called before it with
 *
 *     placeAt(u) − headStart(u) + penalty(u)  ≤  placeAt(t) − headStart(t) + penalty(t),
 *
 * so nobody who took their place later than `placeAt(t) + greatest head start + t's own penalty`. That moment
 * passes, and from then on t is only waited for. At a counter that helps out with an offset, a stranger must
 * besides have taken the place that offset earlier.
 */
import { ServiceId, Site, TicketId, type AppointmentCode, type Ticket } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSite, smallSiteInput } from '../test/small-site.ts';
import { checkLog } from './index.ts';

const patience = { timeout: 60_000 };
const priorityOf = (headStartMinutes: number) => ({
  mode: 'headStart' as const,
  headStartMinutes,
  reasons: [{ id: 'lansia', name: { id: 'Lansia', en: 'Elderly' } }],
});

function serveOne(hall: Hall, counterId: string): Ticket | null {
  const ticket = hall.next(counterId);
  if (!ticket) return null;
  const ticketId = TicketId.parse(ticket.id);
  hall.must({ type: 'ticket.start', ticketId });
  hall.must({ type: 'ticket.finish', ticketId });
  return ticket;
}

describe('with priority alone', patience, () => {
  it('lets nobody be overtaken by a ticket issued more than the head start later, so everyone is reached', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.integer({ min: 0, max: 10 }), priority: fc.boolean() }), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.integer({ min: 0, max: 60 }),
        (arrivals, headStartMinutes) => {
          const hall = new Hall(
            smallSite({ priority: priorityOf(headStartMinutes), beyondClosing: 'warn', hoursMode: 'demo' }),
          );
          const served: Ticket[] = [];
          const serve = (): boolean => {
            const ticket = serveOne(hall, 'loket-3');
            if (ticket) served.push(ticket);
            return ticket !== null;
          };
          for (const { gap, priority } of arrivals) {
            hall.pass(gap);
            hall.issue('iuran', priority ? 'lansia' : null);
            if (gap > 5) serve();
          }
          while (serve());
          expect(served.length).toBe(arrivals.length);
          served.forEach((earlierServed, n) => {
            for (const later of served.slice(n + 1)) {
              // `earlierServed` overtook `later`: allowed only within the head start.
              if (earlierServed.issuedAt > later.issuedAt) {
                expect(earlierServed.issuedAt - later.issuedAt).toBeLessThanOrEqual(
                  headStartMinutes * minute,
                );
                expect(earlierServed.priority).not.toBeNull();
                expect(later.priority).toBeNull();
              }
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** What happens between two calls at one counter. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('come' as const), priority: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('book' as const), ahead: fc.nat(4), priority: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'checkIn' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('transferIn' as const), kept: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      ends: fc.constantFrom('finish', 'noShow', 'park'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('return' as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('priority' as const), pick: fc.nat(20) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.nat(12) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const terms = fc.record({
  priority: fc.integer({ min: 0, max: 45 }),
  appointment: fc.integer({ min: 0, max: 30 }),
  transfer: fc.integer({ min: 0, max: 10 }),
  noShow: fc.integer({ min: 0, max: 15 }),
  parked: fc.integer({ min: 0, max: 15 }),
});
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

function openHall(of: Terms): Hall {
  const input = smallSiteInput({
    priority: priorityOf(of.priority),
    order: {
      appointmentHeadStartMinutes: of.appointment,
      transferMinutes: of.transfer,
      noShowPenaltyMinutes: of.noShow,
      parkedPenaltyMinutes: of.parked,
      maxReturns: null,
    },
    beyondClosing: 'warn',
    hoursMode: 'demo',
  });
  input.services = input.services.map((s) => ({ ...s, slots: { slotMinutes: 15, perSlot: 50 } }));
  return new Hall(Site.parse(input));
}

/** One step at counter 3, which serves `iuran` alone. */
function happen(hall: Hall, step: Happening, codes: AppointmentCode[]): void {
  const all = (state: Ticket['state'][]) =>
    [...hall.state.tickets.values()].filter((t) => t.serviceId === 'iuran' && state.includes(t.state));
  switch (step.do) {
    case 'come':
      hall.issue('iuran', step.priority ? 'lansia' : null);
      return;
    case 'book': {
      const slot = 15 * minute;
      const startsAt = (Math.floor(hall.now / slot) + 1 + step.ahead) * slot;
      const [reason] = hall.state.index?.site.settings.priority.reasons ?? [];
      const booked = hall.do({
        type: 'appointment.book',
        serviceId: ServiceId.parse('iuran'),
        startsAt,
        priority: step.priority && reason ? reason.id : null,
      });
      const event = booked.ok ? booked.value[0] : undefined;
      if (event?.type === 'appointmentBooked') codes.push(event.appointment.code);
      return;
    }
    case 'checkIn': {
      const code = codes.shift();
      if (code !== undefined && hall.refusal({ type: 'appointment.checkIn', code }) === 'tooEarlyToCheckIn')
        codes.push(code);
      return;
    }
    case 'transferIn': {
      const from = hall.issue('ktp');
      hall.pass(3);
      const serviceId = ServiceId.parse('iuran');
      hall.must({ type: 'ticket.transfer', ticketId: from.id, serviceId, place: step.kept ? 'kept' : 'end' });
      return;
    }
    case 'call': {
      const ticket = hall.next('loket-3');
      if (!ticket) return;
      const ticketId = ticket.id;
      if (step.ends === 'noShow') hall.must({ type: 'ticket.noShow', ticketId });
      else if (step.ends === 'park') hall.must({ type: 'ticket.park', ticketId, reason: 'fotokopi' });
      else {
        hall.must({ type: 'ticket.start', ticketId });
        hall.must({ type: 'ticket.finish', ticketId });
      }
      return;
    }
    case 'return': {
      const away = all(['no_show', 'parked']);
      const ticket = away[step.pick % Math.max(1, away.length)];
      if (ticket) hall.must({ type: 'ticket.return', ticketId: ticket.id });
      return;
    }
    case 'priority': {
      const [reason] = hall.state.index?.site.settings.priority.reasons ?? [];
      const waiting = all(['waiting']);
      const ticket = waiting[step.pick % Math.max(1, waiting.length)];
      if (ticket && reason)
        hall.must({ type: 'ticket.setPriority', ticketId: ticket.id, priority: reason.id });
      return;
    }
    case 'pass':
      hall.pass(step.minutes);
      return;
  }
}

describe('with appointments, returns and transfers', patience, () => {
  it('nobody is overtaken by a place taken later than their own, the greatest head start and their own penalty', () => {
    fc.assert(
      fc.property(terms, fc.array(happening, { minLength: 5, maxLength: 80, size: 'max' }), (of, steps) => {
        const hall = openHall(of);
        const greatest = (of.priority + of.appointment) * minute;
        const overtakers = new Map<string, number>();
        hall.beforeEvent = (event, state) => {
          if (event.type !== 'ticketCalled') return;
          const u = state.tickets.get(event.ticketId);
          for (const t of state.tickets.values()) {
            if (!u || t === u || t.state !== 'waiting' || t.serviceId !== 'iuran') continue;
            const own = t.penaltyMinutes * minute;
            // The exact bound, and what it comes to whoever the two are.
            expect(u.placeAt - t.placeAt).toBeLessThanOrEqual(
              (u.headStartMinutes - t.headStartMinutes + t.penaltyMinutes - u.penaltyMinutes) * minute,
            );
            expect(u.placeAt).toBeLessThanOrEqual(t.placeAt + greatest + own);
            // Nobody is issued after taking a place (over night aside): the bound holds for the clock, too.
            expect(u.issuedAt).toBeLessThanOrEqual(t.placeAt + greatest + own);
            if (t.issueOrder < u.issueOrder) overtakers.set(t.id, (overtakers.get(t.id) ?? 0) + 1);
          }
        };
        const codes: AppointmentCode[] = [];
        for (const step of steps) happen(hall, step, codes);
        while (serveOne(hall, 'loket-3'));
        const left = [...hall.state.tickets.values()].filter(
          (t) => t.serviceId === 'iuran' && t.state === 'waiting',
        );
        expect(left, 'everybody is reached').toEqual([]);
        const check = checkLog(hall.logged());
        expect(check.problems).toEqual([]);
        expect(check.mostOvertaken, 'the log knows how often').toBe(Math.max(0, ...overtakers.values()));
      }),
      { numRuns: 150 },
    );
  });
});

describe('helping out', patience, () => {
  const arrivals = fc.array(
    fc.record({ gap: fc.nat(8), own: fc.boolean(), priority: fc.boolean(), serves: fc.boolean() }),
    { minLength: 5, maxLength: 60 },
  );

  it('never starves a counter’s own queue: a stranger passes only when better by the offset', () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 0, max: 30 }),
        fc.option(fc.nat(20)),
        (coming, offset, limit) => {
          const input = smallSiteInput({ beyondClosing: 'warn', hoursMode: 'demo' });
          // Counter 3 serves its own fees, and helps out with identity cards.
          input.counters = input.counters.map((c) =>
            c.id === 'loket-3'
              ? {
                  ...c,
                  services: [
                    { serviceId: 'iuran' },
                    { serviceId: 'ktp', offsetMinutes: offset, whenWaitExceedsMinutes: limit },
                  ],
                }
              : c,
          );
          const hall = new Hall(Site.parse(input));
          hall.beforeEvent = (event, state) => {
            if (event.type !== 'ticketCalled') return;
            const u = state.tickets.get(event.ticketId);
            if (u?.serviceId !== 'ktp') return;
            const all = [...state.tickets.values()].filter((t) => t.state === 'waiting');
            for (const t of all)
              if (t.serviceId === 'iuran')
                expect(u.effectiveTime + offset * minute).toBeLessThanOrEqual(t.effectiveTime);
            if (limit !== null) {
              const longest = all.filter((t) => t.serviceId === 'ktp').map((t) => hall.now - t.waitingSince);
              expect(Math.max(...longest), 'a helper helps only those who wait long').toBeGreaterThan(
                limit * minute,
              );
            }
          };
          for (const { gap, own, priority, serves } of coming) {
            hall.pass(gap);
            hall.issue(own ? 'iuran' : 'ktp', priority ? 'lansia' : null);
            if (serves) serveOne(hall, 'loket-3');
          }
          while (serveOne(hall, 'loket-3'));
          const left = [...hall.state.tickets.values()].filter((t) => t.state === 'waiting');
          expect(
            left.filter((t) => t.serviceId === 'iuran'),
            'its own are all served',
          ).toEqual([]);
          if (limit === null) expect(left, 'and so are the strangers').toEqual([]);
          expect(checkLog(hall.logged()).problems).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
