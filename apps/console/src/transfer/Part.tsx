/** One way out and in: what it is, its buttons, and below them what the chosen file comes to. */
import type { SendFailure } from '@giliran/client';
import type { ErrorCode, Site } from '@giliran/protocol';
import { Banner, Button, useLanguage, useWording } from '@giliran/ui';
import { hallWording } from '@giliran/ui/wording/hall';
import { transferWording } from '@giliran/ui/wording/transfer';
import type { ReactNode } from 'react';
import type { OpenDraft, SiteDraft } from '../site-draft/site-draft.ts';
import { usedAs } from '../site-draft/used-as.ts';
import { Refusal } from '../trust/Refusal.tsx';

/** What each part of the page is given. */
export interface PartProps {
  readonly token: string;
  readonly draft: SiteDraft;
  readonly state: OpenDraft;
  readonly onSessionEnded: (why: ErrorCode) => void;
}

export interface PartFrameProps {
  readonly title: string;
  readonly advice: string;
  readonly buttons: ReactNode;
  readonly done: boolean;
  readonly children: ReactNode;
}

export function Part({ title, advice, buttons, done, children }: PartFrameProps) {
  const words = useWording(transferWording);
  return (
    <section className="panel transfer-part" aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          <p className="hint">{advice}</p>
        </div>
        <div className="transfer-buttons">{buttons}</div>
      </header>
      <div role="status">{done && <Banner tone="info" title={words.applied} />}</div>
      {children}
    </section>
  );
}

export interface ResultProps {
  readonly file: string;
  readonly site: Site;
  readonly failure: SendFailure | null;
  readonly busy: boolean;
  /** Said on the button while it is applied. */
  readonly progress?: string;
  /** Null: there is nothing to apply. */
  readonly onApply: (() => void) | null;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
}

/** What was read from a file, and applying it. */
export function Outcome({ file, site, failure, busy, progress, onApply, onDiscard, children }: ResultProps) {
  const words = useWording(transferWording);
  const { remove } = useWording(hallWording);
  const { language } = useLanguage();
  const issues = failure === null || failure.code === 'unreachable' ? [] : (failure.issues ?? []);
  return (
    <div className="transfer-result">
      <h3>{words.previewOf(file)}</h3>
      {children}
      <Refusal failure={failure} />
      {issues.length > 0 && (
        <ul className="transfer-places">
          {issues.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>
              {issue.use === undefined ? (
                <>
                  <code>{issue.path}</code> {issue.message}
                </>
              ) : (
                usedAs(issue, site, remove, language)
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="transfer-buttons">
        {onApply !== null && (
          <Button variant="primary" busy={busy} onClick={onApply}>
            {busy ? (progress ?? words.applying) : words.apply}
          </Button>
        )}
        <Button disabled={busy} onClick={onDiscard}>
          {words.discard}
        </Button>
      </div>
    </div>
  );
}
