/** What sets a ticket apart, as small marks with words for screen readers and tooltips. */
import type { WaitingTicket } from '@giliran/protocol';
import { Badge, useWording, VisuallyHidden } from '@giliran/ui';
import type { Formats } from '@giliran/ui/formats';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import CornerDownRight from 'lucide-react/icons/corner-down-right';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import { memo } from 'react';

interface MarksProps {
  readonly priority: string | null;
  readonly appointment: string | null;
  readonly onlyHere: boolean;
  readonly english: boolean;
  readonly note: boolean;
}

/** Plain values, so that a hundred rows stand still while the clocks run. */
export const Marks = memo(function Marks({ priority, appointment, onlyHere, english, note }: MarksProps) {
  const { marks } = useWording(counterWording);
  return (
    <span className="marks">
      {english && <Badge tone="info">EN</Badge>}
      {note && <Mark icon={NotebookPen} words={marks.note} tone="neutral" />}
      {onlyHere && <Mark icon={CornerDownRight} words={marks.onlyHere} tone="info" />}
      {appointment !== null && (
        <Mark icon={CalendarClock} words={marks.appointment(appointment)} tone="info" />
      )}
      {priority !== null && <Mark icon={Accessibility} words={priority} tone="warn" />}
    </span>
  );
});

function Mark({
  icon: Icon,
  words,
  tone,
}: {
  readonly icon: typeof Accessibility;
  readonly words: string;
  readonly tone: 'warn' | 'info' | 'neutral';
}) {
  return (
    <span className="mark" data-tone={tone} title={words}>
      <Icon aria-hidden="true" />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

/** The marks in words, for where there is room: "Janji temu 10.30", "Kembali 1 kali". */
export function useMarkWords(): (ticket: WaitingTicket, formats: Pick<Formats, 'time'>) => readonly string[] {
  const { marks } = useWording(counterWording);
  return (ticket, formats) => [
    ...(ticket.appointmentAt === null ? [] : [marks.appointment(formats.time(ticket.appointmentAt))]),
    ...(ticket.onlyHere ? [marks.onlyHere] : []),
    ...(ticket.carried ? [marks.carried] : []),
    ...(ticket.delayed ? [marks.delayed] : []),
    ...(ticket.returns === 0 ? [] : [marks.returned(ticket.returns)]),
  ];
}
