/** What needs a hand now; when nothing does, says so. */
import { printerCanPrint, type KioskId, type SupervisorView, type TicketId } from '@giliran/protocol';
import { Badge, Button, useLocalized, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock-alert';
import FileWarning from 'lucide-react/icons/file-warning';
import HardDrive from 'lucide-react/icons/hard-drive';
import Monitor from 'lucide-react/icons/monitor-off';
import PrinterIcon from 'lucide-react/icons/printer';
import TicketX from 'lucide-react/icons/ticket-x';
import Users from 'lucide-react/icons/users';
import VolumeOff from 'lucide-react/icons/volume-off';
import type { ReactNode } from 'react';
import { useBoard } from './board-context.ts';
import { problemKey, type Problem } from './problems.ts';
import { kioskOf } from './selection.ts';
import { useCommand } from './useCommand.ts';

interface Line {
  readonly icon: ReactNode;
  readonly tone: 'danger' | 'warn';
  readonly title: string;
  readonly detail: string;
  readonly action?: ReactNode;
}

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { board } = useWording(consoleWording);
  const read = useReading();
  return (
    <section className="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        {board.needsHand}
        {problems.length > 0 && <Badge tone="danger">{problems.length}</Badge>}
      </h2>
      {problems.length === 0 ? (
        <p className="all-well">
          <CircleCheck aria-hidden="true" />
          {board.allWell}
        </p>
      ) : (
        // It may be longer than the window: reachable by keyboard, so that it can be scrolled.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul tabIndex={0} aria-labelledby="problems-title">
          {problems.map((problem) => {
            const { icon, tone, title, detail, action } = read(problem);
            return (
              <li key={problemKey(problem)} data-tone={tone}>
                <span className="problem-icon" aria-hidden="true">
                  {icon}
                </span>
                <p>
                  <strong>{title}</strong>
                  <span>{detail}</span>
                </p>
                {action}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Somebody has looked after the person: the line goes. */
function SettleAside({ ticketId }: { readonly ticketId: TicketId }) {
  const { board } = useWording(consoleWording);
  const { run, busy, failure } = useCommand();
  return (
    <span className="problem-action">
      <Button busy={busy} onClick={() => run({ type: 'ticket.settleOffline', ticketId })}>
        {board.settled}
      </Button>
      {failure !== null && <span role="alert">{failure}</span>}
    </span>
  );
}

function useReading(): (problem: Problem) => Line {
  const { board, device: deviceWords, printer: printerWords } = useWording(consoleWording);
  const say = useLocalized();
  const { view, formats } = useBoard();
  const zoneName = (id: string) => {
    const zone = view.zones.find((z) => z.id === id);
    return zone ? say(zone.name) : '';
  };
  // An agency's people are not told of the hall's devices.
  const kioskName = (id: KioskId) => kioskOf(view, id)?.name ?? deviceWords.kiosk;
  const place = (agency: SupervisorView['agencies'][number]) => `${agency.booth}, ${zoneName(agency.zoneId)}`;
  return (problem) => {
    switch (problem.kind) {
      case 'storage':
        return {
          icon: <HardDrive />,
          tone: problem.state === 'failing' ? 'danger' : 'warn',
          ...board.storage[problem.state],
        };
      case 'nobodyServes':
        return {
          icon: <Users />,
          tone: 'danger',
          title: `${problem.agency.shortName} · ${board.peopleWait(problem.agency.waiting)}`,
          detail: `${board.nobodyServes}. ${place(problem.agency)}`,
        };
      case 'longWait':
        return {
          icon: <Clock />,
          tone: 'warn',
          title: `${problem.agency.shortName} · ${board.longQueue(formats.duration(problem.waitedMs))}`,
          detail: `${board.peopleWait(problem.agency.waiting)}. ${place(problem.agency)}`,
        };
      case 'printer': {
        const words = printerWords[problem.state];
        return {
          icon: <PrinterIcon />,
          tone: printerCanPrint(problem.state) ? 'warn' : 'danger',
          title: board.printerTrouble(problem.device.name, words.state),
          detail: `${words.advice} ${zoneName(problem.device.zoneId)}`,
        };
      }
      case 'papers': {
        const { kioskId, papers } = problem;
        return {
          icon: <FileWarning />,
          tone: 'warn',
          title: board.papersMissing(kioskName(kioskId), papers.length),
          // Word joiners: a number is not broken at its hyphen.
          detail: papers.map(({ number }) => number.replaceAll('-', '\u2060-\u2060')).join(', '),
        };
      }
      case 'offlineAside': {
        const { number, kioskId, takenAt, why, agencyId } = problem.aside;
        const agency = view.agencies.find(({ id }) => id === agencyId);
        return {
          icon: <TicketX />,
          tone: 'danger',
          title: board.offlineAside(number.replaceAll('-', '\u2060-\u2060'), agency?.shortName ?? '–'),
          detail: `${board.offlineWhy[why]} ${kioskName(kioskId)}, ${formats.shortDate(takenAt)} ${formats.time(takenAt)}`,
          action: <SettleAside ticketId={problem.aside.ticketId} />,
        };
      }
      case 'noSpeaker':
        return {
          icon: <VolumeOff />,
          tone: 'warn',
          title: board.noSpeaker(say(problem.zone.name)),
          detail: say(problem.zone.direction),
        };
      case 'deviceOff': {
        const { device } = problem;
        return {
          icon: <Monitor />,
          tone: 'danger',
          title:
            device.lastSeenAt === null
              ? board.deviceNever(device.name)
              : board.deviceOffSince(device.name, formats.time(device.lastSeenAt)),
          detail: `${deviceWords[device.kind]} · ${zoneName(device.zoneId)}`,
        };
      }
    }
  };
}
