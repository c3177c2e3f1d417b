/** What the displays show while nobody is called: pictures, videos, running text. */
import { z } from 'zod';
import { Localized, ZoneId } from './basics.ts';

/** The types that are taken, by the ending their files are kept under. */
export const mediaTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
} as const;
export type MediaEnding = keyof typeof mediaTypes;

/** A file that was sent to the server: the SHA-256 of its content and its type's ending. */
export const MediaFile = z
  .string()
  .regex(/^[0-9a-f]{64}\.(png|jpg|gif|webp|mp4|webm)$/, 'name a file as the server named it when it was sent')
  .brand<'MediaFile'>();
export type MediaFile = z.infer<typeof MediaFile>;

/** `07:30`, as elsewhere in the set-up. */
const wallTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a time as HH:MM, for example 07:30');

/** When and where an item is shown. */
const showing = {
  /** Null: in every zone. */
  zones: z.array(ZoneId).min(1).nullable().default(null),
  /** First and last day, both included; null: without end. */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  /** Times of day; empty: all day. */
  times: z
    .array(
      z
        .strictObject({ from: wallTime, to: wallTime })
        .refine((i) => i.from < i.to, 'an interval ends after it begins'),
    )
    .max(6)
    .default([]),
};

/** One item of the playlist; the list's order is the order on the screen. */
export const MediaItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image'),
    file: MediaFile,
    seconds: z.int().min(3).max(600).default(12),
    /** What is to be seen, for people who cannot: "Jadwal layanan Ramadan". */
    alt: z.string().trim().max(200).default(''),
    ...showing,
  }),
  /** Played to its end. Its sound is heard on the display that speaks only, and never while it speaks. */
  z.strictObject({ kind: z.literal('video'), file: MediaFile, muted: z.boolean().default(true), ...showing }),
  /** Runs along the foot. */
  z.strictObject({ kind: z.literal('text'), text: Localized, ...showing }),
]);
export type MediaItem = z.infer<typeof MediaItem>;

export const Playlist = z.array(MediaItem).max(100);

/** Whether an item is shown in a zone on a day (`2026-11-21`) at a time (`07:30`). */
export const isShown = (
  item: MediaItem,
  at: { readonly zoneId: ZoneId; readonly day: string; readonly time: string },
): boolean =>
  (item.zones === null || item.zones.includes(at.zoneId)) &&
  (item.from === null || item.from <= at.day) &&
  (item.to === null || at.day <= item.to) &&
  (item.times.length === 0 || item.times.some(({ from, to }) => from <= at.time && at.time < to));

/** A stored file, as an administrator sees it. */
export const StoredMedia = z.strictObject({
  file: MediaFile,
  type: z.enum(mediaTypes),
  bytes: z.int().min(1),
  /** When it was sent. */
  at: z.int(),
  /** Items of the playlist that show it. */
  uses: z.int().min(0),
});
export type StoredMedia = z.infer<typeof StoredMedia>;
