import { Command } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyView, called, serving, ticket, view } from './counter-view.test-support.ts';
import { canWait, commandFor, movesCounter, type Intent } from './intents.ts';

const ticketId = ticket(1).id;
const { id: serviceId } = view().services[0] ?? { id: undefined };
if (serviceId === undefined) throw new Error('no service');

const every: readonly Intent[] = [
  ...(['open', 'takeOver', 'close', 'next', 'undo'] as const).map((what) => ({ do: what })),
  ...(['recall', 'start', 'noShow', 'return'] as const).map((what) => ({ do: what, ticketId })),
  { do: 'finish', ticketId, outcome: null },
  { do: 'pause', reason: 'Salat' },
  { do: 'park', ticketId, reason: 'Fotokopi' },
  ...(['cancel', 'carryOver', 'call'] as const).map((what) => ({ do: what, ticketId, reason: null })),
  { do: 'transfer', ticketId, serviceId, counterId: null, note: 'hati-hati', place: 'kept' },
  { do: 'setStops', ticketId, stops: [serviceId] },
  { do: 'setPriority', ticketId, priority: null },
  { do: 'setNote', ticketId, note: null },
  { do: 'walkIn', serviceId, priority: null },
  { do: 'autoCall', on: true },
  { do: 'setCondition', condition: null },
];
const anyIntent = fc.constantFrom(...every);

test('an intent is a command that the server takes, or none', () => {
  fc.assert(
    fc.property(anyIntent, anyView, (intent, now) => {
      const command = commandFor(intent, now);
      if (command !== null) expect(Command.safeParse(command).success, intent.do).toBe(true);
    }),
  );
});

describe('an intent that can no longer be meant', () => {
  test('is no command: the ticket has gone', () => {
    expect(commandFor({ do: 'start', ticketId }, view({ current: called(2) }))).toBeNull();
    expect(commandFor({ do: 'finish', ticketId, outcome: null }, view({ current: called(1) }))).toBeNull();
  });
  test('is no command: a visit is on', () => {
    for (const what of ['next', 'close', 'open'] as const)
      expect(commandFor({ do: what }, view({ current: serving(1) }))).toBeNull();
  });
  test('but the next may end the visit where the agency says so', () => {
    const now = view({ current: serving(1) });
    const command = commandFor({ do: 'next' }, { ...now, work: { ...now.work, nextFinishes: true } });
    expect(command?.type).toBe('counter.next');
  });
  test('but a waiting ticket may be cancelled at any time', () => {
    const intent = { do: 'cancel', ticketId: ticket(5).id, reason: 'x' } as const;
    expect(commandFor(intent, view({ current: serving(1) }))).toEqual({
      type: 'ticket.cancel',
      ticketId: ticket(5).id,
      reason: 'x',
    });
  });
});

describe('what may wait for the connection', () => {
  test('concerns the ticket in hand, and is never a call', () => {
    fc.assert(
      fc.property(anyIntent, anyView, (intent, now) => {
        if (!canWait(intent, now)) return;
        expect(['finish', 'noShow', 'park', 'setNote']).toContain(intent.do);
        expect('ticketId' in intent && intent.ticketId).toBe(now.current?.id);
      }),
    );
  });
  test('is the end of the visit and a note, each in its state', () => {
    const may = (state: ReturnType<typeof called>) =>
      every.filter((intent) => canWait(intent, view({ current: state }))).map((intent) => intent.do);
    expect(may(called(1))).toEqual(['noShow', 'park', 'setNote']);
    expect(may(serving(1))).toEqual(['finish', 'park', 'setNote']);
    expect(may(ticket(1))).toEqual([]);
  });
});

test('a note on another ticket leaves the counter where it is', () => {
  const note = (n: number): Intent => ({ do: 'setNote', ticketId: ticket(n).id, note: 'x' });
  expect(movesCounter(note(1), view({ current: serving(1) }))).toBe(true);
  expect(movesCounter(note(2), view({ current: serving(1) }))).toBe(false);
});
