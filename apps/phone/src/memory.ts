/** What the phone keeps of a ticket, so that a reload or a lost signal does not empty the page. */
import type { Language } from '@giliran/protocol';
import { readKeptCall, readPicture, type CallPicture, type TicketPicture } from './ticket-picture.ts';

export interface Kept {
  readonly picture: TicketPicture | null;
  /** The server's clock when the picture was last known to be right. */
  readonly knownAt: number | null;
  /** The newest call, remembered also after the server stopped telling it (no-show). */
  readonly lastCall: CallPicture | null;
  /** The call this phone has already rung for: each rings once, also after a reload. */
  readonly alarmed: string | null;
  /** The call its holder has answered with "I am on my way". */
  readonly seen: string | null;
  /** The language chosen here; null: the ticket's own. */
  readonly language: Language | null;
  /** The requirements ticked off, by position. */
  readonly ticked: readonly number[];
}

export const nothingKept: Kept = {
  picture: null,
  knownAt: null,
  lastCall: null,
  alarmed: null,
  seen: null,
  language: null,
  ticked: [],
};

/** The part of `localStorage` that is used; it may throw (private mode, full). */
export type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The browser's storage, or a stand-in that keeps nothing where the browser forbids even to look at it. */
export function pageStorage(open: () => PageStorage): PageStorage {
  try {
    return open();
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {}, key: () => null, length: 0 };
  }
}

const prefix = 'giliran.ticket.';
/** Tickets are good for one day; what is older than this is cleared away, in milliseconds. */
const keepFor = 2 * 86_400_000;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function parse(text: string | null): Kept {
  if (text === null) return nothingKept;
  const found: unknown = JSON.parse(text);
  if (typeof found !== 'object' || found === null) return nothingKept;
  const kept: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(found));
  const language = kept['language'];
  const ticked: unknown = kept['ticked'];
  return {
    picture: readPicture(kept['picture']),
    knownAt: numberOrNull(kept['knownAt']),
    lastCall: readKeptCall(kept['lastCall']),
    alarmed: textOrNull(kept['alarmed']),
    seen: textOrNull(kept['seen']),
    language: language === 'id' || language === 'en' ? language : null,
    ticked: Array.isArray(ticked) ? ticked.filter((n: unknown) => typeof n === 'number') : [],
  };
}

/** What is kept of this ticket. Anything unreadable counts as nothing. */
export function recall(storage: PageStorage, token: string): Kept {
  try {
    return parse(storage.getItem(prefix + token));
  } catch {
    return nothingKept;
  }
}

/** Keeps it, and clears away the tickets of earlier days. `now` is epoch milliseconds. */
export function keep(storage: PageStorage, token: string, kept: Kept, now: number): void {
  try {
    storage.setItem(prefix + token, JSON.stringify(kept));
    for (let index = storage.length - 1; index >= 0; index -= 1) {
      const key = storage.key(index);
      if (key === null || !key.startsWith(prefix) || key === prefix + token) continue;
      const { knownAt } = recall(storage, key.slice(prefix.length));
      if (knownAt === null || now - knownAt > keepFor) storage.removeItem(key);
    }
  } catch {
    // No storage on this phone: the page works, it only forgets at a reload.
  }
}

export function forget(storage: PageStorage, token: string): void {
  try {
    storage.removeItem(prefix + token);
  } catch {
    // As above.
  }
}
