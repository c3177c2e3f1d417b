/** The draft of the set-up for pages: one for the whole console, so that a page switch loses nothing. */
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { DraftState, SiteDraft } from './site-draft.ts';

export const SiteDraftContext = createContext<SiteDraft | null>(null);

export function useSiteDraft(): { readonly draft: SiteDraft; readonly state: DraftState } {
  const draft = use(SiteDraftContext);
  if (!draft) throw new Error('useSiteDraft needs a <SiteDraftContext> around it');
  const state = useSyncExternalStore(draft.subscribe, draft.current);
  useEffect(() => void draft.open(), [draft]);
  return { draft, state };
}
