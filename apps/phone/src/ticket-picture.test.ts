import { TicketState, type TicketView } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { callNumbered, sampleView } from './sample.ts';
import { readKeptCall, readPicture, readPush, type TicketPicture } from './ticket-picture.ts';

/** The compiler's word that a TicketView has all that the page reads. */
const asPicture = (view: TicketView): TicketPicture => view;

describe('reading what the server tells of a ticket', () => {
  test.each(TicketState.options)('a ticket that is %s is read as it is', (state) => {
    const view = sampleView({
      state,
      call: state === 'called' || state === 'serving' ? callNumbered(1) : null,
    });
    const picture = readPicture(view);
    expect(asPicture(view)).toMatchObject(JSON.parse(JSON.stringify(picture)));
    expect(picture?.state).toBe(state);
  });

  test('no estimate stays no estimate', () => {
    expect(readPicture(sampleView({ estimate: null }))?.estimate).toBeNull();
  });

  test.each([
    ['nothing', null],
    ['a text', 'waiting'],
    ['an unknown state', { ...sampleView(), state: 'lost' }],
    ['a missing number', { ...sampleView(), number: undefined }],
    [
      'requirements that are no list',
      { ...sampleView(), service: { name: { id: 'a', en: 'b' }, requirements: 'KTP' } },
    ],
    ['a call without a counter', { ...sampleView(), call: { ...callNumbered(1), counter: null } }],
  ])('%s is not taken for a ticket', (_name, value) => {
    expect(readPicture(value)).toBeNull();
  });

  test('a push carries its version and the server’s clock', () => {
    const push = {
      scope: { kind: 'ticket', token: 'x' },
      epoch: 'e',
      version: 7,
      at: 1000,
      view: sampleView(),
    };
    expect(readPush(push)).toMatchObject({ epoch: 'e', version: 7, at: 1000 });
    expect(readPush({ ...push, version: 'new' })).toBeNull();
  });

  test('a kept call is read back from its own JSON', () => {
    const { call } = sampleView({ state: 'called', call: callNumbered(2) });
    expect(readKeptCall(JSON.parse(JSON.stringify(call)))?.callId).toBe(call?.callId);
    expect(readKeptCall(null)).toBeNull();
  });
});
