/** The flow's doors to the server and the printer. */
import type { LiveClient, SendOutcome } from '@giliran/client';
import type { CommandId, PaperId, TicketId } from '@giliran/protocol';
import type { Doors } from '../flow/machine.ts';
import type { Order } from '../flow/place.ts';
import type { OrderAnswer } from '../flow/transition.ts';
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

function answerOf(outcome: SendOutcome): OrderAnswer {
  if (!outcome.ok) {
    const { error } = outcome;
    const booking = error.code === 'unreachable' ? undefined : error.booking;
    return { ok: false, code: error.code, ...(booking ? { booking } : {}) };
  }
  const { ticket, paper } = outcome.value;
  return ticket === null ? { ok: false, code: 'internal' } : { ok: true, ticket, paper };
}

export function createDoors({
  client,
  desk,
}: {
  readonly client: Pick<LiveClient, 'send'>;
  readonly desk: Pick<PaperDesk, 'print'>;
}): Doors {
  const report = reporter(client.send);
  /** Names of reprints that were not answered: asking again is the same command and makes no second paper. */
  const unanswered = new Map<PaperId | TicketId, CommandId>();
  return {
    issue: async (order) =>
      answerOf(
        await client.send(issueCommand(order), { commandId: order.commandId, giveUpAfterMs: GIVE_UP_MS }),
      ),

    checkIn: async ({ code, commandId }) =>
      answerOf(
        await client.send({ type: 'appointment.checkIn', code }, { commandId, giveUpAfterMs: GIVE_UP_MS }),
      ),

    // Stays in the outbox until the server is back: the same command first, so that its ticket is known, then its end.
    withdraw: (order) => {
      void client.send(issueCommand(order), { commandId: order.commandId }).then((outcome) => {
        const answer = answerOf(outcome);
        if (!answer.ok) return;
        const command = { type: 'ticket.cancel' as const, ticketId: answer.ticket.id, reason: null };
        void client.send(command, { commandId: `${order.commandId}.withdraw` });
      });
    },

    print: (paper, told) => desk.print(paper, told),

    printAgain: async (ticketId, after) => {
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

    tellTaken: (paperId) => report(paperId, 'confirmed', 'the citizen has it'),

    giveBack: async (ticketId, commandId) => {
      const outcome = await client.send(
        { type: 'ticket.cancel', ticketId, reason: null },
        { commandId, giveUpAfterMs: GIVE_UP_MS },
      );
      return outcome.ok;
    },
  };
}
