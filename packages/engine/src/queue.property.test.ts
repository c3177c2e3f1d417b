/** Whatever a hall goes through, these hold. A plain model beside the engine says what should happen. */
import {
  CounterId,
  KioskId,
  ServiceId,
  TicketId,
  type PaperState,
  type PrinterState,
  type Ticket,
  type TicketState,
} from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';
import { checkLog, emptyState, evolve, nothingTouched, restore, type QueueState } from './index.ts';

const services = ['ktp', 'kk', 'akta', 'iuran'].map((id) => ServiceId.parse(id));
const counters = ['loket-1', 'loket-2', 'loket-3', 'loket-4'].map((id) => CounterId.parse(id));
const kiosk = { kind: 'kiosk' as const, kioskId: KioskId.parse('kiosk-1') };
const offsets: Record<string, Record<string, number>> = {
  'loket-1': { ktp: 0, kk: 0 },
  'loket-2': { akta: 0, ktp: 15 },
  'loket-3': { iuran: 0 },
  'loket-4': { iuran: 0, akta: 10 },
};

type Outcome = 'sent' | 'confirmed' | 'failed' | 'unknown';

type Step =
  | { do: 'issue'; service: number; priority: boolean; atKiosk: boolean }
  | { do: 'report'; outcome: Outcome; paper: number }
  | { do: 'settle'; cameOut: boolean; paper: number }
  | { do: 'reprint'; by: 'kiosk' | 'staff'; ticket: number }
  | { do: 'printer'; state: PrinterState }
  | { do: 'next'; counter: number }
  | { do: 'visit'; act: 'recall' | 'start' | 'finish' | 'noShow' | 'cancel'; ticket: number }
  | { do: 'counter'; act: 'open' | 'pause' | 'close'; counter: number }
  | { do: 'pass'; minutes: number }
  | { do: 'midnight' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('issue' as const),
      service: fc.nat(3),
      priority: fc.boolean(),
      atKiosk: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      outcome: fc.constantFrom<Outcome[]>('sent', 'confirmed', 'failed', 'unknown'),
      paper: fc.nat(12),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      cameOut: fc.boolean(),
      paper: fc.nat(12),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('reprint' as const),
      by: fc.constantFrom('kiosk' as const, 'staff' as const),
      ticket: fc.nat(12),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('printer' as const),
      state: fc.constantFrom<PrinterState[]>('ready', 'paperOut'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('next' as const), counter: fc.nat(3) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('visit' as const),
      act: fc.constantFrom(
        'recall' as const,
        'start' as const,
        'finish' as const,
        'noShow' as const,
        'cancel' as const,
      ),
      ticket: fc.nat(40),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('counter' as const),
      act: fc.constantFrom('open' as const, 'pause' as const, 'close' as const),
      counter: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 0, max: 15 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'midnight' as const }) },
);

/** The order as the rule says it, worked out the slow and obvious way. */
function expectedOrder(tickets: Iterable<Ticket>, counterId: string, strict: boolean): Ticket[] {
  const own = offsets[counterId] ?? {};
  const score = (t: Ticket): number => {
    const headStart = !strict && t.priority !== null ? 20 : 0;
    return t.issuedAt + ((own[t.serviceId] ?? 0) - headStart) * minute;
  };
  const rank = (t: Ticket): number => (strict && t.priority !== null ? 0 : 1);
  return [...tickets]
    .filter((t) => t.state === 'waiting' && t.serviceId in own)
    .sort((a, b) => rank(a) - rank(b) || score(a) - score(b) || a.issueOrder - b.issueOrder);
}

function checkState(state: QueueState): void {
  const numbers = new Set<string>();
  const atCounter = new Map<string, string>();
  const waiting = new Set<string>();
  for (const t of state.tickets.values()) {
    expect(numbers.has(t.number), `${t.number} was issued twice`).toBe(false);
    numbers.add(t.number);
    if (t.state === 'waiting') waiting.add(t.id);
    if (t.state === 'called' || t.state === 'serving') {
      expect(t.counterId).not.toBeNull();
      expect(atCounter.has(t.counterId ?? ''), `two tickets at ${t.counterId}`).toBe(false);
      atCounter.set(t.counterId ?? '', t.id);
    }
    expect(t.endedAt !== null).toBe(['completed', 'no_show', 'cancelled', 'expired'].includes(t.state));
  }
  for (const counter of state.counters.values()) {
    expect(counter.currentTicketId).toBe(atCounter.get(counter.id) ?? null);
    atCounter.delete(counter.id);
  }
  expect([...atCounter], 'a ticket is at a counter that does not know it').toEqual([]);
  const inLines = new Set<string>();
  for (const { priority, ordinary } of state.lines.values()) {
    for (const place of [...priority, ...ordinary]) {
      expect(inLines.has(place.ticketId), 'a ticket stands in two lines').toBe(false);
      inLines.add(place.ticketId);
    }
  }
  expect(inLines).toEqual(waiting);
  const underWay = new Set<string>();
  for (const paper of state.papers.values()) {
    expect(state.unconfirmedPapers.has(paper.id)).toBe(paper.state !== 'confirmed');
    if (paper.state !== 'queued' && paper.state !== 'sent') continue;
    expect(underWay.has(paper.ticketId), 'two papers of a ticket are under way').toBe(false);
    underWay.add(paper.ticketId);
  }
}

const byKey = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]).localeCompare(String(b[0]));

/** The state without its lines' inner workings, to compare two states. */
const comparable = (state: QueueState) => ({
  ...state,
  index: state.index?.site,
  lines: [...state.lines]
    .map(([id, { priority, ordinary }]) => [id, [...priority], [...ordinary]])
    .filter(([, p, o]) => (p?.length ?? 0) + (o?.length ?? 0) > 0)
    .sort(byKey),
  tallies: new Map([...state.tallies].sort(byKey)),
  sequences: new Map([...state.sequences].sort(byKey)),
});

const allowed: Record<string, readonly TicketState[]> = {
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  noShow: ['called'],
  cancel: ['waiting', 'called'],
};

const mayBecome: Record<PaperState, readonly Outcome[]> = {
  queued: ['sent', 'confirmed', 'failed', 'unknown'],
  sent: ['sent', 'confirmed', 'failed', 'unknown'],
  unknown: ['unknown', 'confirmed'],
  confirmed: ['confirmed'],
  failed: ['failed'],
};

/** One step of the ledger, and whether it was to be allowed. */
function playPaper(hall: Hall, s: Extract<Step, { do: 'report' | 'settle' | 'reprint' | 'printer' }>): void {
  if (s.do === 'printer') {
    const before = hall.state.printers.get(kiosk.kioskId);
    const events = hall.must({ type: 'printer.report', report: { state: s.state } }, kiosk);
    expect(events.length).toBe(before?.state === s.state ? 0 : 1);
    return;
  }
  if (s.do === 'reprint') {
    const all = [...hall.state.tickets.values()];
    const ticket = all[s.ticket % Math.max(1, all.length)];
    if (!ticket) return;
    const earlier = [...hall.state.papers.values()].filter((p) => p.ticketId === ticket.id);
    const last = earlier.at(-1)?.state;
    const expected =
      (ticket.state === 'waiting' || ticket.state === 'called') &&
      last !== 'queued' &&
      last !== 'sent' &&
      (s.by === 'staff' || last === 'failed' || last === 'unknown');
    const done = hall.do(
      { type: 'paper.reprint', ticketId: ticket.id, kioskId: kiosk.kioskId },
      s.by === 'kiosk' ? kiosk : undefined,
    );
    expect(done.ok, `reprint by ${s.by}: ticket ${ticket.state}, last paper ${last}`).toBe(expected);
    if (done.ok) expect(done.value).toMatchObject([{ reprint: earlier.some((p) => p.state !== 'failed') }]);
    return;
  }
  const all = [...hall.state.papers.values()];
  const paper = all[s.paper % Math.max(1, all.length)];
  if (!paper) return;
  // A paper is never changed in place, so a list of them keeps how they were.
  const before = [...hall.state.papers.values()];
  const done =
    s.do === 'report'
      ? hall.do({ type: 'paper.report', paperId: paper.id, outcome: s.outcome }, kiosk)
      : hall.do({ type: 'paper.settle', paperId: paper.id, cameOut: s.cameOut });
  expect(done.ok, `${s.do} on a ${paper.state} paper`).toBe(
    s.do === 'report' ? mayBecome[paper.state].includes(s.outcome) : paper.state === 'unknown',
  );
  if (!done.ok || done.value.length === 0) expect([...hall.state.papers.values()]).toEqual(before);
}

function play(hall: Hall, steps: readonly Step[], strict: boolean): void {
  for (const s of steps) {
    switch (s.do) {
      case 'issue':
        hall.issue(
          services[s.service] ?? 'ktp',
          s.priority ? 'lansia' : null,
          s.atKiosk ? kiosk.kioskId : null,
        );
        break;
      case 'report':
      case 'settle':
      case 'reprint':
      case 'printer':
        playPaper(hall, s);
        break;
      case 'next': {
        const counterId = counters[s.counter] ?? CounterId.parse('loket-1');
        const busy = (hall.state.counters.get(counterId)?.currentTicketId ?? null) !== null;
        const [first, second] = expectedOrder(hall.state.tickets.values(), counterId, strict);
        const done = hall.do({ type: 'counter.next', counterId });
        if (busy) {
          expect(done).toMatchObject({ ok: false, error: { code: 'counterBusy' } });
          break;
        }
        if (!done.ok) throw new Error(`next was refused: ${done.error.code}`);
        const called = done.value.find((e) => e.type === 'ticketCalled');
        expect(called?.ticketId).toBe(first?.id);
        expect(called?.runnerUp?.ticketId).toBe(second?.id);
        break;
      }
      case 'visit': {
        const all = [...hall.state.tickets.values()];
        const ticket = all[s.ticket % Math.max(1, all.length)];
        if (!ticket) break;
        const before = comparable(hall.state);
        const frozen = structuredClone(before);
        const done = hall.do({ type: `ticket.${s.act}`, ticketId: ticket.id });
        expect(done.ok, `${s.act} on a ${ticket.state} ticket`).toBe(allowed[s.act]?.includes(ticket.state));
        if (!done.ok)
          expect(structuredClone(comparable(hall.state)), 'a refusal changes nothing').toEqual(frozen);
        break;
      }
      case 'counter':
        hall.do({ type: `counter.${s.act}`, counterId: counters[s.counter] ?? CounterId.parse('loket-1') });
        break;
      case 'pass':
        hall.pass(s.minutes);
        // The hall is open from 10:00 on for two hours: stay within them, whatever is drawn.
        if (new Date(hall.now).getUTCHours() >= 4 && new Date(hall.now).getUTCMinutes() > 45) hall.pass(-60);
        break;
      case 'midnight': {
        hall.pass(24 * 60 * (new Date(hall.now).getUTCDay() === 5 ? 3 : 1));
        hall.must({ type: 'day.rollOver' });
        expect(hall.state.tickets.size).toBe(0);
        expect(hall.state.papers.size).toBe(0);
        break;
      }
    }
    checkState(hall.state);
  }
}

/** Hundreds of days in the hall: seconds on a quiet machine, more on a busy one. */
const patience = { timeout: 60_000 };

describe('any sequence of commands', patience, () => {
  for (const mode of ['headStart', 'strict'] as const) {
    it(`keeps every invariant and the order of the rule (${mode})`, () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 80, size: 'max' }), (steps) => {
          const hall = new Hall(
            smallSite({
              priority: {
                mode,
                headStartMinutes: 20,
                reasons: [{ id: 'lansia', name: { id: 'Lansia', en: 'Elderly' } }],
              },
              beyondClosing: 'warn',
            }),
          );
          play(hall, steps, mode === 'strict');
        }),
        { numRuns: 150 },
      );
    });
  }

  it('leaves a log that keeps every promise and gives the same state when replayed and when the rows are read back', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 80, size: 'max' }), (steps) => {
        const hall = new Hall(smallSite({ beyondClosing: 'warn' }));
        play(hall, steps, false);
        expect(checkLog(hall.logged()).problems).toEqual([]);
        const replayed = emptyState();
        for (const { event, at } of hall.log) evolve(replayed, event, at, nothingTouched());
        expect(comparable(replayed)).toEqual(comparable(hall.state));
        const restored = restore({
          site: hall.state.index?.site ?? null,
          day: hall.state.day,
          tickets: [...hall.state.tickets.values()],
          counters: [...hall.state.counters.values()],
          calls: [...hall.state.calls.values()],
          papers: [...hall.state.papers.values()],
          printers: [...hall.state.printers],
          conditions: [...hall.state.conditions],
          notices: [...hall.state.notices.values()],
          appointments: [...hall.state.appointments.values()],
        });
        expect(comparable(restored)).toEqual(comparable(hall.state));
      }),
      { numRuns: 100 },
    );
  });
});

describe('fairness', () => {
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
            smallSite({
              priority: {
                mode: 'headStart',
                headStartMinutes,
                reasons: [{ id: 'lansia', name: { id: 'Lansia', en: 'Elderly' } }],
              },
              beyondClosing: 'warn',
              hoursMode: 'demo',
            }),
          );
          const served: Ticket[] = [];
          for (const { gap, priority } of arrivals) {
            hall.pass(gap);
            hall.issue('iuran', priority ? 'lansia' : null);
            if (gap > 5) serveOne(hall, served);
          }
          while (serveOne(hall, served));
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
      { numRuns: 100 },
    );
  });
});

function serveOne(hall: Hall, served: Ticket[]): boolean {
  const ticket = hall.next('loket-3');
  if (!ticket) return false;
  hall.must({ type: 'ticket.start', ticketId: TicketId.parse(ticket.id) });
  hall.must({ type: 'ticket.finish', ticketId: TicketId.parse(ticket.id) });
  served.push(ticket);
  return true;
}
