/** Why a citizen may go first. */
import { z } from 'zod';
import { Localized, PriorityReasonId } from './basics.ts';

export const PriorityReason = z.strictObject({ id: PriorityReasonId, name: Localized });
export type PriorityReason = z.infer<typeof PriorityReason>;
