/** What those who lead the hall tell everybody in it: an emergency, an announcement. */
import { z } from 'zod';
import { Instant, Localized, StaffId, ZoneId } from './basics.ts';
import { NoticeId } from './condition.ts';

export const EmergencyId = z.uuid().brand<'EmergencyId'>();
export type EmergencyId = z.infer<typeof EmergencyId>;

/** What has happened: chooses the picture and the sentence that the displays speak. `other`: what its message says. */
export const EmergencyKind = z.enum(['fire', 'earthquake', 'power', 'evacuation', 'other']);
export type EmergencyKind = z.infer<typeof EmergencyKind>;

/** What every screen of the hall shows alone until it is ended. */
export const PublicEmergency = z.strictObject({
  id: EmergencyId,
  kind: EmergencyKind,
  /** What to do, as people read it. */
  message: Localized,
  /** Only an exercise: every screen says so. */
  drill: z.boolean(),
  since: Instant,
});
export type PublicEmergency = z.infer<typeof PublicEmergency>;

export const Emergency = PublicEmergency.extend({
  /** Who declared it; null for a program. */
  by: StaffId.nullable(),
});
export type Emergency = z.infer<typeof Emergency>;

export const AnnouncementId = z.uuid().brand<'AnnouncementId'>();
export type AnnouncementId = z.infer<typeof AnnouncementId>;

/** `band`: stands above the calls. `ticker`: runs along the foot. */
const AnnouncementPlace = z.enum(['band', 'ticker']);

/** A text on the displays for a while. */
export const Announcement = z.strictObject({
  id: AnnouncementId,
  text: Localized,
  /** Where; null for the whole hall. */
  zones: z.array(ZoneId).min(1).nullable(),
  place: AnnouncementPlace,
  /**
   * What the voice says, in a prepared sentence: that there is something to read, or that an emergency is over.
   * Null: nothing.
   */
  says: z.enum(['announcement', 'allClear']).nullable(),
  at: Instant,
  until: Instant,
  by: StaffId.nullable(),
  /** Zones whose displays have begun to say it. */
  spokenIn: z.array(ZoneId),
});
export type Announcement = z.infer<typeof Announcement>;

/** Whether the displays and kiosks of this zone show it now. */
export const isShownIn = (
  { zones, until }: Pick<Announcement, 'zones' | 'until'>,
  zoneId: ZoneId,
  now: number,
): boolean => until > now && (zones === null || zones.includes(zoneId));

/** The name under which a display tells that it has begun to say an announcement. */
export const announcementNotice = ({ id, says, at }: Announcement): NoticeId | null =>
  says === null ? null : NoticeId.parse(`${id}.${says}.${at}.begin`);

/** An announcement as its sender writes it. */
export const AnnouncementDraft = z.strictObject({
  text: Localized,
  zones: z.array(ZoneId).min(1).nullable().default(null),
  place: AnnouncementPlace.default('band'),
  /** With the chime, and a sentence that asks people to look. */
  spoken: z.boolean().default(true),
  /** How long it stands; at most until tomorrow. */
  minutes: z.int().min(1).max(1440),
});
