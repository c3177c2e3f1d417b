/** When the open service day is over. Asked before every command, worked out once a day: calendar work is slow. */
import { endOfServiceDay, serviceDayAt, type QueueState } from '@giliran/engine';
import type { ServiceDay } from '@giliran/protocol';

export class DayEnd {
  private known: { readonly day: ServiceDay; readonly timeZone: string; readonly at: number } | null = null;

  /** The day that the calendar shows at `now`, when it is later than the one that is open; else null. */
  dueDay({ index, day }: QueueState, now: number): ServiceDay | null {
    if (!index) return null;
    const { timeZone } = index.site.settings;
    if (day !== null && now < this.endOf(day, timeZone)) return null;
    const today = serviceDayAt(timeZone, now);
    return day === null || today > day ? today : null;
  }

  private endOf(day: ServiceDay, timeZone: string): number {
    if (this.known?.day !== day || this.known.timeZone !== timeZone)
      this.known = { day, timeZone, at: endOfServiceDay(timeZone, day) };
    return this.known.at;
  }
}
