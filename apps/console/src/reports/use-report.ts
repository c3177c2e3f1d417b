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

interface Made {
  /** Which question it answers. */
  readonly asked: string;
  readonly report: Report | null;
  readonly failure: SendFailure | null;
}

/** `again`: another value asks anew. Null: nothing is asked. */
export function useReport(token: string, query: ReportQuery | null, again: number): ReportState {
  const [made, setMade] = useState<Made>({ asked: '', report: null, failure: null });
  const asked = query === null ? null : `${queryText(query)} ${again}`;
  useEffect(() => {
    if (asked === null) return undefined;
    let stale = false;
    const [text = ''] = asked.split(' ');
    void ask(token, `reports/days?${text}`, Report).then((answer) => {
      if (stale) return;
      setMade(
        answer.ok
          ? { asked, report: answer.value, failure: null }
          : { asked, report: null, failure: answer.error },
      );
    });
    return () => {
      stale = true;
    };
  }, [token, asked]);
  return { report: made.report, failure: made.failure, busy: asked !== null && made.asked !== asked };
}
