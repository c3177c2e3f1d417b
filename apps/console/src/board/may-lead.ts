import { hasRight, type WhoAmI } from '@giliran/protocol';

/** Those who may act from the board, in their part of the hall; the others look on. */
export const mayLead = (who: WhoAmI['staff']): boolean =>
  who !== null && hasRight({ kind: 'staff', role: who.role }, 'hall:lead');

/** Those who lead the whole hall, and not an agency's part of it. */
export const mayLeadHall = (who: WhoAmI['staff']): boolean => mayLead(who) && who?.agencyId === null;

/** Those who may tell what has come over an agency, and see to papers. */
export const mayWork = (who: WhoAmI['staff']): boolean =>
  who !== null && hasRight({ kind: 'staff', role: who.role }, 'queue:write');
