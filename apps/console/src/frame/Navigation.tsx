/** The pages as links: they can be opened in another tab, and the browser's back button works. */
import { useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { writeAddress } from './page-address.ts';
import type { ConsolePage } from './pages.ts';

export interface NavigationProps {
  readonly pages: readonly ConsolePage[];
  readonly page: ConsolePage;
}

export function Navigation({ pages, page }: NavigationProps) {
  const words = useWording(consoleWording);
  return (
    <nav className="pages" aria-label={words.navigation}>
      {pages.map((one) => (
        <a
          key={one.id}
          href={writeAddress(one.id, null)}
          aria-current={one.id === page.id ? 'page' : undefined}
        >
          <one.Icon aria-hidden="true" />
          <span>{one.name(words)}</span>
        </a>
      ))}
    </nav>
  );
}
