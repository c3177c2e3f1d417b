/** What is different today: an early close, a closure to come, another timetable. Not the break of every day. */
import type { OpenStatus } from '@giliran/protocol';
import { Banner } from '@giliran/ui';
import { useKiosk } from '../frame/kiosk.tsx';

/** `urgentOnly`: leaves out what changes nothing for whoever is here now, as the timetable's name does. */
export function Today({
  status,
  urgentOnly = false,
}: {
  readonly status: OpenStatus;
  readonly urgentOnly?: boolean;
}) {
  const { formats, day } = useKiosk();
  if (!status.open) return null;
  const gap = status.nextBreak === null || status.nextBreak.note === null ? null : formats.nextBreak(status);
  const urgent = status.early || gap !== null;
  if (status.note === null && gap === null) return null;
  if (urgentOnly && !urgent) return null;
  return (
    <Banner
      tone={urgent ? 'warn' : 'info'}
      className="k-notice"
      title={status.early || gap === null ? formats.openStatus(status, day) : gap}
    >
      {status.early ? gap : null}
    </Banner>
  );
}
