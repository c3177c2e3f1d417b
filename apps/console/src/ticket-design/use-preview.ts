/** The pictures of a draft at both widths of paper, asked for again shortly after each change. */
import type { SendFailure } from '@giliran/client';
import {
  TicketPreview,
  type PaperWidth,
  type Result,
  type TicketDraft,
  type TicketSample,
} from '@giliran/protocol';
import { useEffect, useState } from 'react';
import { newKey, refusalOf } from '../site-draft/site-api.ts';

export const WIDTHS = ['80mm', '58mm'] as const satisfies readonly PaperWidth[];
export type Sample = Omit<TicketSample, 'width'>;

/** Long enough for a word to be typed to its end. Milliseconds. */
const settleMs = 250;

export interface Previews {
  /** The last picture that could be made, also while a newer one is on its way. */
  readonly papers: Partial<Record<PaperWidth, TicketPreview>>;
  readonly failure: SendFailure | null;
  readonly loading: boolean;
}

async function ask(
  token: string,
  body: { readonly draft: TicketDraft; readonly sample: TicketSample },
  signal: AbortSignal,
): Promise<Result<TicketPreview, SendFailure>> {
  try {
    const response = await fetch('/api/v1/ticket-previews', {
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
    return { ok: true, value: TicketPreview.parse(await response.json()) };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}

/** `draft` null: it is not right yet, and the last pictures stay. `again` asks anew when it changes. */
export function usePreviews(
  token: string,
  draft: TicketDraft | null,
  sample: Sample,
  again: number,
): Previews {
  const [previews, setPreviews] = useState<Previews>({ papers: {}, failure: null, loading: true });
  // What is asked for, as text: an edit elsewhere in the set-up asks for nothing.
  const asked = draft === null ? null : JSON.stringify({ draft, sample });
  useEffect(() => {
    if (asked === null || draft === null) return;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      setPreviews((before) => ({ ...before, loading: true }));
      const answers = await Promise.all(
        WIDTHS.map((width) => ask(token, { draft, sample: { ...sample, width } }, stop.signal)),
      );
      if (stop.signal.aborted) return;
      setPreviews((before) => {
        const papers = { ...before.papers };
        let failure: SendFailure | null = null;
        answers.forEach((answer, n) => {
          const width = WIDTHS[n];
          if (answer.ok && width !== undefined) papers[width] = answer.value;
          if (!answer.ok) failure = answer.error;
        });
        return { papers, failure, loading: false };
      });
    };
    const timer = setTimeout(() => void look(), settleMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
    // `asked` says all that `draft` and `sample` say.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked, token, again]);
  return previews;
}
