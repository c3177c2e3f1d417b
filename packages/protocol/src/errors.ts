/** The one closed catalogue of expected failures. A code never changes its meaning. */
import { z } from 'zod';
import { Instant, ServiceId } from './basics.ts';

const catalogue = {
  invalidRequest: [400, 'The request is not of the described form; see details.'],
  malformedJson: [400, 'The body is not valid JSON.'],
  idempotencyKeyRequired: [400, 'Send an Idempotency-Key header (for example a UUID) with every POST.'],
  unknownEvent: [400, 'There is no such socket event; see docs/protocol.md.'],
  passwordTooWeak: [400, 'The password is too short, too common or too close to the user name.'],
  notSignedIn: [401, 'Sign in or send a valid key.'],
  wrongCredentials: [401, 'The name or the password is wrong.'],
  sessionExpired: [401, 'The session has ended; sign in again.'],
  keyExpired: [401, 'The key has expired; ask for another one.'],
  forbidden: [403, 'This account or device may not do that.'],
  otherAgency: [403, 'That belongs to another agency.'],
  passwordChangeRequired: [403, 'Change the temporary password first (POST /sessions/current/password).'],
  wrongCode: [403, 'The code is wrong or has been used.'],
  encryptionRequired: [403, 'Keys and passwords travel encrypted here: use the https address.'],
  notFound: [404, 'There is nothing at this address.'],
  unknownSite: [404, 'No site is set up yet.'],
  unknownZone: [404, 'There is no such zone.'],
  unknownAgency: [404, 'There is no such agency.'],
  unknownService: [404, 'There is no such service.'],
  unknownCounter: [404, 'There is no such counter.'],
  unknownKiosk: [404, 'There is no such kiosk.'],
  unknownDisplay: [404, 'There is no such display.'],
  unknownTicket: [404, 'There is no such ticket.'],
  unknownCall: [404, 'There is no such call.'],
  unknownBackup: [404, 'There is no such backup or folder of backups.'],
  unknownPriority: [404, 'The site has no such priority reason.'],
  methodNotAllowed: [405, 'This address does not take that method.'],
  serviceClosed: [409, 'The service is closed now.'],
  backupRunning: [409, 'A backup is being made or restored already.'],
  backupFailed: [409, 'The backup could not be made; the detail says why.'],
  backupUnusable: [409, 'The backup cannot be used; the detail says why.'],
  backupTargetUnusable: [409, 'That folder cannot be used for backups; the detail says why.'],
  passphraseNeeded: [409, 'The backup is encrypted; its passphrase is needed.'],
  wrongPassphrase: [409, 'The passphrase is not the one that the backup was encrypted with.'],
  quotaReached: [409, "Today's quota of this service is used up."],
  wouldNotReach: [409, 'The queue would not be reached before closing time.'],
  serviceNotOffered: [409, 'This kiosk does not offer that service.'],
  wrongTicketState: [409, 'The ticket is not in a state that allows this.'],
  wrongCounter: [409, 'The ticket is at another counter.'],
  counterBusy: [409, 'The counter still has a ticket; finish it first.'],
  counterNotOpen: [409, 'The counter is not open.'],
  counterOutOfSeason: [409, 'That extra counter is not in use at this time of the year.'],
  counterTaken: [409, 'Somebody else is signed in at this counter.'],
  counterChanged: [409, 'The counter has changed since; look again and repeat if you still mean it.'],
  notOnThisDay: [409, 'That ticket belongs to an earlier day.'],
  unknownOutcome: [404, 'The site has no such outcome.'],
  unknownAppointment: [404, 'There is no such booking.'],
  serviceNotAtCounter: [409, 'That counter does not serve that service.'],
  recallLimitReached: [409, 'The ticket has been called as often as the site allows; mark it as a no-show.'],
  recallTooSoon: [409, 'Wait a moment before calling again.'],
  returnLimitReached: [409, 'The ticket has returned as often as the site allows; issue a new one.'],
  reasonRequired: [409, 'Say why: this step is out of turn and stands in the log with its reason.'],
  nothingToUndo: [409, 'There is nothing to undo at this counter.'],
  tooLateToUndo: [409, 'The time to undo this step is over.'],
  walkInsNotAllowed: [409, 'The site does not let counters serve people without a ticket.'],
  systemDown: [409, "The agency's central system is down."],
  slotNotOffered: [409, 'The service offers no appointment at that time.'],
  slotFull: [409, 'That slot is fully booked; choose another.'],
  appointmentNotBooked: [409, 'The booking has been used, cancelled or missed.'],
  tooEarlyToCheckIn: [409, 'It is too early to check in for this booking.'],
  tooLateToCheckIn: [409, 'It is too late to check in for this booking; take an ordinary ticket.'],
  unknownStaff: [404, 'There is no such account.'],
  unknownSession: [404, 'There is no such session.'],
  unknownKey: [404, 'There is no such key.'],
  unknownAlert: [404, 'There is no such alert today.'],
  unknownAnnouncement: [404, 'There is no such announcement.'],
  unknownWebhook: [404, 'There is no such webhook.'],
  emergencyOn: [409, 'An emergency is on already; end that one first.'],
  noEmergency: [409, 'That emergency is not on (any more).'],
  tooManyAnnouncements: [409, 'Too many announcements stand already; end one first.'],
  unknownPairing: [404, 'No device waits under that code; it is wrong, used or out of date.'],
  unknownSiteChange: [404, 'There is no such change of the set-up, or nothing was there before it.'],
  nameTaken: [409, 'There is one of that id already.'],
  lastAdministrator: [409, 'The hall would be left without an administrator.'],
  alreadySetUp: [409, 'The hall has its administrator already.'],
  undoOvertaken: [409, 'What it changed has been changed again since; nothing of it is left to take back.'],
  unknownPaper: [404, 'There is no such paper.'],
  paperNotAllowed: [409, 'The paper is not in a state that allows this.'],
  siteInUse: [409, 'This change would remove something that is in use now.'],
  siteChanged: [412, 'The set-up was changed since you read it; read it again and repeat your change.'],
  ifMatchRequired: [428, 'Send an If-Match header with the ETag of the set-up you changed.'],
  unknownLogo: [404, 'There is no such logo.'],
  idempotencyKeyReused: [409, 'This Idempotency-Key was used before with another request.'],
  bodyTooLarge: [413, 'The body is too large.'],
  unsupportedMediaType: [415, 'Send JSON (Content-Type: application/json).'],
  tooManyRequests: [429, 'Too many requests; wait a moment.'],
  deviceOffline: [409, 'That device is not connected now.'],
  internal: [500, 'Something went wrong in the server; nothing was changed.'],
  printerFailed: [502, 'The printer did not take the ticket.'],
  deviceSilent: [504, 'The device did not answer in time; what it was asked for may still happen.'],
  storageUnavailable: [503, 'The server cannot store anything now; nothing was changed. Try again soon.'],
  shuttingDown: [503, 'The server is stopping; try again in a moment.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof catalogue;
const isCode = (name: string): name is ErrorCode => name in catalogue;
export const errorCodes: readonly ErrorCode[] = Object.keys(catalogue).filter(isCode);
export const ErrorCode = z.enum(errorCodes);

/** HTTP status of an error. */
export const errorStatus = (code: ErrorCode): number => catalogue[code][0];
/** What to do about it, in English, for developers. Screens have their own wording. */
export const errorAdvice = (code: ErrorCode): string => catalogue[code][1];

/** One thing that is wrong: a field of bad input, or a part of the set-up that is in use. */
export const RejectionIssue = z.strictObject({
  path: z.string(),
  message: z.string(),
  /** Why it cannot be taken away: somebody waits for it or has booked it, the counter is open, somebody is at it. */
  use: z.enum(['waiting', 'booked', 'counterOpen', 'atCounter']).optional(),
  /** How many of them. */
  count: z.int().optional(),
});
export type RejectionIssue = z.infer<typeof RejectionIssue>;

/** An expected failure. `detail` says which thing; `issues` name the fields of bad input. */
export const Rejection = z.strictObject({
  code: ErrorCode,
  detail: z.string().optional(),
  issues: z.array(RejectionIssue).optional(),
  /** The booking that somebody could not check in for: what to tell its holder. */
  booking: z
    .strictObject({
      serviceId: ServiceId,
      startsAt: Instant,
      /** From when one may check in, and until when. */
      from: Instant,
      until: Instant,
      state: z.enum(['booked', 'checkedIn', 'cancelled', 'missed']),
      /** The number that came of it. */
      number: z.string().nullable(),
    })
    .optional(),
  /** Seconds after which it may be tried again. */
  retryAfter: z.int().min(1).optional(),
});
export type Rejection = z.infer<typeof Rejection>;

export const rejection = (code: ErrorCode, detail?: string): Rejection =>
  detail === undefined ? { code } : { code, detail };
