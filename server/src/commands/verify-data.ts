import type { ServerSettings } from '../settings.ts';
import { Store } from '../store/store.ts';
import { verify } from '../verify.ts';
import { say, withDatabase } from './with-data.ts';

/** `verify`: exit code 0 when log and projections agree, 1 when not. */
export const verifyData = (settings: ServerSettings): Promise<number> =>
  withDatabase(settings, (db) => {
    // In one transaction: what a running server stores meanwhile must not look like a disagreement.
    const { events, tickets, days, head, problems } = db.transaction(() => verify(new Store(db)))();
    for (const problem of problems) say(`✗ ${problem}`);
    const verdict =
      problems.length === 0 ? '✓ the log and the stored state agree' : `✗ ${problems.length} disagreements`;
    say(`${verdict}: ${events} events, ${tickets} tickets, ${days} service days`);
    say(`  the chain of the log ends at event ${head.seq}: ${head.hash}`);
    return problems.length === 0 ? 0 : 1;
  });
