/** Commands that wait for the connection to come back. */
import type { SendFailure } from '@giliran/client';
import type { CommandInput, CounterView } from '@giliran/protocol';
import { commandFor, type Intent } from './intents.ts';

export interface HeldBack {
  readonly intent: Intent;
  /** The number of the ticket concerned. */
  readonly number: string;
  readonly command: CommandInput;
  /** The same with each try: what the server has done already, it does not do again. */
  readonly commandId: string;
  /** The counter's revision that it was meant in. */
  readonly revision: number;
}

/** What was refused when its turn came, to be told. */
export interface Dropped {
  readonly intent: Intent;
  readonly number: string;
  readonly failure: SendFailure;
}

/** After the end of a visit nothing more can be meant for it. */
export const endsVisit = (intent: Intent): boolean => intent.do !== 'setNote';

/**
 * The command as it is to be sent now. Where the note that was held before it has moved the counter by just
 * one step, it is still meant; any other change is for the server to refuse.
 */
export function commandNow(held: HeldBack, view: CounterView, ownSteps: number): CommandInput {
  const { revision } = view.counter;
  if (ownSteps === 0 || revision !== held.revision + ownSteps) return held.command;
  return commandFor(held.intent, view) ?? held.command;
}
