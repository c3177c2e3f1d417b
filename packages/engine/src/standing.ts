/** Where a ticket stands, in minutes: `effectiveTime = placeAt − headStart + penalty`. */
import type { Priority, Ticket } from '@giliran/protocol';
import type { OrderRules } from './rules.ts';

export const minute = 60_000;

export interface Standing {
  /** When it took its place. Milliseconds since the epoch, as `effectiveTime`. */
  readonly placeAt: number;
  readonly headStartMinutes: number;
  readonly penaltyMinutes: number;
  readonly effectiveTime: number;
}

export const standing = (placeAt: number, headStartMinutes: number, penaltyMinutes: number): Standing => ({
  placeAt,
  headStartMinutes,
  penaltyMinutes,
  effectiveTime: Math.max(0, Math.round(placeAt + (penaltyMinutes - headStartMinutes) * minute)),
});

const priorityGives = (rules: OrderRules, priority: Priority): number =>
  priority === null ? 0 : rules.priorityHeadStartMinutes;

/**
 * Somebody who comes now. With an appointment whose slot has not begun yet, the slot is the place; a late
 * one has the place of whoever comes now.
 */
export function newcomer(
  rules: OrderRules,
  now: number,
  priority: Priority,
  slot: number | null = null,
): Standing {
  const onTime = slot !== null && now <= slot;
  return standing(
    onTime ? slot : now,
    priorityGives(rules, priority) + (onTime ? rules.appointmentHeadStartMinutes : 0),
    0,
  );
}

/** The same place with other minutes added to its penalty. */
export const penalised = (ticket: Ticket, minutes: number): Standing =>
  standing(ticket.placeAt, ticket.headStartMinutes, ticket.penaltyMinutes + minutes);

/**
 * What a ticket's head start holds besides its priority: the appointment's part. Without an appointment it
 * is all priority's, also where the ticket brought it from another agency or from before the rules changed.
 */
function headStartBesidesPriority(rules: OrderRules, ticket: Ticket): number {
  if (ticket.priority === null) return ticket.headStartMinutes;
  if (ticket.appointmentId === null && ticket.carriedFrom === null) return 0;
  return Math.max(0, ticket.headStartMinutes - priorityGives(rules, ticket.priority));
}

/** The same place with priority given or taken: the rest of its head start stays. */
export function withPriority(rules: OrderRules, ticket: Ticket, priority: Priority): Standing {
  const rest = headStartBesidesPriority(rules, ticket);
  return standing(ticket.placeAt, rest + priorityGives(rules, priority), ticket.penaltyMinutes);
}
