/** Taking a change of the set-up back: what would become of it, asked of the server before anybody says yes. */
import type { ErrorCode } from '@giliran/protocol';
import { Banner, Button, Dialog, Spinner, useLanguage, useWording } from '@giliran/ui';
import { auditWording } from '@giliran/ui/wording/audit';
import { commonWording } from '@giliran/ui/wording/common';
import { errorText } from '@giliran/ui/wording/errors';
import { useCallback } from 'react';
import { Refusal } from '../trust/Refusal.tsx';
import type { TrustApi } from '../trust/trust-api.ts';
import { useAsked } from '../trust/use-asked.ts';
import { useDeed } from '../trust/use-deed.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { pathInWords } from './in-words.ts';

export interface UndoQuestionProps {
  readonly api: TrustApi;
  readonly seq: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly onSessionEnded: (why: ErrorCode) => void;
}

export function UndoQuestion({ api, seq, onDone, onClose, onSessionEnded }: UndoQuestionProps) {
  const words = useWording(auditWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const asked = useAsked(
    useCallback(() => api.undoOutlook(seq), [api, seq]),
    onSessionEnded,
  );
  const deed = useDeed(onSessionEnded);
  const outlook = asked.value;
  const refusal = outlook?.refusal ?? null;
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={words.undoTitle}
      className="trust-dialog undo-dialog"
      actions={
        refusal !== null ? (
          <Button variant="primary" onClick={onClose}>
            {common.close}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button
              variant="primary"
              busy={deed.busy}
              disabled={outlook === null}
              onClick={() => void deed.run(() => api.undo(seq), onDone)}
            >
              {words.undo}
            </Button>
          </>
        )
      }
    >
      <div className="trust-form">
        <Refusal failure={asked.failure ?? deed.failure} />
        {outlook === null && asked.failure === null && (
          <p>
            <Spinner /> {words.looking}
          </p>
        )}
        {refusal !== null && (
          <Banner tone="warn" title={words.undoCannot}>
            {errorText(refusal.code, language).title} {errorText(refusal.code, language).advice}
            {refusal.detail !== null && <span className="technical"> ({refusal.detail})</span>}
          </Banner>
        )}
        {outlook !== null && outlook.changes.length > 0 && (
          <>
            <p>{words.undoAdvice}</p>
            <ChangeTable changes={outlook.changes} />
          </>
        )}
        {outlook !== null && outlook.kept.length > 0 && (
          <div className="hint">
            <p>{words.undoKept(outlook.kept.length)}</p>
            <ul>
              {outlook.kept.map((path) => (
                <li key={path}>{pathInWords(path, words)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}
