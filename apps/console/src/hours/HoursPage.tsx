/** The hours of the hall: five parts, and beside them what they come to on any day. */
import { useWording } from '@giliran/ui';
import { hoursPageWording } from '@giliran/ui/wording/hours-page';
import { useBoard } from '../board/board-context.ts';
import { writeAddress } from '../frame/page-address.ts';
import type { PageProps } from '../frame/pages.ts';
import { SetUpPage, type OpenSetUp } from '../set-up/SetUpPage.tsx';
import { ClosuresPart } from './ClosuresPart.tsx';
import { DayPreview } from './DayPreview.tsx';
import { HolidaysPart } from './HolidaysPart.tsx';
import { OpeningsPart } from './OpeningsPart.tsx';
import { TimetablesPart } from './TimetablesPart.tsx';
import { WeeklyPart } from './WeeklyPart.tsx';
import './hours.css';

const parts = ['weekly', 'timetables', 'holidays', 'closures', 'openings'] as const;
type Part = (typeof parts)[number];

/** Where the mistakes of a part stand in the document. */
const paths: Readonly<Record<Part, RegExp>> = {
  weekly: /^(settings\.hours|(agencies|services)\.\d+\.(hours|lastTicket))/,
  timetables: /^settings\.timetables/,
  holidays: /^settings\.(holidays|nationalHolidays)/,
  closures: /^settings\.closures/,
  openings: /^settings\.openings/,
};

export function HoursPage(page: PageProps) {
  const words = useWording(hoursPageWording);
  const { view } = useBoard();
  const part = parts.find((one) => one === page.inside) ?? 'weekly';
  return (
    <SetUpPage page={page} title={words.title} intro={words.intro}>
      {(open) => (
        <>
          <nav className="part-links" aria-label={words.title}>
            {parts.map((one) => {
              const faults = open.state.issues.filter(({ path }) => paths[one].test(path)).length;
              return (
                <a
                  key={one}
                  href={writeAddress('hours', one)}
                  aria-current={one === part ? 'page' : undefined}
                >
                  {words.parts[one]}
                  {faults > 0 && (
                    <span className="part-faults gl-num" title={words.faultsIn(faults)}>
                      {faults}
                    </span>
                  )}
                </a>
              );
            })}
          </nav>
          <div className="hours-columns">
            <div className="panel">
              <OpenPart part={part} open={open} today={view.day} />
            </div>
            <DayPreview
              token={page.token}
              site={open.site}
              waits={open.state.issues.length > 0}
              today={view.day}
            />
          </div>
        </>
      )}
    </SetUpPage>
  );
}

function OpenPart({
  part,
  open,
  today,
}: {
  readonly part: Part;
  readonly open: OpenSetUp;
  readonly today: string;
}) {
  switch (part) {
    case 'weekly':
      return <WeeklyPart open={open} />;
    case 'timetables':
      return <TimetablesPart open={open} today={today} />;
    case 'holidays':
      return <HolidaysPart open={open} today={today} />;
    case 'closures':
      return <ClosuresPart open={open} today={today} />;
    default:
      return <OpeningsPart open={open} today={today} />;
  }
}
