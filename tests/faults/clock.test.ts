/** Clocks that are set while the hall is open. */
import { verify } from '@giliran/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite, type TestSite } from '../support/site.ts';

const hour = 3_600_000;
const issue = (site: TestSite) => site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' });

/** One citizen from the kiosk to the end of the visit, as far as the hour allows. */
async function visit(site: TestSite): Promise<void> {
  await issue(site);
  const next = await site.execute({ type: 'counter.next', counterId: 'loket-1' });
  const ticketId = next.ok ? next.value.ticket?.id : undefined;
  if (ticketId === undefined) return;
  await site.execute({ type: 'ticket.start', ticketId });
  await site.execute({ type: 'ticket.finish', ticketId });
}

const Rows = z.object({ rows: z.array(z.object({ key: z.string(), issued: z.number() })) });

/** By day, weekday and month: the reports of two days that meet at midnight tell of the same tickets, each in its own. */
async function reportsAgree(site: TestSite, from: string, to: string): Promise<void> {
  const by = async (groupBy: string) => {
    const answer = await site.api('GET', `/reports/days?from=${from}&to=${to}&groupBy=${groupBy}`);
    return Rows.parse(answer.body).rows.filter((row) => row.issued > 0);
  };
  const days = await by('day');
  expect(days.map((row) => row.key)).toEqual([from, to]);
  const issued = new Map(days.map((row) => [row.key, row.issued]));
  const weekdays = await by('weekday');
  const weekdayOf = (day: string): string => String(Temporal.PlainDate.from(day).dayOfWeek);
  for (const day of [from, to])
    expect(weekdays.find((row) => row.key === weekdayOf(day))?.issued, day).toBe(issued.get(day));
  const months = await by('month');
  expect(months.map((row) => row.key)).toEqual([...new Set([from.slice(0, 7), to.slice(0, 7)])]);
  expect(months.reduce((sum, row) => sum + row.issued, 0)).toBe(100);
}

describe('the site’s time zone', () => {
  it('changed while the hall is open turns the day when the new calendar has, and never back', () => {
    // 22:30 in Jakarta is half past midnight in Jayapura.
    const clock = new SimulatedClock('2026-11-18T22:30:00+07:00');
    return withSite(
      async (site) => {
        const move = async (timeZone: string) => {
          const { body, headers } = await site.api('GET', '/site');
          const answer = await site.api('PUT', '/site', {
            body: { ...body, settings: { ...body.settings, timeZone } },
            headers: { 'if-match': headers.get('etag') ?? '' },
          });
          expect(answer.status).toBe(200);
        };
        expect(await issue(site)).toMatchObject({
          ok: true,
          value: { ticket: { number: 'A-001', day: '2026-11-18' } },
        });
        await site.execute({ type: 'counter.next', counterId: 'loket-1' });
        await move('Asia/Jayapura');
        expect(await issue(site)).toMatchObject({
          ok: true,
          value: { ticket: { number: 'A-001', day: '2026-11-19' } },
        });
        // Back again the calendar says yesterday: that day is over all the same.
        await move('Asia/Jakarta');
        expect(await issue(site)).toMatchObject({
          ok: true,
          value: { ticket: { number: 'A-002', day: '2026-11-19' } },
        });
        clock.advance(2 * hour);
        expect(await issue(site)).toMatchObject({
          ok: true,
          value: { ticket: { number: 'A-003', day: '2026-11-19' } },
        });
        clock.advance(24 * hour);
        expect(await issue(site)).toMatchObject({
          ok: true,
          value: { ticket: { number: 'A-001', day: '2026-11-20' } },
        });
        await site.restart();
        expect(await issue(site)).toMatchObject({
          ok: true,
          value: { ticket: { number: 'A-002', day: '2026-11-20' } },
        });
        expect(verify(site.server().store)).toMatchObject({ problems: [], days: 3 });
      },
      { clock },
    );
  });
});

describe('a clock that is set', () => {
  it('forward and back by hours and days never breaks the log', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 3, maxLength: 12 }),
        async (jumps) => {
          const clock = new SimulatedClock();
          await withSite(
            async (site) => {
              for (const hours of jumps) {
                await visit(site);
                await issue(site);
                clock.set(clock.now() + hours * hour);
                await visit(site);
                clock.advance(1_000);
              }
              expect(verify(site.server().store).problems).toEqual([]);
            },
            { clock },
          );
        },
      ),
      { numRuns: 6 },
    ));

  it('back by an hour in the middle of the day gives nobody a number twice and goes on', () => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        expect(await issue(site)).toMatchObject({ ok: true, value: { ticket: { number: 'A-001' } } });
        clock.set(clock.now() - hour);
        expect(await issue(site)).toMatchObject({ ok: true, value: { ticket: { number: 'A-002' } } });
        await visit(site);
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });
});

describe('midnight', () => {
  it.each([
    ['an ordinary day', '2026-11-18', '2026-11-19'],
    ['the day before a leap day', '2028-02-28', '2028-02-29'],
    ['a leap day', '2028-02-29', '2028-03-01'],
    ['28 February of another year', '2027-02-28', '2027-03-01'],
    ['a year, within an ISO week', '2026-12-31', '2027-01-01'],
  ])(
    'of %s in the middle of a crowd: everybody gets a number of one day or the other, none twice',
    (_, from, to) => {
      const clock = new SimulatedClock(`${from}T23:59:59.990+07:00`);
      return withSite(
        async (site) => {
          const answers = [];
          for (let n = 0; n < 100; n += 1) {
            answers.push(issue(site));
            if (n % 5 === 0) {
              await answers.at(-1);
              clock.advance(1);
            }
          }
          const tickets = (await Promise.all(answers)).flatMap((a) =>
            a.ok && a.value.ticket ? [a.value.ticket] : [],
          );
          expect(tickets).toHaveLength(100);
          expect([...new Set(tickets.map((t) => t.day))]).toEqual([from, to]);
          expect(new Set(tickets.map((t) => `${t.day} ${t.number}`)).size).toBe(100);
          expect(verify(site.server().store)).toMatchObject({ problems: [], days: 2 });
          await reportsAgree(site, from, to);
        },
        { clock },
      );
    },
  );

  it('of a leap day opens 29 February, and after it 1 March', () => {
    const clock = new SimulatedClock('2028-02-28T23:30:00+07:00');
    return withSite(
      async (site) => {
        const days: (string | null)[] = [];
        for (let n = 0; n < 3; n += 1) {
          await site.server().queue.rollOver();
          days.push(site.server().queue.state.day);
          clock.set(clock.now() + 24 * hour);
        }
        expect(days).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
        expect(verify(site.server().store).problems).toEqual([]);
      },
      { clock },
    );
  });
});
