import { z } from 'zod';

/** Ids are short, readable in a URL and safe in a file name: `disdukcapil`, `ktp-baru`, `loket-12`. */
const slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'use 1–63 lower-case letters, digits and hyphens, starting with a letter or digit',
  );

export const ZoneId = slug.brand<'ZoneId'>();
export type ZoneId = z.infer<typeof ZoneId>;
export const AgencyId = slug.brand<'AgencyId'>();
export type AgencyId = z.infer<typeof AgencyId>;
export const ServiceId = slug.brand<'ServiceId'>();
export type ServiceId = z.infer<typeof ServiceId>;
export const CounterId = slug.brand<'CounterId'>();
export type CounterId = z.infer<typeof CounterId>;
export const KioskId = slug.brand<'KioskId'>();
export type KioskId = z.infer<typeof KioskId>;
export const DisplayId = slug.brand<'DisplayId'>();
export type DisplayId = z.infer<typeof DisplayId>;
export const StaffId = slug.brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;
export const TimetableId = slug.brand<'TimetableId'>();
export type TimetableId = z.infer<typeof TimetableId>;
export const PriorityReasonId = slug.brand<'PriorityReasonId'>();
export type PriorityReasonId = z.infer<typeof PriorityReasonId>;

export const OutcomeId = slug.brand<'OutcomeId'>();
export type OutcomeId = z.infer<typeof OutcomeId>;

/** A booking's id: a UUID. */
export const AppointmentId = z.uuid().brand<'AppointmentId'>();
export type AppointmentId = z.infer<typeof AppointmentId>;

/** Eight characters that are not mistaken for one another when read aloud or typed: no I, L, O, U, 0, 1. */
export const AppointmentCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[ABCDEFGHJKMNPQRSTVWXYZ2-9]{8}$/, 'a booking code has 8 letters and digits')
  .brand<'AppointmentCode'>();
export type AppointmentCode = z.infer<typeof AppointmentCode>;

/** A ticket's id: a UUID. It names the ticket among staff and systems; it is not a secret. */
export const TicketId = z.uuid().brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;

/** The secret in the ticket's QR code: 128 random bits, base64url. Whoever holds it may watch that ticket. */
export const TicketToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/, 'a ticket token has 22 characters')
  .brand<'TicketToken'>();
export type TicketToken = z.infer<typeof TicketToken>;

/** One announcement: `{ticketId}.{n}`, n counting from 1 the calls and recalls of that ticket. */
export const CallId = z
  .string()
  .regex(/^[0-9a-f-]{36}\.\d+$/, 'a call id is {ticketId}.{n}')
  .brand<'CallId'>();
export type CallId = z.infer<typeof CallId>;

/** Made where the tap happened; the same id never takes effect twice. 1–128 visible ASCII characters, a UUID by custom. */
export const CommandId = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'use 1–128 visible ASCII characters, for example a UUID')
  .brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

/** One open window of a program, named by itself as long as it lives. */
export const WindowId = z.string().regex(/^[\w-]{1,64}$/, 'a window id has 1–64 letters, digits, _ and -');

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.int().nonnegative();
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the site's time zone, `2026-11-21`. */
export const ServiceDay = z.iso.date().brand<'ServiceDay'>();
export type ServiceDay = z.infer<typeof ServiceDay>;

/** The languages a citizen can choose. */
export const Language = z.enum(['id', 'en']);
export type Language = z.infer<typeof Language>;

const words = z.string().trim().min(1).max(200);
/** A text in both languages of the hall. */
export const Localized = z.strictObject({ id: words, en: words });
export type Localized = z.infer<typeof Localized>;

/** Why a citizen goes first, or null for an ordinary ticket. */
export const Priority = PriorityReasonId.nullable();
export type Priority = z.infer<typeof Priority>;

/** 1–3 capital letters or digits, the first a letter: `A`, `KT`, `P2`. */
export const Prefix = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,2}$/, 'a prefix has 1–3 capital letters or digits and starts with a letter');
