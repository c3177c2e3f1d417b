/** The rules that hold for an agency: its own where it has any, else its site's. */
import type { Agency, AtClose, OrderSettings, SiteSettings, WorkSettings } from '@giliran/protocol';

/** Every term of the ordering rule. */
export interface OrderRules extends OrderSettings {
  /** Priority goes first, whatever the minutes. */
  readonly strict: boolean;
  /** What priority gives, in minutes; 0 where it goes first anyway. */
  readonly priorityHeadStartMinutes: number;
}

export interface AgencyRules {
  readonly order: OrderRules;
  readonly work: WorkSettings;
  readonly atClose: AtClose;
}

export function rulesOf(settings: SiteSettings, agency: Agency | null): AgencyRules {
  const own = agency?.order ?? null;
  const strict = (own?.priorityMode ?? settings.priority.mode) === 'strict';
  const { order } = settings;
  return {
    order: {
      strict,
      priorityHeadStartMinutes: strict
        ? 0
        : (own?.priorityHeadStartMinutes ?? settings.priority.headStartMinutes),
      appointmentHeadStartMinutes: own?.appointmentHeadStartMinutes ?? order.appointmentHeadStartMinutes,
      transferMinutes: own?.transferMinutes ?? order.transferMinutes,
      noShowPenaltyMinutes: own?.noShowPenaltyMinutes ?? order.noShowPenaltyMinutes,
      parkedPenaltyMinutes: own?.parkedPenaltyMinutes ?? order.parkedPenaltyMinutes,
      maxReturns: own?.maxReturns ?? order.maxReturns,
    },
    work: agency?.work ?? settings.work,
    atClose: agency?.atClose ?? settings.atClose,
  };
}
