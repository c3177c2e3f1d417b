import type { SendOutcome } from '@giliran/client';
import { KioskId, type CommandInput } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { command, ktp, ticketOf } from '../flow/fixtures.ts';
import { createDoors, GIVE_UP_MS } from './doors.ts';

const identity = { kioskId: KioskId.parse('kiosk-1'), key: 'key', server: 'http://mpp.local' };
const order = { commandId: command(1), serviceId: ktp, priority: null, language: 'id' } as const;
const done: SendOutcome = { ok: true, value: { ticket: ticketOf() } };

function bench(answers: readonly SendOutcome[]) {
  const sent: { command: CommandInput; commandId: string | undefined; giveUpAfterMs: number | undefined }[] =
    [];
  const left = [...answers];
  const doors = createDoors({
    identity,
    bridge: null,
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
    const { doors, sent } = bench([{ ok: false, error: { code: 'unreachable' } }]);
    expect(await doors.issue(order)).toEqual({ ok: false, code: 'unreachable' });
    expect(sent).toMatchObject([{ commandId: command(1), giveUpAfterMs: GIVE_UP_MS }]);
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
});
