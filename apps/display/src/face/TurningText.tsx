import type { Language, Localized } from '@giliran/protocol';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { pagesOf, readingMs, wrapsWithin } from './pages.ts';

interface Page {
  readonly language: Language;
  readonly text: string;
}

export interface TurningTextProps {
  readonly text: Localized;
  /** Lines of one page. */
  readonly lines: number;
  readonly className?: string;
}

/** A text of the site's set-up, page by page, Indonesian and then English. It stands still while it is read. */
export function TurningText({ text, lines, className }: TurningTextProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [turn, setTurn] = useState(0);
  const { id, en } = text;

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const cut = () => setPages(cutPages({ id, en }, element, lines));
    const observer = new ResizeObserver(cut);
    observer.observe(element);
    void document.fonts.ready.then(cut);
    return () => observer.disconnect();
  }, [id, en, lines]);

  const page = pages[turn % Math.max(1, pages.length)];
  useEffect(() => {
    if (!page || pages.length < 2) return undefined;
    const timer = setTimeout(() => setTurn((before) => (before + 1) % pages.length), readingMs(page.text));
    return () => clearTimeout(timer);
  }, [page, pages]);

  return (
    <p ref={place} className={`turning ${className ?? ''}`}>
      {page && (
        <span key={`${page.language} ${page.text}`} className="turning-page" lang={page.language}>
          {page.text}
        </span>
      )}
    </p>
  );
}

function cutPages({ id, en }: Localized, element: HTMLElement, lines: number): readonly Page[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return [{ language: 'id', text: id }];
  const { font } = getComputedStyle(element);
  pen.font = font;
  // The canvas and the page may disagree by a pixel.
  const space = { lines, lineWidth: element.clientWidth - 4 };
  const fits = (text: string) => wrapsWithin(text, space, (part) => pen.measureText(part).width);
  const inLanguage = (language: Language, text: string) =>
    pagesOf(text, fits).map((part): Page => ({ language, text: part }));
  return [...inLanguage('id', id), ...(en === id ? [] : inLanguage('en', en))];
}
