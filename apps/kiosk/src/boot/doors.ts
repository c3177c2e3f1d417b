/** The flow's doors to the server and the printer. */
import type { LiveClient, SendOutcome } from '@giliran/client';
import { TicketId, type CommandId, type PaperId } from '@giliran/protocol';
import type { Doors } from '../flow/machine.ts';
import type { Order } from '../flow/place.ts';
import type { OrderAnswer, ServerAnswer } from '../flow/transition.ts';
import type { Alone } from '../offline/alone.ts';
import type { PaperDesk } from '../papers/desk.ts';
import { newCommandId } from './commandId.ts';
import { reporter } from '../papers/press.ts';

/** How long a citizen looks at "one moment": then the screen says that the server cannot be reached. */
export const GIVE_UP_MS = 8_000;

const issueCommand = (order: Order) => ({
  type: 'ticket.issue' as const,
  serviceId: order.serviceId,
  priority: order.priority,
  language: order.language,
});

function answerOf(outcome: SendOutcome): ServerAnswer {
  if (!outcome.ok) {
    const { error } = outcome;
    const booking = error.code === 'unreachable' ? undefined : error.booking;
    return { ok: false, code: error.code, ...(booking ? { booking } : {}) };
  }
  const { ticket, paper } = outcome.value;
  return ticket === null ? { ok: false, code: 'internal' } : { ok: true, ticket, paper };
}

/** A paper's id begins with its ticket's. */
const ticketOf = (paperId: PaperId): TicketId => TicketId.parse(paperId.slice(0, 36));

export interface DoorsParts {
  readonly client: Pick<LiveClient, 'send'>;
  readonly desk: Pick<PaperDesk, 'print'>;
  /** What the kiosk does without its server; null where it can do nothing. */
  readonly alone: Pick<
    Alone,
    | 'isAlone'
    | 'caughtUp'
    | 'issue'
    | 'first'
    | 'holds'
    | 'print'
    | 'prints'
    | 'printAgain'
    | 'tellTaken'
    | 'giveBack'
  > | null;
}

export function createDoors({ client, desk, alone }: DoorsParts): Doors {
  const report = reporter(client.send);
  /** Names of reprints that were not answered: asking again is the same command and makes no second paper. */
  const unanswered = new Map<PaperId | TicketId, CommandId>();
  /** Orders that the server may have done without our hearing of it. */
  const doubtful = new Set<CommandId>();

  /** Stays in the outbox until the server is back: the same command first, so that its ticket is known, then its end. */
  const withdraw = async (order: Order): Promise<void> => {
    const answer = answerOf(await client.send(issueCommand(order), { commandId: order.commandId }));
    if (!answer.ok) return;
    const command = { type: 'ticket.cancel' as const, ticketId: answer.ticket.id, reason: null };
    await client.send(command, { commandId: `${order.commandId}.withdraw` });
  };
  /** A number of the kiosk's own takes the place of one that the server may have given. */
  const issueAlone = async (kiosk: NonNullable<DoorsParts['alone']>, order: Order): Promise<OrderAnswer> => {
    const answer = await kiosk.issue(order);
    if (answer.ok && doubtful.delete(order.commandId)) kiosk.first(withdraw(order));
    return answer;
  };
  return {
    issue: async (order) => {
      // What was issued alone comes before what is issued now.
      await alone?.caughtUp();
      if (alone?.isAlone()) return issueAlone(alone, order);
      const answer = answerOf(
        await client.send(issueCommand(order), { commandId: order.commandId, giveUpAfterMs: GIVE_UP_MS }),
      );
      if (answer.ok || answer.code !== 'unreachable') {
        doubtful.delete(order.commandId);
        return answer;
      }
      doubtful.add(order.commandId);
      return alone?.isAlone() ? issueAlone(alone, order) : answer;
    },
    checkIn: async ({ code, commandId }) =>
      answerOf(
        await client.send({ type: 'appointment.checkIn', code }, { commandId, giveUpAfterMs: GIVE_UP_MS }),
      ),
    withdraw: (order) => {
      doubtful.delete(order.commandId);
      const done = withdraw(order);
      alone?.first(done);
    },
    print: (paper, told) => (alone?.prints(paper) ? alone : desk).print(paper, told),

    printAgain: async (ticketId, after) => {
      if (alone?.holds(ticketId)) return alone.printAgain(ticketId);
      const last = after ?? ticketId;
      const commandId = unanswered.get(last) ?? newCommandId();
      unanswered.set(last, commandId);
      const outcome = await client.send(
        { type: 'paper.reprint', ticketId },
        { commandId, giveUpAfterMs: GIVE_UP_MS },
      );
      if (outcome.ok || outcome.error.code !== 'unreachable') unanswered.delete(last);
      return outcome.ok ? outcome.value.paper : null;
    },

    tellTaken: (paperId) => {
      if (alone?.holds(ticketOf(paperId))) void alone.tellTaken(paperId);
      else report(paperId, 'confirmed', 'the citizen has it');
    },

    giveBack: async (ticketId, commandId) => {
      if (alone?.holds(ticketId)) return alone.giveBack(ticketId);
      const outcome = await client.send(
        { type: 'ticket.cancel', ticketId, reason: null },
        { commandId, giveUpAfterMs: GIVE_UP_MS },
      );
      return outcome.ok;
    },
  };
}
