import { errorCodes } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, disdukcapil, issued, ktp, lansia, threeTaps, ticketOf } from './fixtures.ts';
import { freshState, isFresh, type Effect, type FlowState } from './place.ts';
import { mayRepeat, transition, type FlowEvent } from './transition.ts';

function play(events: readonly FlowEvent[], from: FlowState = freshState) {
  const effects: Effect[] = [];
  let state = from;
  for (const event of events) {
    const step = transition(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects, place: state.place };
}
const unanswered: FlowEvent = {
  type: 'answered',
  commandId: command(1),
  answer: { ok: false, code: 'unreachable' },
};
const ticketId = ticketOf().id;
const paperDone = (printed: boolean): FlowEvent => ({ type: 'paperDone', ticketId, printed });

describe('the way to a number', () => {
  it('takes three taps: agency, service, "I have these"', () => {
    const { place, effects } = play(threeTaps);
    expect(place.at).toBe('issuing');
    expect(effects).toEqual([
      { do: 'issue', order: { commandId: command(1), serviceId: ktp, priority: null, language: 'id' } },
    ]);
  });

  it('takes two where nothing has to be brought', () => {
    const { place, effects } = play([
      { type: 'agencyChosen', agencyId: disdukcapil },
      { type: 'serviceChosen', serviceId: ktp, straight: true, commandId: command(7) },
    ]);
    expect(place.at).toBe('issuing');
    expect(effects).toMatchObject([{ do: 'issue', order: { commandId: command(7) } }]);
  });

  it('shows the number at once and prints it', () => {
    const { place, effects } = play([...threeTaps, issued]);
    expect(place).toMatchObject({ at: 'ticket', ticket: { number: 'A-012' }, paper: { state: 'printing' } });
    expect(effects.at(-1)).toMatchObject({ do: 'print', ticket: { number: 'A-012' } });
  });

  it('carries priority and language into the order', () => {
    const { effects } = play([
      { type: 'priorityAsked' },
      { type: 'priorityChosen', priority: lansia },
      { type: 'languageChosen', language: 'en' },
      ...threeTaps,
    ]);
    expect(effects).toMatchObject([{ order: { priority: lansia, language: 'en' } }]);
  });

  it('lets priority be taken off where it is shown, without leaving the place', () => {
    const chosen = play([
      { type: 'priorityAsked' },
      { type: 'priorityChosen', priority: lansia },
      { type: 'agencyChosen', agencyId: disdukcapil },
    ]);
    const off = play([{ type: 'priorityChosen', priority: null }], chosen.state);
    expect(off.state.wishes.priority).toBeNull();
    expect(off.place).toBe(chosen.place);
  });

  it('asks for priority on the way and comes back to the same service', () => {
    const service = play(threeTaps.slice(0, 2));
    const { place, state } = play(
      [{ type: 'priorityAsked' }, { type: 'priorityChosen', priority: lansia }],
      service.state,
    );
    expect(place).toBe(service.place);
    expect(state.wishes.priority).toBe(lansia);
  });

  it('goes back the way it came, to the same page', () => {
    const { place } = play([
      { type: 'paged', first: 14 },
      { type: 'agencyChosen', agencyId: disdukcapil },
      { type: 'paged', first: 9 },
      { type: 'serviceChosen', serviceId: ktp, straight: false, commandId: command(1) },
      { type: 'wentBack' },
    ]);
    expect(place).toMatchObject({ at: 'agency', first: 9, from: { at: 'start', first: 14 } });
  });

  it('begins a new search result list at its first page', () => {
    const { place } = play([
      { type: 'searchOpened', query: '' },
      { type: 'typed', query: 'ktp' },
      { type: 'paged', first: 8 },
      { type: 'typed', query: 'ktp b' },
    ]);
    expect(place).toMatchObject({ at: 'search', query: 'ktp b', first: 0 });
  });
});

describe('a server that does not answer', () => {
  it('is tried again under the same command, so that two numbers cannot come of it', () => {
    const { effects, place } = play([...threeTaps, unanswered, { type: 'triedAgain' }]);
    expect(place.at).toBe('issuing');
    expect(effects).toHaveLength(2);
    expect(effects[1]).toEqual(effects[0]);
  });

  it('withdraws the order when the citizen leaves, so that no ghost is called', () => {
    for (const leaving of [{ type: 'wentBack' }, { type: 'startedOver' }, { type: 'rested' }] as const) {
      expect(play([...threeTaps, unanswered, leaving]).effects.at(-1)).toMatchObject({
        do: 'withdraw',
        order: { commandId: command(1) },
      });
    }
  });

  it('is not heard any more once the citizen has left', () => {
    const { state } = play([...threeTaps, unanswered, { type: 'rested' }, issued]);
    expect(isFresh(state)).toBe(true);
  });
});

describe('a server that refuses', () => {
  const refusedWith = (code: (typeof errorCodes)[number]): FlowEvent => ({
    type: 'answered',
    commandId: command(1),
    answer: { ok: false, code },
  });

  it.each(errorCodes)('says so and lets the citizen go back to the service: %s', (code) => {
    const { place, state } = play([...threeTaps, refusedWith(code)]);
    expect(place).toMatchObject({ at: 'refused', code });
    expect(play([{ type: 'wentBack' }], state).place).toMatchObject({ at: 'service', serviceId: ktp });
  });

  it('repeats the same order only where nothing was decided', () => {
    expect(errorCodes.filter(mayRepeat)).toEqual([
      'tooManyRequests',
      'internal',
      'storageUnavailable',
      'shuttingDown',
    ]);
    expect(play([...threeTaps, refusedWith('quotaReached'), { type: 'triedAgain' }]).effects).toHaveLength(1);
    expect(play([...threeTaps, refusedWith('internal'), { type: 'triedAgain' }]).effects).toHaveLength(2);
  });

  it('drops a priority the site no longer knows', () => {
    const { state } = play([
      { type: 'priorityChosen', priority: lansia },
      ...threeTaps,
      refusedWith('unknownPriority'),
    ]);
    expect(state.wishes.priority).toBeNull();
  });
});

describe('the paper', () => {
  it('can be tried again after it failed, and only then', () => {
    const failed = play([...threeTaps, issued, paperDone(false)]);
    expect(failed.place).toMatchObject({ paper: { state: 'failed' } });
    expect(play([{ type: 'printedAgain' }], failed.state)).toMatchObject({
      place: { paper: { state: 'printing' } },
      effects: [{ do: 'print' }],
    });
    const printed = play([...threeTaps, issued, paperDone(true)]);
    expect(play([{ type: 'printedAgain' }], printed.state).effects).toEqual([]);
  });

  it('of an earlier ticket changes nothing', () => {
    const other = { type: 'paperDone', ticketId: ticketOf().id, printed: false } as const;
    expect(play([...threeTaps, issued, { type: 'startedOver' }, other]).state).toEqual(freshState);
  });
});

describe('giving the number back', () => {
  const shown = play([...threeTaps, issued, paperDone(false)]).state;

  it('asks first, then cancels once, however often it is tapped', () => {
    const confirmed: FlowEvent = { type: 'returnConfirmed', commandId: command(2) };
    const { effects, place } = play(
      [
        { type: 'returnAsked' },
        confirmed,
        { ...confirmed, commandId: command(3) },
        { type: 'returnDropped' },
      ],
      shown,
    );
    expect(effects).toEqual([{ do: 'giveBack', ticketId, commandId: command(2) }]);
    expect(place).toMatchObject({ giveBack: 'sending' });
  });

  it('keeps the number on the screen when it could not be cancelled', () => {
    const sending = play(
      [{ type: 'returnAsked' }, { type: 'returnConfirmed', commandId: command(2) }],
      shown,
    ).state;
    expect(play([{ type: 'returnAnswered', ticketId, done: false }], sending).place).toMatchObject({
      at: 'ticket',
      giveBack: 'failed',
    });
    expect(play([{ type: 'returnAnswered', ticketId, done: true }], sending).place).toEqual({
      at: 'returned',
      number: 'A-012',
    });
  });
});

const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  fc.constantFrom<FlowEvent>(
    { type: 'lowReachToggled' },
    { type: 'contrastToggled' },
    { type: 'priorityAsked' },
    { type: 'triedAgain' },
    { type: 'printedAgain' },
    { type: 'returnAsked' },
    { type: 'returnDropped' },
    { type: 'anotherWanted' },
    { type: 'wentBack' },
    { type: 'startedOver' },
    { type: 'agencyChosen', agencyId: disdukcapil },
  ),
  fc.constantFrom('id', 'en').map((language): FlowEvent => ({ type: 'languageChosen', language })),
  fc.constantFrom(lansia, null).map((priority): FlowEvent => ({ type: 'priorityChosen', priority })),
  fc.string({ maxLength: 8 }).map((query): FlowEvent => ({ type: 'typed', query })),
  fc.string({ maxLength: 3 }).map((query): FlowEvent => ({ type: 'searchOpened', query })),
  fc.nat(50).map((first): FlowEvent => ({ type: 'paged', first })),
  fc.boolean().map(paperDone),
  fc.boolean().map((done): FlowEvent => ({ type: 'returnAnswered', ticketId, done })),
  fc.nat(3).map((n): FlowEvent => ({ type: 'numberTaken', commandId: command(n) })),
  fc.nat(3).map((n): FlowEvent => ({ type: 'returnConfirmed', commandId: command(n) })),
  fc.tuple(fc.boolean(), fc.nat(3)).map(([straight, n]): FlowEvent => ({
    type: 'serviceChosen',
    serviceId: ktp,
    straight,
    commandId: command(n),
  })),
  fc
    .tuple(fc.nat(3), fc.constantFrom('unreachable' as const, ...errorCodes, null))
    .map(([n, code]): FlowEvent => ({
      type: 'answered',
      commandId: command(n),
      answer: code === null ? { ok: true, ticket: ticketOf() } : { ok: false, code },
    })),
);
const anyWay = fc.array(anyEvent, { maxLength: 40 });

describe('whatever people do', () => {
  it('rest leads to the start, with nothing left of anybody', () => {
    fc.assert(
      fc.property(anyWay, (events) => {
        const { state } = play([...events, { type: 'rested' }]);
        expect(state).toEqual(freshState);
      }),
    );
  });

  it('a second tap of the same kind asks for no second number', () => {
    fc.assert(
      fc.property(anyWay, anyEvent, (events, tap) => {
        const before = play(events).state;
        const once = transition(before, tap);
        if (!once.effects.some((effect) => effect.do === 'issue')) return;
        const again =
          'commandId' in tap && tap.type !== 'answered' ? { ...tap, commandId: command(99) } : tap;
        expect(transition(once.state, again).effects).toEqual([]);
      }),
    );
  });

  it('the language never changes the place', () => {
    fc.assert(
      fc.property(anyWay, (events) => {
        const { state } = play(events);
        const switched = transition(state, { type: 'languageChosen', language: 'en' }).state;
        expect(switched.place).toBe(state.place);
        expect(switched.wishes).toEqual({ ...state.wishes, language: 'en' });
      }),
    );
  });

  it('an order is issued anew only under the name it first had', () => {
    fc.assert(
      fc.property(anyWay, (events) => {
        let state = freshState;
        for (const event of events) {
          const step = transition(state, event);
          for (const effect of step.effects) {
            if (effect.do === 'issue' && event.type === 'triedAgain' && 'order' in state.place)
              expect(effect.order).toBe(state.place.order);
          }
          state = step.state;
        }
      }),
    );
  });
});
