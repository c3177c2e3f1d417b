/** What has come over an agency today, beyond its calendar: its central system is down, or it had to close early. */
import { z } from 'zod';
import { Instant, Localized, ServiceId } from './basics.ts';

export const AgencyCondition = z.strictObject({
  /**
   * `systemDown`: the agency's central system does not answer; lasts until somebody says otherwise.
   * `closedEarly`: nothing more is issued today; ends with the day.
   */
  kind: z.enum(['systemDown', 'closedEarly']),
  /** Whether tickets are still issued meanwhile, with a warning. `closedEarly` always stops. */
  issuing: z.enum(['stop', 'warn']),
  /** The services concerned; null for all. */
  serviceIds: z.array(ServiceId).min(1).nullable(),
  /** What the agency says about it, shown to citizens. */
  message: Localized.nullable(),
  since: Instant,
});
export type AgencyCondition = z.infer<typeof AgencyCondition>;

/** Whether a condition of its agency concerns a service. */
export const concerns = (condition: AgencyCondition, serviceId: ServiceId): boolean =>
  condition.serviceIds === null || condition.serviceIds.includes(serviceId);
