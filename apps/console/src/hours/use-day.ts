/** What a draft's hours come to on a day, asked of the server shortly after each change. */
import type { SendFailure } from '@giliran/client';
import { DayExplanation, type Site } from '@giliran/protocol';
import { useEffect, useState } from 'react';
import { askPreview, settleMs } from '../site-draft/ask-preview.ts';

export interface AskedDay {
  /** The last one that could be had, also while a newer one is on its way. */
  readonly day: DayExplanation | null;
  readonly failure: SendFailure | null;
}

/** Logos say nothing of hours and are heavy; media and recordings likewise. */
const light = (site: Site): Site => ({
  ...site,
  settings: { ...site.settings, logo: null, media: [], recordings: {} },
  agencies: site.agencies.map((agency) => ({ ...agency, logo: null })),
});

/** `site` null: it is not right yet, and the last answer stays. */
export function useDay(token: string, site: Site | null, serviceId: string | null, date: string): AskedDay {
  const [asked, setAsked] = useState<AskedDay>({ day: null, failure: null });
  useEffect(() => {
    if (site === null || serviceId === null || date === '') return;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const body = { site: light(site), serviceId, date };
      const answer = await askPreview(DayExplanation, '/hours-previews', token, body, stop.signal);
      if (stop.signal.aborted) return;
      setAsked((before) =>
        answer.ok ? { day: answer.value, failure: null } : { ...before, failure: answer.error },
      );
    };
    const timer = setTimeout(() => void look(), settleMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [token, site, serviceId, date]);
  return asked;
}
