/** The pictures of a draft at both widths of paper, asked for again shortly after each change. */
import type { SendFailure } from '@giliran/client';
import { TicketPreview, type PaperWidth, type TicketDraft, type TicketSample } from '@giliran/protocol';
import { useEffect, useState } from 'react';
import { askPreview, settleMs } from '../site-draft/ask-preview.ts';

export const WIDTHS = ['80mm', '58mm'] as const satisfies readonly PaperWidth[];
export type Sample = Omit<TicketSample, 'width'>;

export interface Previews {
  /** The last picture that could be made, also while a newer one is on its way. */
  readonly papers: Partial<Record<PaperWidth, TicketPreview>>;
  readonly failure: SendFailure | null;
  readonly loading: boolean;
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
        WIDTHS.map((width) => {
          const body = { draft, sample: { ...sample, width } } satisfies {
            draft: TicketDraft;
            sample: TicketSample;
          };
          return askPreview(TicketPreview, '/ticket-previews', token, body, stop.signal);
        }),
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
