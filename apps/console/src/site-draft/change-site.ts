/** One change of the set-up at once, past the draft that may be in hand: read, changed, put back as the same version. */
import type { Answer } from '@giliran/client';
import { Site } from '@giliran/protocol';
import { newKey, type SiteApi } from './site-api.ts';

/** Somebody else's change in between is read anew; so often. */
const tries = 3;

export async function changeSite(api: SiteApi, change: (site: Site) => Site): Answer<Site> {
  const key = newKey();
  for (let left = tries; ; left -= 1) {
    const loaded = await api.load();
    if (!loaded.ok) return loaded;
    const next = Site.safeParse(change(loaded.value.site));
    if (!next.success) return { ok: false, error: { code: 'invalidRequest' } };
    const saved = await api.save(next.data, loaded.value.version, `${key}-${left}`);
    if (saved.ok) return { ok: true, value: saved.value.site };
    if (saved.error.code !== 'siteChanged' || left <= 1) return saved;
  }
}
