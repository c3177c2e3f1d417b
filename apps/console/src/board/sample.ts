/** A small hall as the server tells it, for the tests of the board. */
import { SupervisorView, type PrinterState } from '@giliran/protocol';

/** 10:00 in Jakarta. */
export const now = Date.parse('2026-11-18T10:00:00+07:00');
const minute = 60_000;
type Fields = Readonly<Record<string, unknown>>;

const zone = (id: string, floor: number) => ({
  id,
  name: { id: `Lantai ${floor}`, en: `Floor ${floor}` },
  floor,
  direction: { id: 'Dekat pintu', en: 'Near the door' },
});

export const agency = (id: string, change: Fields = {}) => ({
  id,
  name: { id: `Instansi ${id}`, en: `Agency ${id}` },
  shortName: id,
  zoneId: 'lantai-1',
  booth: 'Gerai 1',
  status: { open: true, until: '15:30', nextBreak: null, early: false, note: null, warnings: [] },
  waiting: 0,
  serving: 0,
  issuedToday: 0,
  servedToday: 0,
  noShowsToday: 0,
  oldestIssuedAt: null,
  countersOpen: 1,
  counters: 1,
  parked: 0,
  condition: null,
  countersPaused: 0,
  callsLastHour: 0,
  ...change,
});

export const counter = (number: number, change: Fields = {}) => ({
  id: `loket-${number}`,
  number,
  agencyId: 'samsat',
  zoneId: 'lantai-1',
  status: 'open',
  pauseReason: null,
  changedAt: 0,
  alsoServes: [],
  staff: null,
  current: null,
  served: 0,
  noShows: 0,
  ...change,
});

export const device = (kind: 'kiosk' | 'display' | 'counter', id: string, change: Fields = {}) => ({
  kind,
  id,
  name: id,
  zoneId: 'lantai-1',
  connections: 1,
  lastSeenAt: now - 5 * minute,
  speaking: false,
  printer: null,
  ...change,
});

/** How a kiosk's printer is. */
export const printer = (state: PrinterState): Fields => ({ printer: { state, reportedAt: now } });

/** The first paper of the `n`th ticket; it did not come out of kiosk `k`. */
export const paper = (n: number, change: Fields = {}) => {
  const ticketId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  return {
    id: `${ticketId}.p1`,
    ticketId,
    number: `A-${String(n).padStart(3, '0')}`,
    kioskId: 'k',
    state: 'failed',
    reprint: false,
    detail: 'paperOut',
    queuedAt: now - 2 * minute,
    changedAt: now - minute,
    agencyId: 'samsat',
    serviceId: 'pajak',
    ...change,
  };
};

export const minutesAgo = (minutes: number): number => now - minutes * minute;

/** Held to the protocol's schema. */
export const sampleView = (parts: Fields = {}): SupervisorView =>
  SupervisorView.parse({
    site: { name: { id: 'MPP', en: 'Mall' }, timeZone: 'Asia/Jakarta', logo: null, accentColor: '#0e7490' },
    day: '2026-11-18',
    zones: [zone('lantai-1', 1), zone('lantai-2', 2)],
    agencies: [],
    counters: [],
    devices: [],
    papers: [],
    alerts: [],
    emergency: null,
    announcements: [],
    webhooksFailing: [],
    ...parts,
  });
