/** How a printer is, in words, and what can be tried on it: a look, a test page, a new roll. */
import {
  printerCanPrint,
  type KnownPrinter,
  type PrinterReport,
  type PrinterState,
  type PrinterTest,
} from '@giliran/protocol';
import FileCheck from 'lucide-react/icons/file-check';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Disc from 'lucide-react/icons/disc-3';
import { useState } from 'react';
import { StatusPill, type Tone } from '../components/Badge.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import type { Formats } from '../formats.ts';
import { useLanguage, useWording } from '../language.tsx';
import { formatsWording } from '../wording/formats.ts';
import { printerWording } from '../wording/printer.ts';
import { failureText, type Answer, type Failure } from './failure.ts';
import './printer.css';

export interface PrinterHealthProps {
  /** As told last; null before anything was told. */
  readonly printer: PrinterReport | KnownPrinter | null;
  /** False: the machine that has it is not there, so this is only what it told last. */
  readonly connected: boolean;
  /** Length of a full roll, or null where it is not counted. */
  readonly rollMillimetres: number | null;
  readonly look: () => Answer<unknown>;
  readonly test: () => Answer<PrinterTest>;
  readonly newRoll: () => Answer<unknown>;
  /** To say when it was told, where that is known. */
  readonly time?: { readonly formats: Pick<Formats, 'time' | 'ago'>; readonly now: number };
}

const tones: Readonly<Record<PrinterState, Tone>> = {
  ready: 'ok',
  paperLow: 'warn',
  paperOut: 'danger',
  coverOpen: 'danger',
  cutterError: 'danger',
  offline: 'danger',
  error: 'danger',
  unknown: 'neutral',
};
export const printerTone = (state: PrinterState): Tone => tones[state];

type Doing = 'look' | 'test' | 'newRoll';
type Done =
  | { readonly did: 'test'; readonly tested: PrinterTest }
  | { readonly did: 'look' | 'newRoll' }
  | { readonly did: 'failed'; readonly failure: Failure };

export function PrinterHealth(props: PrinterHealthProps) {
  const { printer, connected, rollMillimetres, time } = props;
  const words = useWording(printerWording);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const attempt = async <T,>(what: Doing, work: () => Answer<T>, tell: (value: T) => Done) => {
    setDoing(what);
    setDone(null);
    const answer = await work();
    setDoing(null);
    setDone(answer.ok ? tell(answer.value) : { did: 'failed', failure: answer.error });
  };
  const reportedAt = printer !== null && 'reportedAt' in printer ? printer.reportedAt : null;
  return (
    <section className="gl-printer-health" aria-label={words.health.title}>
      <h2>{words.health.title}</h2>
      {printer === null ? (
        <div className="gl-printer-state">
          <StatusPill>{words.untold}</StatusPill>
          <p>{words.untoldAdvice}</p>
        </div>
      ) : (
        <div className="gl-printer-state" data-bad={!printerCanPrint(printer.state) || undefined}>
          <StatusPill tone={connected ? tones[printer.state] : 'neutral'}>
            {words.states[printer.state].state}
          </StatusPill>
          {printer.state !== 'ready' && <p>{words.states[printer.state].advice}</p>}
          {printer.detail !== null && <p className="gl-printer-technical">{printer.detail}</p>}
        </div>
      )}
      {!connected && printer !== null && <p className="gl-printer-quiet">{words.lastKnown}</p>}
      <PaperUsed used={printer?.paperUsedMm ?? null} roll={rollMillimetres} />
      {time !== undefined && reportedAt !== null && (
        <p className="gl-printer-quiet gl-num">
          {words.health.reported(time.formats.time(reportedAt), time.formats.ago(reportedAt, time.now))}
        </p>
      )}
      <div className="gl-printer-actions">
        <Button
          icon={<FileCheck aria-hidden="true" />}
          busy={doing === 'test'}
          disabled={doing !== null && doing !== 'test'}
          onClick={() => void attempt('test', props.test, (tested) => ({ did: 'test', tested }))}
        >
          {doing === 'test' ? words.health.testing : words.health.test}
        </Button>
        <Button
          icon={<Disc aria-hidden="true" />}
          busy={doing === 'newRoll'}
          disabled={doing !== null && doing !== 'newRoll'}
          onClick={() => void attempt('newRoll', props.newRoll, () => ({ did: 'newRoll' }))}
        >
          {words.health.newRoll}
        </Button>
        <Button
          icon={<RefreshCw aria-hidden="true" />}
          busy={doing === 'look'}
          disabled={doing !== null && doing !== 'look'}
          onClick={() => void attempt('look', props.look, () => ({ did: 'look' }))}
        >
          {words.health.look}
        </Button>
      </div>
      <Outcome done={done} />
    </section>
  );
}

function Outcome({ done }: { readonly done: Done | null }) {
  const words = useWording(printerWording);
  const { language } = useLanguage();
  if (done === null) return null;
  switch (done.did) {
    case 'look':
      return <Banner title={words.health.looked} />;
    case 'newRoll':
      return <Banner title={words.health.newRollDone} />;
    case 'failed': {
      const said = failureText(done.failure, language);
      return (
        <Banner tone="error" title={said.title}>
          {said.advice}
        </Banner>
      );
    }
    case 'test': {
      const { outcome, detail } = done.tested;
      const well = outcome === 'confirmed' || outcome === 'sent';
      return (
        <Banner tone={well ? 'info' : outcome === 'unknown' ? 'warn' : 'error'} title={words.tested[outcome]}>
          {well ? words.testedAdvice : detail === null ? undefined : <Why detail={detail} />}
        </Banner>
      );
    }
  }
}

/** The printer's state in words, then what the technician needs: `error: knife`. */
function Why({ detail }: { readonly detail: string }) {
  const { states } = useWording(printerWording);
  const [, head = detail, rest = null] = /^([^:]*)(?:: (.*))?$/s.exec(detail) ?? [];
  const known = Object.entries(states).find(([state]) => state === head)?.[1];
  if (known === undefined) return <span className="gl-printer-technical">{detail}</span>;
  return (
    <>
      {known.state}. {known.advice}
      {rest !== null && <span className="gl-printer-technical"> {rest}</span>}
    </>
  );
}

function PaperUsed({ used, roll }: { readonly used: number | null; readonly roll: number | null }) {
  const words = useWording(printerWording).health;
  const { language } = useLanguage();
  if (used === null) return null;
  const metres = (millimetres: number): string =>
    new Intl.NumberFormat(formatsWording[language].locale, { maximumFractionDigits: 1 }).format(
      millimetres / 1000,
    );
  return (
    <div className="gl-printer-paper">
      <p>
        {words.paperUsed}{' '}
        <strong className="gl-num">
          {roll === null ? words.metres(metres(used)) : words.ofRoll(metres(used), metres(roll))}
        </strong>
      </p>
      {roll === null ? (
        <p className="gl-printer-quiet">{words.rollUncounted}</p>
      ) : (
        <div
          className="gl-printer-meter"
          role="meter"
          aria-label={words.paperUsed}
          aria-valuemin={0}
          aria-valuemax={Math.round(roll / 1000)}
          aria-valuenow={Math.min(used, roll) / 1000}
          data-low={used > roll * 0.9 || undefined}
        >
          <span style={{ width: `${Math.min(100, (used / roll) * 100)}%` }} />
        </div>
      )}
    </div>
  );
}
