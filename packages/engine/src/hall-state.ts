/** What holds for the whole hall today, beside its queues: an emergency, announcements, what counters serve besides, alerts. */
import type { Alert, AlertId, Announcement, CounterId, Emergency, ServiceId } from '@giliran/protocol';

export interface HallState {
  /** Outlives the day: it ends when somebody ends it. */
  emergency: Emergency | null;
  /** In the order in which they were made; some may be over. */
  announcements: readonly Announcement[];
  /** What counters serve today beside what the set-up says. */
  readonly alsoServes: Map<CounterId, readonly ServiceId[]>;
  /** Today's alerts, and those of earlier days that have not ended, in the order in which they began. */
  readonly alerts: Map<AlertId, Alert>;
}

/** As it is stored. */
export interface StoredHall {
  readonly emergency: Emergency | null;
  readonly announcements: readonly Announcement[];
  readonly alsoServes: readonly (readonly [CounterId, readonly ServiceId[]])[];
  readonly alerts: readonly Alert[];
}

export const emptyHall = (): HallState => ({
  emergency: null,
  announcements: [],
  alsoServes: new Map(),
  alerts: new Map(),
});

export const storedHall = ({ emergency, announcements, alsoServes, alerts }: HallState): StoredHall => ({
  emergency,
  announcements,
  alsoServes: [...alsoServes],
  alerts: [...alerts.values()],
});

export function restoreHall(hall: HallState, stored: StoredHall): void {
  hall.emergency = stored.emergency;
  hall.announcements = stored.announcements;
  for (const [counterId, serviceIds] of stored.alsoServes) hall.alsoServes.set(counterId, serviceIds);
  for (const alert of stored.alerts) hall.alerts.set(alert.id, alert);
}
