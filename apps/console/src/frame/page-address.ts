/** Which page is open, kept in the address (`#/printers/kiosk-1`), so that it can be linked, reloaded and gone back from. */
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { ConsolePage, Go } from './pages.ts';

export interface PageAddress {
  readonly page: string;
  readonly inside: string | null;
}

export function readAddress(hash: string): PageAddress {
  const [, page = '', inside = ''] = /^#\/([\w-]+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  return { page, inside: inside === '' ? null : inside };
}
export const writeAddress = (page: string, inside: string | null): string =>
  inside === null ? `#/${page}` : `#/${page}/${inside}`;

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/**
 * The page that the address names; the first where it names none of these. While `held`, another address does not
 * change the page: somebody is asked first.
 */
export function usePage(pages: readonly [ConsolePage, ...ConsolePage[]], held: boolean) {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const [shown, setShown] = useState(hash);
  if (hash !== shown && !held) setShown(hash);
  const address = readAddress(shown);
  const named = pages.find(({ id }) => id === address.page);
  const go: Go = useCallback((page, inside, replace) => {
    const written = writeAddress(page, inside);
    if (replace) window.location.replace(written);
    else window.location.hash = written;
  }, []);
  return {
    page: named ?? pages[0],
    inside: named === undefined ? null : address.inside,
    /** The page that was asked for and is not among these; null when there is none. */
    missed: named === undefined && address.page !== '' ? address.page : null,
    go,
    /** The address names another page than the one that is held. */
    leaving: held && hash !== shown,
    /** Back to the address of the page in sight. */
    stay: () => {
      window.location.hash = shown;
    },
  };
}
