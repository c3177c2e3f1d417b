/** What an event does to the whole hall's part of the state. */
import type { Alert, AlertId, EventOf, Site } from '@giliran/protocol';
import { indexSite, type QueueState } from './state.ts';
import type { Touched } from './touched.ts';

/** The site with what its counters serve today. */
export const indexToday = (site: Site, { hall }: QueueState): QueueState['index'] =>
  indexSite(site, hall.alsoServes);

type HallEvent = EventOf<
  | 'emergencyDeclared'
  | 'emergencyEnded'
  | 'announcementMade'
  | 'announcementEnded'
  | 'announcementSpoken'
  | 'counterServesAlso'
  | 'alertBegan'
  | 'alertAcknowledged'
  | 'alertEnded'
>;

/** What an event does to it, in place. */
export function evolveHall(state: QueueState, event: HallEvent, at: number, touched: Touched): void {
  const { hall } = state;
  touched.hall = true;
  const changeAlert = (id: AlertId, change: Partial<Alert>): void => {
    const alert = hall.alerts.get(id);
    if (alert) hall.alerts.set(id, { ...alert, ...change });
  };
  switch (event.type) {
    case 'emergencyDeclared':
      hall.emergency = event.emergency;
      touched.emergency = true;
      return;
    case 'emergencyEnded':
      hall.emergency = null;
      touched.emergency = true;
      return;
    case 'announcementMade':
      hall.announcements = [...hall.announcements.filter(({ until }) => until > at), event.announcement];
      touched.announcements = true;
      return;
    case 'announcementEnded':
      hall.announcements = hall.announcements.filter(({ id }) => id !== event.announcementId);
      touched.announcements = true;
      return;
    case 'announcementSpoken':
      hall.announcements = hall.announcements.map((one) =>
        one.id === event.announcementId
          ? { ...one, spokenIn: [...new Set([...one.spokenIn, ...event.zones])] }
          : one,
      );
      touched.announcements = true;
      return;
    case 'counterServesAlso': {
      for (const id of hall.alsoServes.get(event.counterId) ?? []) touched.lines.add(id);
      if (event.serviceIds.length === 0) hall.alsoServes.delete(event.counterId);
      else hall.alsoServes.set(event.counterId, event.serviceIds);
      if (state.index) state.index = indexToday(state.index.site, state);
      // Every screen that shows a queue of these looks again.
      touched.counters.add(event.counterId);
      for (const { serviceId } of state.index?.counters.get(event.counterId)?.services ?? [])
        touched.lines.add(serviceId);
      return;
    }
    case 'alertBegan':
      hall.alerts.set(event.alert.id, event.alert);
      return;
    case 'alertAcknowledged':
      changeAlert(event.alertId, { acknowledgedAt: at, acknowledgedBy: event.staffId });
      return;
    case 'alertEnded':
      changeAlert(event.alertId, { endedAt: at });
      return;
  }
}

/** A new day: what was for yesterday is over; an emergency and an alert last until they are ended. */
export function openHallDay(state: QueueState, at: number, touched: Touched): void {
  const { hall } = state;
  touched.hall = true;
  hall.announcements = hall.announcements.filter(({ until }) => until > at);
  for (const [id, { endedAt }] of hall.alerts) if (endedAt !== null) hall.alerts.delete(id);
  if (hall.alsoServes.size === 0) return;
  hall.alsoServes.clear();
  if (state.index) state.index = indexToday(state.index.site, state);
}
