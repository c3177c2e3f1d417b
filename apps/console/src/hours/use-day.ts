/** What a draft's hours come to on a day, asked of the server shortly after each change. */
import type { SendFailure } from '@giliran/client';
import { DayExplanation, type Result, type Site } from '@giliran/protocol';
import { useEffect, useState } from 'react';
import { newKey, refusalOf } from '../site-draft/site-api.ts';

/** Long enough for a time to be typed to its end. Milliseconds. */
const settleMs = 250;

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

async function ask(
  token: string,
  body: { readonly site: Site; readonly serviceId: string; readonly date: string },
  signal: AbortSignal,
): Promise<Result<DayExplanation, SendFailure>> {
  try {
    const response = await fetch('/api/v1/hours-previews', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': newKey(),
      },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) return { ok: false, error: await refusalOf(response) };
    return { ok: true, value: DayExplanation.parse(await response.json()) };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}

/** `site` null: it is not right yet, and the last answer stays. */
export function useDay(token: string, site: Site | null, serviceId: string | null, date: string): AskedDay {
  const [asked, setAsked] = useState<AskedDay>({ day: null, failure: null });
  useEffect(() => {
    if (site === null || serviceId === null || date === '') return;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const answer = await ask(token, { site: light(site), serviceId, date }, stop.signal);
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
