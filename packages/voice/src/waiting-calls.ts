import type { PublicCall } from '@giliran/protocol';
import type { Claim, ClaimedCalls } from './claims.ts';

/** A call in this display's line. */
export interface WaitingCall {
  readonly call: PublicCall;
  /** Another display has begun to speak it: show it, do not speak it. */
  readonly spokenElsewhere: boolean;
}

export interface LineInput {
  /** The line so far, without the call being shown. */
  readonly line: readonly WaitingCall[];
  /** The view's `pending`: not yet spoken by any display, the oldest first. */
  readonly pending: readonly PublicCall[];
  /** The view's `calls`: tells a call another display speaks from one that was given up. */
  readonly calls: readonly PublicCall[];
  readonly current: PublicCall | null;
  readonly claimed: ClaimedCalls;
  readonly speaking: boolean;
}

/**
 * The line after a new view. Calls that left `pending` come first if they are still being called (another
 * display speaks them now), and are dropped if they are not; then what is pending, in its order, without
 * what this display has dealt with.
 */
export function nextLine(input: LineInput): readonly WaitingCall[] {
  const { line, pending, calls, current, claimed, speaking } = input;
  const isPending = new Set(pending.map((call) => call.callId));
  const isActive = new Set(calls.filter((call) => call.active).map((call) => call.callId));
  const begunElsewhere = line
    .filter(({ call }) => !isPending.has(call.callId) && isActive.has(call.callId))
    .map(({ call }): WaitingCall => ({ call, spokenElsewhere: true }));
  const seen = new Set<string>();
  const open = pending.filter((call) => {
    const repeated = seen.has(call.callId);
    seen.add(call.callId);
    if (repeated || !call.active || call.callId === current?.callId) return false;
    return !isDone(claimed.of(call.callId), speaking);
  });
  return [...begunElsewhere, ...open.map((call): WaitingCall => ({ call, spokenElsewhere: false }))];
}

/** A call this display only showed is not done once it has become the one that speaks. */
const isDone = (claim: Claim | null, speaking: boolean): boolean =>
  claim === 'spoken' || (claim === 'shown' && !speaking);
