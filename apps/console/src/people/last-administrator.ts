/** Whether the hall would be left to nobody. The server has the last word; the page says it beforehand. */
import type { Person } from '../trust/trust-api.ts';

const leads = ({ role, agencyId, password }: Person): boolean =>
  role === 'administrator' && agencyId === null && password !== 'none';

export const isLastAdministrator = (people: readonly Person[], person: Person): boolean =>
  leads(person) && !people.some((other) => other.id !== person.id && leads(other));
