/**
 * The views of kiosks and counters travel in a compact form to clients that ask for it as they connect, and at full
 * length to all others: screens of before it was there, and programs that would rather have everything say all of
 * itself. Both forms are read by the same schemas.
 */
import { compactCatalogue } from './catalogue.ts';
import { compactCounter } from './counter.ts';
import { compactKiosk } from './kiosk.ts';
import type { ViewOf } from './all-views.ts';
import type { ScopeKind } from './scope.ts';

const kinds: readonly ScopeKind[] = ['catalogue', 'kiosk', 'counter'];

/**
 * What a client puts into the query of the address it connects to: the kinds of views whose compact form it can read.
 * A server that does not know it passes over it.
 */
export const asksForCompact = { compact: kinds.join(',') } as const;

/** Whether views of this kind have a compact form, and a client with this query reads it. */
export const readsCompact = (query: unknown, kind: ScopeKind): boolean =>
  typeof query === 'string' && kinds.includes(kind) && query.split(',').includes(kind);

/** A view as clients that asked for it hear it; views of other kinds stay as they are. */
export function compactForm(view: ViewOf<ScopeKind>): unknown {
  if ('otherKiosk' in view) return compactKiosk(view);
  if ('priorityReasons' in view && 'offline' in view) return compactCatalogue(view);
  if ('waitingCount' in view) return compactCounter(view);
  return view;
}
