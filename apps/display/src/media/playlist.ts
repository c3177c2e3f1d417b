/** What of the site's playlist is to be shown now. Pure. */
import { isShown, type Localized, type MediaItem, type ZoneId } from '@giliran/protocol';

export type ShownItem = Exclude<MediaItem, { kind: 'text' }>;

export interface Programme {
  /** Pictures and videos, in order. */
  readonly items: readonly ShownItem[];
  /** What runs along the foot, in order. */
  readonly texts: readonly Localized[];
}

/** Day and time of day in the site's zone. */
export function wallClock(now: number, timeZone: string): { readonly day: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

export function programmeOf(
  media: readonly MediaItem[],
  at: { readonly zoneId: ZoneId; readonly now: number; readonly timeZone: string },
): Programme {
  const clock = { zoneId: at.zoneId, ...wallClock(at.now, at.timeZone) };
  const shown = media.filter((item) => isShown(item, clock));
  return {
    items: shown.filter((item) => item.kind !== 'text'),
    texts: shown.flatMap((item) => (item.kind === 'text' ? [item.text] : [])),
  };
}

/**
 * The position to show when `turn` items have been shown so far, among those that can be; null when none can. A
 * broken file is passed over.
 */
export function positionAt(
  items: readonly ShownItem[],
  turn: number,
  canShow: (item: ShownItem) => boolean,
): number | null {
  for (let step = 0; step < items.length; step += 1) {
    const position = (turn + step) % items.length;
    const item = items[position];
    if (item && canShow(item)) return position;
  }
  return null;
}
