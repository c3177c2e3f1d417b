/** Whether the record is still as it was written, and when that was looked at last. */
import { Button, Spinner, useWording } from '@giliran/ui';
import type { ErrorCode } from '@giliran/protocol';
import { auditWording } from '@giliran/ui/wording/audit';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useEffect, useRef } from 'react';
import { useBoard } from '../board/board-context.ts';
import { Refusal } from '../trust/Refusal.tsx';
import type { TrustApi } from '../trust/trust-api.ts';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';

export interface ChainCardProps {
  readonly api: TrustApi;
  readonly moment: (at: number) => string;
  readonly onSessionEnded: (why: ErrorCode) => void;
}

/** While a long record is being looked at, it is asked again this often. Milliseconds. */
const askAgainMs = 2_000;

export function ChainCard({ api, moment, onSessionEnded }: ChainCardProps) {
  const { chain: words } = useWording(auditWording);
  const { formats } = useBoard();
  const asked = useAsked(api.chain, onSessionEnded);
  const deed = useDeed(onSessionEnded);
  const { value: state, again } = asked;
  const look = (): void => void deed.run(api.lookAtChain, again);
  const first = useRef(look);
  // Nobody has looked since the server started: this page is the occasion.
  const unseen = state !== null && state.last === null && !state.running;
  useEffect(() => {
    if (unseen) first.current();
  }, [unseen]);
  const running = deed.busy || state?.running === true;
  useEffect(() => {
    if (state?.running !== true) return undefined;
    const timer = setInterval(() => void again(), askAgainMs);
    return () => clearInterval(timer);
  }, [state, again]);
  const last = state?.last ?? null;
  const broken = last !== null && last.problem !== null;
  return (
    <section className="chain" data-broken={broken || undefined} aria-label={words.title}>
      {running ? (
        <Spinner />
      ) : broken ? (
        <ShieldAlert aria-hidden="true" />
      ) : (
        <ShieldCheck aria-hidden="true" />
      )}
      <div role="status">
        <p className="chain-title">
          {running
            ? words.checking
            : last === null
              ? words.never
              : broken
                ? words.broken
                : words.good(formats.number(last.seq))}
        </p>
        {broken && (
          <p>
            {words.brokenAdvice} <span className="technical">{last.problem}</span>
          </p>
        )}
        {last !== null && !running && (
          <p className="hint">
            {words.checkedAt(moment(last.at))} ·{' '}
            <span title={words.fingerprintHint}>
              {words.fingerprint} <code>{last.hash.slice(0, 16)}</code>
            </span>
          </p>
        )}
        <Refusal failure={asked.failure ?? deed.failure} />
      </div>
      <Button busy={running} onClick={look}>
        {words.check}
      </Button>
    </section>
  );
}
