/** What has come over an agency today, beyond its calendar: its central system is down, or it had to close early. */
import { z } from 'zod';
import { AgencyId, DisplayId, Instant, Localized, ServiceId } from './basics.ts';

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

/** Names one thing to be said: of an agency's condition `{agencyId}.{kind}.{since}.{phase}`, of an announcement `{id}.{says}.{at}.begin`. */
export const NoticeId = z
  .string()
  .regex(
    /^[a-z0-9-]+\.(systemDown|closedEarly|announcement|allClear)\.\d+\.(begin|end)$/,
    'a notice id is {agencyId}.{kind}.{since}.{begin|end}',
  )
  .brand<'NoticeId'>();
export type NoticeId = z.infer<typeof NoticeId>;

/**
 * What is to be said in the hall of an agency's condition: that it has begun, or that it is over. There is one for
 * each agency, the newest; it is spoken once, by whichever display speaks for the zone then.
 */
export const ConditionNotice = z.strictObject({
  agencyId: AgencyId,
  kind: AgencyCondition.shape.kind,
  since: Instant,
  phase: z.enum(['begin', 'end']),
  /** When it began, or when it was over. */
  at: Instant,
  /** When a display began to speak it, or null while nobody has. */
  announcedAt: Instant.nullable(),
  announcedBy: DisplayId.nullable(),
});
export type ConditionNotice = z.infer<typeof ConditionNotice>;

export const noticeIdOf = ({
  agencyId,
  kind,
  since,
  phase,
}: Pick<ConditionNotice, 'agencyId' | 'kind' | 'since' | 'phase'>): NoticeId =>
  NoticeId.parse(`${agencyId}.${kind}.${since}.${phase}`);
