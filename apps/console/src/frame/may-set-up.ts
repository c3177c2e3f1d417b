import type { WhoAmI } from '@giliran/protocol';

/** Those who may set the hall up. */
export const maySetUp = (who: WhoAmI['staff']): boolean =>
  who?.role === 'administrator' && who.agencyId === null;
