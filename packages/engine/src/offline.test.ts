import { Actor, formatNumber, Site, type CommandInput, type Ticket } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSiteInput, type SiteInput } from '../test/small-site.ts';
import { checkLog, offlinePlan } from './index.ts';

const first = { from: 901, to: 949 };
const siteInput = (change: Partial<SiteInput['settings']> = {}): SiteInput => {
  const input = smallSiteInput(change);
  return {
    ...input,
    kiosks: input.kiosks.map((kiosk) => ({
      ...kiosk,
      offline: kiosk.id === 'kiosk-1' ? first : { from: 951, to: 999 },
    })),
  };
};
const site = (change: Partial<SiteInput['settings']> = {}): Site => Site.parse(siteInput(change));
const kiosk = Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-1' });

type Taken = Extract<CommandInput, { type: 'ticket.enterOffline' }>;
const id = (sequence: number): string => `00000000-0000-4000-8000-${String(sequence).padStart(12, '0')}`;
const taken = (hall: Hall, sequence: number, change: Partial<Taken> = {}): Taken => ({
  type: 'ticket.enterOffline',
  ticketId: id(sequence),
  token: `off${sequence}`.padStart(22, 'x'),
  ...{ prefix: 'A', sequence, serviceId: 'ktp', priority: null, language: 'id' },
  takenAt: hall.now,
  papers: [{ outcome: 'confirmed', detail: null }],
  ...change,
});
const find = (hall: Hall, number: string): Ticket => {
  const ticket = [...hall.state.tickets.values()].find((one) => one.number === number);
  if (!ticket) throw new Error(`no ticket ${number}`);
  return ticket;
};
const asides = (hall: Hall): string[] =>
  [...hall.state.offlineAside.values()].map(({ number, why }) => `${number} ${why}`);
/** The log keeps its promises, and what is stored gives the same state again. */
const sound = (hall: Hall): void => {
  expect(checkLog(hall.logged()).problems).toEqual([]);
  expect(hall.readBack().offlineAside).toEqual(hall.state.offlineAside);
  expect(hall.readBack().heldNumbers).toEqual(hall.state.heldNumbers);
  expect(hall.readBack().sequences).toEqual(hall.state.sequences);
};

describe('a ticket that a kiosk made without the server', () => {
  it('enters in the place of the time it was taken, with its number, its token and its paper', () => {
    const hall = new Hall(site());
    const early = hall.issue('ktp');
    hall.pass(10);
    const one = taken(hall, 901);
    hall.pass(10);
    // Taken at another kiosk while this one was alone.
    const late = hall.issue('ktp');
    hall.pass(10);
    hall.must(one, kiosk);
    const ticket = find(hall, 'A-901');
    expect(ticket).toMatchObject({
      ...{ id: one.ticketId, token: one.token, channel: 'offline', kioskId: 'kiosk-1', state: 'waiting' },
      ...{ issuedAt: one.takenAt, placeAt: one.takenAt, waitingSince: one.takenAt },
    });
    expect(hall.paper(ticket.id)).toMatchObject({ state: 'confirmed', reprint: false });
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    const order = [0, 1, 2].map(() => {
      const called = hall.next('loket-1');
      if (called) hall.must({ type: 'ticket.start', ticketId: called.id });
      if (called) hall.must({ type: 'ticket.finish', ticketId: called.id });
      return called?.number;
    });
    expect(order).toEqual([early.number, 'A-901', late.number]);
    sound(hall);
  });

  it('handed in again changes nothing, also under another name', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 901), kiosk);
    const events = hall.log.length;
    expect(hall.must(taken(hall, 901), kiosk)).toEqual([]);
    hall.restart();
    expect(hall.must(taken(hall, 901), kiosk)).toEqual([]);
    expect(hall.log).toHaveLength(events);
  });

  it('keeps its priority’s head start; a reason that the site has dropped is nobody’s', () => {
    const hall = new Hall(site());
    hall.pass(60);
    hall.must(taken(hall, 901, { priority: 'lansia' }), kiosk);
    hall.must(taken(hall, 902, { priority: 'hamil' }), kiosk);
    expect(find(hall, 'A-901').effectiveTime).toBe(hall.now - 20 * minute);
    expect(find(hall, 'A-902')).toMatchObject({ priority: null, effectiveTime: hall.now });
  });

  it('tells what became of each of its papers', () => {
    const hall = new Hall(site());
    const papers = [
      { outcome: 'failed', detail: 'paperOut' },
      { outcome: 'unknown', detail: 'the kiosk was restarted' },
      { outcome: 'confirmed', detail: null },
    ] as const;
    hall.must(taken(hall, 901, { papers: [...papers] }), kiosk);
    expect([...hall.state.papers.values()].map(({ state, reprint }) => [state, reprint])).toEqual([
      ['failed', false],
      ['unknown', false],
      ['confirmed', true],
    ]);
    sound(hall);
  });

  it('that was given back is issued and cancelled, so that its number is accounted for', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 901, { givenBack: true }), kiosk);
    expect(find(hall, 'A-901').state).toBe('cancelled');
    sound(hall);
  });

  it('enters although its service has closed meanwhile, or its agency’s system is down', () => {
    const hall = new Hall(site());
    const one = taken(hall, 901);
    hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: { kind: 'systemDown' } });
    hall.pass(7 * 60);
    hall.must(one, kiosk);
    expect(find(hall, 'A-901')).toMatchObject({ state: 'waiting', delayed: true });
    sound(hall);
  });

  it('of a service that the site has dropped lies aside until somebody has looked after it', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 901, { serviceId: 'paspor' }), kiosk);
    expect(asides(hall)).toEqual(['A-901 serviceGone']);
    expect(hall.must(taken(hall, 901, { serviceId: 'paspor' }), kiosk)).toEqual([]);
    sound(hall);
    hall.must({ type: 'ticket.settleOffline', ticketId: id(901) });
    expect(asides(hall)).toEqual([]);
    sound(hall);
  });
});

describe('the numbers of a kiosk', () => {
  it('are passed over by the server, under every prefix', () => {
    const hall = new Hall(
      Site.parse({ ...siteInput(), kiosks: [{ ...siteInput().kiosks[0], offline: { from: 2, to: 4 } }] }),
    );
    expect(['ktp', 'ktp', 'kk', 'iuran', 'iuran'].map((s) => hall.issue(s).number)).toEqual([
      'A-001',
      'A-005',
      'A-006',
      'J-001',
      'J-005',
    ]);
    sound(hall);
  });

  it('do not move the server’s own', () => {
    const hall = new Hall(site());
    hall.issue('ktp');
    hall.must(taken(hall, 930), kiosk);
    expect(hall.issue('ktp').number).toBe('A-002');
    hall.restart();
    expect(hall.issue('ktp').number).toBe('A-003');
  });

  it('are its alone: others lie aside, and no ticket comes of them', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 950), kiosk);
    hall.must(taken(hall, 951), kiosk);
    hall.must(taken(hall, 1), kiosk);
    expect(asides(hall)).toEqual(['A-950 outsideRange', 'A-951 outsideRange', 'A-001 outsideRange']);
    expect(hall.state.tickets.size).toBe(0);
  });

  it('are given once a day: a second ticket of the same number lies aside', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 901), kiosk);
    hall.must(taken(hall, 901, { ticketId: id(1), token: 'y'.repeat(22) }), kiosk);
    expect(asides(hall)).toEqual(['A-901 numberTaken']);
    sound(hall);
  });

  it('are kept from a service whose prefix has changed meanwhile: the paper is in somebody’s hand', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 901, { prefix: 'Z' }), kiosk);
    expect(find(hall, 'Z-901').serviceId).toBe('ktp');
  });
});

describe('who may hand in what', () => {
  it('is the kiosk itself, what is its own', () => {
    const hall = new Hall(site());
    expect(hall.refusal(taken(hall, 901))).toBe('forbidden');
    hall.must(taken(hall, 901), kiosk);
    const other = Actor.parse({ kind: 'kiosk', kioskId: 'kiosk-2' });
    expect(hall.refusal(taken(hall, 901), other)).toBe('forbidden');
    expect(hall.refusal(taken(hall, 901, { token: 'z'.repeat(22) }), kiosk)).toBe('forbidden');
    const token = find(hall, 'A-901').token;
    expect(hall.refusal(taken(hall, 902, { token }), kiosk)).toBe('forbidden');
  });

  it('is refused once too many lie aside, so that the kiosk keeps what it has', () => {
    const hall = new Hall(site());
    for (let n = 0; n < 500; n += 1) hall.must(taken(hall, 2_000 + n), kiosk);
    expect(hall.refusal(taken(hall, 3_000), kiosk)).toBe('tooManyRequests');
    expect(hall.refusal(taken(hall, 901), kiosk)).toBeUndefined();
  });
});

describe('the time of a ticket', () => {
  it('a little ahead of the server’s clock counts as now; far ahead it lies aside', () => {
    const hall = new Hall(site());
    hall.must(taken(hall, 901, { takenAt: hall.now + 90_000 }), kiosk);
    hall.must(taken(hall, 902, { takenAt: hall.now + 180_000 }), kiosk);
    expect(find(hall, 'A-901').placeAt).toBe(hall.now);
    expect(asides(hall)).toEqual(['A-902 clockAhead']);
    sound(hall);
  });

  it('never lies before the last number that the kiosk had from the server', () => {
    const hall = new Hall(site());
    hall.pass(60);
    const online = hall.issue('ktp', null, 'kiosk-1');
    hall.pass(5);
    hall.must(taken(hall, 901, { takenAt: hall.now - 30 * minute }), kiosk);
    expect(find(hall, 'A-901').placeAt).toBe(online.issuedAt);
    sound(hall);
  });

  it('may lie before a number that was given back: it was asked for again when the server was back', () => {
    const hall = new Hall(site());
    const one = taken(hall, 901);
    hall.pass(5);
    const again = hall.issue('ktp', null, 'kiosk-1');
    hall.must({ type: 'ticket.cancel', ticketId: again.id });
    hall.must(one, kiosk);
    expect(find(hall, 'A-901').placeAt).toBe(one.takenAt);
  });
});

describe('a ticket of an earlier day', () => {
  const nextDay = (settings: Partial<SiteInput['settings']> = {}) => {
    const hall = new Hall(site(settings));
    const one = taken(hall, 901);
    hall.pass(23 * 60);
    hall.must({ type: 'day.rollOver' });
    return { hall, one };
  };

  it('lies aside: its holder has gone home', () => {
    const { hall, one } = nextDay();
    hall.must(one, kiosk);
    expect(asides(hall)).toEqual(['A-901 dayOver']);
    expect(hall.state.tickets.size).toBe(0);
    sound(hall);
  });

  it('is good for today where the agency carries its tickets over, in its old place', () => {
    const { hall, one } = nextDay({ atClose: { policy: 'carryOver' } });
    const today = hall.issue('ktp');
    hall.must(one, kiosk);
    expect(find(hall, 'A-901')).toMatchObject({ state: 'waiting', placeAt: one.takenAt, issuedAt: hall.now });
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    expect(hall.next('loket-1')?.number).toBe('A-901');
    expect(today.state).toBe('waiting');
    sound(hall);
  });

  it('that was given back is missed by nobody', () => {
    const { hall, one } = nextDay();
    expect(hall.must({ ...one, givenBack: true }, kiosk)).toEqual([]);
  });

  it('lies aside where today’s ticket has its number', () => {
    const { hall, one } = nextDay({ atClose: { policy: 'carryOver' } });
    hall.must(taken(hall, 901, { ticketId: id(7), token: 'n'.repeat(22) }), kiosk);
    hall.must(one, kiosk);
    expect(asides(hall)).toEqual(['A-901 numberTaken']);
  });
});

describe('the plan of a kiosk', () => {
  const planAt = (hall: Hall) => {
    const { index, day } = hall.state;
    const of = index?.kiosks.get('kiosk-1');
    if (!index || !of || day === null) throw new Error('no site');
    return offlinePlan(hall.state, index, of, index.site.services, day);
  };

  it('says when each service issues, for a week, in the site’s zone', () => {
    const plan = planAt(new Hall(site()));
    expect(plan?.days.map(({ day }) => day)).toEqual(
      ['18', '19', '20', '21', '22', '23', '24'].map((date) => `2026-11-${date}`),
    );
    const [today] = plan?.days ?? [];
    expect(today?.from).toBe(Date.parse('2026-11-18T00:00:00+07:00'));
    expect(today?.hours).toEqual([
      {
        services: ['ktp', 'kk', 'akta', 'iuran'],
        issuing: [
          { from: Date.parse('2026-11-18T07:30:00+07:00'), to: Date.parse('2026-11-18T12:00:00+07:00') },
          { from: Date.parse('2026-11-18T13:00:00+07:00'), to: Date.parse('2026-11-18T16:00:00+07:00') },
        ],
      },
    ]);
    expect(plan?.days.find(({ day }) => day === '2026-11-21')?.hours).toEqual([]);
  });

  it('says which of its numbers are in use, also those carried over to today', () => {
    const hall = new Hall(site({ atClose: { policy: 'carryOver' } }));
    hall.must(taken(hall, 903), kiosk);
    expect(planAt(hall)?.taken).toEqual(['A-903']);
    hall.pass(24 * 60);
    hall.must({ type: 'day.rollOver' });
    expect(planAt(hall)?.taken).toEqual(['A-903']);
    expect(planAt(hall)?.carriedOver).toContain('ktp');
  });

  it('is none for a kiosk without numbers of its own', () => {
    const hall = new Hall(Site.parse(smallSiteInput()));
    expect(planAt(hall)).toBeNull();
  });
});

it('a number is written the same way everywhere', () => expect(formatNumber('A', 901)).toBe('A-901'));
