/** The playlist as it is being written. Pure. */
import { isShown, type MediaFile, type MediaItem, type StoredMedia, type ZoneId } from '@giliran/protocol';

/** What an item says of where and when, at first: everywhere, always. */
const everywhere = { zones: null, from: null, to: null, times: [] } satisfies Partial<MediaItem>;

/** The item that shows a stored file. */
export const itemOf = ({ file, type }: Pick<StoredMedia, 'file' | 'type'>): MediaItem =>
  type.startsWith('image/')
    ? { kind: 'image', file, seconds: 12, alt: '', ...everywhere, times: [] }
    : { kind: 'video', file, muted: true, ...everywhere, times: [] };

export const textItem = (text: { readonly id: string; readonly en: string }): MediaItem => ({
  kind: 'text',
  text: { ...text },
  ...everywhere,
  times: [],
});

export function moved<Thing>(things: readonly Thing[], n: number, by: -1 | 1): Thing[] {
  const one = things[n];
  return one === undefined ? [...things] : things.toSpliced(n, 1).toSpliced(n + by, 0, one);
}

/** A file's name for people: long hashes tell nobody anything. */
export const shortName = (file: MediaFile): string => `${file.slice(0, 8)}.${file.split('.')[1] ?? ''}`;

/** Day and time of day in a zone of the world. */
export function wallNow(now: number, timeZone: string): { readonly day: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  return { day: parts.slice(0, 10), time: parts.slice(11, 16) };
}

/** What a zone's displays show at a moment. */
export const shownIn = (
  media: readonly MediaItem[],
  zoneId: ZoneId,
  at: { readonly day: string; readonly time: string },
): readonly MediaItem[] => media.filter((item) => isShown(item, { zoneId, ...at }));

/** 1,5 MB, 12 kB. */
export function sizeInWords(bytes: number, language: string): string {
  const [unit, divisor] =
    bytes >= 2 ** 30
      ? (['GB', 2 ** 30] as const)
      : bytes >= 2 ** 20
        ? (['MB', 2 ** 20] as const)
        : (['kB', 2 ** 10] as const);
  return `${(bytes / divisor).toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}
