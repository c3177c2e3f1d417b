import { describe, expect, it } from 'vitest';
import { command, issued, paperOf, threeTaps } from './fixtures.ts';
import { freshState, type FlowState } from './place.ts';
import { REST_MS, restAfter, restRule, SHOWN_MS } from './rest.ts';
import { transition, type FlowEvent } from './transition.ts';

const play = (...events: readonly FlowEvent[]): FlowState =>
  events.reduce((state, event) => transition(state, event).state, freshState);
const done = (outcome: 'confirmed' | 'failed' | 'unknown'): FlowEvent => ({
  type: 'paperDone',
  paperId: paperOf().id,
  outcome,
});
const printed = done('confirmed');
const failed = done('failed');
const after = (state: FlowState, ms: number) => restAfter(restRule(state), ms);

describe('the rest', () => {
  it('does not count on an untouched start screen', () => {
    expect(after(freshState, 10 * REST_MS)).toEqual({ show: 'nothing' });
  });

  it.each<[string, FlowState]>([
    ['a language was chosen', play({ type: 'languageChosen', language: 'en' })],
    ['the screen was lowered', play({ type: 'lowReachToggled' })],
    ['the kiosk had no paper', play({ type: 'paperWaived' })],
    ['priority was chosen', play({ type: 'priorityAsked' })],
    ['a search was begun', play({ type: 'searchOpened', query: 'k' })],
    ['a page was turned', play({ type: 'paged', first: 14 })],
    ['an agency was chosen', play(...threeTaps.slice(0, 1))],
    ['a service was chosen', play(...threeTaps.slice(0, 2))],
    [
      'the server was silent',
      play(...threeTaps, {
        type: 'answered',
        commandId: command(1),
        answer: { ok: false, code: 'unreachable' },
      }),
    ],
    [
      'the server refused',
      play(...threeTaps, {
        type: 'answered',
        commandId: command(1),
        answer: { ok: false, code: 'quotaReached' },
      }),
    ],
  ])('asks after 30 s and returns after 45 s when %s', (_, state) => {
    expect(after(state, 29_900)).toEqual({ show: 'nothing' });
    expect(after(state, 30_000)).toEqual({ show: 'question', seconds: 15, total: 15 });
    expect(after(state, 44_100)).toEqual({ show: 'question', seconds: 1, total: 15 });
    expect(after(state, 45_000)).toEqual({ show: 'over' });
  });

  it('waits for the server and the printer', () => {
    expect(after(play(...threeTaps), 2 * REST_MS)).toEqual({ show: 'nothing' });
    expect(after(play(...threeTaps, issued), 2 * REST_MS)).toEqual({ show: 'nothing' });
  });

  it('counts down in sight once the ticket is printed', () => {
    const state = play(...threeTaps, issued, printed);
    expect(after(state, 0)).toEqual({ show: 'countdown', seconds: 20, total: 20 });
    expect(after(state, SHOWN_MS)).toEqual({ show: 'over' });
  });

  it('never takes a number away that is on no paper', () => {
    for (const outcome of ['failed', 'unknown'] as const)
      expect(after(play(...threeTaps, issued, done(outcome)), 100 * REST_MS)).toEqual({ show: 'nothing' });
    expect(after(play(...threeTaps, issued, failed, { type: 'returnAsked' }), 100 * REST_MS)).toEqual({
      show: 'nothing',
    });
  });

  it('gives time to think about cancelling a printed ticket', () => {
    const asking = play(...threeTaps, issued, printed, { type: 'returnAsked' });
    expect(after(asking, SHOWN_MS + 1000)).toEqual({ show: 'nothing' });
    expect(after(asking, REST_MS)).toEqual({ show: 'over' });
  });
});
