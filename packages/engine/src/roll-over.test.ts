import { Site } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite } from '../test/small-site.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const midnight = (hall: Hall, days = 1) => {
  hall.pass(days * 24 * 60);
  return hall.must({ type: 'day.rollOver' });
};

describe('the turn of the day', () => {
  it('expires what still waits or was called, finishes what is served, closes the counters', () => {
    const hall = new Hall(smallSite());
    const waiting = hall.issue('akta');
    const called = hall.issue('iuran');
    const served = hall.issue('ktp');
    hall.next('loket-3');
    hall.next('loket-1');
    hall.must({ type: 'ticket.start', ticketId: served.id });
    hall.must({ type: 'counter.open', counterId: 'loket-4' });
    hall.must({ type: 'counter.pause', counterId: 'loket-4', reason: 'Istirahat' });
    const events = midnight(hall);
    expect(events).toContainEqual({ type: 'ticketExpired', ticketId: waiting.id, counterId: null });
    expect(events).toContainEqual({ type: 'ticketExpired', ticketId: called.id, counterId: 'loket-3' });
    expect(events).toContainEqual({
      type: 'serviceFinished',
      ticketId: served.id,
      counterId: 'loket-1',
      cause: 'dayEnd',
      outcome: null,
    });
    expect(events.filter((e) => e.type === 'counterClosed').map((e) => e.counterId)).toEqual(
      expect.arrayContaining(['loket-1', 'loket-3', 'loket-4']),
    );
    expect(events).toHaveLength(7);
    expect(events.at(-1)).toEqual({ type: 'dayOpened', day: '2026-11-19' });
  });

  it('leaves nothing of yesterday: no ticket, no count, no counter', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    hall.next('loket-1');
    midnight(hall);
    const { state } = hall;
    expect(state.day).toBe('2026-11-19');
    for (const part of [state.tickets, state.byToken, state.calls, state.counters, state.tallies])
      expect(part.size).toBe(0);
    expect(hall.next('loket-1')).toBeNull();
  });

  it('happens once: a second command does nothing', () => {
    const hall = new Hall(smallSite());
    midnight(hall);
    const ticket = hall.issue('ktp');
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    expect(hall.ticket(ticket.id).state).toBe('waiting');
  });

  it('goes straight to today when the server was off for days', () => {
    const hall = new Hall(smallSite());
    const old = hall.issue('ktp');
    const events = midnight(hall, 7);
    expect(events).toEqual([
      { type: 'ticketExpired', ticketId: old.id, counterId: null },
      { type: 'dayOpened', day: '2026-11-25' },
    ]);
  });

  it('never reopens a day when the clock is set back: tickets stay and numbers go on', () => {
    const hall = new Hall(smallSite());
    const before = hall.issue('ktp');
    hall.pass(-24 * 60);
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    expect(hall.state.day).toBe('2026-11-18');
    expect(hall.issue('ktp')).toMatchObject({ number: 'A-002', day: '2026-11-18' });
    expect(hall.ticket(before.id).state).toBe('waiting');
  });

  it('is at the site’s midnight, to the millisecond', () => {
    const hall = new Hall(smallSite(), Date.parse('2026-11-18T23:59:59.999+07:00'));
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    hall.now += 1;
    expect(hall.must({ type: 'day.rollOver' })).toEqual([{ type: 'dayOpened', day: '2026-11-19' }]);
  });

  it('crosses the end of a year and a leap day', () => {
    const newYear = new Hall(smallSite(), Date.parse('2026-12-31T12:00:00+07:00'));
    midnight(newYear);
    expect(newYear.state.day).toBe('2027-01-01');
    const leap = new Hall(smallSite(), Date.parse('2028-02-28T12:00:00+07:00'));
    midnight(leap);
    expect(leap.state.day).toBe('2028-02-29');
    midnight(leap);
    expect(leap.state.day).toBe('2028-03-01');
  });

  it('is not undone by a clock that goes back an hour over midnight, and comes but once', () => {
    const hall = new Hall(smallSite(), Date.parse('2026-11-18T23:30:00+07:00'));
    hall.pass(45);
    hall.must({ type: 'day.rollOver' });
    const hours = { hours: Object.fromEntries(weekdays.map((d) => [d, [{ from: '00:00', to: '24:00' }]])) };
    hall.must({
      type: 'site.configure',
      site: Site.parse({ ...smallSite(), settings: { ...smallSite().settings, ...hours } }),
    });
    const early = hall.issue('ktp');
    expect(early).toMatchObject({ number: 'A-001', day: '2026-11-19' });
    hall.pass(-60);
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    expect(hall.issue('ktp')).toMatchObject({ number: 'A-002', day: '2026-11-19' });
    hall.pass(60);
    expect(hall.must({ type: 'day.rollOver' }), 'midnight comes a second time').toEqual([]);
    expect(hall.issue('ktp')).toMatchObject({ number: 'A-003', day: '2026-11-19' });
    expect(hall.ticket(early.id).state).toBe('waiting');
  });

  it('goes on with the numbers of the day after an hour’s setback in the morning', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp');
    hall.pass(-60);
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    expect(hall.issue('ktp')).toMatchObject({ number: 'A-002', issueOrder: 2 });
  });

  it('closes the last day as it was when the machine was off for three days', () => {
    const hall = new Hall(smallSite(), Date.parse('2026-11-18T15:00:00+07:00'));
    const ticket = hall.issue('ktp');
    hall.next('loket-1');
    // Wednesday’s machine comes back on Saturday: nothing of Thursday and Friday is made up.
    const events = midnight(hall, 3);
    expect(events).toEqual([
      { type: 'ticketExpired', ticketId: ticket.id, counterId: 'loket-1' },
      { type: 'counterClosed', counterId: 'loket-1' },
      { type: 'dayOpened', day: '2026-11-21' },
    ]);
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('serviceClosed');
  });

  it('does not reopen a day when the zone is changed in the set-up, and turns at the new midnight', () => {
    // 00:30 in Jayapura (WIT) is 22:30 of the day before in Jakarta (WIB).
    const hall = new Hall(smallSite({ timeZone: 'Asia/Jayapura' }), Date.parse('2026-11-19T00:30:00+09:00'));
    expect(hall.state.day).toBe('2026-11-19');
    hall.must({ type: 'site.configure', site: smallSite({ timeZone: 'Asia/Jakarta' }) });
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    expect(hall.state.day).toBe('2026-11-19');
    hall.pass(2 * 60);
    expect(hall.must({ type: 'day.rollOver' }), 'Jakarta’s midnight opens the same day').toEqual([]);
    hall.pass(24 * 60);
    expect(hall.must({ type: 'day.rollOver' })).toEqual([{ type: 'dayOpened', day: '2026-11-20' }]);
  });

  it('comes at once when the new zone is already in the next day', () => {
    const hall = new Hall(smallSite(), Date.parse('2026-11-18T22:30:00+07:00'));
    hall.must({ type: 'site.configure', site: smallSite({ timeZone: 'Asia/Jayapura' }) });
    expect(hall.must({ type: 'day.rollOver' })).toEqual([{ type: 'dayOpened', day: '2026-11-19' }]);
  });
});

describe('setting up anew while people wait', () => {
  const without = (kind: 'services' | 'counters', id: string) => {
    const site = smallSite();
    const counters = site.counters
      .filter((c) => kind !== 'counters' || c.id !== id)
      .map((c) => ({ ...c, services: c.services.filter((s) => kind !== 'services' || s.serviceId !== id) }))
      .filter((c) => c.services.length > 0);
    return { ...site, counters, services: site.services.filter((s) => kind !== 'services' || s.id !== id) };
  };

  it('does not take away a service somebody waits for', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('akta');
    expect(hall.do({ type: 'site.configure', site: without('services', 'akta') })).toMatchObject({
      ok: false,
      error: { code: 'siteInUse', detail: expect.stringContaining(ticket.number) },
    });
    hall.must({ type: 'ticket.cancel', ticketId: ticket.id });
    expect(hall.refusal({ type: 'site.configure', site: without('services', 'akta') })).toBeUndefined();
  });

  it('does not take away a counter somebody is at', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('iuran');
    hall.next('loket-3');
    hall.must({ type: 'ticket.start', ticketId: ticket.id });
    expect(hall.refusal({ type: 'site.configure', site: without('counters', 'loket-3') })).toBe('siteInUse');
    hall.must({ type: 'ticket.finish', ticketId: ticket.id });
    hall.must({ type: 'counter.close', counterId: 'loket-3' });
    expect(hall.refusal({ type: 'site.configure', site: without('counters', 'loket-3') })).toBeUndefined();
  });

  it('refuses everything but the set-up where no site is set up', () => {
    const hall = new Hall(smallSite());
    hall.state.index = null;
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('unknownSite');
    expect(hall.refusal({ type: 'day.rollOver' })).toBe('unknownSite');
  });
});
