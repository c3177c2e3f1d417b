/** The set-up out and in: as one file, and services and staff as tables. Nothing changes before it has been looked over. */
import { Banner, useWording } from '@giliran/ui';
import { transferWording } from '@giliran/ui/wording/transfer';
import { useEffect } from 'react';
import type { PageProps } from '../frame/pages.ts';
import { Refusal } from '../trust/Refusal.tsx';
import { endsSession } from '../trust/use-asked.ts';
import { useSiteDraft } from '../site-draft/use-site-draft.ts';
import '../set-up/set-up.css';
import '../trust/trust.css';
import { ServicesPart } from './ServicesPart.tsx';
import { StaffPart } from './StaffPart.tsx';
import { WholePart } from './WholePart.tsx';
import './transfer.css';

export function TransferPage({ token, onSessionEnded }: PageProps) {
  const words = useWording(transferWording);
  const { draft, state } = useSiteDraft();
  const failure = state.phase === 'failed' ? state.failure : null;
  const ended = failure === null ? null : endsSession(failure);
  useEffect(() => {
    if (ended !== null) onSessionEnded(ended);
  }, [ended, onSessionEnded]);
  return (
    <div className="trust-page">
      <header className="trust-head">
        <div>
          <h1>{words.title}</h1>
          <p className="hint">{words.intro}</p>
        </div>
      </header>
      <Refusal failure={failure} />
      {state.phase === 'open' && (
        <>
          {state.dirty && <Banner tone="warn" title={words.unsavedFirst} />}
          <WholePart {...{ token, draft, state, onSessionEnded }} />
          <ServicesPart {...{ token, draft, state, onSessionEnded }} />
          <StaffPart {...{ token, draft, state, onSessionEnded }} />
        </>
      )}
    </div>
  );
}
