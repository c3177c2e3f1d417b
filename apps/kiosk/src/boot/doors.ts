/** The flow's doors to the server and the printer. */
import { fetchPaper, printAtServer, type LiveClient, type SendOutcome } from '@giliran/client';
import type { KioskBridge } from '@giliran/shell/bridge';
import type { Doors } from '../flow/machine.ts';
import type { Order } from '../flow/place.ts';
import type { OrderAnswer } from '../flow/transition.ts';
import type { KioskIdentity } from './identity.ts';

/** How long a citizen looks at "one moment": then the screen says that the server cannot be reached. */
export const GIVE_UP_MS = 8_000;
/** A printer that has said nothing for this long has failed, as far as the citizen is concerned. */
const PRINT_LIMIT_MS = 25_000;

const issueCommand = (order: Order) => ({
  type: 'ticket.issue' as const,
  serviceId: order.serviceId,
  priority: order.priority,
  language: order.language,
});

function answerOf(outcome: SendOutcome): OrderAnswer {
  if (!outcome.ok) return { ok: false, code: outcome.error.code };
  const { ticket } = outcome.value;
  return ticket === null ? { ok: false, code: 'internal' } : { ok: true, ticket };
}

/** Settles with `late` when the promise has not settled in time. */
const within = <T>(promise: Promise<T>, ms: number, late: T): Promise<T> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(late), ms);
    void promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      () => {
        clearTimeout(timer);
        resolve(late);
      },
    );
  });

export function createDoors({
  client,
  identity: { server, key },
  bridge,
}: {
  readonly client: Pick<LiveClient, 'send'>;
  readonly identity: KioskIdentity;
  readonly bridge: KioskBridge | null;
}): Doors {
  return {
    issue: async (order) =>
      answerOf(
        await client.send(issueCommand(order), { commandId: order.commandId, giveUpAfterMs: GIVE_UP_MS }),
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

    print: async ({ id }) => {
      if (!bridge) {
        const printed = printAtServer(server, key, id).then((answer) => answer.ok);
        return within(printed, PRINT_LIMIT_MS, false);
      }
      const paper = await fetchPaper(server, key, id);
      if (!paper.ok) return false;
      const printed = bridge.printer.print({ jobId: id, paper: paper.value }).then((result) => result.ok);
      return within(printed, PRINT_LIMIT_MS, false);
    },

    giveBack: async (ticketId, commandId) => {
      const outcome = await client.send(
        { type: 'ticket.cancel', ticketId, reason: null },
        { commandId, giveUpAfterMs: GIVE_UP_MS },
      );
      return outcome.ok;
    },
  };
}
