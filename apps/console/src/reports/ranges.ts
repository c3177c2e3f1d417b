/** Stretches of days, from the hall's today. Calendar days only: no zone, no clock. */
import { ServiceDay, type ReportGrouping } from '@giliran/protocol';

export const rangeNames = ['today', 'week', 'month', 'year', 'own'] as const;
export type RangeName = (typeof rangeNames)[number];

export interface Range {
  readonly from: ServiceDay;
  readonly to: ServiceDay;
}

const dayMs = 24 * 3_600_000;

/** `day`: the hall's today. `own` has no days of its own: it begins with the last seven. */
export function rangeOf(name: RangeName, day: ServiceDay): Range {
  switch (name) {
    case 'today':
      return { from: day, to: day };
    case 'week':
    case 'own': {
      const first = new Date(Date.parse(`${day}T00:00:00Z`) - 6 * dayMs).toISOString().slice(0, 10);
      return { from: ServiceDay.parse(first), to: day };
    }
    case 'month':
      return { from: ServiceDay.parse(`${day.slice(0, 7)}-01`), to: day };
    case 'year':
      return { from: ServiceDay.parse(`${day.slice(0, 4)}-01-01`), to: day };
  }
}

/** How a range is first looked at. */
export const usualGrouping: Record<RangeName, ReportGrouping> = {
  today: 'hour',
  week: 'day',
  month: 'day',
  year: 'month',
  own: 'day',
};
