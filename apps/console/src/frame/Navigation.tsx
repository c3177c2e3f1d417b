/**
 * The pages as links: they can be opened in another tab, and the browser's back button works. The groups
 * stand in the bar at the top; the pages of the open group beside the page or, on a narrow screen, behind a button.
 */
import { useLanguage, useWording, VisuallyHidden } from '@giliran/ui';
import { frameWording } from '@giliran/ui/wording/frame';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useEffect, useRef, useState } from 'react';
import { writeAddress } from './page-address.ts';
import { pageGroups, type ConsolePage } from './pages.ts';
import './navigation.css';

export interface NavigationProps {
  readonly pages: readonly ConsolePage[];
  readonly page: ConsolePage;
}

/** A group leads to its first page; a group of one page bears that page's name. */
export function GroupLinks({ pages, page, unsaved }: NavigationProps & { readonly unsaved: boolean }) {
  const words = useWording(frameWording);
  const { language } = useLanguage();
  const groups = pageGroups.flatMap((group) => {
    const [first, ...more] = pages.filter((one) => one.group === group);
    if (!first) return [];
    return [{ group, first, name: more.length === 0 ? first.name(language) : words.groups[group] }];
  });
  if (groups.length < 2) return null;
  return (
    <nav className="group-links" aria-label={words.parts}>
      {groups.map(({ group, first, name }) => (
        <a
          key={group}
          href={writeAddress(first.id, null)}
          aria-current={first.id === page.id ? 'page' : group === page.group ? 'true' : undefined}
        >
          {name}
          {group === 'setUp' && unsaved && (
            <span className="group-unsaved" title={words.unsaved}>
              <VisuallyHidden>({words.unsaved})</VisuallyHidden>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}

export function PageLinks({ pages, page }: NavigationProps) {
  const words = useWording(frameWording);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && ref.current?.contains(event.target) === false) setOpen(false);
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, [open]);
  return (
    <nav
      ref={ref}
      className="page-links"
      aria-label={page.group === null ? words.otherPages : words.groups[page.group]}
      data-open={open || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="page-links-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <page.Icon aria-hidden="true" />
        <span>{page.name(language)}</span>
        <ChevronDown aria-hidden="true" />
        <VisuallyHidden>{words.otherPages}</VisuallyHidden>
      </button>
      <ul>
        {pages
          .filter((one) => one.group === page.group)
          .map((one) => (
            <li key={one.id}>
              <a
                href={writeAddress(one.id, null)}
                aria-current={one.id === page.id ? 'page' : undefined}
                onClick={() => setOpen(false)}
              >
                <one.Icon aria-hidden="true" />
                <span>{one.name(language)}</span>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
