/**
 * Taking a change of the set-up back: what it changed becomes as it was before it. What has been changed since
 * stays, in other fields anyhow, and in the same ones, too.
 */
import { siteChanges } from '@giliran/engine';
import {
  err,
  merge,
  ok,
  rejection,
  Site,
  type FieldChange,
  type Rejection,
  type Result,
} from '@giliran/protocol';

export interface TakenBack {
  readonly site: Site;
  /** What becomes of the set-up as it is now. */
  readonly changes: readonly FieldChange[];
  /** Paths that it changed and that somebody has changed again since: they stay. */
  readonly kept: readonly string[];
}

export function takenBack(
  { before, after }: { readonly before: Site; readonly after: Site },
  current: Site,
): Result<TakenBack, Rejection> {
  const merged = merge(after, current, before);
  const parsed = Site.safeParse(merged.value);
  // What it brought in is needed by what came later: an agency by its services, say.
  if (!parsed.success) return err(rejection('siteInUse', parsed.error.issues[0]?.message));
  const changes = siteChanges(current, parsed.data);
  return changes.length === 0
    ? err(rejection('undoOvertaken'))
    : ok({ site: parsed.data, changes, kept: merged.overlaps });
}
