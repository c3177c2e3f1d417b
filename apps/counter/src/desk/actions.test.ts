import type { CommandInput, CounterView, TicketId } from '@giliran/protocol';
import { Command } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigAction, commandFor, intentsOf, sideActions, signatureOf, type Intent } from './actions.ts';
import { anyView, called, serving, ticket, view } from './counter-view.test-support.ts';

/** What the counter allows, written down apart from the code under test: command types by situation. */
function allowed(now: CounterView): readonly CommandInput['type'][] {
  if (now.current?.state === 'called')
    return ['ticket.start', 'ticket.recall', 'ticket.noShow', 'ticket.cancel'];
  if (now.current?.state === 'serving') return ['ticket.finish'];
  if (now.counter.status === 'closed') return ['counter.open', 'counter.next'];
  return ['counter.open', 'counter.next', 'counter.pause', 'counter.close'];
}

const noShowOf = (now: CounterView): fc.Arbitrary<TicketId | null> =>
  fc.constantFrom(null, ...(now.current === null ? [] : [now.current.id]));
const situations = anyView.chain((now) => fc.tuple(fc.constant(now), noShowOf(now)));

describe('the big action', () => {
  test('is exactly one for any view, and what it asks first is allowed there', () => {
    fc.assert(
      fc.property(situations, ([now, noShow]) => {
        const action = bigAction(now, noShow);
        const [first] = intentsOf(action);
        const command = first && commandFor(first, now);
        expect(command).not.toBeNull();
        expect(allowed(now)).toContain(command?.type);
        expect(Command.safeParse(command).success).toBe(true);
      }),
    );
  });

  test('names the revision it was decided on, so that a stale screen is refused', () => {
    fc.assert(
      fc.property(situations, ([now, noShow]) => {
        for (const intent of intentsOf(bigAction(now, noShow)).slice(0, 1)) {
          const command = commandFor(intent, now);
          if (command === null || command.type === 'counter.open') continue;
          expect(command).toHaveProperty('basedOn', now.counter.revision);
        }
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
    expect(bigAction(now, null).kind).toBe(kind);
  });

  test('after a no-show is to call the next, which records the no-show first', () => {
    const now = view({ current: called(7), waiting: [ticket(8)] });
    const action = bigAction(now, called(7).id);
    expect(intentsOf(action)).toEqual([{ do: 'noShow', ticketId: called(7).id }, { do: 'next' }]);
  });

  test('says when nobody waits, by the count and not by the list', () => {
    expect(bigAction(view(), null)).toEqual({ kind: 'next', nobody: true });
    expect(bigAction(view({ waitingCount: 3 }), null)).toEqual({ kind: 'next', nobody: false });
  });

  test('is another one for another ticket, and the same one while only counts change', () => {
    const signature = (now: CounterView) => signatureOf(bigAction(now, null));
    expect(signature(view({ current: called(1) }))).not.toBe(signature(view({ current: called(2) })));
    expect(signature(view({ current: called(1) }))).not.toBe(signature(view({ current: serving(1) })));
    expect(signature(view({ waitingCount: 1 }))).toBe(signature(view({ waitingCount: 9 })));
  });
});

describe('the actions beside it', () => {
  test('are all allowed in that situation', () => {
    fc.assert(
      fc.property(anyView, (now) => {
        const { current } = now;
        const intents: Partial<Record<string, Intent>> = {
          pause: { do: 'pause', reason: null },
          close: { do: 'close' },
          ...(current === null
            ? {}
            : {
                recall: { do: 'recall', ticketId: current.id },
                noShow: { do: 'noShow', ticketId: current.id },
                cancel: { do: 'cancel', ticketId: current.id, reason: null },
                finishAndNext: { do: 'finish', ticketId: current.id },
              }),
        };
        for (const side of sideActions(now, null)) {
          const intent = intents[side];
          const command = intent === undefined ? null : commandFor(intent, now);
          expect(allowed(now)).toContain(command?.type);
        }
      }),
    );
  });

  test('offer no recall and no second no-show while one is about to be recorded', () => {
    expect(sideActions(view({ current: called(1) }), called(1).id)).toEqual(['pause', 'close']);
  });
});

describe('an intent that can no longer be meant', () => {
  test('is no command: the ticket has gone', () => {
    expect(commandFor({ do: 'start', ticketId: ticket(1).id }, view({ current: called(2) }))).toBeNull();
    expect(commandFor({ do: 'finish', ticketId: ticket(1).id }, view({ current: called(1) }))).toBeNull();
  });
  test('is no command: a visit is on', () => {
    for (const intent of [
      { do: 'next' },
      { do: 'close' },
      { do: 'open' },
      { do: 'pause', reason: null },
    ] as const) {
      expect(commandFor(intent, view({ current: serving(1) }))).toBeNull();
    }
  });
  test('but a waiting ticket may be cancelled at any time', () => {
    const command = commandFor(
      { do: 'cancel', ticketId: ticket(5).id, reason: 'x' },
      view({ current: serving(1) }),
    );
    expect(command).toEqual({ type: 'ticket.cancel', ticketId: ticket(5).id, reason: 'x' });
  });
});
