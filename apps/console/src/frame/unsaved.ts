/** Whether the set-up in hand has changes that are not saved; while it has, the browser asks before the window closes. */
import { use, useEffect, useSyncExternalStore } from 'react';
import { SiteDraftContext } from '../site-draft/use-site-draft.ts';

const never = (): (() => void) => () => undefined;

export function useUnsaved(): boolean {
  const draft = use(SiteDraftContext);
  const state = useSyncExternalStore(draft?.subscribe ?? never, () => draft?.current() ?? null);
  const dirty = state?.phase === 'open' && state.dirty;
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
  return dirty;
}
