/** Dated entries one below the other: a line each, and the one that is open as a form. */
import { Button, EmptyState, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import CalendarOff from 'lucide-react/icons/calendar-off';
import Trash from 'lucide-react/icons/trash-2';
import type { ReactNode } from 'react';

export interface Entry {
  readonly key: string;
  readonly title: string;
  readonly when: string;
  readonly faulty: boolean;
  readonly past?: boolean;
  readonly body: ReactNode;
  readonly onRemove: () => void;
}

export interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly none: string;
  readonly open: string | null;
  readonly onOpen: (key: string | null) => void;
}

export function Entries({ entries, none, open, onOpen }: EntriesProps) {
  const words = useWording(hoursPageWording);
  if (entries.length === 0) return <EmptyState icon={<CalendarOff />} title={none} />;
  return (
    <ul className="entries">
      {entries.map(({ key, title, when, faulty, past, body, onRemove }) => {
        const shown = open === key;
        return (
          <li
            key={key}
            data-open={shown || undefined}
            data-faulty={faulty || undefined}
            data-past={past || undefined}
          >
            <button
              type="button"
              className="entry-head"
              aria-expanded={shown}
              onClick={() => onOpen(shown ? null : key)}
            >
              {shown ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
              <strong>{title || '–'}</strong>
              <span className="second gl-num">{when}</span>
            </button>
            {shown && (
              <div className="entry-body">
                {body}
                <Button
                  size="small"
                  icon={<Trash />}
                  onClick={() => {
                    onRemove();
                    onOpen(null);
                  }}
                >
                  {words.remove}
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
