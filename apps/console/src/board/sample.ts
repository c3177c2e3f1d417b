/** A small hall as the server tells it, for the tests of the board. */
import { SupervisorView } from '@giliran/protocol';

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
  status: { open: true, until: '15:30' },
  waiting: 0,
  serving: 0,
  issuedToday: 0,
  servedToday: 0,
  noShowsToday: 0,
  oldestIssuedAt: null,
  countersOpen: 1,
  counters: 1,
  ...change,
});

export const counter = (number: number, change: Fields = {}) => ({
  id: `loket-${number}`,
  number,
  agencyId: 'samsat',
  zoneId: 'lantai-1',
  status: 'open',
  pauseReason: null,
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
  ...change,
});

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
    ...parts,
  });
