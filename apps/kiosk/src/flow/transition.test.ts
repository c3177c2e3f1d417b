import { AppointmentCode, errorCodes } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, disdukcapil, issued, ktp, lansia, paperOf, threeTaps, ticketOf } from './fixtures.ts';
import { freshState, isFresh, type Effect, type FlowState } from './place.ts';
import { mayRepeat, transition, type FlowEvent, type Step } from './transition.ts';

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
const outcomes = ['confirmed', 'failed', 'unknown'] as const;
const paperDone = (outcome: (typeof outcomes)[number], n = 1): FlowEvent => ({
  type: 'paperDone',
  paperId: paperOf(n).id,
  outcome,
});
const queued = (after: number, n: number | null): FlowEvent => ({
  type: 'paperQueued',
  ticketId,
  after: paperOf(after).id,
  paper: n === null ? null : paperOf(n),
});

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
    expect(effects.at(-1)).toEqual({ do: 'print', paper: paperOf() });
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
  const again: FlowEvent = { type: 'printedAgain' };
  const after = (...events: readonly FlowEvent[]) => play([...threeTaps, issued, ...events]);

  it('that failed can be had again: another paper is asked for, then printed', () => {
    const asked = after(paperDone('failed'), again);
    expect(asked.place).toMatchObject({ paper: { state: 'asking' } });
    expect(asked.effects.at(-1)).toEqual({ do: 'printAgain', ticketId, after: paperOf().id });
    const next = play([queued(1, 2)], asked.state);
    expect(next.place).toMatchObject({ paper: { state: 'printing', id: paperOf(2).id } });
    expect(next.effects).toEqual([{ do: 'print', paper: paperOf(2) }]);
  });

  it('is asked for once, however often it is tapped', () => {
    expect(
      after(paperDone('failed'), again, again).effects.filter((e) => e.do === 'printAgain'),
    ).toHaveLength(1);
  });

  it('that is printed or under way is not printed again', () => {
    expect(play([again], after(paperDone('confirmed')).state).effects).toEqual([]);
    expect(play([again], after().state).effects).toEqual([]);
  });

  it.each(['failed', 'unknown'] as const)('stays as it was (%s) where another one cannot be had', (was) => {
    expect(after(paperDone(was), again, queued(1, null)).place).toMatchObject({
      paper: { state: was, id: paperOf().id },
    });
  });

  it('of unknown fate waits for a person: yes tells the server, no prints a copy', () => {
    const unknown = after(paperDone('unknown'));
    expect(unknown.place).toMatchObject({ paper: { state: 'unknown' } });
    expect(unknown.effects.filter((effect) => effect.do === 'print')).toHaveLength(1);
    const yes = play([{ type: 'paperTaken' }], unknown.state);
    expect(yes.place).toMatchObject({ paper: { state: 'printed' } });
    expect(yes.effects).toEqual([{ do: 'tellTaken', paperId: paperOf().id }]);
    expect(play([again], unknown.state).effects).toMatchObject([{ do: 'printAgain' }]);
  });

  it('of unknown fate that is confirmed late ends the question', () => {
    expect(after(paperDone('unknown'), paperDone('confirmed')).place).toMatchObject({
      paper: { state: 'printed' },
    });
    expect(after(paperDone('unknown'), paperDone('failed')).place).toMatchObject({
      paper: { state: 'unknown' },
    });
  });

  it('that the server did not make can be asked for', () => {
    const { place, state } = play([
      ...threeTaps,
      { type: 'answered', commandId: command(1), answer: { ok: true, ticket: ticketOf(), paper: null } },
    ]);
    expect(place).toMatchObject({ paper: { state: 'failed', id: null } });
    expect(play([again], state).effects).toEqual([{ do: 'printAgain', ticketId, after: null }]);
  });

  it('of an earlier ticket changes nothing', () => {
    expect(after({ type: 'startedOver' }, paperDone('failed')).state).toEqual(freshState);
    expect(after(paperDone('failed', 7)).place).toMatchObject({ paper: { state: 'printing' } });
  });
});

describe('giving the number back', () => {
  const shown = play([...threeTaps, issued, paperDone('failed')]).state;

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
    { type: 'paperWaived' },
    { type: 'paperTaken' },
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
  fc
    .tuple(fc.constantFrom(...outcomes), fc.integer({ min: 1, max: 3 }))
    .map(([outcome, n]) => paperDone(outcome, n)),
  fc.integer({ min: 1, max: 2 }).chain((n) => fc.constantFrom(queued(n, n + 1), queued(n, null))),
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
      answer: code === null ? { ok: true, ticket: ticketOf(), paper: paperOf() } : { ok: false, code },
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

  it('another paper follows only a tap on one that failed or that nobody knows of', () => {
    fc.assert(
      fc.property(anyWay, (events) => {
        let state = freshState;
        for (const event of events) {
          const step = transition(state, event);
          if (step.effects.some((effect) => effect.do === 'printAgain')) {
            expect(event.type).toBe('printedAgain');
            expect(state.place).toMatchObject({ paper: { state: expect.stringMatching(/failed|unknown/) } });
          }
          state = step.state;
        }
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

describe('an appointment', () => {
  const code = AppointmentCode.parse('ABCDEF23');
  const entered: FlowEvent = { type: 'codeEntered', code, commandId: command(5) };
  const answered = (answer: Extract<FlowEvent, { type: 'checkInAnswered' }>['answer']): FlowEvent => ({
    type: 'checkInAnswered',
    commandId: command(5),
    answer,
  });
  const after = (...events: FlowEvent[]) =>
    events.reduce<Step>((step, event) => transition(step.state, event), { state: freshState, effects: [] });
  const booking = {
    serviceId: ktp,
    startsAt: 9,
    from: 1,
    until: 20,
    state: 'booked' as const,
    number: null,
  };

  it('is typed, presented once, and becomes the usual ticket with its paper', () => {
    const typed = after({ type: 'checkInOpened' }, { type: 'codeTyped', code: 'ABCD' });
    expect(typed.state.place).toMatchObject({ at: 'checkIn', code: 'ABCD' });
    const sent = after({ type: 'checkInOpened' }, entered);
    expect(sent.effects).toEqual([{ do: 'checkIn', checkIn: { code, commandId: command(5) } }]);
    const shown = transition(sent.state, answered({ ok: true, ticket: ticketOf(), paper: paperOf() }));
    expect(shown.state.place).toMatchObject({ at: 'ticket', paper: { state: 'printing' } });
    expect(shown.effects).toEqual([{ do: 'print', paper: paperOf() }]);
  });

  it('is scanned from wherever nothing is under way, and from nowhere else', () => {
    const scanned = (...before: FlowEvent[]) => after(...before, entered).state.place.at;
    expect(scanned()).toBe('checkingIn');
    expect(scanned({ type: 'searchOpened', query: 'a' })).toBe('checkingIn');
    expect(scanned(...threeTaps.slice(0, 2))).toBe('checkingIn');
    expect(scanned(...threeTaps)).toBe('issuing');
    expect(scanned(...threeTaps, issued)).toBe('ticket');
    expect(scanned(entered, { ...entered, commandId: command(6) })).toBe('checkingIn');
  });

  it('that was refused says why; too late leads to an ordinary number, a wrong code to another try', () => {
    const late = after(entered, answered({ ok: false, code: 'tooLateToCheckIn', booking }));
    expect(late.state.place).toMatchObject({ at: 'checkInRefused', code: 'tooLateToCheckIn', booking });
    expect(transition(late.state, { type: 'ordinaryWanted', serviceId: ktp }).state.place).toMatchObject({
      at: 'service',
      serviceId: ktp,
    });
    const wrong = after(entered, answered({ ok: false, code: 'unknownAppointment' }));
    expect(transition(wrong.state, { type: 'wentBack' }).state.place).toMatchObject({
      at: 'checkIn',
      code: '',
    });
  });

  it('without an answer is tried again as it was, and is never given back: its code still tells', () => {
    const silent = after(entered, answered({ ok: false, code: 'unreachable' }));
    expect(silent.state.place.at).toBe('checkInUnanswered');
    expect(transition(silent.state, { type: 'triedAgain' }).effects).toEqual([
      { do: 'checkIn', checkIn: { code, commandId: command(5) } },
    ]);
    expect(transition(silent.state, { type: 'rested' }).effects).toEqual([]);
  });

  it('answered for another try changes nothing', () => {
    const sent = after(entered);
    const stale: FlowEvent = {
      type: 'checkInAnswered',
      commandId: command(9),
      answer: { ok: false, code: 'unknownAppointment' },
    };
    expect(transition(sent.state, stale).state).toBe(sent.state);
  });
});
