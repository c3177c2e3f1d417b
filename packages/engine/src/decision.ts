/** What a decision may use, and what it may be. */
import {
  err,
  rejection,
  type Actor,
  type AppointmentCode,
  type AppointmentId,
  type DomainEvent,
  type Rejection,
  type Result,
  type TicketId,
  type TicketToken,
} from '@giliran/protocol';

/** What a decision may use besides the state: nothing is drawn from the air. */
export interface DecisionContext {
  readonly now: number;
  readonly actor: Actor;
  /** Each call gives another one. */
  readonly newTicketId: () => TicketId;
  readonly newToken: () => TicketToken;
  /** The change of the set-up that this one takes back, by its place in the log. */
  readonly undoes?: number;
  readonly newAppointment: {
    readonly id: () => AppointmentId;
    /** A code that is not in use. */
    readonly code: (used: (code: AppointmentCode) => boolean) => AppointmentCode;
  };
}

export type Decision = Result<readonly DomainEvent[], Rejection>;

export const refuse = (code: Rejection['code'], detail?: string): { ok: false; error: Rejection } =>
  err(rejection(code, detail));
