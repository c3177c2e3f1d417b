import type { ReportFigures } from '@giliran/protocol';

/** Of those who were called to an end, how many per cent did not come; null while nobody was. */
export function noShowShare({ served, noShows }: Pick<ReportFigures, 'served' | 'noShows'>): number | null {
  const ended = served + noShows;
  return ended === 0 ? null : Math.round((noShows / ended) * 100);
}
