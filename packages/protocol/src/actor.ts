import { z } from 'zod';
import { AgencyId, CounterId, DisplayId, KioskId, StaffId, TicketId } from './basics.ts';
import { KeyScope, Right, StaffRole } from './rights.ts';

/** Who is asking. Stored with every event. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('staff'),
    staffId: StaffId,
    role: StaffRole,
    agencyId: AgencyId.nullable(),
  }),
  z.strictObject({ kind: z.literal('kiosk'), kioskId: KioskId }),
  z.strictObject({ kind: z.literal('display'), displayId: DisplayId }),
  /** A desktop at a counter, before or beside a signed-in person: it may look, not act. */
  z.strictObject({ kind: z.literal('counterDevice'), counterId: CounterId }),
  /** A program with a key: a named bundle of rights, or `fine` with its own list; perhaps within one agency only. */
  z.strictObject({
    kind: z.literal('apiKey'),
    keyId: z.string(),
    scope: KeyScope,
    scopes: z.array(Right).optional(),
    agencyId: AgencyId.optional(),
  }),
  /** Whoever holds a ticket's token. */
  z.strictObject({ kind: z.literal('ticketHolder'), ticketId: TicketId }),
  z.strictObject({ kind: z.literal('system') }),
]);
export type Actor = z.infer<typeof Actor>;
