/** A text that may be longer than its room: large arrows appear, so that nobody has to know how to drag. */
import { IconButton } from '@giliran/ui';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../frame/kiosk.tsx';
import './paged.css';

interface Room {
  readonly above: boolean;
  readonly below: boolean;
}

export function ScrollArea({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const words = useWords().services;
  const view = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room>({ above: false, below: false });
  const look = useCallback(() => {
    const element = view.current;
    if (element === null) return;
    setRoom({
      above: element.scrollTop > 2,
      below: element.scrollTop + element.clientHeight < element.scrollHeight - 2,
    });
  }, []);
  useEffect(() => {
    const element = view.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [look]);
  const move = (direction: 1 | -1) => () => {
    const element = view.current;
    element?.scrollBy({ top: direction * element.clientHeight * 0.8, behavior: 'smooth' });
  };
  const long = room.above || room.below;
  return (
    <div className="k-scroll">
      <div
        ref={view}
        className="k-scroll-view"
        onScroll={look}
        {...(long ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}
      >
        <div>{children}</div>
      </div>
      {long && (
        <div className="k-scroll-arrows">
          <IconButton
            variant="secondary"
            label={words.previousPage}
            icon={<ChevronUp aria-hidden="true" />}
            disabled={!room.above}
            onClick={move(-1)}
          />
          <IconButton
            variant="secondary"
            label={words.nextPage}
            icon={<ChevronDown aria-hidden="true" />}
            disabled={!room.below}
            onClick={move(1)}
          />
        </div>
      )}
    </div>
  );
}
