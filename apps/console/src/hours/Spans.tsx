/** The open spans of one day, each with what is wrong with it. */
import { IconButton, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import X from 'lucide-react/icons/x';
import { useId } from 'react';
import { TimeInput } from './TimeInput.tsx';
import { spanFaults, type Span } from './week-edit.ts';

export interface SpansProps {
  /** The day's name, for those who do not see the row. */
  readonly day: string;
  readonly spans: readonly Span[];
  readonly onSpans: (spans: Span[]) => void;
}

export function Spans({ day, spans, onSpans }: SpansProps) {
  const { week: words } = useWording(hoursPageWording);
  const id = useId();
  const faults = spanFaults(spans);
  const set = (n: number, change: Partial<Span>): void =>
    onSpans(spans.map((span, at) => (at === n ? { ...span, ...change } : span)));
  return (
    <div className="spans">
      {spans.length === 0 && <span className="spans-closed">{words.closed}</span>}
      {spans.map((span, n) => {
        const fault = faults[n];
        const told = fault?.from ?? fault?.to ?? null;
        const messageId = told === null ? undefined : `${id}-${n}`;
        return (
          // A span has no name but its place.
          <div className="span" key={n}>
            <span className="span-times">
              <TimeInput
                aria-label={words.from(day, n + 1)}
                aria-invalid={fault?.from ? true : undefined}
                aria-describedby={messageId}
                value={span.from}
                onValue={(from) => set(n, { from })}
              />
              <span className="span-until" aria-hidden="true">
                –
              </span>
              <TimeInput
                aria-label={words.to(day, n + 1)}
                aria-invalid={fault?.to ? true : undefined}
                aria-describedby={messageId}
                value={span.to}
                onValue={(to) => set(n, { to })}
              />
              <IconButton
                size="small"
                label={words.remove(day, n + 1)}
                icon={<X />}
                onClick={() => onSpans(spans.toSpliced(n, 1))}
              />
            </span>
            {told !== null && (
              <p className="span-fault" id={messageId} role="alert">
                {words.faults[told]}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
