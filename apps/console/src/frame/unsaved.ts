/**
 * Changes that are not saved. The set-up in hand outlives a page; what a page alone holds does not, and it is asked
 * about before the page is left. While there is either, the browser asks before the window closes.
 */
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { SiteDraftContext } from '../site-draft/use-site-draft.ts';

const never = (): (() => void) => () => undefined;

/** Whether the draft of the set-up has changes that are not saved. */
export function useUnsavedSetUp(): boolean {
  const draft = use(SiteDraftContext);
  const state = useSyncExternalStore(draft?.subscribe ?? never, () => draft?.current() ?? null);
  return state?.phase === 'open' && state.dirty;
}

/** Tells the frame that the page in sight holds something that is lost with it. */
export const HoldPage = createContext<(holds: boolean) => void>(() => undefined);

/** A page calls it with whether something typed on it is not saved. */
export function useHoldPage(holds: boolean): void {
  const hold = use(HoldPage);
  useEffect(() => {
    hold(holds);
    return () => hold(false);
  }, [hold, holds]);
}

/** The browser asks before the window closes. */
export function useAskBeforeClosing(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
