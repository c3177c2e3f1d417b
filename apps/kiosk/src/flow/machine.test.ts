import { describe, expect, it } from 'vitest';
import { command, issued, ktp, paperOf, threeTaps } from './fixtures.ts';
import { FlowMachine, type Doors, type RestClock } from './machine.ts';
import { freshState, type Order } from './place.ts';
import type { PaperOutcome } from '../papers/press.ts';
import type { OrderAnswer } from './transition.ts';

/** Doors that are answered by hand, and a clock that moves when told. */
function bench() {
  const issues: { order: Order; answer: (answer: OrderAnswer) => void }[] = [];
  const withdrawn: Order[] = [];
  const prints: ((outcome: PaperOutcome) => void)[] = [];
  const taken: string[] = [];
  const doors: Doors = {
    issue: (order) => new Promise((answer) => issues.push({ order, answer })),
    checkIn: () => Promise.resolve({ ok: false, code: 'unknownAppointment' }),
    withdraw: (order) => withdrawn.push(order),
    print: (_paper, told) => prints.push(told),
    printAgain: () => Promise.resolve(paperOf(2, { reprint: true })),
    tellTaken: (paperId) => taken.push(paperId),
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
  return { machine, issues, withdrawn, prints, taken, pass, beats: () => beats };
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

  it('shows the number when it comes and counts down after the paper', () => {
    const { machine, prints, pass } = bench();
    threeTaps.forEach(machine.dispatch);
    machine.dispatch(issued);
    expect(machine.state().place).toMatchObject({ at: 'ticket', paper: { state: 'printing' } });
    prints[0]?.('confirmed');
    expect(machine.rest()).toEqual({ show: 'countdown', seconds: 20, total: 20 });
    pass(20_000);
    expect(machine.state()).toEqual(freshState);
  });

  it('asks where nobody knows, and prints a copy only when told to', async () => {
    const { machine, prints, taken } = bench();
    threeTaps.forEach(machine.dispatch);
    machine.dispatch(issued);
    prints[0]?.('unknown');
    await settled();
    expect(machine.state().place).toMatchObject({ paper: { state: 'unknown' } });
    expect(prints).toHaveLength(1);
    machine.dispatch({ type: 'printedAgain' });
    await settled();
    expect(prints).toHaveLength(2);
    prints[1]?.('unknown');
    machine.dispatch({ type: 'paperTaken' });
    expect(taken).toEqual([paperOf(2).id]);
    expect(machine.state().place).toMatchObject({ paper: { state: 'printed' } });
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
