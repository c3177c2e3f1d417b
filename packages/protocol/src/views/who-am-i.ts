/** Who the server took a connection for. */
import { z } from 'zod';
import { AgencyId, StaffId } from '../basics.ts';
import { StaffRole } from '../rights.ts';

/** Who the server took the connection for, so that a screen can greet and guard. */
export const WhoAmI = z.strictObject({
  actor: z.enum(['staff', 'kiosk', 'display', 'counterDevice', 'apiKey', 'ticketHolder']),
  connectionId: z.string(),
  staff: z
    .strictObject({ id: StaffId, name: z.string(), role: StaffRole, agencyId: AgencyId.nullable() })
    .nullable(),
});
export type WhoAmI = z.infer<typeof WhoAmI>;
