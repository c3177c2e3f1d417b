/** What this display has already made of a call: remembered across reloads, so that each is announced once. */
import { CallId } from '@giliran/protocol';
import { z } from 'zod';

const Claim = z.enum(['spoken', 'shown']);
/** `spoken` aloud by this display, or only `shown` by it while another one spoke. */
export type Claim = z.infer<typeof Claim>;

export interface ClaimedCalls {
  /** Null: nothing yet. */
  of(callId: CallId): Claim | null;
  claim(callId: CallId, claim: Claim): void;
}

/** The part of `localStorage` that is used. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const Stored = z.array(z.tuple([CallId, Claim]));

/**
 * Remembers the last `limit` calls in a text store. A store that is full, blocked or garbled costs the memory
 * across reloads, never an announcement.
 */
export function storedClaims(store: TextStore, key = 'giliran.claimedCalls', limit = 500): ClaimedCalls {
  const claims = new Map<CallId, Claim>(readStored(store, key));
  return {
    of: (callId) => claims.get(callId) ?? null,
    claim: (callId, claim) => {
      claims.delete(callId);
      claims.set(callId, claim);
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

function readStored(store: TextStore, key: string): readonly (readonly [CallId, Claim])[] {
  try {
    return Stored.safeParse(JSON.parse(store.getItem(key) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}
