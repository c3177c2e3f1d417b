/** Who is signed in in this window and at which counter. Kept as long as the window lives. */
import { AgencyId, CounterId, StaffId, StaffRole } from '@giliran/protocol';
import { z } from 'zod';

const KeptSession = z.strictObject({
  token: z.string().min(1),
  expiresAt: z.int(),
  staff: z.strictObject({ id: StaffId, name: z.string(), role: StaffRole, agencyId: AgencyId.nullable() }),
  counterId: CounterId.nullable(),
});
export type KeptSession = z.infer<typeof KeptSession>;

export interface TextStore {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

const slot = 'giliran.counter.session';

/** The session kept, unless it has run out by `now` or cannot be read. */
export function readSession(store: TextStore, now: number): KeptSession | null {
  let kept: unknown;
  try {
    kept = JSON.parse(store.getItem(slot) ?? 'null');
  } catch {
    return null;
  }
  const parsed = KeptSession.safeParse(kept);
  return parsed.success && parsed.data.expiresAt > now ? parsed.data : null;
}

export function keepSession(store: TextStore, session: KeptSession | null): void {
  if (session === null) store.removeItem(slot);
  else store.setItem(slot, JSON.stringify(session));
}
