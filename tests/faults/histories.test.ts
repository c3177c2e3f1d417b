/** What many clients saw at once is what one after the other could have seen. */
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../scripts/day/random.ts';
import { explainHistory } from '../../scripts/torture/histories.ts';
import { recordHistory } from '../../scripts/torture/record-history.ts';
import { seedOr } from '../support/seed.ts';
import { withSite } from '../support/site.ts';

const seed = seedOr(11);

describe('the answers that twelve clients got side by side', () => {
  it.each([
    [seed, 'busy'],
    [seed + 1, 'always'],
  ] as const)('are those of one order, the log’s (seed %i; its thread: %s)', (from, logThread) =>
    withSite(
      async ({ url, clock }) => {
        const { log, operations } = await recordHistory({
          url,
          clients: 12,
          each: 15,
          random: randomFrom(from),
          wallNow: () => clock.now(),
        });
        expect(operations.length).toBeGreaterThan(150);
        expect(explainHistory(log, operations)).toEqual([]);

        // The check can see: each of these tampered histories is found out.
        const issues = operations.filter((o) => o.command.type === 'ticket.issue');
        const [first, last] = [issues[0], issues.at(-1)];
        if (!first || !last) throw new Error('nothing was issued');
        const swapped = operations.map((o) =>
          o === first ? { ...o, answer: last.answer } : o === last ? { ...o, answer: first.answer } : o,
        );
        expect(explainHistory(log, swapped), 'two tickets swapped').not.toEqual([]);
        const early = operations.map((o) => (o === last ? { ...o, sentAt: -2, answeredAt: -1 } : o));
        expect(explainHistory(log, early), 'answered before the others were sent').not.toEqual([]);
        const unheard = operations.filter((o) => o !== first);
        expect(explainHistory(log, unheard), 'a ticket nobody asked for').not.toEqual([]);
        const emptyHanded = {
          ...last,
          commandId: 'x',
          answer: { ok: true as const, value: { ticket: null, paper: null, appointment: null, count: null } },
        };
        expect(explainHistory(log, [...operations, emptyHanded]), 'an issue without a ticket').not.toEqual(
          [],
        );
      },
      { logThread },
    ),
  );
});
