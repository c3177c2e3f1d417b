/** What the day tells whoever started it: one line while it runs, a table when it is over. */
import { wallTime } from './arrivals.ts';
import type { DayPlayed, Progress } from './play-day.ts';
import type { Verdict } from './verdict.ts';

const thousands = (n: number): string => n.toLocaleString('en');
const ms = (n: number): string => (n < 10 ? n.toFixed(1) : n.toFixed(0));
const minutes = (n: number): string => `${n < 10 ? n.toFixed(1) : n.toFixed(0)} min`;

/** `09:05  issued 312  waiting 41  served 260  24/s  ack 3.1 ms, p99 12 ms` */
export function progressLine({ minute, issued, waiting, served, online, recent }: Progress): string {
  const clock = wallTime(minute);
  const counts = `issued ${String(issued).padStart(5)}  waiting ${String(waiting).padStart(4)}  served ${String(served).padStart(5)}`;
  if (!online) return `${clock}  ${counts}  no answer; waiting …`;
  return `${clock}  ${counts}  ${recent.perSecond.toFixed(0).padStart(4)}/s  ack ${ms(recent.p50)} ms, p99 ${ms(recent.p99)} ms`;
}

/** The day's figures, a line each. */
export function summary(verdict: Verdict, played: DayPlayed): string {
  const { road, time, wentHome } = played;
  const wait = (real: number): string => minutes(time.minutes(real));
  const answers = road.overall();
  const rows: readonly (readonly [string, string])[] = [
    ['Tickets issued', `${thousands(verdict.issued)}, ${thousands(verdict.priority)} with priority`],
    ['Went home without one', thousands(wentHome)],
    [
      'Visits served',
      `${thousands(verdict.served)}, ${thousands(verdict.journeys)} of them went on to another stop`,
    ],
    [
      'At the counters',
      `${thousands(verdict.clerks)} clerks; ${thousands(verdict.byItself)} of ${thousands(verdict.calls)} calls by themselves, ${thousands(verdict.helped)} as help`,
    ],
    [
      'No-shows',
      `${thousands(verdict.noShows)}, after ${thousands(verdict.recalls)} recalls; ${thousands(verdict.returned)} came back or were fetched again`,
    ],
    [
      'Set aside, sent on',
      `${thousands(verdict.parked)} parked, ${thousands(verdict.transferred)} transferred`,
    ],
    [
      'By a person’s hand',
      `${thousands(verdict.chosen)} chosen, ${thousands(verdict.walkIns)} walk-ins, ${thousands(verdict.prioritySet)} priorities, ${thousands(verdict.undone)} undone`,
    ],
    [
      'Appointments',
      `${thousands(verdict.booked)} booked, ${thousands(verdict.checkedIn.early)} in time, ${thousands(verdict.checkedIn.late)} late, ${thousands(verdict.booked - verdict.checkedIn.early - verdict.checkedIn.late)} did not come`,
    ],
    [
      'System down',
      `${thousands(verdict.delayed)} took a number meanwhile, ${thousands(verdict.keptForTomorrow)} kept theirs for tomorrow`,
    ],
    ['Cancelled', thousands(verdict.cancelled)],
    ...(verdict.expired > 0 ? [['Expired at midnight', thousands(verdict.expired)] as const] : []),
    ['Not ended', thousands(verdict.open)],
    ['Breaks', thousands(verdict.breaks)],
    [
      'Wait until called',
      `median ${wait(verdict.waitMs.median)}, p90 ${wait(verdict.waitMs.p90)}, longest ${wait(verdict.waitMs.longest)}`,
    ],
    ['Most overtaken', `by ${thousands(verdict.mostOvertaken)} later tickets of its service`],
    [
      'Commands',
      `${thousands(answers.commands)}, answered in ${ms(answers.p50)} ms (median), ${ms(answers.p99)} ms (p99)`,
    ],
    ['Events in the log', thousands(verdict.events)],
    [played.brokenOff ? 'Stopped at' : 'Hall empty at', wallTime(played.endedAt)],
    ['Broken promises', verdict.problems.length === 0 ? 'none' : thousands(verdict.problems.length)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
  const problems = verdict.problems.map((problem) => `  ✗ ${problem}`).join('\n');
  return `\n${table}\n${problems === '' ? '' : `\n${problems}\n`}`;
}
