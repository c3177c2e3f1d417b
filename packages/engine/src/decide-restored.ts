/**
 * After data were put back from a backup: what was issued between the backup and its return is gone from the log, but
 * its papers are in people's hands. No number of today may be given to a second person.
 */
import { ok, type CommandOf } from '@giliran/protocol';
import type { Decision } from './decision.ts';
import { prefixOf, type QueueState, type SiteIndex } from './state.ts';

/** A ticket is not called more often than this in a day. */
const callsOfADay = 1000;
/** Numbers go on after a full hundred: whoever looks at a paper sees from which side of the gap it is. */
const hundred = 100;

export function decideRestored(
  state: QueueState,
  index: SiteIndex,
  { known, skip }: CommandOf<'day.restored'>,
): Decision {
  const given = new Map(known?.map(({ prefix, sequence }) => [prefix, sequence]));
  const prefixes = new Set([
    ...index.site.services.map((service) => prefixOf(index, service)),
    ...state.sequences.keys(),
    ...state.passedOver.numbers.keys(),
    ...given.keys(),
  ]);
  const numbers = [...prefixes].toSorted().map((prefix) => {
    const reached = Math.max(state.sequences.get(prefix) ?? 0, state.passedOver.numbers.get(prefix) ?? 0);
    const sequence =
      known === null
        ? skip === 0
          ? reached
          : Math.ceil((reached + skip) / hundred) * hundred
        : Math.max(reached, given.get(prefix) ?? 0);
    return { prefix, sequence };
  });
  return ok([
    {
      type: 'numbersPassedOver',
      numbers: numbers.filter(({ sequence }) => sequence > 0),
      calls: state.passedOver.calls + callsOfADay,
    },
  ]);
}
