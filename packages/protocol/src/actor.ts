import { z } from 'zod';
import { AgencyId, CounterId, DisplayId, KioskId, StaffId, TicketId } from './basics.ts';
import { StaffRole } from './site.ts';

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
  /** A program with a key. `admin` may everything an administrator may, `integration` what an agency-neutral partner needs. */
  z.strictObject({
    kind: z.literal('apiKey'),
    keyId: z.string(),
    scope: z.enum(['admin', 'integration', 'read']),
  }),
  /** Whoever holds a ticket's token. */
  z.strictObject({ kind: z.literal('ticketHolder'), ticketId: TicketId }),
  z.strictObject({ kind: z.literal('system') }),
]);
export type Actor = z.infer<typeof Actor>;
