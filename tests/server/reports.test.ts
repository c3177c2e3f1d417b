/** Reports over days: right to the ticket, and for those only who may see them. */
import { LoggedEvent, Report, ServiceId, type ReportFigures } from '@giliran/protocol';
import { verify } from '@giliran/server';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { adminKey, withSite, type TestSite } from '../support/site.ts';
import { eventually } from '../support/wire.ts';

const minute = 60_000;
const services = ['ktp-baru', 'kk-baru', 'paspor-ambil'].map((id) => ServiceId.parse(id));
const counters = ['loket-1', 'loket-2', 'loket-3'];

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
}

/** Some hours of a hall: people come, are called, recalled, served, missed, or give up. */
async function playMorning(site: TestSite, clock: SimulatedClock, roll: (sides: number) => number) {
  const waiting: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    clock.advance((1 + roll(9)) * minute);
    const choice = roll(10);
    if (choice < 5) {
      const { body } = await site.api('POST', '/tickets', { body: { serviceId: services[roll(3)] } });
      if (typeof body.id === 'string') waiting.push(body.id);
    } else if (choice === 5) {
      const [id] = waiting.splice(roll(waiting.length), 1);
      if (id !== undefined) await site.api('POST', `/tickets/${id}/cancel`);
    } else {
      const { body } = await site.api('POST', `/counters/${counters[roll(3)]}/next`);
      const id = body.ticket?.id;
      if (typeof id !== 'string') continue;
      const fate = roll(6);
      if (fate === 0) {
        clock.advance(2 * minute);
        await site.api('POST', `/tickets/${id}/recall`);
      }
      clock.advance(roll(4) * minute);
      // Some are still being served when the day ends.
      if (fate === 1) continue;
      if (fate === 2) await site.api('POST', `/tickets/${id}/no-show`);
      else {
        await site.api('POST', `/tickets/${id}/start`);
        clock.advance(roll(40) * minute + roll(60_000));
        if (fate !== 3) await site.api('POST', `/tickets/${id}/finish`);
      }
    }
  }
}

async function nextMorning(site: TestSite, clock: SimulatedClock): Promise<void> {
  const before = (await site.api('GET', '/healthz')).body.day;
  clock.set(
    Math.ceil((clock.now() + 7 * 60 * minute) / (24 * 60 * minute)) * 24 * 60 * minute - 7 * 60 * minute,
  );
  clock.advance(8 * 60 * minute);
  await site.execute({ type: 'day.rollOver' });
  expect((await site.api('GET', '/healthz')).body.day).not.toBe(before);
}

interface Told {
  day: string;
  agencyId: string;
  serviceId: string;
  hour: number;
  issuedAt: number;
  firstCall: number | null;
  start: number | null;
  end: string | null;
  serviceMs: number | null;
}

/** What the log says, read plainly and with none of the server's own counting. */
async function readLog(site: TestSite): Promise<Told[]> {
  const { body } = await site.api('GET', '/events?limit=1000', { key: adminKey });
  const told = new Map<string, Told>();
  let day = '';
  for (const { event, at } of z.array(LoggedEvent).parse(body)) {
    if (event.type === 'dayOpened') day = event.day;
    if (event.type === 'ticketIssued')
      told.set(event.ticketId, {
        day,
        agencyId: event.agencyId,
        serviceId: event.serviceId,
        hour: new Date(at + 7 * 60 * minute).getUTCHours(),
        issuedAt: at,
        firstCall: null,
        start: null,
        end: null,
        serviceMs: null,
      });
    const ticket = 'ticketId' in event ? told.get(event.ticketId) : undefined;
    if (!ticket) continue;
    if (event.type === 'ticketCalled') ticket.firstCall ??= at;
    if (event.type === 'serviceStarted') ticket.start = at;
    if (event.type === 'serviceFinished') {
      ticket.end = 'served';
      if (event.cause === 'staff' && ticket.start !== null) ticket.serviceMs = at - ticket.start;
    }
    if (event.type === 'ticketNoShow') ticket.end = 'noShow';
    if (event.type === 'ticketCancelled') ticket.end = 'cancelled';
    if (event.type === 'ticketExpired') ticket.end = 'expired';
  }
  return [...told.values()];
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round(values.reduce((a, b) => a + b, 0) / values.length / 1000);
const ended = (tickets: readonly Told[], how: string): number => tickets.filter((t) => t.end === how).length;

/** Percentiles are right to within a step of the histogram: the longest step here is a quarter of an hour. */
function near(given: number | null, durations: readonly number[], share: number): void {
  const sorted = [...durations].sort((a, b) => a - b);
  if (given === null) return expect(sorted).toEqual([]);
  const at = (n: number): number => (sorted[Math.min(Math.max(n, 0), sorted.length - 1)] ?? 0) / 1000;
  const place = share * sorted.length;
  expect(given).toBeGreaterThanOrEqual(at(Math.floor(place) - 1) - 15 * 60);
  expect(given).toBeLessThanOrEqual(at(Math.ceil(place)) + 15 * 60);
}

function expectFigures(given: ReportFigures, tickets: readonly Told[]): void {
  const waits = tickets.flatMap((t) => (t.firstCall === null ? [] : [t.firstCall - t.issuedAt]));
  const visits = tickets.flatMap((t) => (t.serviceMs === null ? [] : [t.serviceMs]));
  expect(given).toMatchObject({
    issued: tickets.length,
    served: ended(tickets, 'served'),
    noShows: ended(tickets, 'noShow'),
    cancelled: ended(tickets, 'cancelled'),
    expired: ended(tickets, 'expired'),
    wait: { count: waits.length, mean: mean(waits) },
    service: { count: visits.length, mean: mean(visits) },
  });
  near(given.wait.p50, waits, 0.5);
  near(given.wait.p90, waits, 0.9);
  near(given.service.p90, visits, 0.9);
}

const ask = async (site: TestSite, query: string, key = adminKey): Promise<Report> => {
  const answer = await site.api('GET', `/reports/days?from=2026-11-18&to=2026-11-22&${query}`, { key });
  expect(answer.status).toBe(200);
  return Report.parse(answer.body);
};

const signIn = async (site: TestSite, staffId: string): Promise<string> =>
  (await site.api('POST', '/sessions', { key: null, body: { staffId, password: 'giliran-demo' } })).body
    .token;

describe('a report over days', () => {
  it('says what the log says, by every grouping, with the open day as it stands', () => {
    const clock = new SimulatedClock('2026-11-18T08:00:00+07:00');
    return withSite(
      async (site) => {
        const roll = dice(7);
        for (let day = 0; day < 3; day += 1) {
          if (day > 0) await nextMorning(site, clock);
          await playMorning(site, clock, roll);
        }
        const tickets = await readLog(site);
        expect(new Set(tickets.map((t) => t.end))).toEqual(
          new Set(['served', 'noShow', 'cancelled', 'expired', null]),
        );
        const groupings = {
          day: (t: Told) => t.day,
          month: (t: Told) => t.day.slice(0, 7),
          weekday: (t: Told) => String(new Date(t.day).getUTCDay() || 7),
          hour: (t: Told) => String(t.hour),
          agency: (t: Told) => t.agencyId,
          service: (t: Told) => t.serviceId,
        };
        for (const [groupBy, keyOf] of Object.entries(groupings)) {
          const report = await ask(site, `groupBy=${groupBy}`);
          const keys = [...new Set(tickets.map(keyOf))];
          keys.sort((a, b) => (groupBy === 'hour' ? Number(a) - Number(b) : a < b ? -1 : 1));
          expect(report.rows.map((row) => row.key)).toEqual(keys);
          for (const row of report.rows)
            expectFigures(
              row,
              tickets.filter((t) => keyOf(t) === row.key),
            );
          expectFigures(report.total, tickets);
        }
        const one = await ask(site, 'groupBy=hour&agencyId=imigrasi');
        expectFigures(
          one.total,
          tickets.filter((t) => t.agencyId === 'imigrasi'),
        );
        const service = await ask(site, 'groupBy=day&serviceId=kk-baru');
        expectFigures(
          service.total,
          tickets.filter((t) => t.serviceId === 'kk-baru'),
        );
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });

  it('is whole again when the figures of earlier days are missing, and verify sees wrong ones', () => {
    const clock = new SimulatedClock('2026-11-18T08:00:00+07:00');
    return withSite(
      async (site) => {
        await playMorning(site, clock, dice(11));
        await nextMorning(site, clock);
        const before = await ask(site, 'groupBy=service');
        expect(before.total.issued).toBeGreaterThan(10);
        await site.stop();
        const db = new Database(site.databaseFile);
        db.exec(
          'DELETE FROM days_counted; DELETE FROM service_figures; DELETE FROM hour_figures; DELETE FROM hall_figures',
        );
        await site.start();
        expect((await ask(site, 'groupBy=service')).total.issued).toBe(0);
        clock.advance(minute);
        await eventually(
          async () => (await ask(site, 'groupBy=service')).total.issued > 0,
          'the day counted',
        );
        expect(await ask(site, 'groupBy=service')).toEqual(before);
        expect(verify(site.server().store).problems).toEqual([]);
        db.exec("UPDATE service_figures SET served = served + 1 WHERE service_id = 'ktp-baru'");
        db.close();
        expect(verify(site.server().store).problems).toEqual([expect.stringMatching(/in figures/)]);
      },
      { clock },
    );
  });

  it('counts a journey of three stops as one ticket of the hall, and at each agency its own stop', () => {
    const clock = new SimulatedClock('2026-11-18T08:00:00+07:00');
    return withSite(
      async (site) => {
        const pass = (minutes: number): void => clock.advance(minutes * minute);
        const done = async (path: string, body?: object): Promise<void> => {
          const answer = await site.api('POST', path, { body });
          expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
        };
        const { body: ticket } = await site.api('POST', '/tickets', { body: { serviceId: 'ktp-baru' } });
        await done(`/tickets/${ticket.id}/stops`, { stops: ['paspor-ambil', 'skck-baru'] });
        // Waits of 10, 20 and 30 minutes, services of 4, 6 and 8.
        for (const [counter, wait, service] of [
          ['loket-1', 10, 4],
          ['loket-6', 20, 6],
          ['loket-10', 30, 8],
        ] as const) {
          pass(wait);
          await done(`/counters/${counter}/next`);
          await done(`/tickets/${ticket.id}/start`);
          pass(service);
          await done(`/tickets/${ticket.id}/finish`);
        }
        // Beside it, somebody with one errand who gave up.
        const { body: other } = await site.api('POST', '/tickets', { body: { serviceId: 'paspor-ambil' } });
        await done(`/tickets/${other.id}/cancel`);

        const report = async (query: string) =>
          Report.parse((await site.api('GET', `/reports/days?from=2026-11-18&to=2026-11-18${query}`)).body);
        const one = { issued: 1, served: 1, cancelled: 0 };
        const spent = (wait: number, service: number) => ({
          wait: { count: 1, mean: wait * 60 },
          service: { count: 1, mean: service * 60 },
        });
        const check = async (): Promise<void> => {
          const agencies = await report('&groupBy=agency');
          expect(agencies.counts).toBe('visits');
          expect(agencies.rows).toMatchObject([
            { key: 'disdukcapil', ...one, ...spent(10, 4) },
            { key: 'imigrasi', issued: 2, served: 1, cancelled: 1, ...spent(20, 6) },
            { key: 'polres', ...one, ...spent(30, 8) },
          ]);
          // The hall: two people, of whom one was served at three counters and waited for the first call once.
          const hall = {
            ...{ issued: 2, served: 1, cancelled: 1 },
            wait: { count: 1, mean: 600 },
            service: { count: 3, mean: 6 * 60 },
          };
          expect(agencies.total).toMatchObject(hall);
          expect(await report('&groupBy=day')).toMatchObject({
            counts: 'tickets',
            rows: [{ key: '2026-11-18', ...hall }],
            total: hall,
          });
          expect(await report('&groupBy=day&agencyId=polres')).toMatchObject({
            counts: 'visits',
            total: { ...one, ...spent(30, 8) },
          });
          const services = await report('&groupBy=service&agencyId=imigrasi');
          expect(services.rows).toMatchObject([{ key: 'paspor-ambil', issued: 2, served: 1 }]);
        };
        await check();
        // Also once the day is over and its tickets are figures.
        clock.set('2026-11-19T08:00:00+07:00');
        await site.execute({ type: 'day.rollOver' });
        await check();
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });

  it('is for those who lead, an agency for its own part', () =>
    withSite(async (site) => {
      const answer = (query: string, key: string | null) =>
        site.api('GET', `/reports/days?from=2026-11-01&to=2026-11-30${query}`, { key });
      for (const key of [
        'demo-kiosk-1',
        'demo-display-1',
        'demo-loket-1',
        await signIn(site, 'siti-disdukcapil'),
      ])
        expect(await answer('', key)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect((await answer('', null)).status).toBe(401);
      for (const name of ['admin', 'sari-pengawas'])
        expect((await answer('', await signIn(site, name))).status).toBe(200);
    }));

  it('shows an agency its own part', () =>
    withSite(
      async (site) => {
        for (const serviceId of ['ktp-baru', 'kk-baru', 'paspor-ambil'])
          await site.api('POST', '/tickets', { body: { serviceId } });
        const key = await signIn(site, 'siti-disdukcapil');
        const day = (await site.api('GET', '/healthz')).body.day;
        const answer = (query: string) =>
          site.api('GET', `/reports/days?from=${day}&to=${day}&groupBy=agency${query}`, { key });
        for (const query of ['', '&agencyId=disdukcapil'])
          expect(await answer(query)).toMatchObject({
            status: 200,
            body: {
              agencyId: 'disdukcapil',
              rows: [{ key: 'disdukcapil', issued: 2 }],
              total: { issued: 2 },
            },
          });
        expect(await answer('&agencyId=imigrasi')).toMatchObject({
          status: 403,
          body: { code: 'otherAgency' },
        });
      },
      {
        change: (demo) => ({
          ...demo,
          staff: demo.staff.map((s) => (s.id === 'siti-disdukcapil' ? { ...s, role: 'supervisor' } : s)),
        }),
      },
    ));

  it('refuses what makes no sense', () =>
    withSite(async (site) => {
      for (const query of [
        'from=2026-11-30&to=2026-11-01',
        'from=2000-01-01&to=2026-11-30',
        'from=2026-11-01&to=2026-11-30&groupBy=hour&serviceId=kk-baru',
        'from=2026-11-01&to=2026-11-30&groupBy=moon',
        'from=yesterday&to=2026-11-30',
        'from=2026-11-01',
      ])
        expect(await site.api('GET', `/reports/days?${query}`, { key: adminKey })).toMatchObject({
          status: 400,
          body: { code: 'invalidRequest' },
        });
    }));
});
