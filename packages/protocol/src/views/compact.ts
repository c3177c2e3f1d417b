/**
 * The views of a kiosk travel in a compact form to clients that ask for it as they connect, and at full length to all
 * others: screens of before it was there, and programs that would rather have everything say all of itself.
 * Both forms are read by the same schemas.
 */
import { compactCatalogue } from './catalogue.ts';
import { compactKiosk } from './kiosk.ts';
import type { ViewOf } from './all-views.ts';
import type { ScopeKind } from './scope.ts';

/** What a client puts into the query of the address it connects to. A server that does not know it passes over it. */
export const asksForCompact = { views: 'compact' } as const;

/** Whether views of this kind have a compact form. */
export const hasCompactForm = (kind: ScopeKind): boolean => kind === 'catalogue' || kind === 'kiosk';

/** A view as clients that asked for it hear it; views of other kinds stay as they are. */
export function compactForm(view: ViewOf<ScopeKind>): unknown {
  if ('otherKiosk' in view) return compactKiosk(view);
  if ('priorityReasons' in view && 'offline' in view) return compactCatalogue(view);
  return view;
}
