/** Who works where: the staff of the site sign in and each takes a counter of their agency. */
import { signIn } from '@giliran/client';
import type { CounterId, Site, StaffId } from '@giliran/protocol';

/** The clerk of each counter; a counter whose agency has nobody left is missing. */
export function clerksOf(site: Site): ReadonlyMap<CounterId, StaffId> {
  const free = site.staff.filter((s) => s.role === 'counterStaff');
  const clerks = new Map<CounterId, StaffId>();
  for (const counter of site.counters) {
    const n = free.findIndex((s) => s.agencyId === counter.agencyId);
    const [clerk] = n < 0 ? [] : free.splice(n, 1);
    if (clerk) clerks.set(counter.id, clerk.id);
  }
  return clerks;
}

/** Somebody who looks after the whole hall; null when there is nobody. */
export const supervisorOf = (site: Site): StaffId | null =>
  site.staff.find((s) => s.role === 'supervisor' && s.agencyId === null)?.id ?? null;

/** Session keys of those whose password this is. Signing in is slow on purpose: a few at a time. */
export async function signInAll(
  server: string,
  staffIds: Iterable<StaffId>,
  password: string,
): Promise<ReadonlyMap<StaffId, string>> {
  const keys = new Map<StaffId, string>();
  const waiting = [...staffIds];
  const one = async (): Promise<void> => {
    for (let staffId = waiting.shift(); staffId !== undefined; staffId = waiting.shift()) {
      const session = await signIn(server, staffId, password);
      if (session.ok) keys.set(staffId, session.value.token);
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  return keys;
}
