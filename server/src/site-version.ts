/** Names a set-up by its content, so that whoever changes it can say which one they saw. */
import { createHash } from 'node:crypto';
import type { Site } from '@giliran/protocol';

const known = new WeakMap<Site, string>();

/** 22 characters. Worked out once for each document: a set-up is never changed in place. */
export function siteVersion(site: Site): string {
  const before = known.get(site);
  if (before !== undefined) return before;
  const version = createHash('sha256').update(JSON.stringify(site)).digest('base64url').slice(0, 22);
  known.set(site, version);
  return version;
}
