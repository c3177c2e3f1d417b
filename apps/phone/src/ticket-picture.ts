/**
 * What this page reads of a TicketView. Written by hand instead of with the protocol's zod schemas: those
 * would double the page's size. `ticket-picture.test.ts` holds it to the schema.
 */
import type { EmergencyKind, Language, Localized, TicketState } from '@giliran/protocol';
import type { ShownStatus } from '@giliran/ui/formats';

interface Place {
  readonly name: Localized;
  readonly direction: Localized;
}

export interface CallPicture {
  readonly callId: string;
  readonly counter: number;
  readonly calledAt: number;
  readonly zone: Place;
  readonly booth: string;
}

/** What has come over the agency. */
interface ConditionPicture {
  readonly kind: 'systemDown' | 'closedEarly';
  readonly message: Localized | null;
  readonly since: number;
}

/** While it is on, nothing else is shown. */
export interface EmergencyPicture {
  readonly id: string;
  readonly kind: EmergencyKind;
  readonly message: Localized;
  readonly drill: boolean;
}

/** What follows on the same ticket. */
interface StopPicture {
  readonly service: Localized;
  readonly agency: string;
  readonly booth: string;
  readonly zone: Localized;
}

/** The ticket as the server last told it. */
export interface TicketPicture {
  readonly site: { readonly name: Localized; readonly timeZone: string; readonly accentColor: string };
  readonly id: string;
  readonly number: string;
  readonly state: TicketState;
  readonly agency: { readonly name: Localized; readonly shortName: string; readonly booth: string };
  readonly service: { readonly name: Localized; readonly requirements: readonly Localized[] };
  readonly zone: Place;
  readonly language: Language;
  readonly waitingAhead: number;
  readonly estimate: { readonly fromMinutes: number; readonly toMinutes: number } | null;
  readonly issuedAt: number;
  /** The day that words such as "tomorrow" count from. */
  readonly day: string;
  readonly hours: ShownStatus | null;
  readonly call: CallPicture | null;
  /** False for a ticket of an earlier day. */
  readonly today: boolean;
  readonly carried: boolean;
  readonly delayed: boolean;
  readonly stops: readonly StopPicture[];
  /** How many stops are over. */
  readonly visits: number;
  /** It waits for one counter alone. */
  readonly onlyCounter: number | null;
  readonly atClose: 'serve' | 'carryOver' | 'expire';
  readonly condition: ConditionPicture | null;
  readonly emergency: EmergencyPicture | null;
}

/** Every ticket state; the compiler sees to it that none is missing. */
const states: Record<TicketState, TicketState> = {
  waiting: 'waiting',
  called: 'called',
  serving: 'serving',
  parked: 'parked',
  completed: 'completed',
  no_show: 'no_show',
  cancelled: 'cancelled',
  expired: 'expired',
  carried_over: 'carried_over',
};

class Unreadable extends Error {}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new Unreadable();
  return Object.fromEntries(Object.entries(value));
}
function text(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable();
  return value;
}
function amount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unreadable();
  return value;
}
function list<T>(value: unknown, item: (value: unknown) => T): readonly T[] {
  if (!Array.isArray(value)) throw new Unreadable();
  return value.map((entry: unknown) => item(entry));
}
const orNull = <T>(value: unknown, item: (value: unknown) => T): T | null =>
  value === null ? null : item(value);

function localized(value: unknown): Localized {
  const { id, en } = fields(value);
  return { id: text(id), en: text(en) };
}
function place(value: unknown): Place {
  const { name, direction } = fields(value);
  return { name: localized(name), direction: localized(direction) };
}
function ticketState(value: unknown): TicketState {
  const known = Object.values(states).find((state) => state === value);
  if (known === undefined) throw new Unreadable();
  return known;
}

function picture(value: unknown): TicketPicture {
  const view = fields(value);
  const site = fields(view['site']);
  const agency = fields(view['agency']);
  const service = fields(view['service']);
  return {
    site: {
      name: localized(site['name']),
      timeZone: text(site['timeZone']),
      accentColor: text(site['accentColor']),
    },
    id: text(view['id']),
    number: text(view['number']),
    state: ticketState(view['state']),
    agency: {
      name: localized(agency['name']),
      shortName: text(agency['shortName']),
      booth: text(agency['booth']),
    },
    service: { name: localized(service['name']), requirements: list(service['requirements'], localized) },
    zone: place(view['zone']),
    language: view['language'] === 'en' ? 'en' : 'id',
    waitingAhead: amount(view['waitingAhead']),
    estimate: orNull(view['estimate'], (range) => {
      const { fromMinutes, toMinutes } = fields(range);
      return { fromMinutes: amount(fromMinutes), toMinutes: amount(toMinutes) };
    }),
    issuedAt: amount(view['issuedAt']),
    day: text(view['day']),
    hours: orNull(view['hours'], readHours),
    call: orNull(view['call'], readCall),
    today: view['today'] !== false,
    carried: view['carried'] === true,
    delayed: view['delayed'] === true,
    stops: list(view['stops'], readStop),
    visits: amount(view['visits']),
    onlyCounter: orNull(view['onlyCounter'], amount),
    atClose: view['atClose'] === 'carryOver' || view['atClose'] === 'expire' ? view['atClose'] : 'serve',
    condition: orNull(view['condition'], readCondition),
    // Kept by an earlier version of this page, a picture has none.
    emergency: orNull(view['emergency'] ?? null, readEmergency),
  };
}

function readStop(value: unknown): StopPicture {
  const stop = fields(value);
  return {
    service: localized(stop['service']),
    agency: text(stop['agency']),
    booth: text(stop['booth']),
    zone: localized(stop['zone']),
  };
}

const emergencies: Record<EmergencyKind, EmergencyKind> = {
  fire: 'fire',
  earthquake: 'earthquake',
  power: 'power',
  evacuation: 'evacuation',
  other: 'other',
};
function readEmergency(value: unknown): EmergencyPicture {
  const told = fields(value);
  const kind = Object.values(emergencies).find((known) => known === told['kind']) ?? 'other';
  return {
    id: text(told['id']),
    kind,
    message: localized(told['message']),
    drill: told['drill'] === true,
  };
}

function readCondition(value: unknown): ConditionPicture {
  const condition = fields(value);
  return {
    kind: condition['kind'] === 'closedEarly' ? 'closedEarly' : 'systemDown',
    message: orNull(condition['message'], localized),
    since: amount(condition['since']),
  };
}

type Closed = Extract<ShownStatus, { open: false }>;
/** Every reason to be closed; the compiler sees to it that none is missing. */
const reasons: Record<Closed['why'], Closed['why']> = {
  closedToday: 'closedToday',
  notYetOpen: 'notYetOpen',
  break: 'break',
  closedForToday: 'closedForToday',
  lastTicketPassed: 'lastTicketPassed',
  holiday: 'holiday',
  closure: 'closure',
  notHereYet: 'notHereYet',
  noLongerHere: 'noLongerHere',
  outOfService: 'outOfService',
  quotaReached: 'quotaReached',
  wouldNotReach: 'wouldNotReach',
  systemDown: 'systemDown',
  closedEarly: 'closedEarly',
};

function readHours(value: unknown): ShownStatus {
  const hours = fields(value);
  const note = orNull(hours['note'], localized);
  if (hours['open'] === true)
    return {
      open: true,
      until: text(hours['until']),
      nextBreak: orNull(hours['nextBreak'], (given) => {
        const gap = fields(given);
        return { from: text(gap['from']), to: text(gap['to']), note: orNull(gap['note'], localized) };
      }),
      early: hours['early'] === true,
      note,
      // What to know before taking a ticket does not matter to whoever has one.
      warnings: [],
    };
  const why = Object.values(reasons).find((reason) => reason === hours['why']);
  if (why === undefined) throw new Unreadable();
  return {
    open: false,
    why,
    note,
    opensAt: orNull(hours['opensAt'], (given) => {
      const at = fields(given);
      return { day: text(at['day']), time: text(at['time']) };
    }),
  };
}

function readCall(value: unknown): CallPicture {
  const call = fields(value);
  return {
    callId: text(call['callId']),
    counter: amount(call['counter']),
    calledAt: amount(call['calledAt']),
    zone: place(call['zone']),
    booth: text(call['booth']),
  };
}

function readable<T>(value: unknown, read: (value: unknown) => T): T | null {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Reads a TicketView, or gives null when it is something else. */
export const readPicture = (value: unknown): TicketPicture | null => readable(value, picture);
/** Reads a call that was kept on the phone. */
export const readKeptCall = (value: unknown): CallPicture | null => readable(value, readCall);

export interface Push {
  readonly epoch: string;
  readonly version: number;
  readonly at: number;
  readonly view: TicketPicture;
}

/** Reads what the server pushes. */
export const readPush = (value: unknown): Push | null =>
  readable(value, (given) => {
    const push = fields(given);
    return {
      epoch: text(push['epoch']),
      version: amount(push['version']),
      at: amount(push['at']),
      view: picture(push['view']),
    };
  });
