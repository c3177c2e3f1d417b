/** Which of the pages of trust are for whom. The server decides anyhow. */
import { hasRight, type Right, type WhoAmI } from '@giliran/protocol';

export const may = (who: WhoAmI['staff'], right: Right): boolean =>
  who !== null && hasRight({ kind: 'staff', role: who.role, agencyId: who.agencyId }, right);
