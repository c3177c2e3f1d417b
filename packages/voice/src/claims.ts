/** What this display has already made of a call or a notice: remembered across reloads, so that each is announced once. */
import { CallId, NoticeId } from '@giliran/protocol';
import { z } from 'zod';

const Claim = z.enum(['spoken', 'shown']);
/** `spoken` aloud by this display, or only `shown` by it while another one spoke. */
export type Claim = z.infer<typeof Claim>;

export interface ClaimedCalls {
  /** Null: nothing yet. */
  of(id: CallId | NoticeId): Claim | null;
  claim(id: CallId | NoticeId, claim: Claim): void;
}

/** The part of `localStorage` that is used. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const Stored = z.array(z.tuple([z.union([CallId, NoticeId]), Claim]));

/**
 * Remembers the last `limit` calls in a text store. A store that is full, blocked or garbled costs the memory
 * across reloads, never an announcement.
 */
export function storedClaims(store: TextStore, key = 'giliran.claimedCalls', limit = 500): ClaimedCalls {
  const claims = new Map<CallId | NoticeId, Claim>(readStored(store, key));
  return {
    of: (id) => claims.get(id) ?? null,
    claim: (id, claim) => {
      claims.delete(id);
      claims.set(id, claim);
      for (const oldest of claims.keys()) {
        if (claims.size <= limit) break;
        claims.delete(oldest);
      }
      try {
        store.setItem(key, JSON.stringify([...claims]));
      } catch {
        // Still remembered until the next reload.
      }
    },
  };
}

function readStored(store: TextStore, key: string): z.infer<typeof Stored> {
  try {
    return Stored.safeParse(JSON.parse(store.getItem(key) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}
