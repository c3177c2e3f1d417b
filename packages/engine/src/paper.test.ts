/** A ticket is never a ghost: every paper has a fate in the ledger, and nothing is printed twice by itself. */
import {
  Actor,
  Command,
  PaperId,
  type CommandInput,
  type PaperState,
  type TicketId,
} from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';
import { checkLog, evolve, nothingTouched } from './index.ts';

const kiosk = Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-1' });
const otherKiosk = Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-2' });
const siti = Actor.parse({ kind: 'staff', staffId: 'siti', role: 'counterStaff', agencyId: 'dukcapil' });

type Outcome = 'sent' | 'confirmed' | 'failed' | 'unknown';
const report = (hall: Hall, ticketId: TicketId, outcome: Outcome, detail: string | null = null) =>
  hall.refusal({ type: 'paper.report', paperId: hall.paper(ticketId).id, outcome, detail }, kiosk);

/** A ticket of kiosk-1 whose first paper is in that state. */
function withPaper(state: PaperState) {
  const hall = new Hall(smallSite());
  const ticket = hall.issue('ktp', null, 'kiosk-1');
  if (state !== 'queued') expect(report(hall, ticket.id, state)).toBeUndefined();
  return { hall, ticket, paperId: PaperId.parse(`${ticket.id}.p1`) };
}

describe('the first paper', () => {
  it('is queued in the same decision as its ticket', () => {
    const hall = new Hall(smallSite());
    const events = hall.must({ type: 'ticket.issue', serviceId: 'ktp' }, kiosk);
    expect(events.map((e) => e.type)).toEqual(['ticketIssued', 'paperQueued']);
    const [ticket] = [...hall.state.tickets.values()];
    expect([...hall.state.papers.values()]).toEqual([
      {
        id: `${ticket?.id}.p1`,
        ticketId: ticket?.id,
        number: 'A-001',
        kioskId: 'kiosk-1',
        state: 'queued',
        reprint: false,
        detail: null,
        queuedAt: hall.now,
        changedAt: hall.now,
      },
    ]);
  });

  it('is not there for a ticket issued at no kiosk', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    expect(hall.state.papers.size).toBe(0);
  });
});

describe('a paper for a number that does not wait', () => {
  it('can be had while it is set aside, and when it is good for the next day', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('ktp', null, 'kiosk-1');
    report(hall, ticket.id, 'confirmed');
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    hall.next('loket-1');
    hall.must({ type: 'ticket.park', ticketId: ticket.id, reason: 'fotokopi' });
    hall.must({ type: 'paper.reprint', ticketId: ticket.id }, siti);
    report(hall, ticket.id, 'confirmed');
    hall.must({ type: 'ticket.carryOver', ticketId: ticket.id });
    hall.must({ type: 'paper.reprint', ticketId: ticket.id }, siti);
    expect(hall.paper(ticket.id)).toMatchObject({ id: `${ticket.id}.p3`, reprint: true });
    expect(checkLog(hall.logged()).problems).toEqual([]);
  });

  it('is refused once it has ended', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('ktp', null, 'kiosk-1');
    report(hall, ticket.id, 'confirmed');
    hall.must({ type: 'ticket.cancel', ticketId: ticket.id });
    expect(hall.refusal({ type: 'paper.reprint', ticketId: ticket.id }, siti)).toBe('wrongTicketState');
  });
});

describe('the life of a paper', () => {
  const outcomes: readonly Outcome[] = ['sent', 'confirmed', 'failed', 'unknown'];
  const accepted: Record<PaperState, readonly Outcome[]> = {
    queued: ['sent', 'confirmed', 'failed', 'unknown'],
    sent: ['sent', 'confirmed', 'failed', 'unknown'],
    confirmed: ['confirmed'],
    failed: ['failed'],
    unknown: ['unknown', 'confirmed'],
  };
  const states = ['queued', 'sent', 'confirmed', 'failed', 'unknown'] as const;
  for (const state of states)
    for (const outcome of outcomes) {
      const expected = accepted[state].includes(outcome);
      it(`${expected ? 'takes' : 'refuses'} the report "${outcome}" when ${state}`, () => {
        const { hall, ticket } = withPaper(state);
        expect(report(hall, ticket.id, outcome)).toBe(expected ? undefined : 'paperNotAllowed');
        expect(hall.paper(ticket.id).state).toBe(expected ? outcome : state);
      });
    }

  it('keeps the first report when the same is told again', () => {
    const { hall, ticket } = withPaper('queued');
    report(hall, ticket.id, 'failed', 'paperOut');
    hall.pass(5);
    expect(report(hall, ticket.id, 'failed', 'something else')).toBeUndefined();
    expect(hall.paper(ticket.id)).toMatchObject({ detail: 'paperOut', changedAt: ticket.issuedAt });
  });

  it('is told by the kiosk that prints it and no other', () => {
    const { hall, paperId } = withPaper('queued');
    expect(hall.refusal({ type: 'paper.report', paperId, outcome: 'sent' }, otherKiosk)).toBe('forbidden');
    const nobodys = PaperId.parse(`${paperId.slice(0, -1)}9`);
    expect(hall.refusal({ type: 'paper.report', paperId: nobodys, outcome: 'sent' }, kiosk)).toBe(
      'unknownPaper',
    );
  });
});

describe('a paper of unknown fate', () => {
  it.each([
    [true, 'confirmed'],
    [false, 'failed'],
  ] as const)('is settled by a person: came out %s → %s', (cameOut, state) => {
    const { hall, ticket, paperId } = withPaper('unknown');
    expect(hall.refusal({ type: 'paper.settle', paperId, cameOut }, siti)).toBeUndefined();
    expect(hall.paper(ticket.id).state).toBe(state);
  });

  it.each(['queued', 'sent', 'confirmed', 'failed'] as const)('alone is settled, never a %s one', (state) => {
    const { hall, paperId } = withPaper(state);
    expect(hall.refusal({ type: 'paper.settle', paperId, cameOut: false }, siti)).toBe('paperNotAllowed');
  });
});

describe('another paper', () => {
  const again = (ticketId: TicketId, kioskId: string | null = null): CommandInput =>
    Command.parse({ type: 'paper.reprint', ticketId, kioskId });

  it.each([
    ['queued', 'paperNotAllowed', 'paperNotAllowed'],
    ['sent', 'paperNotAllowed', 'paperNotAllowed'],
    ['confirmed', 'paperNotAllowed', undefined],
    ['failed', undefined, undefined],
    ['unknown', undefined, undefined],
  ] as const)('of a ticket whose paper is %s: kiosk %s, staff %s', (state, byKiosk, byStaff) => {
    for (const [actor, expected] of [
      [kiosk, byKiosk],
      [siti, byStaff],
    ] as const) {
      const { hall, ticket } = withPaper(state);
      expect(hall.refusal(again(ticket.id), actor)).toBe(expected);
      expect(hall.state.papers.size).toBe(expected === undefined ? 2 : 1);
    }
  });

  it.each([
    ['confirmed', true],
    ['unknown', true],
    ['failed', false],
  ] as const)('after a %s one says on itself that it is a second one: %s', (state, reprint) => {
    const { hall, ticket } = withPaper(state);
    hall.must(again(ticket.id), siti);
    expect(hall.paper(ticket.id)).toMatchObject({
      id: `${ticket.id}.p2`,
      state: 'queued',
      kioskId: 'kiosk-1',
      reprint,
    });
  });

  it('stays marked when a failed one came in between', () => {
    const { hall, ticket } = withPaper('unknown');
    hall.must(again(ticket.id), kiosk);
    report(hall, ticket.id, 'failed');
    hall.must(again(ticket.id), kiosk);
    expect(hall.paper(ticket.id)).toMatchObject({ id: `${ticket.id}.p3`, reprint: true });
  });

  it('comes where staff want it, and then belongs to that kiosk', () => {
    const { hall, ticket } = withPaper('failed');
    hall.must(again(ticket.id, 'kiosk-2'), siti);
    const { id: paperId } = hall.paper(ticket.id);
    expect(hall.refusal({ type: 'paper.report', paperId, outcome: 'failed' }, kiosk)).toBe('forbidden');
    hall.must({ type: 'paper.report', paperId, outcome: 'failed' }, otherKiosk);
    expect(hall.refusal(again(ticket.id), kiosk)).toBe('forbidden');
    hall.must(again(ticket.id), otherKiosk);
    expect(hall.paper(ticket.id).kioskId).toBe('kiosk-2');
  });

  it('needs a kiosk that exists, and a kiosk prints on itself only', () => {
    const { hall, ticket } = withPaper('failed');
    expect(hall.refusal(again(ticket.id, 'kiosk-9'), siti)).toBe('unknownKiosk');
    expect(hall.refusal(again(ticket.id, 'kiosk-2'), kiosk)).toBe('forbidden');
    const { id } = hall.issue('kk');
    expect(hall.refusal(again(id), siti)).toBe('unknownKiosk');
    hall.must(again(id, 'kiosk-1'), siti);
    expect(hall.paper(id)).toMatchObject({ id: `${id}.p1`, reprint: false });
  });

  it('is for who waits or is called, not for who is served or gone', () => {
    const { hall, ticket } = withPaper('failed');
    hall.next('loket-1');
    hall.must(again(ticket.id), siti);
    report(hall, ticket.id, 'failed');
    hall.must({ type: 'ticket.start', ticketId: ticket.id });
    expect(hall.refusal(again(ticket.id), siti)).toBe('wrongTicketState');
    hall.must({ type: 'ticket.finish', ticketId: ticket.id });
    expect(hall.refusal(again(ticket.id), siti)).toBe('wrongTicketState');
  });
});

describe('a printer', () => {
  it('is noted when it is another way than before', () => {
    const hall = new Hall(smallSite());
    expect(hall.must({ type: 'printer.report', report: { state: 'paperLow' } }, kiosk)).toHaveLength(1);
    expect(hall.must({ type: 'printer.report', report: { state: 'paperLow' } }, kiosk)).toEqual([]);
    expect(
      hall.must({ type: 'printer.report', report: { state: 'paperLow', detail: 'near end' } }, kiosk),
    ).toHaveLength(1);
    expect(hall.state.printers).toEqual(
      new Map([
        ['kiosk-1', { state: 'paperLow', detail: 'near end', paperUsedMm: null, reportedAt: hall.now }],
      ]),
    );
  });

  it('is remembered over night', () => {
    const hall = new Hall(smallSite());
    hall.must({ type: 'printer.report', report: { state: 'paperOut' } }, kiosk);
    hall.pass(24 * 60);
    hall.must({ type: 'day.rollOver' });
    expect([...hall.state.printers]).toMatchObject([['kiosk-1', { state: 'paperOut' }]]);
  });

  it('is reported by nobody but its kiosk', () => {
    const hall = new Hall(smallSite());
    expect(hall.refusal({ type: 'printer.report', report: { state: 'ready' } })).toBe('forbidden');
    expect(hall.refusal({ type: 'printer.report', report: { state: 'ready' } }, siti)).toBe('forbidden');
  });
});

describe('papers under way', () => {
  it.each([
    ['queued', 'paperFailed'],
    ['sent', 'paperUnknown'],
  ] as const)('that are %s when the day turns are closed as %s', (state, type) => {
    const { hall, paperId } = withPaper(state);
    hall.pass(24 * 60);
    expect(hall.must({ type: 'day.rollOver' })).toContainEqual(expect.objectContaining({ type, paperId }));
    expect(hall.state.papers.size).toBe(0);
  });

  it('are given up with the kiosk that was to print them, so that another can', () => {
    const { hall, ticket } = withPaper('sent');
    const site = smallSite();
    hall.must({ type: 'site.configure', site: { ...site, kiosks: site.kiosks.slice(1) } });
    expect(hall.paper(ticket.id)).toMatchObject({ state: 'unknown' });
    hall.must(Command.parse({ type: 'paper.reprint', ticketId: ticket.id, kioskId: 'kiosk-2' }), siti);
  });
});

describe('what a step touches', () => {
  const touchedBy = (hall: Hall, input: CommandInput, actor: Actor) => {
    const touched = nothingTouched();
    const before = structuredClone(hall.state.papers);
    const events = hall.must(input, actor);
    // Once more, on the papers as they were, to see what is noted.
    for (const [id, paper] of before) hall.state.papers.set(id, paper);
    for (const event of events) evolve(hall.state, event, hall.now, touched);
    return touched;
  };

  it('tells when the list of papers that need a hand changes', () => {
    const { hall, ticket, paperId } = withPaper('queued');
    const told = (outcome: Outcome) =>
      touchedBy(hall, { type: 'paper.report', paperId, outcome }, kiosk).handList;
    expect(told('sent')).toBe(false);
    expect(told('unknown')).toBe(true);
    expect(told('confirmed')).toBe(true);
    expect(hall.paper(ticket.id).state).toBe('confirmed');
  });
});

describe('the check of the log', () => {
  const log = (hall: Hall) => hall.logged();
  const problemsAfter = (change: (events: ReturnType<typeof log>) => void): readonly string[] => {
    const { hall, ticket } = withPaper('sent');
    report(hall, ticket.id, 'failed');
    hall.must({ type: 'paper.reprint', ticketId: ticket.id }, kiosk);
    report(hall, ticket.id, 'confirmed');
    const events = log(hall);
    expect(checkLog(events).problems).toEqual([]);
    change(events);
    return checkLog(events).problems;
  };
  const at = (events: ReturnType<typeof log>, type: string): number =>
    events.findIndex((e) => e.event.type === type);

  it('finds a paper that became what it could not', () => {
    const problems = problemsAfter((events) => {
      const [sent] = events.slice(at(events, 'paperSent'));
      const last = events.at(-1);
      if (sent && last) events.push({ ...sent, seq: last.seq + 1 });
    });
    expect(problems).toEqual([expect.stringContaining('was failed, not queued')]);
  });

  it('finds two papers under way', () => {
    const problems = problemsAfter((events) => {
      const failed = at(events, 'paperFailed');
      const [moved] = events.splice(failed, 1);
      if (moved) events.splice(failed + 1, 0, moved);
      events.forEach((e, n) => (events[n] = { ...e, seq: n + 1 }));
    });
    expect(problems).toEqual([
      expect.stringContaining('was still sent'),
      expect.stringContaining('is not marked as a reprint'),
    ]);
  });

  it('finds a reprint that hides or a first paper that poses as one', () => {
    const problems = problemsAfter((events) => {
      const n = events.findLastIndex((e) => e.event.type === 'paperQueued');
      const logged = events[n];
      if (logged?.event.type === 'paperQueued')
        events[n] = { ...logged, event: { ...logged.event, reprint: true } };
    });
    expect(problems).toEqual([expect.stringContaining('is marked as a reprint')]);
  });

  it('finds a kiosk that says what only a person can', () => {
    const { hall, ticket, paperId } = withPaper('unknown');
    hall.must({ type: 'paper.settle', paperId, cameOut: false }, siti);
    const events = log(hall);
    expect(checkLog(events).problems).toEqual([]);
    const last = events.at(-1);
    if (last) events[events.length - 1] = { ...last, actor: kiosk };
    expect(checkLog(events).problems).toEqual([expect.stringContaining('only a person')]);
    expect(hall.paper(ticket.id).state).toBe('failed');
  });
});
