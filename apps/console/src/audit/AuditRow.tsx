/** One entry: who, what, when, from where; opened, each field before and after. */
import type { AgencyId } from '@giliran/protocol';
import { Button, useWording } from '@giliran/ui';
import { auditWording, type AuditWording } from '@giliran/ui/wording/audit';
import { devicesWording } from '@giliran/ui/wording/devices';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Undo from 'lucide-react/icons/undo-2';
import { memo, useId, useState } from 'react';
import type { AuditEntry } from '../trust/trust-api.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { auditKinds, deedInWords } from './in-words.ts';

export interface AuditRowProps {
  readonly entry: AuditEntry;
  readonly moment: (at: number) => string;
  readonly agencyName: (id: AgencyId | null) => string;
  /** Null: nobody may take it back here. */
  readonly onUndo: (() => void) | null;
}

/** So few changes need no opening. */
const shownAtOnce = 1;

function Row({ entry, moment, agencyName, onUndo }: AuditRowProps) {
  const words = useWording(auditWording);
  const { kind: devices } = useWording(devicesWording);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { changes, agencyId, details } = entry;
  const isChange = auditKinds.setUp.some((type) => type === entry.what);
  const few = changes.length > 0 && changes.length <= shownAtOnce;
  return (
    <li className="audit-row">
      <div className="audit-line">
        <time className="gl-num" dateTime={new Date(entry.at).toISOString()}>
          {moment(entry.at)}
        </time>
        <div className="audit-deed">
          <p>
            <strong title={entry.who.id ?? undefined}>{doer(entry, words)}</strong>{' '}
            {inSentence(deedInWords(entry, words.what, devices, agencyName))}
          </p>
          <p className="hint">
            {[
              agencyId === null ? null : agencyName(agencyId),
              origin(entry.from, words),
              'undoes' in details ? words.undoes(String(details['undoes'])) : null,
              isChange ? `#${entry.seq}` : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
        </div>
        <span className="audit-actions">
          {!few && changes.length > 0 && (
            <Button
              size="small"
              variant="quiet"
              aria-expanded={open}
              aria-controls={id}
              iconEnd={<ChevronDown data-open={open || undefined} />}
              onClick={() => setOpen(!open)}
            >
              {words.changesOf(changes.length)}
            </Button>
          )}
          {isChange && changes.length > 0 && onUndo !== null && (
            <Button size="small" icon={<Undo />} onClick={onUndo}>
              {words.undo}
            </Button>
          )}
        </span>
      </div>
      <div id={id} className="audit-changes" hidden={!open && !few}>
        {(open || few) && <ChangeTable changes={changes} />}
      </div>
    </li>
  );
}

/** What stands alone with a capital follows a name here. */
const inSentence = (deed: string): string => deed.charAt(0).toLowerCase() + deed.slice(1);

/** A page of hundreds is drawn once. */
export const AuditRow = memo(
  Row,
  (a, b) => a.entry === b.entry && a.moment === b.moment && (a.onUndo === null) === (b.onUndo === null),
);

function doer({ who, what }: AuditEntry, words: AuditWording): string {
  if (who.kind === 'staff') return who.name ?? who.id ?? words.anonymous;
  // Who fails to sign in is nobody yet.
  if (what === 'signInFailed') return words.anonymous;
  const kind = Object.entries(words.by).find(([name]) => name === who.kind)?.[1];
  return kind === undefined ? words.server : `${kind} ${who.name ?? who.id ?? ''}`.trim();
}

function origin(from: string | null, words: AuditWording): string | null {
  if (from === 'server') return words.fromServer;
  return from === 'command line' ? words.fromCommandLine : from;
}
