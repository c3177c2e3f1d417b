/** A report from the server; the last one stays in sight while the next is made. */
import type { SendFailure } from '@giliran/client';
import { Report, type ReportQuery } from '@giliran/protocol';
import { useEffect, useState } from 'react';
import { ask } from '../ask.ts';

export interface ReportState {
  readonly report: Report | null;
  readonly busy: boolean;
  readonly failure: SendFailure | null;
}

/** As the address says it. */
export function queryText({ from, to, groupBy, agencyId }: ReportQuery): string {
  const query = new URLSearchParams({ from, to, groupBy });
  if (agencyId !== undefined) query.set('agencyId', agencyId);
  return query.toString();
}

/** `again`: another value asks anew. Null: nothing is asked. */
export function useReport(token: string, query: ReportQuery | null, again: unknown): ReportState {
  const [state, setState] = useState<ReportState>({ report: null, busy: true, failure: null });
  const text = query === null ? null : queryText(query);
  useEffect(() => {
    if (text === null) return undefined;
    let stale = false;
    setState((before) => ({ ...before, busy: true }));
    void ask(token, `reports/days?${text}`, Report).then((answer) => {
      if (stale) return;
      setState(
        answer.ok
          ? { report: answer.value, busy: false, failure: null }
          : { report: null, busy: false, failure: answer.error },
      );
    });
    return () => {
      stale = true;
    };
  }, [token, text, again]);
  return state;
}
