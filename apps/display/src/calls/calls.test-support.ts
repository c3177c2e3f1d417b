/** Calls for tests. */
import { AgencyId, CallId, type PublicCall } from '@giliran/protocol';

/** The n-th ticket's call: number `A-00n`, counter n, called n seconds into the day unless said otherwise. */
export function callOf(n: number, more: Partial<PublicCall> = {}): PublicCall {
  return {
    callId: CallId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}.1`),
    number: `A-${String(n).padStart(3, '0')}`,
    counter: n,
    calledAt: n * 1000,
    recall: false,
    agencyId: AgencyId.parse('disdukcapil'),
    agency: 'Disdukcapil',
    booth: 'Gerai 1',
    active: true,
    ...more,
  };
}
