import type { SendOutcome } from '@giliran/client';
import type { CommandInput, CounterView } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { called, serving, ticket, view } from './counter-view.test-support.ts';
import { DeskControl, giveUpAfterMs, saidMs, settleMs } from './desk-control.ts';

interface Sent {
  readonly command: CommandInput;
  readonly commandId: string;
  readonly giveUpAfterMs: number;
  readonly answer: (outcome: SendOutcome) => Promise<void>;
}

const done: SendOutcome = { ok: true, value: { ticket: null, paper: null, appointment: null, count: null } };
const refused = (code: 'counterChanged' | 'sessionExpired' | 'counterBusy'): SendOutcome => ({
  ok: false,
  error: { code },
});
const unreachable: SendOutcome = { ok: false, error: { code: 'unreachable' } };
/** Lets everything that is ready to go on, go on. */
const settle = async () => {
  for (let n = 0; n < 12; n += 1) await Promise.resolve();
};

/** A desk whose server answers when the test says so, on a clock that stands still. */
function makeDesk(first: CounterView) {
  let now = first;
  let fresh = true;
  let elsewhere = false;
  let time = 0;
  let ids = 0;
  const sent: Sent[] = [];
  const listeners = new Set<() => void>();
  let timers: { at: number; due: () => void }[] = [];
  const control = new DeskControl({
    send: (command, options) =>
      new Promise((resolve) => {
        sent.push({
          command,
          ...options,
          answer: async (outcome) => {
            resolve(outcome);
            await settle();
          },
        });
      }),
    watched: () => ({ view: now, fresh, elsewhere }),
    onView: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    newId: () => `id-${(ids += 1)}`,
    after: (ms, due) => {
      const timer = { at: time + ms, due };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  control.start();
  return {
    control,
    sent,
    types: () => sent.map(({ command }) => command.type),
    last: () => {
      const latest = sent.at(-1);
      if (latest === undefined) throw new Error('nothing was sent');
      return latest;
    },
    push: async (next: CounterView) => {
      now = next;
      for (const listener of [...listeners]) listener();
      await settle();
    },
    lose: () => {
      fresh = false;
    },
    mend: async (next: CounterView) => {
      fresh = true;
      now = next;
      for (const listener of [...listeners]) listener();
      await settle();
    },
    elsewhere: () => {
      elsewhere = true;
    },
    pass: async (ms: number) => {
      time += ms;
      for (const timer of timers.filter(({ at }) => at <= time)) {
        timers = timers.filter((other) => other !== timer);
        timer.due();
      }
      await settle();
    },
  };
}

describe('pressing the big button', () => {
  test('sends what the state asks for, and gives up in time for nobody to be surprised', () => {
    const desk = makeDesk(view({ revision: 4, waiting: [ticket(1)] }));
    desk.control.pressBig();
    expect(desk.last().command).toEqual({ type: 'counter.next', counterId: 'loket-1', basedOn: 4 });
    expect(desk.last().giveUpAfterMs).toBe(giveUpAfterMs);
    expect(desk.control.state().busy).toBe('big');
  });

  test('twice sends once: also between the answer and the view that follows it', async () => {
    const desk = makeDesk(view({ revision: 1, waiting: [ticket(1)] }));
    desk.control.pressBig();
    desk.control.pressBig();
    await desk
      .last()
      .answer({ ok: true, value: { ticket: null, paper: null, appointment: null, count: null } });
    expect(desk.sent).toHaveLength(1);
  });

  test('waits for the view after the answer, then for the hand to see it', async () => {
    const desk = makeDesk(view({ revision: 1, current: called(1) }));
    desk.control.pressBig();
    await desk.last().answer(done);
    desk.control.pressBig();
    expect(desk.types()).toEqual(['ticket.start']);
    await desk.push(view({ revision: 2, current: serving(1) }));
    expect(desk.control.state()).toMatchObject({ busy: null, settling: true });
    desk.control.pressBig();
    expect(desk.types()).toEqual(['ticket.start']);
    await desk.pass(settleMs);
    desk.control.pressBig();
    expect(desk.types()).toEqual(['ticket.start', 'ticket.finish']);
  });

  test('is not held up for ever by a view that does not come', async () => {
    const desk = makeDesk(view({ revision: 1, current: called(1) }));
    desk.control.pressBig();
    await desk.last().answer(done);
    await desk.pass(1_000);
    expect(desk.control.state().busy).toBeNull();
  });

  test('does nothing while the connection is down', () => {
    const desk = makeDesk(view({ waiting: [ticket(1)] }));
    desk.lose();
    desk.control.pressBig();
    expect(desk.sent).toEqual([]);
  });

  test('does not hit an action that has only just appeared by another hand', async () => {
    const desk = makeDesk(view({ revision: 1, waiting: [ticket(1)] }));
    await desk.push(view({ revision: 2, current: called(1) }));
    desk.control.pressBig();
    expect(desk.sent).toEqual([]);
  });

  test('says that nobody waits, until somebody does', async () => {
    const desk = makeDesk(view());
    desk.control.pressBig();
    await desk.last().answer(done);
    expect(desk.control.state()).toMatchObject({ busy: null, nobodyCame: true });
    await desk.push(view({ waiting: [ticket(1)] }));
    expect(desk.control.state().nobodyCame).toBe(false);
  });
});

describe('a silent server', () => {
  test('the same press again in the same state is the same command', async () => {
    const desk = makeDesk(view({ revision: 3, waiting: [ticket(1)] }));
    desk.control.pressBig();
    await desk.last().answer(unreachable);
    expect(desk.control.state().problem?.failure.code).toBe('unreachable');
    desk.control.pressBig();
    expect(desk.control.state().problem).toBeNull();
    expect(desk.sent.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-1']);
  });

  test('in another state it is another command, and the complaint is gone', async () => {
    const desk = makeDesk(view({ revision: 3, waiting: [ticket(1)] }));
    desk.control.pressBig();
    await desk.last().answer(unreachable);
    await desk.push(view({ revision: 5, waiting: [ticket(2)] }));
    expect(desk.control.state().problem).toBeNull();
    desk.control.pressBig();
    expect(desk.last().commandId).toBe('id-2');
  });

  test('after a refusal a press is a new command', async () => {
    const desk = makeDesk(view({ revision: 3, waiting: [ticket(1)] }));
    desk.control.pressBig();
    await desk.last().answer(refused('counterChanged'));
    desk.control.pressBig();
    expect(desk.sent.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-2']);
  });

  test('a session that has ended is told as such', async () => {
    const desk = makeDesk(view({ waiting: [ticket(1)] }));
    desk.control.pressBig();
    await desk.last().answer(refused('sessionExpired'));
    expect(desk.control.state()).toMatchObject({ sessionEnded: true, problem: null });
  });
});

describe('finish and call next', () => {
  test('calls on the state after the finish', async () => {
    const desk = makeDesk(view({ revision: 8, current: serving(1), waiting: [ticket(2)] }));
    desk.control.finishAndNext();
    expect(desk.types()).toEqual(['ticket.finish']);
    await desk.last().answer(done);
    await desk.push(view({ revision: 9, waiting: [ticket(2)] }));
    expect(desk.last().command).toEqual({ type: 'counter.next', counterId: 'loket-1', basedOn: 9 });
  });

  test('does not call when the finish was refused', async () => {
    const desk = makeDesk(view({ current: serving(1), waiting: [ticket(2)] }));
    desk.control.finishAndNext();
    await desk.last().answer(refused('counterChanged'));
    expect(desk.types()).toEqual(['ticket.finish']);
    expect(desk.control.state().problem?.failure.code).toBe('counterChanged');
  });
});

describe('without a connection', () => {
  const finish = { do: 'finish', ticketId: serving(7).id, outcome: null } as const;
  const atWork = () => makeDesk(view({ revision: 5, current: serving(7), waiting: [ticket(8)] }));

  test('the end of the visit waits, and is sent once when the line is back', async () => {
    const desk = atWork();
    desk.lose();
    desk.control.pressBig();
    expect(desk.sent).toEqual([]);
    expect(desk.control.state().held).toMatchObject([{ number: 'A-007', intent: finish }]);
    await desk.mend(view({ revision: 5, current: serving(7), waiting: [ticket(8)] }));
    expect(desk.last().command).toMatchObject({ type: 'ticket.finish', basedOn: 5 });
    await desk.last().answer(done);
    await desk.push(view({ revision: 6, waiting: [ticket(8)] }));
    expect(desk.sent).toHaveLength(1);
    expect(desk.control.state()).toMatchObject({ held: [], busy: null, dropped: null });
  });

  test('finish and call next leaves the call away: it would come when nobody means it', async () => {
    const desk = atWork();
    desk.lose();
    desk.control.finishAndNext();
    await desk.mend(view({ revision: 5, current: serving(7), waiting: [ticket(8)] }));
    await desk.last().answer(done);
    await desk.push(view({ revision: 6, waiting: [ticket(8)] }));
    expect(desk.types()).toEqual(['ticket.finish']);
  });

  test('nothing else waits: no call, no transfer', async () => {
    const desk = atWork();
    desk.lose();
    const { id: ticketId } = serving(7);
    expect(await desk.control.do({ do: 'next' })).toBe(false);
    const away = { serviceId: null, counterId: null, note: null, place: 'kept' } as const;
    expect(await desk.control.do({ do: 'transfer', ticketId, ...away })).toBe(false);
    expect(desk.control.state().held).toEqual([]);
  });

  test('a visit ends once: a second end is not taken', async () => {
    const desk = atWork();
    desk.lose();
    desk.control.pressBig();
    await desk.control.do({ do: 'park', ticketId: serving(7).id, reason: 'Fotokopi' });
    expect(desk.control.state().held.map((held) => held.intent.do)).toEqual(['finish']);
  });

  test('a note before it goes first, and the end is meant in the state that the note leaves', async () => {
    const desk = atWork();
    desk.lose();
    await desk.control.do({ do: 'setNote', ticketId: serving(7).id, note: 'berkas di meja' });
    desk.control.pressBig();
    await desk.mend(view({ revision: 5, current: serving(7) }));
    await desk.last().answer(done);
    await desk.push(view({ revision: 6, current: serving(7) }));
    expect(desk.sent.map(({ command }) => command)).toMatchObject([
      { type: 'ticket.setNote' },
      { type: 'ticket.finish', basedOn: 6 },
    ]);
  });

  test('but not in a state that somebody else has made', async () => {
    const desk = atWork();
    desk.lose();
    await desk.control.do({ do: 'setNote', ticketId: serving(7).id, note: 'x' });
    desk.control.pressBig();
    await desk.mend(view({ revision: 9, current: serving(7) }));
    await desk.last().answer(done);
    await desk.push(view({ revision: 10, current: serving(7) }));
    expect(desk.last().command).toMatchObject({ type: 'ticket.finish', basedOn: 5 });
  });

  test('what was refused in the end is dropped, and told', async () => {
    const desk = atWork();
    desk.lose();
    desk.control.pressBig();
    await desk.mend(view({ revision: 6, waiting: [ticket(8)] }));
    await desk.last().answer(refused('counterChanged'));
    expect(desk.control.state()).toMatchObject({
      held: [],
      dropped: { number: 'A-007', intent: finish, failure: { code: 'counterChanged' } },
    });
    await desk.pass(giveUpAfterMs * 2);
    expect(desk.sent).toHaveLength(1);
  });

  test('what had gone out already goes out again under the same id', async () => {
    const desk = atWork();
    desk.control.pressBig();
    desk.lose();
    await desk.last().answer(unreachable);
    expect(desk.control.state()).toMatchObject({ problem: null, held: [{ number: 'A-007' }] });
    await desk.mend(view({ revision: 6, waiting: [ticket(8)] }));
    await desk.last().answer(done);
    expect(desk.sent.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-1']);
  });

  test('a server that stays silent is tried again, not at once', async () => {
    const desk = atWork();
    desk.lose();
    desk.control.pressBig();
    await desk.mend(view({ revision: 5, current: serving(7) }));
    await desk.last().answer(unreachable);
    expect(desk.sent).toHaveLength(1);
    await desk.pass(giveUpAfterMs);
    expect(desk.sent).toHaveLength(2);
    expect(new Set(desk.sent.map(({ commandId }) => commandId)).size).toBe(1);
  });

  test('it can be called off', async () => {
    const desk = atWork();
    desk.lose();
    desk.control.pressBig();
    desk.control.discardHeld();
    await desk.mend(view({ revision: 5, current: serving(7) }));
    expect(desk.sent).toEqual([]);
  });
});

describe('what was done', () => {
  test('is said for a moment', async () => {
    const desk = makeDesk(view({ revision: 1, current: serving(7) }));
    void desk.control.do({ do: 'park', ticketId: serving(7).id, reason: 'Fotokopi' });
    await desk.last().answer(done);
    expect(desk.control.state().did).toMatchObject({ intent: { do: 'park' }, number: 'A-007' });
    await desk.pass(saidMs);
    expect(desk.control.state().did).toBeNull();
  });

  test('does not hold the next press up where the counter stays as it is', async () => {
    const desk = makeDesk(view({ revision: 1, current: serving(7), waiting: [ticket(8)] }));
    void desk.control.do({ do: 'setNote', ticketId: ticket(8).id, note: 'x' });
    await desk.last().answer(done);
    expect(desk.control.state().busy).toBeNull();
  });
});

describe('a window that has lost its counter to another one', () => {
  test('only looks on', async () => {
    const desk = makeDesk(view({ revision: 5, current: serving(7) }));
    desk.elsewhere();
    desk.control.pressBig();
    expect(await desk.control.do({ do: 'undo' })).toBe(false);
    expect(desk.sent).toEqual([]);
  });
});
