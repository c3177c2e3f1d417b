/** What a decision may use, and what it may be. */
import {
  err,
  rejection,
  type Actor,
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
  /** For a ticket, should one be issued. */
  readonly newTicketId: TicketId;
  readonly newToken: TicketToken;
}

export type Decision = Result<readonly DomainEvent[], Rejection>;

export const refuse = (code: Rejection['code'], detail?: string): { ok: false; error: Rejection } =>
  err(rejection(code, detail));
