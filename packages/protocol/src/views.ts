/**
 * What each screen needs, whole and small. The server pushes a view when it changes; whoever holds the
 * newest one is right, whatever was missed. A view carries only what its screen may know.
 */
import { z } from 'zod';
import {
  AgencyId,
  CallId,
  CounterId,
  DisplayId,
  Instant,
  KioskId,
  Language,
  Localized,
  Priority,
  ServiceDay,
  ServiceId,
  StaffId,
  TicketId,
  TicketToken,
  WindowId,
  ZoneId,
} from './basics.ts';
import { PaperWidth } from './paper.ts';
import { AgencyCondition, ConditionNotice, NoticeId } from './condition.ts';
import { AlertFace } from './alert.ts';
import { Announcement, PublicEmergency } from './hall.ts';
import { MediaItem } from './media.ts';
import { OfflineAside, OfflinePlan } from './offline.ts';
import { PrinterConfig } from './printer-config.ts';
import { PrintsAt } from './printer-desk.ts';
import { KnownPrinter, Paper } from './printer.ts';
import { AtClose, Outcome, WorkSettings } from './rules.ts';
import { StaffRole } from './rights.ts';
import { Agency, PriorityReason, Service, VoiceSettings, Zone } from './site.ts';
import { CallReason, CounterStatus, LastStep, TicketState } from './ticket.ts';

/** Open now and until when, or why not and when again. */
export const OpenStatus = z.discriminatedUnion('open', [
  z.strictObject({
    open: z.literal(true),
    /** End of today's last interval, wall time `15:30`. */
    until: z.string(),
    /** When it next closes for a while today, and why if it is not the usual break; null when it does not. */
    nextBreak: z.strictObject({ from: z.string(), to: z.string(), note: Localized.nullable() }).nullable(),
    /** A one-off closure ends today before its time. */
    early: z.boolean(),
    /** What makes today another day than usual: why it closes early, the timetable's name ("Ramadan 1448 H"). */
    note: Localized.nullable(),
    /** What a citizen should know before taking a ticket. `beyondClosing`: the queue may not be reached today. */
    warnings: z.array(
      z.strictObject({ kind: z.enum(['systemDown', 'beyondClosing']), message: Localized.nullable() }),
    ),
  }),
  z.strictObject({
    open: z.literal(false),
    why: z.enum([
      'closedToday',
      'notYetOpen',
      'break',
      'closedForToday',
      'lastTicketPassed',
      'holiday',
      'closure',
      'notHereYet',
      'noLongerHere',
      'outOfService',
      'quotaReached',
      'wouldNotReach',
      'systemDown',
      'closedEarly',
    ]),
    /** What the site says about it (the holiday's name, the reason), if anything. */
    note: Localized.nullable(),
    /** Next opening: day and wall time, or null when unknown. */
    opensAt: z.strictObject({ day: ServiceDay, time: z.string() }).nullable(),
  }),
]);
export type OpenStatus = z.infer<typeof OpenStatus>;

const Estimate = z.strictObject({ fromMinutes: z.int(), toMinutes: z.int() }).nullable();

const SiteFace = z.strictObject({
  name: Localized,
  timeZone: z.string(),
  logo: z.string().nullable(),
  accentColor: z.string(),
});

/** The things a kiosk offers. Pushed when the set-up changes, not when the queue does. */
export const CatalogueView = z.strictObject({
  kiosk: z.strictObject({
    id: KioskId,
    name: z.string(),
    zoneId: ZoneId,
    paper: PaperWidth,
    /** How its printer is set up; null where nobody has yet. */
    printer: PrinterConfig.nullable().default(null),
  }),
  site: SiteFace,
  /** Where phones in the hall reach the ticket pages, or null: the address this kiosk itself uses. */
  publicUrl: z.string().nullable(),
  priorityReasons: z.array(PriorityReason),
  zones: z.array(Zone),
  agencies: z.array(Agency),
  services: z.array(Service),
  /** How it goes on while the server is away; null where it has no numbers of its own. */
  offline: OfflinePlan.nullable().default(null),
});
export type CatalogueView = z.infer<typeof CatalogueView>;

/** How the queues of a kiosk's services stand now. */
export const KioskView = z.strictObject({
  day: ServiceDay,
  /** While it is on, the screen shows it alone. */
  emergency: PublicEmergency.nullable().default(null),
  /** How this kiosk's printer is, as it told last; null before it told anything. */
  printer: KnownPrinter.nullable(),
  /** Papers that this kiosk has still to print or to account for, the oldest first. */
  papers: z.array(Paper),
  /** The nearest kiosk that can print now (same zone first), for a kiosk that cannot; null when none can. */
  otherKiosk: z.strictObject({ id: KioskId, name: z.string(), zone: Localized }).nullable(),
  agencies: z.array(z.strictObject({ id: AgencyId, waiting: z.int(), status: OpenStatus })),
  services: z.array(
    z.strictObject({ id: ServiceId, waiting: z.int(), status: OpenStatus, estimate: Estimate }),
  ),
});
export type KioskView = z.infer<typeof KioskView>;

/** Something that has come over an agency, as citizens may read it. */
export const PublicCondition = z.strictObject({
  agencyId: AgencyId,
  agency: z.strictObject({ name: Localized, shortName: z.string() }),
  kind: AgencyCondition.shape.kind,
  issuing: AgencyCondition.shape.issuing,
  /** Names of the services concerned; null for the whole agency. */
  services: z.array(Localized).nullable(),
  message: Localized.nullable(),
  since: Instant,
});
export type PublicCondition = z.infer<typeof PublicCondition>;

/** A call as citizens may see it. */
export const PublicCall = z.strictObject({
  callId: CallId,
  number: z.string(),
  /** The number on the counter's sign. */
  counter: z.int(),
  calledAt: Instant,
  recall: z.boolean(),
  agencyId: AgencyId,
  agency: z.string(),
  booth: z.string(),
  /** The ticket is still called (not yet started, not given up). */
  active: z.boolean(),
});
export type PublicCall = z.infer<typeof PublicCall>;

/** Something to be said that no display of the zone has begun to say yet. */
export const PublicNotice = z.strictObject({
  noticeId: NoticeId,
  /** Of an agency's condition, or of an announcement to the hall. */
  kind: z.enum([...ConditionNotice.shape.kind.options, 'announcement', 'allClear']),
  phase: ConditionNotice.shape.phase,
});
export type PublicNotice = z.infer<typeof PublicNotice>;

export const DisplayView = z.strictObject({
  site: SiteFace,
  zone: Zone,
  day: ServiceDay,
  /** The zone's calls, the newest first: each counter's latest, at most 12. */
  calls: z.array(PublicCall),
  /** Calls that no display has begun to speak yet, the oldest first. They are shown and spoken one after the other. */
  pending: z.array(PublicCall),
  /** The display whose voice speaks for this zone now, by its connection; null when none is connected. */
  speaker: z.strictObject({ displayId: DisplayId, connectionId: z.string() }).nullable(),
  voice: VoiceSettings,
  /** Names the site's own recordings as a whole: another name, another list to fetch. Null: there are none. */
  recordings: z.string().nullable(),
  notice: Localized.nullable(),
  waiting: z.int(),
  /** Agencies of the zone over which something has come. */
  conditions: z.array(PublicCondition),
  /** What is still to be said of them and of announcements, the oldest first. */
  notices: z.array(PublicNotice),
  /** What those who lead the hall tell people here, the newest first. Each leaves the screen at its `until`. */
  announcements: z.array(Announcement.pick({ id: true, text: true, place: true, until: true })).default([]),
  /** While it is on, the screen shows it alone and the zone's voice says it again and again. */
  emergency: PublicEmergency.nullable().default(null),
  /** The zone's playlist; whoever shows it looks at dates and times. */
  media: z.array(MediaItem),
  /** Displays of the zone that do not show it. */
  withoutMedia: z.array(DisplayId).default([]),
});
export type DisplayView = z.infer<typeof DisplayView>;

/** A ticket in a counter's lists. */
export const WaitingTicket = z.strictObject({
  id: TicketId,
  number: z.string(),
  serviceId: ServiceId,
  priority: Priority,
  state: TicketState,
  issuedAt: Instant,
  effectiveTime: Instant,
  calledAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  calls: z.int(),
  recalls: z.int(),
  language: Language,
  /** When it last joined a line: waits are counted from here. */
  waitingSince: Instant,
  /** It waits for this counter alone. */
  onlyHere: z.boolean(),
  /** Stops that are over, and those still to come. */
  visits: z.int(),
  stops: z.array(ServiceId),
  note: z.string().nullable(),
  parkReason: z.string().nullable(),
  parkedAt: Instant.nullable(),
  returns: z.int(),
  /** It waited while the agency's system was down. */
  delayed: z.boolean(),
  /** It came from an appointment: when its slot began. */
  appointmentAt: Instant.nullable(),
  /** It was carried over from an earlier day. */
  carried: z.boolean(),
});
export type WaitingTicket = z.infer<typeof WaitingTicket>;

export const CounterView = z.strictObject({
  site: SiteFace,
  /** While it is on, the screen shows it alone. */
  emergency: PublicEmergency.nullable().default(null),
  counter: z.strictObject({
    id: CounterId,
    number: z.int(),
    agencyId: AgencyId,
    zoneId: ZoneId,
    status: CounterStatus,
    pauseReason: z.string().nullable(),
    revision: z.int(),
    /** The next is called by itself once the counter is free. */
    autoCall: z.boolean(),
    /** When its status or its ticket last changed. */
    changedAt: Instant,
  }),
  agency: z.strictObject({ name: Localized, shortName: z.string(), booth: z.string() }),
  /** How people work here, as the agency or the site has set it. */
  work: WorkSettings,
  outcomes: z.array(Outcome),
  /** What has come over the agency; null when all is well. */
  condition: PublicCondition.nullable(),
  /** The last step, while it can be undone. */
  undo: z
    .strictObject({ step: LastStep.shape.step, ticketId: TicketId, number: z.string(), until: Instant })
    .nullable(),
  /** Why the current ticket was called. */
  why: CallReason.nullable(),
  staff: z.strictObject({ id: StaffId, name: z.string() }).nullable(),
  /** The window that the counter is worked from; null while none says so. */
  desk: z.strictObject({ windowId: WindowId }).nullable(),
  services: z.array(
    z.strictObject({
      id: ServiceId,
      name: Localized,
      prefix: z.string(),
      usualMinutes: z.number(),
      offsetMinutes: z.number(),
      waiting: z.int(),
    }),
  ),
  priorityReasons: z.array(PriorityReason),
  current: WaitingTicket.nullable(),
  /** Those who would be called, in order, at most 100. */
  waiting: z.array(WaitingTicket),
  /** All who wait for this counter's services, also those beyond the list. */
  waitingCount: z.int(),
  /** Tickets that are set aside and could go on here, the longest first, at most 50. */
  parked: z.array(WaitingTicket),
  /** Issue time of the one who has waited longest, or null. */
  oldestIssuedAt: Instant.nullable(),
  today: z.strictObject({
    served: z.int(),
    noShows: z.int(),
    /** Mean minutes of this counter's last visits; null before the first. */
    meanMinutes: z.number().nullable(),
  }),
  /** This counter's last tickets, the newest first, at most 30: also those sent on or set aside. */
  history: z.array(WaitingTicket),
});
export type CounterView = z.infer<typeof CounterView>;

/** Where a ticket can be sent: every agency, service and counter of the site. */
export const DirectoryView = z.strictObject({
  agencies: z.array(z.strictObject({ id: AgencyId, name: Localized, shortName: z.string(), zoneId: ZoneId })),
  services: z.array(
    z.strictObject({
      id: ServiceId,
      agencyId: AgencyId,
      name: Localized,
      prefix: z.string(),
      searchWords: z.array(z.string()),
      open: z.boolean(),
      waiting: z.int(),
    }),
  ),
  counters: z.array(
    z.strictObject({
      id: CounterId,
      number: z.int(),
      agencyId: AgencyId,
      zoneId: ZoneId,
      services: z.array(ServiceId),
      status: CounterStatus,
    }),
  ),
});
export type DirectoryView = z.infer<typeof DirectoryView>;

/** The small display over one counter. */
export const SignView = z.strictObject({
  site: SiteFace,
  counter: z.strictObject({
    id: CounterId,
    number: z.int(),
    status: CounterStatus,
    pauseReason: z.string().nullable(),
  }),
  agency: z.strictObject({
    name: Localized,
    shortName: z.string(),
    logo: z.string().nullable(),
    booth: z.string(),
  }),
  services: z.array(Localized),
  emergency: PublicEmergency.nullable().default(null),
  /** Who is called to or served at the counter. */
  current: z
    .strictObject({
      number: z.string(),
      state: z.enum(['called', 'serving']),
      callId: CallId,
      calledAt: Instant,
    })
    .nullable(),
  waiting: z.int(),
  condition: PublicCondition.nullable(),
});
export type SignView = z.infer<typeof SignView>;

export const DeviceLine = z.strictObject({
  kind: z.enum(['kiosk', 'display', 'counter']),
  id: z.string(),
  name: z.string(),
  zoneId: ZoneId,
  /** The number of the counter that a small display hangs over, or that a desktop stands at; null for others. */
  counter: z.int().nullable().default(null),
  connections: z.int(),
  /** Last seen connected, or null when never since the server started. */
  lastSeenAt: Instant.nullable(),
  speaking: z.boolean(),
  /** A kiosk's printer as it told last; null for other devices and before it told anything. */
  printer: KnownPrinter.nullable(),
  /** Who has the kiosk's printer, as a connected kiosk says. */
  printsAt: PrintsAt.nullable().default(null),
  /** How a kiosk's printer is set up; null for other devices and where nobody has yet. */
  printerSetUp: PrinterConfig.nullable().default(null),
});

/** `failing`: nothing can be stored, and therefore nothing is accepted. `slow`: a commit of the last minute took half a second or more. */
export const StorageState = z.enum(['ok', 'slow', 'failing']);
export type StorageState = z.infer<typeof StorageState>;

export const SupervisorView = z.strictObject({
  site: SiteFace,
  day: ServiceDay,
  zones: z.array(Zone),
  agencies: z.array(
    z.strictObject({
      id: AgencyId,
      name: Localized,
      shortName: z.string(),
      zoneId: ZoneId,
      booth: z.string(),
      status: OpenStatus,
      waiting: z.int(),
      serving: z.int(),
      issuedToday: z.int(),
      servedToday: z.int(),
      noShowsToday: z.int(),
      oldestIssuedAt: Instant.nullable(),
      countersOpen: z.int(),
      counters: z.int(),
      parked: z.int(),
      condition: PublicCondition.nullable(),
      countersPaused: z.int(),
      /** Calls of the last hour, recalls not among them. */
      callsLastHour: z.int(),
    }),
  ),
  counters: z.array(
    z.strictObject({
      id: CounterId,
      number: z.int(),
      agencyId: AgencyId,
      zoneId: ZoneId,
      status: CounterStatus,
      pauseReason: z.string().nullable(),
      /** When its status or its ticket last changed; 0 when nothing has happened there today. */
      changedAt: Instant,
      /** What it serves today beside what the set-up says. */
      alsoServes: z.array(ServiceId),
      staff: z.string().nullable(),
      current: z.strictObject({ number: z.string(), state: TicketState, since: Instant }).nullable(),
      served: z.int(),
      noShows: z.int(),
    }),
  ),
  devices: z.array(DeviceLine),
  /** Papers that need a hand: failed or of unknown fate, of tickets that still wait; the newest first, at most 100. */
  papers: z.array(Paper.extend({ agencyId: AgencyId, serviceId: ServiceId })),
  /** Tickets that kiosks made without the server and that could not enter the queue, the oldest first, at most 100. */
  offlineAside: z.array(OfflineAside).default([]),
  /** Alerts that are on, the newest first. Those that have ended: `GET /alerts`. */
  alerts: z.array(AlertFace),
  emergency: PublicEmergency.extend({ by: z.string().nullable() }).nullable(),
  /** Announcements that stand now, the newest first. */
  announcements: z.array(Announcement.omit({ spokenIn: true }).extend({ by: z.string().nullable() })),
  /** Webhooks that nothing reaches now. */
  webhooksFailing: z.array(
    z.strictObject({ name: z.string(), since: Instant, error: z.string().nullable() }),
  ),
  /** Of the server's disk. */
  storage: StorageState.default('ok'),
});
export type SupervisorView = z.infer<typeof SupervisorView>;

/** The page behind the QR code. */
export const TicketView = z.strictObject({
  site: SiteFace,
  /** Its holder names it when cancelling. */
  id: TicketId,
  number: z.string(),
  state: TicketState,
  /** False: it is a ticket of an earlier day, and this is how it ended. */
  today: z.boolean(),
  /** It was carried over from an earlier day, with its number and its place. */
  carried: z.boolean(),
  /** It waited while the agency's system was down. */
  delayed: z.boolean(),
  agency: z.strictObject({ name: Localized, shortName: z.string(), booth: z.string() }),
  service: z.strictObject({ name: Localized, requirements: z.array(Localized) }),
  zone: Zone,
  language: Language,
  /** The service day that is open now: what "tomorrow" counts from. */
  day: ServiceDay,
  issuedAt: Instant,
  waitingAhead: z.int(),
  estimate: Estimate,
  /** When the service is served, breaks and closures, while the ticket waits; else null. */
  hours: OpenStatus.nullable(),
  /** What follows on the same ticket, in order. */
  stops: z.array(
    z.strictObject({ service: Localized, agency: z.string(), booth: z.string(), zone: Localized }),
  ),
  /** How many stops are over. */
  visits: z.int(),
  /** It waits for one counter alone: the number on its sign. */
  onlyCounter: z.int().nullable(),
  /** What becomes of those who still wait when the agency closes. */
  atClose: AtClose.shape.policy,
  condition: PublicCondition.nullable(),
  /** While it is on, the page shows it alone; only for tickets of today. */
  emergency: PublicEmergency.nullable().default(null),
  /** Set while called and while being served. */
  call: z
    .strictObject({ callId: CallId, counter: z.int(), calledAt: Instant, zone: Zone, booth: z.string() })
    .nullable(),
});
export type TicketView = z.infer<typeof TicketView>;

/** What a client can watch. */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('catalogue'), kioskId: KioskId }),
  z.strictObject({ kind: z.literal('kiosk'), kioskId: KioskId }),
  z.strictObject({ kind: z.literal('display'), zoneId: ZoneId }),
  z.strictObject({ kind: z.literal('counter'), counterId: CounterId }),
  z.strictObject({ kind: z.literal('sign'), counterId: CounterId }),
  z.strictObject({ kind: z.literal('directory') }),
  z.strictObject({ kind: z.literal('supervisor') }),
  z.strictObject({ kind: z.literal('ticket'), token: TicketToken }),
]);
export type Scope = z.infer<typeof Scope>;
export type ScopeKind = Scope['kind'];

export const viewSchemas = {
  catalogue: CatalogueView,
  kiosk: KioskView,
  display: DisplayView,
  counter: CounterView,
  sign: SignView,
  directory: DirectoryView,
  supervisor: SupervisorView,
  ticket: TicketView,
} as const;
/** The view type of each kind of scope. */
export type ViewOf<K extends ScopeKind> = z.infer<(typeof viewSchemas)[K]>;

/** The name of a scope as a string, `display:lantai-1`: room name, map key. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'catalogue':
    case 'kiosk':
      return `${scope.kind}:${scope.kioskId}`;
    case 'display':
      return `display:${scope.zoneId}`;
    case 'counter':
    case 'sign':
      return `${scope.kind}:${scope.counterId}`;
    case 'directory':
    case 'supervisor':
      return scope.kind;
    case 'ticket':
      return `ticket:${scope.token}`;
  }
}

/** Who the server took the connection for, so that a screen can greet and guard. */
export const WhoAmI = z.strictObject({
  actor: z.enum(['staff', 'kiosk', 'display', 'counterDevice', 'apiKey', 'ticketHolder']),
  connectionId: z.string(),
  staff: z
    .strictObject({ id: StaffId, name: z.string(), role: StaffRole, agencyId: AgencyId.nullable() })
    .nullable(),
});
export type WhoAmI = z.infer<typeof WhoAmI>;
