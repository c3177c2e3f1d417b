/** The numbers that a kiosk keeps for itself: which are free, and which are wise. */
import { overlaps, type OfflineRange, type Site } from '@giliran/protocol';

/** As many as a kiosk is offered: an hour's crowd under one prefix. */
const offered = 49;
/** Below this number the server's own numbers pass by on an ordinary day, and would jump. */
const high = 200;

/** Where an offer may begin: high numbers of three digits first, then those of four. */
const beginnings: readonly number[] = [
  ...[901, 951, 851, 801, 751, 701, 651, 601, 551, 501],
  ...Array.from({ length: 180 }, (_, n) => 1_001 + n * 50),
];

/** Numbers that no other kiosk has: what a form suggests. Null when every one is taken. */
export function freeRange(site: Site, kioskId: string): OfflineRange | null {
  const others = site.kiosks.flatMap(({ id, offline }) =>
    id === kioskId || offline === null ? [] : [offline],
  );
  const offers = beginnings.map((from) => ({ from, to: from + offered - 1 }));
  return offers.find((offer) => others.every((other) => !overlaps(other, offer))) ?? null;
}

/** Whether the server reaches these numbers on an ordinary day: allowed, but the numbers called would jump. */
export const isLow = (range: OfflineRange): boolean => range.from < high;
