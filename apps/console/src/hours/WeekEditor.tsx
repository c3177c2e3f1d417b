/** The week as a table: one row a day, spans side by side, and a strip that shows the day's length at a glance. */
import type { Weekday, WeeklyHours } from '@giliran/protocol';
import { Button, useLanguage, useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import Coffee from 'lucide-react/icons/coffee';
import Copy from 'lucide-react/icons/copy';
import Plus from 'lucide-react/icons/plus';
import { Spans } from './Spans.tsx';
import {
  copiedToWorkingDays,
  isSound,
  openMinutes,
  usualBreak,
  weekdays,
  withBreak,
  withSpan,
  type Span,
} from './week-edit.ts';

export interface WeekEditorProps {
  readonly week: WeeklyHours;
  readonly onWeek: (week: WeeklyHours) => void;
}

/** The strip shows the day from six to eight in the evening. */
const dawn = 6 * 60;
const dusk = 20 * 60;
const place = (time: string): number => {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return Math.min(100, Math.max(0, ((at - dawn) * 100) / (dusk - dawn)));
};

export function WeekEditor({ week, onWeek }: WeekEditorProps) {
  const { week: words, days } = useWording(hoursPageWording);
  const { language } = useLanguage();
  const set = (day: Weekday, spans: readonly Span[]): void => onWeek({ ...week, [day]: [...spans] });
  return (
    <>
      <div className="week-head">
        <p className="hint">{words.hint}</p>
        <Button
          size="small"
          variant="quiet"
          icon={<Copy />}
          onClick={() => onWeek(copiedToWorkingDays(week, 'mon'))}
        >
          {words.copyFrom(days.mon)}
        </Button>
      </div>
      <div className="week">
        {weekdays.map((day) => {
          const spans = week[day];
          const sound = isSound(spans);
          const paused = sound ? withBreak(spans, usualBreak(day)) : spans;
          return (
            <section
              className="week-day"
              key={day}
              aria-label={days[day]}
              data-closed={spans.length === 0 || undefined}
            >
              <div className="week-name">
                <strong>{days[day]}</strong>
                {sound && spans.length > 0 && (
                  <span className="second gl-num">
                    {words.total(
                      (openMinutes(spans) / 60).toLocaleString(language, { maximumFractionDigits: 2 }),
                    )}
                  </span>
                )}
              </div>
              <div>
                <Spans day={days[day]} spans={spans} onSpans={(next) => set(day, next)} />
                <div className="week-strip" aria-hidden="true">
                  {sound &&
                    spans.map(({ from, to }) => (
                      <span
                        key={from}
                        style={{ insetInlineStart: `${place(from)}%`, width: `${place(to) - place(from)}%` }}
                      />
                    ))}
                </div>
              </div>
              <div className="week-actions">
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Plus />}
                  aria-label={words.addTo(days[day])}
                  disabled={spans.length >= 6}
                  onClick={() => set(day, withSpan(spans))}
                >
                  {words.add}
                </Button>
                {paused !== spans && (
                  <Button
                    size="small"
                    variant="quiet"
                    icon={<Coffee />}
                    aria-label={words.breakIn(days[day])}
                    onClick={() => set(day, paused)}
                  >
                    {words.break}
                  </Button>
                )}
              </div>
            </section>
          );
        })}
      </div>
    </>
  );
}
