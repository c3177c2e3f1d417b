import type { CounterView } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bigAction,
  intentOf,
  mayChoose,
  offers,
  recallLeave,
  sideActions,
  signatureOf,
  undoSeconds,
} from './actions.ts';
import { anyView, called, minutes, nine, serving, ticket, view } from './counter-view.test-support.ts';
import { commandFor } from './intents.ts';
import { actOf } from './side-acts.ts';

/** What the counter allows, written down apart from the code under test: command types by situation. */
function allowed(now: CounterView): readonly string[] {
  const always = ['agency.setCondition'];
  const inHand = [
    'ticket.park',
    'ticket.transfer',
    'ticket.setNote',
    'ticket.setStops',
    'ticket.setPriority',
  ];
  if (now.current?.state === 'called')
    return [...inHand, 'ticket.start', 'ticket.recall', 'ticket.noShow', 'ticket.cancel', 'ticket.carryOver'];
  if (now.current?.state === 'serving') return [...inHand, 'ticket.finish'];
  if (now.counter.status === 'closed') return [...always, 'counter.open', 'counter.next'];
  return [
    ...always,
    'counter.open',
    'counter.next',
    'counter.pause',
    'counter.close',
    'counter.walkIn',
    'counter.autoCall',
  ];
}

describe('the big action', () => {
  test('is exactly one for any view, and what it asks is allowed there', () => {
    fc.assert(
      fc.property(anyView, (now) => {
        const command = commandFor(intentOf(bigAction(now)), now);
        expect(allowed(now)).toContain(command?.type);
      }),
    );
  });

  test('names the revision it was decided on, so that a stale screen is refused', () => {
    fc.assert(
      fc.property(anyView, (now) => {
        const command = commandFor(intentOf(bigAction(now)), now);
        if (command?.type === 'counter.open') return;
        expect(command).toHaveProperty('basedOn', now.counter.revision);
      }),
    );
  });

  test.each([
    ['a closed counter', view({ status: 'closed' }), 'open'],
    ['a break', view({ status: 'paused' }), 'resume'],
    ['an open counter', view({ waiting: [ticket(1)] }), 'next'],
    ['a called ticket', view({ current: called(1) }), 'start'],
    ['a ticket being served', view({ current: serving(1) }), 'finish'],
    // A visit comes before everything else, even if the counter were closed under it.
    ['a visit at a closed counter', view({ current: serving(1), status: 'closed' }), 'finish'],
  ] as const)('at %s is to %3$s', (_, now, kind) => {
    expect(bigAction(now).kind).toBe(kind);
  });

  test('says when nobody waits, by the count and not by the list', () => {
    expect(bigAction(view())).toEqual({ kind: 'next', nobody: true });
    expect(bigAction(view({ waitingCount: 3 }))).toEqual({ kind: 'next', nobody: false });
  });

  test('is another one for another ticket, and the same one while only counts change', () => {
    const signature = (now: CounterView) => signatureOf(bigAction(now));
    expect(signature(view({ current: called(1) }))).not.toBe(signature(view({ current: called(2) })));
    expect(signature(view({ current: called(1) }))).not.toBe(signature(view({ current: serving(1) })));
    expect(signature(view({ waitingCount: 1 }))).toBe(signature(view({ waitingCount: 9 })));
  });
});

describe('the actions beside it', () => {
  test('are all allowed in that situation, or ask for something first', () => {
    fc.assert(
      fc.property(anyView, (now) => {
        const { main, more } = sideActions(now);
        for (const action of [...main, ...more]) {
          const act = actOf(action, now);
          expect(act, action).not.toBeNull();
          if (act?.kind === 'do') expect(allowed(now)).toContain(commandFor(act.intent, now)?.type);
        }
      }),
    );
  });

  test('offer nobody without a ticket where the site serves none', () => {
    const now = view();
    expect(offers(sideActions(now), 'walkIn')).toBe(true);
    expect(offers(sideActions({ ...now, work: { ...now.work, walkIns: false } }), 'walkIn')).toBe(false);
  });

  test('ask which service a walk-in comes for, unless there is only one', () => {
    const now = view();
    expect(actOf('walkIn', now)).toEqual({ kind: 'ask', panel: { kind: 'walkIn' } });
    const only = { ...now, services: now.services.slice(0, 1) };
    expect(actOf('walkIn', only)).toMatchObject({ kind: 'do', intent: { serviceId: 'ktp-baru' } });
  });
});

describe('a recall', () => {
  const limited = (recalls: number, work: Partial<CounterView['work']>) => {
    const now = view({
      current: ticket(1, { state: 'called', calls: 1 + recalls, recalls, calledAt: nine }),
    });
    return { ...now, work: { ...now.work, ...work } };
  };
  test('has no limit unless one is set', () => {
    expect(recallLeave(limited(9, {}), nine)).toEqual({ allowed: true, left: null, waitSeconds: 0 });
  });
  test('says how many are left, and is over with the last', () => {
    expect(recallLeave(limited(1, { maxRecalls: 3 }), nine)).toMatchObject({ allowed: true, left: 2 });
    expect(recallLeave(limited(3, { maxRecalls: 3 }), nine)).toMatchObject({ allowed: false, left: 0 });
  });
  test('waits its seconds', () => {
    const now = limited(0, { recallIntervalSeconds: 30 });
    expect(recallLeave(now, nine + 12_000)).toEqual({ allowed: false, left: null, waitSeconds: 18 });
    expect(recallLeave(now, nine + 30_000).allowed).toBe(true);
  });
});

describe('calling a certain ticket', () => {
  test.each([
    ['nobody', 'counterStaff', false],
    ['nobody', 'supervisor', false],
    ['supervisor', 'counterStaff', false],
    ['supervisor', 'supervisor', true],
    ['everyone', 'counterStaff', true],
    ['everyone', 'reader', false],
  ] as const)('where %s may, for a %s is %s', (chooseTicket, role, may) => {
    const now = view();
    expect(mayChoose({ ...now, work: { ...now.work, chooseTicket } }, role)).toBe(may);
  });
});

test('the way back shows the seconds that are left, and is gone with the last', () => {
  const now: CounterView = {
    ...view(),
    undo: { step: 'finish', ticketId: ticket(1).id, number: 'A-001', until: nine + minutes(1) },
  };
  expect(undoSeconds(now, nine)).toBe(60);
  expect(undoSeconds(now, nine + minutes(1))).toBe(0);
  expect(undoSeconds(view(), nine)).toBe(0);
});
