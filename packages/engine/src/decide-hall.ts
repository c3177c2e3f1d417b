/** What those who lead the hall do beyond its queues: emergencies, announcements, alerts, a counter that serves more. */
import {
  AnnouncementId,
  EmergencyId,
  ok,
  unreachable,
  type Actor,
  type Announcement,
  type CommandOf,
  type DomainEvent,
  type Localized,
  type NoticeId,
  type StaffId,
  announcementNotice,
} from '@giliran/protocol';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { releaseEvents } from './leaving.ts';
import type { QueueState, SiteIndex } from './state.ts';

type HallCommand = CommandOf<
  | 'hall.declareEmergency'
  | 'hall.endEmergency'
  | 'hall.announce'
  | 'hall.endAnnouncement'
  | 'alert.acknowledge'
  | 'alert.note'
  | 'counter.serveAlso'
>;

const minute = 60_000;
/** How long the displays tell that an emergency is over. */
const allClearMinutes = 10;
/** More at once nobody reads. */
const mostAnnouncements = 10;

const staffOf = (actor: Actor): StaffId | null => (actor.kind === 'staff' ? actor.staffId : null);

export function decideHall(
  state: QueueState,
  index: SiteIndex,
  command: HallCommand,
  context: DecisionContext,
): Decision {
  const { hall } = state;
  const { now } = context;
  const by = staffOf(context.actor);
  const announcement = (
    draft: Pick<Announcement, 'text' | 'zones' | 'place' | 'says'>,
    minutes: number,
  ): DomainEvent => ({
    type: 'announcementMade',
    announcement: {
      id: AnnouncementId.parse(context.newTicketId()),
      ...draft,
      at: now,
      until: now + minutes * minute,
      by,
      spokenIn: [],
    },
  });
  switch (command.type) {
    case 'hall.declareEmergency': {
      const { kind, message, drill } = command;
      const before = hall.emergency;
      if (before) return refuse('emergencyOn', before.kind);
      const id = EmergencyId.parse(context.newTicketId());
      return ok([{ type: 'emergencyDeclared', emergency: { id, kind, message, drill, since: now, by } }]);
    }
    case 'hall.endEmergency': {
      const { emergencyId, allClear } = command;
      if (hall.emergency?.id !== emergencyId) return refuse('noEmergency');
      const over = (text: Localized): DomainEvent =>
        announcement({ text, zones: null, place: 'band', says: 'allClear' }, allClearMinutes);
      return ok([{ type: 'emergencyEnded', emergencyId }, ...(allClear === null ? [] : [over(allClear)])]);
    }
    case 'hall.announce': {
      const { text, zones, place, spoken, minutes } = command.announcement;
      const stranger = zones?.find((id) => !index.zones.has(id));
      if (stranger !== undefined) return refuse('unknownZone', stranger);
      if (hall.announcements.filter(({ until }) => until > now).length >= mostAnnouncements)
        return refuse('tooManyAnnouncements');
      return ok([announcement({ text, zones, place, says: spoken ? 'announcement' : null }, minutes)]);
    }
    case 'hall.endAnnouncement': {
      const { announcementId } = command;
      const known = hall.announcements.some(({ id }) => id === announcementId);
      if (!known) return refuse('unknownAnnouncement');
      return ok([{ type: 'announcementEnded', announcementId }]);
    }
    case 'alert.acknowledge': {
      const alert = hall.alerts.get(command.alertId);
      if (!alert) return refuse('unknownAlert', command.alertId);
      // Two who see to it at once have both seen to it: the first stands.
      if (alert.acknowledgedAt !== null) return ok([]);
      return ok([{ type: 'alertAcknowledged', alertId: alert.id, staffId: by }]);
    }
    case 'alert.note': {
      const isOn = (id: (typeof command.ended)[number]): boolean => hall.alerts.get(id)?.endedAt === null;
      return ok([
        ...command.ended.filter(isOn).map((alertId): DomainEvent => ({ type: 'alertEnded', alertId })),
        ...command.began
          .filter(({ id }) => !hall.alerts.has(id))
          .map((alert): DomainEvent => ({ type: 'alertBegan', alert })),
      ]);
    }
    case 'counter.serveAlso':
      return serveAlso(state, index, command);
    default:
      return unreachable(command);
  }
}

function serveAlso(
  state: QueueState,
  index: SiteIndex,
  { counterId, serviceIds }: CommandOf<'counter.serveAlso'>,
): Decision {
  const counter = index.site.counters.find(({ id }) => id === counterId);
  if (!counter) return refuse('unknownCounter', counterId);
  const stranger = serviceIds.find((id) => !index.services.has(id));
  if (stranger !== undefined) return refuse('unknownService', stranger);
  const usual = new Set<string>(counter.services.map((s) => s.serviceId));
  const more = [...new Set(serviceIds)].filter((id) => !usual.has(id));
  const before = state.hall.alsoServes.get(counterId) ?? [];
  if (before.length === more.length && before.every((id) => more.includes(id))) return ok([]);
  return ok([
    // Whoever waits for this counter alone, for what it no longer serves, waits for any.
    ...releaseEvents(state, counterId, (id) => !usual.has(id) && !more.includes(id)),
    { type: 'counterServesAlso', counterId, agencyId: counter.agencyId, serviceIds: more },
  ]);
}

/** A display, or whoever stands for one, began to say an announcement; null when none has that name. */
export function decideSpoken(
  state: QueueState,
  index: SiteIndex,
  noticeId: NoticeId,
  { actor }: DecisionContext,
): readonly DomainEvent[] | null {
  const told = state.hall.announcements.find((one) => announcementNotice(one) === noticeId);
  if (!told) return null;
  const display =
    actor.kind === 'display' ? index.site.displays.find(({ id }) => id === actor.displayId) : undefined;
  const zones = display ? [display.zoneId] : (told.zones ?? index.site.zones.map(({ id }) => id));
  const fresh = zones.filter((id) => !told.spokenIn.includes(id));
  if (fresh.length === 0) return [];
  return [
    {
      type: 'announcementSpoken',
      announcementId: told.id,
      zones: fresh,
      displayId: display?.id ?? null,
    },
  ];
}
