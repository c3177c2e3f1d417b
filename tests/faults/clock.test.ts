/** Clocks that are set while the hall is open. */
import { verify } from '@giliran/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  it('in the middle of a crowd: everybody gets a number of one day or the other, none twice', () => {
    const clock = new SimulatedClock('2026-11-18T23:59:59.990+07:00');
    return withSite(
      async (site) => {
        const answers = [];
        for (let n = 0; n < 200; n += 1) {
          answers.push(issue(site));
          if (n % 10 === 0) {
            await answers.at(-1);
            clock.advance(1);
          }
        }
        const tickets = (await Promise.all(answers)).flatMap((a) =>
          a.ok && a.value.ticket ? [a.value.ticket] : [],
        );
        expect(tickets).toHaveLength(200);
        expect(new Set(tickets.map((t) => t.day)).size, 'both days').toBe(2);
        expect(new Set(tickets.map((t) => `${t.day} ${t.number}`)).size).toBe(200);
        expect(verify(site.server().store)).toMatchObject({ problems: [], days: 2 });
      },
      { clock },
    );
  });

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
