/** How a hall orders its queues and works at its counters. A site sets them, an agency may set its own; each can be changed while running. */
import { z } from 'zod';
import { Localized, OutcomeId } from './basics.ts';

const minutes = z.number().min(0).max(600);

/**
 * The terms of the ordering rule besides the priority's head start, in minutes. A changed term holds for
 * tickets that take a place from then on; `strict` holds at once.
 */
export const OrderSettings = z.strictObject({
  /** A ticket from an appointment counts as having taken its place this many minutes before its slot. */
  appointmentHeadStartMinutes: minutes.default(0),
  /** Added to a ticket that is transferred with its place kept: 0, nobody queues twice. */
  transferMinutes: minutes.default(0),
  /** Added when somebody who did not come returns. */
  noShowPenaltyMinutes: minutes.default(10),
  /** Added when a parked ticket goes back to the queue. */
  parkedPenaltyMinutes: minutes.default(0),
  /** How often a no-show may return; null for no limit. */
  maxReturns: z.int().min(0).max(20).nullable().default(3),
});
export type OrderSettings = z.infer<typeof OrderSettings>;

/** What an agency orders otherwise than its site; a null term is the site's. */
export const AgencyOrder = z.strictObject({
  priorityMode: z.enum(['headStart', 'strict']).nullable().default(null),
  priorityHeadStartMinutes: minutes.nullable().default(null),
  appointmentHeadStartMinutes: minutes.nullable().default(null),
  transferMinutes: minutes.nullable().default(null),
  noShowPenaltyMinutes: minutes.nullable().default(null),
  parkedPenaltyMinutes: minutes.nullable().default(null),
  maxReturns: z.int().min(0).max(20).nullable().default(null),
});
export type AgencyOrder = z.infer<typeof AgencyOrder>;

/** After so many recalls, and so long after the last of them, a called ticket becomes a no-show by itself. */
const AutoNoShow = z.strictObject({
  afterRecalls: z.int().min(0).max(20).default(2),
  afterSeconds: z.int().min(10).max(3600).default(60),
});

/** How people work at the counters. */
export const WorkSettings = z.strictObject({
  /** `counter.next` ends the visit that is open: whoever is served is finished, whoever is called counts as served. */
  nextFinishes: z.boolean().default(false),
  /** Recalls of one call; null for no limit. */
  maxRecalls: z.int().min(0).max(50).nullable().default(null),
  /** Between a call and its recall. */
  recallIntervalSeconds: z.int().min(0).max(600).default(0),
  autoNoShow: AutoNoShow.nullable().default(null),
  /** How long the last step at a counter can be undone. */
  undoSeconds: z.int().min(0).max(3600).default(60),
  /** Between the end of a visit and the call that follows by itself, where the clerk has switched that on. */
  autoCallSeconds: z.int().min(0).max(600).default(5),
  /** Who may call a certain ticket out of turn: always with a reason, always in the log. */
  chooseTicket: z.enum(['nobody', 'supervisor', 'everyone']).default('supervisor'),
  /** Serving somebody at the counter who holds no ticket yet. */
  walkIns: z.boolean().default(true),
});
export type WorkSettings = z.infer<typeof WorkSettings>;

/** What became of a visit, for the agency's own statistics: "selesai", "berkas kurang", "dirujuk". */
export const Outcome = z.strictObject({ id: OutcomeId, name: Localized });
export type Outcome = z.infer<typeof Outcome>;

/**
 * What becomes of those who still wait when their service closes. `serve`: they are served after hours.
 * `carryOver`: their ticket is good for the next day, in its place. `expire`: it ends.
 */
export const AtClose = z.strictObject({
  policy: z.enum(['serve', 'carryOver', 'expire']).default('serve'),
  /** So long after closing those who wait are still served, before the policy takes hold. */
  afterMinutes: z.int().min(0).max(600).default(0),
});
export type AtClose = z.infer<typeof AtClose>;

/** When somebody with an appointment may check in, in minutes before and after the slot begins. */
export const AppointmentSettings = z.strictObject({
  earlyMinutes: z.int().min(0).max(480).default(30),
  lateMinutes: z.int().min(0).max(480).default(15),
  /** How many days ahead a slot can be booked. */
  daysAhead: z.int().min(0).max(365).default(30),
});
export type AppointmentSettings = z.infer<typeof AppointmentSettings>;

/** The slots that a service offers within its hours. */
export const ServiceSlots = z.strictObject({
  slotMinutes: z.int().min(5).max(480),
  perSlot: z.int().min(1).max(500),
});
export type ServiceSlots = z.infer<typeof ServiceSlots>;
