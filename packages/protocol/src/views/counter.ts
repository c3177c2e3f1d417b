/** What staff at a counter see. */
import { z } from 'zod';
import {
  AgencyId,
  CounterId,
  Instant,
  Language,
  Localized,
  Priority,
  ServiceId,
  StaffId,
  TicketId,
  WindowId,
  ZoneId,
} from '../basics.ts';
import { PublicEmergency } from '../hall.ts';
import { Outcome, WorkSettings } from '../rules.ts';
import { PriorityReason } from '../priority-reason.ts';
import { CallReason, CounterStatus, LastStep, TicketState } from '../ticket.ts';
import { SiteFace } from './faces.ts';
import { PublicCondition } from './public-condition.ts';

/**
 * A ticket in a counter's lists. Most of them have nothing to say in most fields: the compact form leaves out what is
 * null, false, zero or empty, `waiting`, Indonesian, or as old as the ticket.
 */
export const WaitingTicket = z
  .strictObject({
    id: TicketId,
    number: z.string(),
    serviceId: ServiceId,
    priority: Priority.default(null),
    state: TicketState.default('waiting'),
    issuedAt: Instant,
    /** Left out: `issuedAt`. */
    effectiveTime: Instant.optional(),
    calledAt: Instant.nullable().default(null),
    startedAt: Instant.nullable().default(null),
    endedAt: Instant.nullable().default(null),
    calls: z.int().default(0),
    recalls: z.int().default(0),
    language: Language.default('id'),
    /** When it last joined a line: waits are counted from here. Left out: `issuedAt`. */
    waitingSince: Instant.optional(),
    /** It waits for this counter alone. */
    onlyHere: z.boolean().default(false),
    /** Stops that are over, and those still to come. */
    visits: z.int().default(0),
    stops: z.array(ServiceId).default([]),
    note: z.string().nullable().default(null),
    parkReason: z.string().nullable().default(null),
    parkedAt: Instant.nullable().default(null),
    returns: z.int().default(0),
    /** It waited while the agency's system was down. */
    delayed: z.boolean().default(false),
    /** It came from an appointment: when its slot began. */
    appointmentAt: Instant.nullable().default(null),
    /** It was carried over from an earlier day. */
    carried: z.boolean().default(false),
  })
  .transform(({ effectiveTime, waitingSince, ...ticket }) => ({
    ...ticket,
    effectiveTime: effectiveTime ?? ticket.issuedAt,
    waitingSince: waitingSince ?? ticket.issuedAt,
  }));
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

/** JSON leaves out what is undefined. */
const compactTicket = (ticket: WaitingTicket): z.input<typeof WaitingTicket> => ({
  id: ticket.id,
  number: ticket.number,
  serviceId: ticket.serviceId,
  priority: ticket.priority ?? undefined,
  state: ticket.state === 'waiting' ? undefined : ticket.state,
  issuedAt: ticket.issuedAt,
  effectiveTime: ticket.effectiveTime === ticket.issuedAt ? undefined : ticket.effectiveTime,
  calledAt: ticket.calledAt ?? undefined,
  startedAt: ticket.startedAt ?? undefined,
  endedAt: ticket.endedAt ?? undefined,
  calls: ticket.calls === 0 ? undefined : ticket.calls,
  recalls: ticket.recalls === 0 ? undefined : ticket.recalls,
  language: ticket.language === 'id' ? undefined : ticket.language,
  waitingSince: ticket.waitingSince === ticket.issuedAt ? undefined : ticket.waitingSince,
  onlyHere: ticket.onlyHere || undefined,
  visits: ticket.visits === 0 ? undefined : ticket.visits,
  stops: ticket.stops.length === 0 ? undefined : ticket.stops,
  note: ticket.note ?? undefined,
  parkReason: ticket.parkReason ?? undefined,
  parkedAt: ticket.parkedAt ?? undefined,
  returns: ticket.returns === 0 ? undefined : ticket.returns,
  delayed: ticket.delayed || undefined,
  appointmentAt: ticket.appointmentAt ?? undefined,
  carried: ticket.carried || undefined,
});

/** A counter's view in its compact form. */
export const compactCounter = (view: CounterView): z.input<typeof CounterView> => ({
  ...view,
  current: view.current && compactTicket(view.current),
  waiting: view.waiting.map(compactTicket),
  parked: view.parked.map(compactTicket),
  history: view.history.map(compactTicket),
});
