/** Counter views for tests: a small true one, changed as a test needs it, and arbitrary ones. */
import { CounterView, TicketState, WorkSettings, type WaitingTicket } from '@giliran/protocol';
import fc from 'fast-check';

export const nine = Date.parse('2026-11-18T09:00:00+07:00');
export const minutes = (n: number): number => n * 60_000;

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type TicketInput = Partial<Record<keyof WaitingTicket, unknown>>;

/** The n-th ticket of the day, as plain input for the schema. */
const ticketInput = (n: number, change: TicketInput = {}) => ({
  id: uuid(n),
  number: `A-${String(n).padStart(3, '0')}`,
  serviceId: 'ktp-baru',
  priority: null,
  state: 'waiting',
  issuedAt: nine + minutes(n),
  effectiveTime: nine + minutes(n),
  calledAt: null,
  startedAt: null,
  endedAt: null,
  calls: 0,
  recalls: 0,
  waitingSince: nine + minutes(n),
  onlyHere: false,
  visits: 0,
  stops: [],
  note: null,
  parkReason: null,
  parkedAt: null,
  returns: 0,
  delayed: false,
  appointmentAt: null,
  carried: false,
  language: 'id',
  ...change,
});

/** The n-th ticket of the day. */
export const ticket = (n: number, change: TicketInput = {}): WaitingTicket =>
  CounterView.shape.waiting.element.parse(ticketInput(n, change));

interface ViewChange {
  readonly status?: CounterView['counter']['status'];
  readonly revision?: number;
  readonly current?: WaitingTicket | null;
  readonly waiting?: readonly WaitingTicket[];
  readonly waitingCount?: number;
  readonly pauseReason?: string | null;
}

/** Counter 1 of Disdukcapil, open, with nobody there. */
export function view(change: ViewChange = {}): CounterView {
  const waiting = change.waiting ?? [];
  return CounterView.parse({
    site: { name: { id: 'MPP', en: 'Mall' }, timeZone: 'Asia/Jakarta', logo: null, accentColor: '#0b6e4f' },
    counter: {
      id: 'loket-1',
      number: 1,
      agencyId: 'disdukcapil',
      zoneId: 'lantai-1',
      status: change.status ?? 'open',
      pauseReason: change.pauseReason ?? null,
      revision: change.revision ?? 1,
      autoCall: false,
      changedAt: nine,
    },
    work: WorkSettings.parse({}),
    outcomes: [],
    condition: null,
    undo: null,
    why: null,
    agency: { name: { id: 'Disdukcapil', en: 'Civil registry' }, shortName: 'Disdukcapil', booth: 'Gerai 1' },
    staff: { id: 'siti', name: 'Siti Rahmawati' },
    desk: null,
    services: [
      {
        id: 'ktp-baru',
        name: { id: 'Perekaman KTP-el baru', en: 'First ID card' },
        prefix: 'A',
        usualMinutes: 8,
        offsetMinutes: 0,
        waiting: waiting.length,
      },
      {
        id: 'kartu-keluarga',
        name: { id: 'Kartu Keluarga baru', en: 'New family card' },
        prefix: 'KK',
        usualMinutes: 12,
        offsetMinutes: 10,
        waiting: 0,
      },
    ],
    priorityReasons: [{ id: 'lansia', name: { id: 'Lansia', en: 'Senior' } }],
    current: change.current ?? null,
    waiting: [...waiting],
    waitingCount: change.waitingCount ?? waiting.length,
    oldestIssuedAt: waiting[0]?.issuedAt ?? null,
    parked: [],
    today: { served: 0, noShows: 0, meanMinutes: null },
    history: [],
  });
}

export const called = (n: number, calls = 1): WaitingTicket =>
  ticket(n, { state: 'called', calls, calledAt: nine + minutes(60) });
export const serving = (n: number): WaitingTicket =>
  ticket(n, { state: 'serving', calls: 1, calledAt: nine + minutes(60), startedAt: nine + minutes(61) });

/** Any view at all, also those no server would send: a screen must not break on them. */
export const anyView: fc.Arbitrary<CounterView> = fc
  .record({
    status: fc.constantFrom('closed' as const, 'open' as const, 'paused' as const),
    revision: fc.nat(1000),
    current: fc.option(
      fc
        .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(...TicketState.options), fc.nat(9))
        .map(([n, state, calls]) => ticket(n, { state, calls })),
      { nil: null },
    ),
    waiting: fc
      .array(fc.integer({ min: 1, max: 999 }), { maxLength: 5 })
      .map((ns) => ns.map((n) => ticket(n))),
    waitingCount: fc.nat(400),
  })
  .map(view);
