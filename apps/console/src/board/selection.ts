/** Filtering, sorting and adding up the board. Pure. */
import { printerCanPrint, type KioskId, type Language, type SupervisorView } from '@giliran/protocol';
import { nobodyServes, waitedMs, waitsLong } from './problems.ts';

export type Agency = SupervisorView['agencies'][number];
export type Counter = SupervisorView['counters'][number];
export type Paper = SupervisorView['papers'][number];
export type Device = SupervisorView['devices'][number];

export interface Filter {
  readonly text: string;
  /** An id, or '' for all. */
  readonly zoneId: string;
  readonly agencyId: string;
}
export const noFilter: Filter = { text: '', zoneId: '', agencyId: '' };
const isFiltered = (filter: Filter): boolean =>
  filter.text.trim() !== '' || filter.zoneId !== '' || filter.agencyId !== '';

/** Every word of the search is found somewhere in the texts. */
function matches(search: string, texts: readonly (string | null)[]): boolean {
  const all = texts
    .filter((text) => text !== null)
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** A kiosk among the view's devices; agency people see none. */
export const kioskOf = (view: SupervisorView, id: KioskId): Device | undefined =>
  view.devices.find((d) => d.kind === 'kiosk' && d.id === id);

/** The part of a view that a filter leaves. `counterWord` is what counters are called on screen: "Loket". */
export function filtered(view: SupervisorView, filter: Filter, counterWord: string): SupervisorView {
  if (!isFiltered(filter)) return view;
  const text = filter.text.trim();
  const zone = (id: string) => view.zones.find((z) => z.id === id);
  const agencyOf = (id: string) => view.agencies.find((a) => a.id === id);
  const inZone = (id: string) => filter.zoneId === '' || filter.zoneId === id;
  const inAgency = (id: string) => filter.agencyId === '' || filter.agencyId === id;
  const agencyTexts = (a: Agency | undefined) =>
    a ? [a.shortName, a.name.id, a.name.en, a.booth, zone(a.zoneId)?.name.id ?? null] : [];
  const counters = view.counters.filter(
    (c) =>
      inZone(c.zoneId) &&
      inAgency(c.agencyId) &&
      matches(text, [
        `${counterWord} ${c.number}`,
        c.staff,
        c.current?.number ?? null,
        ...agencyTexts(agencyOf(c.agencyId)),
      ]),
  );
  const ownCounters = new Set<string>(view.counters.filter((c) => inAgency(c.agencyId)).map((c) => c.id));
  return {
    ...view,
    agencies: view.agencies.filter(
      (a) =>
        inZone(a.zoneId) &&
        inAgency(a.id) &&
        (matches(text, agencyTexts(a)) || counters.some((c) => c.agencyId === a.id)),
    ),
    counters,
    // Kiosks and displays belong to nobody: with an agency chosen only its counters' desktops remain.
    devices: view.devices.filter(
      (d) =>
        inZone(d.zoneId) &&
        (filter.agencyId === '' || (d.kind === 'counter' && ownCounters.has(d.id))) &&
        matches(text, [d.name, d.id, zone(d.zoneId)?.name.id ?? null]),
    ),
    papers: view.papers.filter((p) => {
      const kiosk = kioskOf(view, p.kioskId);
      return (
        inAgency(p.agencyId) &&
        (kiosk ? inZone(kiosk.zoneId) : filter.zoneId === '') &&
        matches(text, [p.number, kiosk?.name ?? p.kioskId, ...agencyTexts(agencyOf(p.agencyId))])
      );
    }),
  };
}

export interface Totals {
  readonly waiting: number;
  readonly longestMs: number | null;
  readonly serving: number;
  readonly countersOpen: number;
  readonly counters: number;
  readonly paused: number;
  readonly callsLastHour: number;
  readonly issued: number;
  readonly served: number;
  readonly noShows: number;
}

/** The hall added up. */
export function totalsOf(agencies: readonly Agency[], now: number): Totals {
  const sum = (field: (agency: Agency) => number) => agencies.reduce((all, agency) => all + field(agency), 0);
  const waits = agencies.flatMap((agency) => waitedMs(agency, now) ?? []);
  return {
    waiting: sum((a) => a.waiting),
    longestMs: waits.length === 0 ? null : Math.max(...waits),
    serving: sum((a) => a.serving),
    countersOpen: sum((a) => a.countersOpen),
    counters: sum((a) => a.counters),
    paused: sum((a) => a.countersPaused),
    callsLastHour: sum((a) => a.callsLastHour),
    issued: sum((a) => a.issuedToday),
    served: sum((a) => a.servedToday),
    noShows: sum((a) => a.noShowsToday),
  };
}

const cannotPrint = (d: Device): boolean => d.printer !== null && !printerCanPrint(d.printer.state);

/** Kiosks and displays of a zone that are away, and printers that cannot print. */
export const devicesInTrouble = (view: SupervisorView, zoneId: string): number =>
  view.devices.filter(
    (d) => d.kind !== 'counter' && d.zoneId === zoneId && (d.connections === 0 || cannotPrint(d)),
  ).length;

export interface Order<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

/** Pressing a column's head: sorts by it, or turns the order round. Numbers begin with the largest. */
export const pressed = <Column extends string>(
  order: Order<Column>,
  column: Column,
  largestFirst: boolean,
): Order<Column> =>
  order.column === column ? { column, descending: !order.descending } : { column, descending: largestFirst };

type Value = string | number | null;
/** Rows without a value stand last, whichever way the order runs; equal rows keep theirs. */
function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => Value,
  descending: boolean,
  language: Language,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return [...rows].sort((one, other) => {
    const a = value(one);
    const b = value(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return descending ? -order : order;
  });
}

export const agencyColumns = [
  'problems',
  'name',
  'place',
  'status',
  'waiting',
  'longest',
  'serving',
  'counters',
  'calls',
  'served',
  'noShows',
] as const;
export type AgencyColumn = (typeof agencyColumns)[number];

/** `problems` is the order at first: trouble on top, then the longest queues. */
export function sortAgencies(
  agencies: readonly Agency[],
  order: Order<AgencyColumn>,
  now: number,
  language: Language,
): Agency[] {
  const trouble = (a: Agency) => (nobodyServes(a) ? 2 : waitsLong(a, now) ? 1 : 0);
  const value = (a: Agency): Value => {
    switch (order.column) {
      case 'problems':
        return trouble(a) * 1e6 + a.waiting;
      case 'name':
        return a.shortName;
      case 'place':
        return `${a.zoneId} ${a.booth}`;
      case 'status':
        return a.status.open ? `a ${a.status.until}` : `b ${a.status.why}`;
      case 'waiting':
        return a.waiting;
      case 'longest':
        return waitedMs(a, now);
      case 'serving':
        return a.serving;
      case 'counters':
        return a.countersOpen;
      case 'calls':
        return a.callsLastHour;
      case 'served':
        return a.servedToday;
      case 'noShows':
        return a.noShowsToday;
    }
  };
  return sorted(agencies, value, order.descending, language);
}

export type CounterColumn =
  | 'number'
  | 'agency'
  | 'status'
  | 'staff'
  | 'ticket'
  | 'since'
  | 'served'
  | 'noShows';
const statusOrder: Record<Counter['status'], number> = { open: 0, paused: 1, closed: 2 };

export function sortCounters(
  counters: readonly Counter[],
  order: Order<CounterColumn>,
  agencyName: (counter: Counter) => string,
  language: Language,
): Counter[] {
  const value = (c: Counter): Value => {
    switch (order.column) {
      case 'number':
        return c.number;
      case 'agency':
        return agencyName(c);
      case 'status':
        return statusOrder[c.status];
      case 'staff':
        return c.staff;
      case 'ticket':
        return c.current?.number ?? null;
      case 'since':
        return c.current?.since ?? null;
      case 'served':
        return c.served;
      case 'noShows':
        return c.noShows;
    }
  };
  return sorted(counters, value, order.descending, language);
}

const kindOrder: Record<Device['kind'], number> = { kiosk: 0, display: 1, counter: 2 };

/** The kiosks where a paper can be printed: its own first while that can print, else the nearest that can. */
export function printingPlaces(view: SupervisorView, paper: Paper, language: Language): Device[] {
  const own = kioskOf(view, paper.kioskId);
  const rank = (d: Device) =>
    (d.connections === 0 || cannotPrint(d) ? 4 : 0) +
    (d.id === own?.id ? 0 : d.zoneId === own?.zoneId ? 1 : 2);
  const kiosks = view.devices.filter((d) => d.kind === 'kiosk');
  return sorted(
    sorted(kiosks, (d) => d.name, false, language),
    rank,
    false,
    language,
  );
}

/** Missing kiosks and displays on top, then kiosks that cannot print; counters' desktops, which go home with their staff, at the end. */
export function sortDevices(devices: readonly Device[], language: Language): Device[] {
  const rank = (d: Device) =>
    (d.kind === 'counter' ? 10 : d.connections === 0 ? 0 : cannotPrint(d) ? 3 : 5) + kindOrder[d.kind];
  return sorted(
    sorted(devices, (d) => d.name, false, language),
    rank,
    false,
    language,
  );
}
