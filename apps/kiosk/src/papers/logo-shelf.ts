/**
 * The logo's dots, fetched once and kept: a paper on the wire only names its logo. A logo that does not
 * come is no reason to let a citizen wait; that paper is printed without.
 */
import type { SendFailure } from '@giliran/client';
import type { LogoDots, LogoHash, Result, TicketId, TicketPaper } from '@giliran/protocol';

/** How long a paper waits for its logo. */
export const LOGO_LIMIT_MS = 1_000;

type FetchPaper = (ticketId: TicketId) => Promise<Result<TicketPaper, SendFailure>>;

export interface LogoShelfParts {
  readonly fetchPaper: FetchPaper;
  readonly fetchLogo: (hash: LogoHash) => Promise<Result<LogoDots, SendFailure>>;
}

/** As `fetchPaper`, with the dots of its logo put in. */
export function withLogo({ fetchPaper, fetchLogo }: LogoShelfParts): FetchPaper {
  const shelf = new Map<LogoHash, Promise<LogoDots | null>>();
  const dotsOf = (hash: LogoHash): Promise<LogoDots | null> => {
    const kept = shelf.get(hash);
    if (kept !== undefined) return kept;
    const coming = fetchLogo(hash).then((answer) => {
      // The next paper asks again.
      if (!answer.ok) shelf.delete(hash);
      return answer.ok ? answer.value : null;
    });
    shelf.clear();
    shelf.set(hash, coming);
    return coming;
  };
  return async (ticketId) => {
    const paper = await fetchPaper(ticketId);
    if (!paper.ok || paper.value.logo === undefined || paper.value.logo.dots !== undefined) return paper;
    const { hash } = paper.value.logo;
    const dots = await inTime(dotsOf(hash));
    return dots === null ? paper : { ok: true, value: { ...paper.value, logo: { hash, dots } } };
  };
}

function inTime<T>(coming: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), LOGO_LIMIT_MS);
    void coming.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
