/** Which page of the console is open: the address says it, so that it can be kept and sent. */
import type { WhoAmI } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { setUpWording } from '@giliran/ui/wording/set-up';
import { useSyncExternalStore } from 'react';

const pages = ['board', 'ticket'] as const;
export type Page = (typeof pages)[number];

const current = (): Page => pages.find((page) => location.hash === `#${page}`) ?? 'board';
const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};
export const usePage = (): Page => useSyncExternalStore(subscribe, current);

/** Those who may set the hall up. */
export const maySetUp = (who: WhoAmI['staff']): boolean =>
  who?.role === 'administrator' && who.agencyId === null;

/** Links to the pages, for those who may open more than one. */
export function PageSwitch({ who }: { readonly who: WhoAmI['staff'] }) {
  const words = useWording(setUpWording);
  const page = usePage();
  if (!maySetUp(who)) return null;
  return (
    <nav className="page-switch" aria-label={words.pages}>
      {pages.map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === page ? 'page' : undefined}>
          {words[name]}
        </a>
      ))}
    </nav>
  );
}
