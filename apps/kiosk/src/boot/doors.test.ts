import type { SendOutcome } from '@giliran/client';
import type { CommandInput } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { command, ktp, paperOf, ticketOf } from '../flow/fixtures.ts';
import { createDoors, GIVE_UP_MS } from './doors.ts';

const order = { commandId: command(1), serviceId: ktp, priority: null, language: 'id' } as const;
const done: SendOutcome = {
  ok: true,
  value: { ticket: ticketOf(), paper: paperOf(), appointment: null, count: null },
};
const silent: SendOutcome = { ok: false, error: { code: 'unreachable' } };

function bench(answers: readonly SendOutcome[]) {
  const sent: { command: CommandInput; commandId: string | undefined; giveUpAfterMs: number | undefined }[] =
    [];
  const left = [...answers];
  const doors = createDoors({
    desk: { print: () => {} },
    alone: null,
    client: {
      send: (sentCommand, options) => {
        sent.push({
          command: sentCommand,
          commandId: options?.commandId,
          giveUpAfterMs: options?.giveUpAfterMs,
        });
        return Promise.resolve(left.shift() ?? done);
      },
    },
  });
  return { doors, sent };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the doors to the server', () => {
  it('ask for a number under the order’s own name and give up after eight seconds', async () => {
    const { doors, sent } = bench([silent]);
    expect(await doors.issue(order)).toEqual({ ok: false, code: 'unreachable' });
    expect(sent).toMatchObject([{ commandId: command(1), giveUpAfterMs: GIVE_UP_MS }]);
  });

  it('bring the ticket with the paper that is queued for it', async () => {
    expect(await bench([done]).doors.issue(order)).toEqual({
      ok: true,
      ticket: ticketOf(),
      paper: paperOf(),
    });
  });

  it('withdraw an order by learning its ticket under the same name, without giving up, and cancelling it', async () => {
    const { doors, sent } = bench([done, done]);
    doors.withdraw(order);
    await settled();
    expect(sent).toMatchObject([
      { command: { type: 'ticket.issue' }, commandId: command(1), giveUpAfterMs: undefined },
      { command: { type: 'ticket.cancel', ticketId: ticketOf().id } },
    ]);
  });

  it('withdraw nothing where no ticket came of the order', async () => {
    const { doors, sent } = bench([{ ok: false, error: { code: 'quotaReached' } }]);
    doors.withdraw(order);
    await settled();
    expect(sent).toHaveLength(1);
  });

  it('ask for another paper under the same name until an answer comes, so that a lost one makes no second', async () => {
    const another = paperOf(2);
    const { doors, sent } = bench([
      silent,
      { ok: true, value: { ticket: ticketOf(), paper: another, appointment: null, count: null } },
    ]);
    expect(await doors.printAgain(ticketOf().id, paperOf().id)).toBeNull();
    expect(await doors.printAgain(ticketOf().id, paperOf().id)).toEqual(another);
    await doors.printAgain(ticketOf().id, paperOf().id);
    const names = sent.map((one) => one.commandId);
    expect(names[0]).toBe(names[1]);
    expect(names[2]).not.toBe(names[0]);
    expect(sent[0]?.command).toEqual({ type: 'paper.reprint', ticketId: ticketOf().id });
  });

  it('tell for as long as it takes that the citizen has the paper', () => {
    const { doors, sent } = bench([]);
    doors.tellTaken(paperOf().id);
    expect(sent).toMatchObject([
      { command: { type: 'paper.report', outcome: 'confirmed' }, giveUpAfterMs: undefined },
    ]);
  });
});
