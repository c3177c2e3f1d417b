import type { SendOutcome } from '@giliran/client';
import type { CommandInput, CounterView } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { called, serving, ticket, view } from './counter-view.test-support.ts';
import { DeskControl, giveUpAfterMs, noShowDelayMs, settleMs } from './desk-control.ts';

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
    watched: () => ({ view: now, fresh }),
    onView: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    newId: () => `id-${(ids += 1)}`,
    now: () => time,
    after: (ms, due) => {
      const timer = { at: time + ms, due };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const stop = control.start();
  return {
    control,
    sent,
    stop,
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

describe('a no-show', () => {
  const atCall = () => makeDesk(view({ revision: 2, current: called(7), waiting: [ticket(8)] }));

  test('is sent after a moment', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    expect(desk.control.noShowLeftMs()).toBe(noShowDelayMs);
    await desk.pass(noShowDelayMs - 1);
    expect(desk.sent).toEqual([]);
    await desk.pass(1);
    expect(desk.last().command).toEqual({ type: 'ticket.noShow', ticketId: called(7).id, basedOn: 2 });
  });

  test('taken back in that moment never happened', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    desk.control.undoNoShow();
    await desk.pass(noShowDelayMs * 2);
    expect(desk.sent).toEqual([]);
    expect(desk.control.state().noShow).toBeNull();
  });

  test('costs no time: calling the next sends it at once, and once', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    await desk.pass(settleMs);
    desk.control.pressBig();
    await desk.last().answer(done);
    await desk.push(view({ revision: 3, waiting: [ticket(8)] }));
    await desk.last().answer(done);
    await desk.pass(noShowDelayMs * 2);
    expect(desk.types()).toEqual(['ticket.noShow', 'counter.next']);
  });

  test('is sent before a break and before closing', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    const closing = desk.control.close();
    await desk.last().answer(done);
    await desk.push(view({ revision: 3 }));
    await desk.last().answer(done);
    await desk.push(view({ revision: 4, status: 'closed' }));
    expect(desk.types()).toEqual(['ticket.noShow', 'counter.close']);
    expect(await closing).toBe(true);
  });

  test('is dropped when the ticket has moved on meanwhile', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    await desk.push(view({ revision: 3, current: serving(7) }));
    await desk.pass(noShowDelayMs);
    expect(desk.sent).toEqual([]);
  });

  test('is not lost when another ticket is cancelled in between', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    desk.control.cancel(ticket(8).id, null);
    await desk.last().answer(done);
    await desk.push(view({ revision: 3, waiting: [ticket(8)] }));
    expect(desk.types()).toEqual(['ticket.noShow', 'ticket.cancel']);
  });

  test('whose sending fails leaves the ticket called and says so', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    await desk.pass(noShowDelayMs);
    await desk.last().answer(unreachable);
    expect(desk.control.state()).toMatchObject({ noShow: null, busy: null });
    expect(desk.control.state().problem?.failure.code).toBe('unreachable');
  });

  test('is dropped with the window', async () => {
    const desk = atCall();
    desk.control.markNoShow();
    desk.stop();
    await desk.pass(noShowDelayMs);
    expect(desk.sent).toEqual([]);
  });
});
