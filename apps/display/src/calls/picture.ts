/** What the hall sees of its calls: one large, the last ones small. Pure. */
import type { CallId, PublicCall } from '@giliran/protocol';

/** What fills the large area. */
export type Stage =
  /** In sight and, on the zone's voice, being spoken. `behind`: calls that wait for their turn. */
  | { readonly kind: 'announcing'; readonly call: PublicCall; readonly behind: number }
  /** Nothing is being announced; this is the newest call whose citizen is still expected. */
  | { readonly kind: 'called'; readonly call: PublicCall }
  /** Nobody is expected at a counter; this was the last call. */
  | { readonly kind: 'last'; readonly call: PublicCall }
  /** No call yet today. */
  | { readonly kind: 'welcome' };

export interface Picture {
  readonly stage: Stage;
  /** The other calls, the newest first, without those whose turn has not come. */
  readonly recent: readonly PublicCall[];
}

export interface PictureInput {
  /** The view's calls, each counter's latest. */
  readonly calls: readonly PublicCall[];
  /** The call being announced on this display. */
  readonly current: PublicCall | null;
  /** The calls behind it: each is first seen large, so the list does not give them away. */
  readonly waiting: readonly PublicCall[];
  /** Room in the list. */
  readonly limit: number;
}

/** Works out the picture from the view and the announcements under way. */
export function pictureOf({ calls, current, waiting, limit }: PictureInput): Picture {
  const hidden = new Set<CallId>(waiting.map((call) => call.callId));
  const seen = calls.filter((call) => !hidden.has(call.callId)).toSorted((a, b) => b.calledAt - a.calledAt);
  const stage = stageOf(seen, current, waiting.length);
  const large = stage.kind === 'welcome' ? null : stage.call;
  const numbers = new Set<string>(large === null ? [] : [large.number]);
  const recent = seen.filter((call) => {
    const fresh = !numbers.has(call.number);
    numbers.add(call.number);
    return fresh;
  });
  return { stage, recent: recent.slice(0, limit) };
}

function stageOf(seen: readonly PublicCall[], current: PublicCall | null, behind: number): Stage {
  if (current) return { kind: 'announcing', call: current, behind };
  const expected = seen.find((call) => call.active);
  if (expected) return { kind: 'called', call: expected };
  const [last] = seen;
  return last ? { kind: 'last', call: last } : { kind: 'welcome' };
}
