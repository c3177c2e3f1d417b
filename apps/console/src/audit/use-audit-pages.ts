/** The audit page after page, the newest first: the next is asked for when the end comes into sight. */
import type { SendFailure } from '@giliran/client';
import type { ErrorCode } from '@giliran/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry, TrustApi } from '../trust/trust-api.ts';
import { endsSession } from '../trust/use-asked.ts';
import { auditQuery, type AuditFilter } from './audit-query.ts';

interface Read {
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
}

export interface AuditPages {
  /** Null before the first answer. */
  readonly read: Read | null;
  readonly loading: boolean;
  readonly failure: SendFailure | null;
  readonly more: () => void;
  /** From the newest on. */
  readonly again: () => void;
}

export function useAuditPages(
  api: TrustApi,
  filter: AuditFilter,
  timeZone: string,
  onSessionEnded: (why: ErrorCode) => void,
): AuditPages {
  const [read, setRead] = useState<Read | null>(null);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const asked = useRef(0);
  const load = useCallback(
    async (before: number | null): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      setLoading(true);
      const answer = await api.audit(auditQuery(filter, timeZone, before ?? undefined));
      if (mine !== asked.current) return;
      setLoading(false);
      if (!answer.ok) {
        const ended = endsSession(answer.error);
        if (ended !== null) onSessionEnded(ended);
        else setFailure(answer.error);
        return;
      }
      setFailure(null);
      const { entries, next } = answer.value;
      setRead((known) => ({
        entries: before === null || !known ? entries : [...known.entries, ...entries],
        next,
      }));
    },
    [api, filter, timeZone, onSessionEnded],
  );
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect
    void load(null);
    return () => {
      asked.current += 1;
    };
  }, [load]);
  return {
    ...{ read, loading, failure },
    more: () => {
      if (!loading && read !== null && read.next !== null) void load(read.next);
    },
    again: () => void load(null),
  };
}
