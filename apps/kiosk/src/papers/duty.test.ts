import type { Paper } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperOf } from '../flow/fixtures.ts';
import { duty, FRESH_MS, freshDuty, RESTARTED, TOO_LATE, type DutyEffect, type DutyEvent } from './duty.ts';

function play(events: readonly DutyEvent[], from = freshDuty('kiosk')) {
  const effects: DutyEffect[] = [];
  let state = from;
  for (const event of events) {
    const step = duty(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return effects;
}
const at = 1_000_000;
const queuedAgo = (ms: number, n = 1): Paper => paperOf(n, { queuedAt: at - ms });
const listed = (...papers: readonly Paper[]): DutyEvent => ({ type: 'listed', papers, now: at });
const wanted = (paper: Paper): DutyEvent => ({ type: 'wanted', paper });

describe('what a restarted kiosk finds', () => {
  it('a paper that was on its way may have come out: a person is asked, nothing is printed', () => {
    const sent = paperOf(1, { state: 'sent' });
    expect(play([listed(sent)])).toEqual([
      { do: 'report', paper: sent, outcome: 'unknown', detail: RESTARTED },
    ]);
  });

  it('a first paper of a moment ago is printed; an older one has failed', () => {
    const young = queuedAgo(FRESH_MS);
    const old = queuedAgo(FRESH_MS + 1);
    expect(play([listed(young)])).toEqual([{ do: 'print', paper: young }]);
    expect(play([listed(old)])).toEqual([{ do: 'report', paper: old, outcome: 'failed', detail: TOO_LATE }]);
  });

  it('what staff asked for is printed, however old', () => {
    const asked = queuedAgo(10 * FRESH_MS, 2);
    expect(play([listed(asked)])).toEqual([{ do: 'print', paper: asked }]);
  });

  it('a paper whose fate is settled or asked about is left alone', () => {
    const rest = (['confirmed', 'failed', 'unknown'] as const).map((state, n) => paperOf(n + 1, { state }));
    expect(play([listed(...rest)])).toEqual([]);
  });

  it('a server that prints itself accounts for what it has sent', () => {
    expect(play([listed(paperOf(1, { state: 'sent' }))], freshDuty('server'))).toEqual([]);
  });
});

describe('a running kiosk', () => {
  const running = duty(freshDuty('kiosk'), listed()).state;

  it('prints when the answer to the order asks for it, not when the list shows it', () => {
    const paper = queuedAgo(100);
    expect(play([listed(paper)], running)).toEqual([]);
    expect(play([listed(paper), wanted(paper), listed(paper)], running)).toEqual([{ do: 'print', paper }]);
  });

  it('prints at once what staff ask for', () => {
    const asked = queuedAgo(0, 2);
    expect(play([listed(asked)], running)).toEqual([{ do: 'print', paper: asked }]);
  });

  it('gives up a first paper that nobody came for', () => {
    expect(play([listed(queuedAgo(FRESH_MS + 1))], running)).toMatchObject([{ outcome: 'failed' }]);
  });
});

const anyPaper = fc
  .record({
    n: fc.integer({ min: 1, max: 4 }),
    state: fc.constantFrom('queued', 'sent', 'confirmed', 'failed', 'unknown'),
    ago: fc.nat(2 * FRESH_MS),
  })
  .map(({ n, state, ago }) => paperOf(n, { state, queuedAt: at - ago }));
const anyEvent = fc.oneof(
  fc.array(anyPaper, { maxLength: 5 }).map((papers) => listed(...papers)),
  anyPaper.map(wanted),
);

describe('a process, however often the server lists a paper,', () => {
  it('takes it up once', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { maxLength: 30 }),
        fc.constantFrom('kiosk', 'server'),
        (events, where) => {
          const ids = play(events, freshDuty(where)).map((effect) => effect.paper.id);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });

  it('prints nothing by itself that is sent, settled or doubtful', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyPaper, { maxLength: 5 }), { maxLength: 20 }), (lists) => {
        for (const effect of play(lists.map((papers) => listed(...papers))))
          if (effect.do === 'print') expect(effect.paper.state).toBe('queued');
      }),
    );
  });
});
