/** What a lobby display shows and says. */
import { z } from 'zod';
import { AgencyId, CallId, DisplayId, Instant, Localized, ServiceDay } from '../basics.ts';
import { ConditionNotice, NoticeId } from '../condition.ts';
import { Announcement, PublicEmergency } from '../hall.ts';
import { MediaItem } from '../media.ts';
import { VoiceSettings } from '../site.ts';
import { Zone } from '../zone.ts';
import { SiteFace } from './faces.ts';
import { PublicCondition } from './public-condition.ts';

/** A call as citizens may see it. */
export const PublicCall = z.strictObject({
  callId: CallId,
  number: z.string(),
  /** The number on the counter's sign. */
  counter: z.int(),
  calledAt: Instant,
  recall: z.boolean(),
  agencyId: AgencyId,
  agency: z.string(),
  booth: z.string(),
  /** The ticket is still called (not yet started, not given up). */
  active: z.boolean(),
});
export type PublicCall = z.infer<typeof PublicCall>;
/** Something to be said that no display of the zone has begun to say yet. */
export const PublicNotice = z.strictObject({
  noticeId: NoticeId,
  /** Of an agency's condition, or of an announcement to the hall. */
  kind: z.enum([...ConditionNotice.shape.kind.options, 'announcement', 'allClear']),
  phase: ConditionNotice.shape.phase,
});
export type PublicNotice = z.infer<typeof PublicNotice>;
export const DisplayView = z.strictObject({
  site: SiteFace,
  zone: Zone,
  day: ServiceDay,
  /** The zone's calls, the newest first: each counter's latest, at most 12. */
  calls: z.array(PublicCall),
  /** Calls that no display has begun to speak yet, the oldest first. They are shown and spoken one after the other. */
  pending: z.array(PublicCall),
  /** The display whose voice speaks for this zone now, by its connection; null when none is connected. */
  speaker: z.strictObject({ displayId: DisplayId, connectionId: z.string() }).nullable(),
  voice: VoiceSettings,
  /** Names the site's own recordings as a whole: another name, another list to fetch. Null: there are none. */
  recordings: z.string().nullable(),
  notice: Localized.nullable(),
  waiting: z.int(),
  /** Agencies of the zone over which something has come. */
  conditions: z.array(PublicCondition),
  /** What is still to be said of them and of announcements, the oldest first. */
  notices: z.array(PublicNotice),
  /** What those who lead the hall tell people here, the newest first. Each leaves the screen at its `until`. */
  announcements: z.array(Announcement.pick({ id: true, text: true, place: true, until: true })).default([]),
  /** While it is on, the screen shows it alone and the zone's voice says it again and again. */
  emergency: PublicEmergency.nullable().default(null),
  /** The zone's playlist; whoever shows it looks at dates and times. */
  media: z.array(MediaItem),
  /** Displays of the zone that do not show it. */
  withoutMedia: z.array(DisplayId).default([]),
});
export type DisplayView = z.infer<typeof DisplayView>;
