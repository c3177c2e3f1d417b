/** The draft of the set-up for pages: one for the whole console, so that a page switch loses nothing. */
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { DraftState, SiteDraft } from './site-draft.ts';

export const SiteDraftContext = createContext<SiteDraft | null>(null);

export function useSiteDraft(): { readonly draft: SiteDraft; readonly state: DraftState } {
  const draft = use(SiteDraftContext);
  if (!draft) throw new Error('useSiteDraft needs a <SiteDraftContext> around it');
  const state = useSyncExternalStore(draft.subscribe, draft.current);
  useEffect(() => void draft.open(), [draft]);
  const dirty = state.phase === 'open' && state.dirty;
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
  return { draft, state };
}
