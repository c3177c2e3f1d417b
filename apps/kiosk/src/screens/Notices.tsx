/** What a citizen should know about the kiosk before choosing: shown, never in the way. */
import { Banner, Spinner } from '@giliran/ui';
import { useKiosk, useWords } from '../frame/kiosk.tsx';

/** The connection is down: what stands here may be old. */
export function ConnectionNotice() {
  const words = useWords().trouble;
  const { online } = useKiosk();
  if (online) return null;
  return (
    <Banner tone="warn" className="k-notice" icon={<Spinner />} title={words.lost}>
      {words.lostAdvice}
    </Banner>
  );
}

/** The printer cannot print: numbers can be had all the same. */
export function PaperNotice() {
  const words = useWords().trouble;
  const { printer } = useKiosk();
  switch (printer) {
    case 'paperOut':
      return (
        <Banner tone="warn" className="k-notice" title={words.paperOut}>
          {words.paperOutAdvice}
        </Banner>
      );
    case 'coverOpen':
    case 'cutterError':
    case 'offline':
    case 'error':
      return (
        <Banner tone="warn" className="k-notice" title={words.printer}>
          {words.printerAdvice}
        </Banner>
      );
    case null:
    case 'ready':
    case 'paperLow':
    case 'unknown':
      return null;
  }
}
