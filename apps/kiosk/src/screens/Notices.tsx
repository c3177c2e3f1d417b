/** What a citizen should know about the kiosk before choosing: shown, never in the way. */
import { printerCanPrint, type OpenStatus } from '@giliran/protocol';
import { Banner, Spinner, useLocalized } from '@giliran/ui';
import Unplug from 'lucide-react/icons/unplug';
import { useKiosk, useWords } from '../frame/kiosk.tsx';

/** The connection is down: what stands here may be old, or the kiosk goes on alone. */
export function ConnectionNotice() {
  const { trouble: words, alone: local } = useWords();
  const { online, alone } = useKiosk();
  if (online) return null;
  if (alone)
    return (
      <Banner tone="info" className="k-notice" icon={<Unplug />} title={local.title}>
        {local.advice}
      </Banner>
    );
  return (
    <Banner tone="warn" className="k-notice" icon={<Spinner />} title={words.lost}>
      {words.lostAdvice}
    </Banner>
  );
}

/** What a citizen should know before taking a number of a service that is open all the same. */
export function ServiceWarnings({
  status,
  agency,
}: {
  readonly status: OpenStatus;
  readonly agency: string;
}) {
  const words = useWords().warning;
  const say = useLocalized();
  if (!status.open) return null;
  return status.warnings.map(({ kind, message }) => (
    <Banner
      key={kind}
      tone="warn"
      className="k-notice"
      title={kind === 'systemDown' ? words.systemDown(agency) : words.beyondClosing}
    >
      {message === null ? '' : `${say(message)} `}
      {kind === 'systemDown' ? words.systemDownAdvice : words.beyondClosingAdvice}
    </Banner>
  ));
}

/** After going on without paper: numbers can be had all the same. */
export function PaperNotice() {
  const words = useWords().trouble;
  const { printer } = useKiosk();
  if (printer === null || printerCanPrint(printer)) return null;
  return (
    <Banner tone="warn" className="k-notice" title={printer === 'paperOut' ? words.paperOut : words.printer}>
      {words.noPaperAdvice}
    </Banner>
  );
}
