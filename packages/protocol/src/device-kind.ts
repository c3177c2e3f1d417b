/** What stands in the hall and has a key of its own. */
import { z } from 'zod';

export const DeviceKind = z.enum(['kiosk', 'display', 'counter']);
export type DeviceKind = z.infer<typeof DeviceKind>;
