import { describe, expect, it } from 'vitest';
import { command, ktp, threeTaps, ticketOf } from './fixtures.ts';
import { FlowMachine, type Doors, type RestClock } from './machine.ts';
import { freshState, type Order } from './place.ts';
import type { OrderAnswer } from './transition.ts';

/** Doors that are answered by hand, and a clock that moves when told. */
function bench() {
  const issues: { order: Order; answer: (answer: OrderAnswer) => void }[] = [];
  const withdrawn: Order[] = [];
  const prints: ((printed: boolean) => void)[] = [];
  const doors: Doors = {
    issue: (order) => new Promise((answer) => issues.push({ order, answer })),
    withdraw: (order) => withdrawn.push(order),
    print: () => new Promise((done) => prints.push(done)),
    giveBack: () => Promise.resolve(true),
  };
  let now = 0;
  let tick = () => {};
  let beats = 0;
  const clock: RestClock = {
    now: () => now,
    every: (_ms, callback) => {
      tick = callback;
      beats += 1;
      return () => {
        beats -= 1;
      };
    },
  };
  const machine = new FlowMachine({ doors, clock });
  const pass = (ms: number) => {
    for (const end = now + ms; now < end;) {
      now += 250;
      tick();
    }
  };
  return { machine, issues, withdrawn, prints, pass, beats: () => beats };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the running flow', () => {
  it('turns a double tap into one command', () => {
    const { machine, issues } = bench();
    threeTaps.forEach(machine.dispatch);
    machine.dispatch({ type: 'numberTaken', commandId: command(2) });
    machine.dispatch({ type: 'serviceChosen', serviceId: ktp, straight: true, commandId: command(3) });
    expect(issues.map(({ order }) => order.commandId)).toEqual([command(1)]);
  });

  it('shows the number when it comes and counts down after the paper', async () => {
    const { machine, issues, prints, pass } = bench();
    threeTaps.forEach(machine.dispatch);
    issues[0]?.answer({ ok: true, ticket: ticketOf() });
    await settled();
    expect(machine.state().place).toMatchObject({ at: 'ticket', paper: { state: 'printing' } });
    prints[0]?.(true);
    await settled();
    expect(machine.rest()).toEqual({ show: 'countdown', seconds: 20, total: 20 });
    pass(20_000);
    expect(machine.state()).toEqual(freshState);
  });

  it('returns to the start after 45 s of rest, and a touch begins the rest anew', () => {
    const { machine, pass } = bench();
    machine.dispatch({ type: 'searchOpened', query: 'paspor' });
    pass(40_000);
    expect(machine.rest()).toMatchObject({ show: 'question', seconds: 5 });
    machine.touched();
    expect(machine.rest()).toEqual({ show: 'nothing' });
    pass(44_750);
    expect(machine.state().place.at).toBe('search');
    pass(250);
    expect(machine.state()).toEqual(freshState);
    expect(machine.rest()).toEqual({ show: 'nothing' });
  });

  it('repeats an unanswered order under its own name and withdraws it when nobody stays', async () => {
    const { machine, issues, withdrawn, pass } = bench();
    threeTaps.forEach(machine.dispatch);
    issues[0]?.answer({ ok: false, code: 'unreachable' });
    await settled();
    machine.dispatch({ type: 'triedAgain' });
    issues[1]?.answer({ ok: false, code: 'unreachable' });
    await settled();
    pass(45_000);
    expect(issues.map(({ order }) => order.commandId)).toEqual([command(1), command(1)]);
    expect(withdrawn.map((order) => order.commandId)).toEqual([command(1)]);
    expect(machine.state()).toEqual(freshState);
  });

  it('tells its listeners only when something on the screen changes', () => {
    const { machine, pass } = bench();
    let told = 0;
    machine.subscribe(() => (told += 1));
    pass(60_000);
    expect(told).toBe(0);
    machine.dispatch({ type: 'lowReachToggled' });
    pass(29_750);
    expect(told).toBe(1);
    pass(1_000);
    expect(told).toBe(2);
  });

  it('stops its beat', () => {
    const { machine, beats } = bench();
    machine.stop();
    expect(beats()).toBe(0);
  });
});
