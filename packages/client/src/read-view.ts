/** Views as an older screen reads those of a newer server: what it has never heard of is passed over. */
import type { z } from 'zod';

/** What was passed over can hide more of it, but not for ever: nothing in a view lies deeper. */
const mostPasses = 4;

function without(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let at: unknown = value;
  for (const step of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  if (typeof at === 'object' && at !== null) for (const key of keys) Reflect.deleteProperty(at, key);
}

/**
 * The schemas of views know every key there is, so that a server tells nobody more than it should. To the
 * screen of another version a key more is no mistake: it is left out. Anything else that does not fit is.
 */
export function readView<S extends z.ZodType>(schema: S, value: unknown): z.ZodSafeParseResult<z.output<S>> {
  let pruned = value;
  let read = schema.safeParse(pruned);
  for (let pass = 1; !read.success && pass < mostPasses; pass += 1) {
    const strange = read.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (strange.length < read.error.issues.length) return read;
    pruned = structuredClone(pruned);
    for (const { path, keys } of strange) without(pruned, path, keys);
    read = schema.safeParse(pruned);
  }
  return read;
}
