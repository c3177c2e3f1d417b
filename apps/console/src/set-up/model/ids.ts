/** Codes of new things: short, readable in an address, never one that is taken. */
import type { Site } from '@giliran/protocol';
import type { ListName } from './lists.ts';

/** `Pembuatan KTP-el` → `pembuatan-ktp-el`; at most 40 characters, cut at a word. */
export function slug(text: string): string {
  const whole = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (whole.length <= 40) return whole;
  const cut = whole.slice(0, 41);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : whole.slice(0, 40);
}

/** `base`, or `base-2`, `base-3` … where that is taken. */
export function freeId(base: string, taken: (id: string) => boolean): string {
  const root = base === '' ? 'baru' : base;
  if (!taken(root)) return root;
  for (let n = 2; ; n += 1) if (!taken(`${root}-${n}`)) return `${root}-${n}`;
}

export const takenIn =
  (site: Site, list: ListName) =>
  (id: string): boolean =>
    site[list].some((thing) => thing.id === id);

/** `loket-1`, `loket-2` …: the first number that is free. */
export function numberedId(word: string, taken: (id: string) => boolean): string {
  for (let n = 1; ; n += 1) if (!taken(`${word}-${n}`)) return `${word}-${n}`;
}
