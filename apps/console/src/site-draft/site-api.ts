/** The set-up over HTTP: read with its version, replaced only where that version still stands. */
import type { SendFailure } from '@giliran/client';
import { Rejection, Site, SiteChange, SiteUse, type Result } from '@giliran/protocol';
import { z } from 'zod';

export interface VersionedSite {
  readonly site: Site;
  /** The ETag as the server wrote it. */
  readonly version: string;
}

export interface SiteApi {
  load(): Promise<Result<VersionedSite, SendFailure>>;
  /** `key` names the attempt: sent again under the same key, it takes effect once. */
  save(site: Site, version: string, key: string): Promise<Result<VersionedSite, SendFailure>>;
  lastChange(): Promise<SiteChange | null>;
}

/** A set-up is large, and a hall's Wi-Fi slow. Milliseconds. */
const patienceMs = 30_000;

/** Says what a refused answer says; anything unreadable is the server's fault. */
export async function refusalOf(response: Response): Promise<SendFailure> {
  const body: unknown = await response.json().catch(() => null);
  const problem = z.object({ code: z.unknown(), detail: z.unknown(), issues: z.unknown() }).partial();
  const read = problem.safeParse(body);
  const known = read.success ? Rejection.safeParse(defined(read.data)) : null;
  return known?.success ? known.data : { code: 'internal' };
}

const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Names an attempt. Browsers have no `randomUUID` on plain http, where halls are. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

export function createSiteApi(token: string): SiteApi {
  const ask = async (
    path: string,
    { headers, ...init }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> =>
    fetch(`/api/v1/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: AbortSignal.timeout(patienceMs),
    });
  const versioned = async (asked: Promise<Response>): Promise<Result<VersionedSite, SendFailure>> => {
    try {
      const response = await asked;
      if (!response.ok) return { ok: false, error: await refusalOf(response) };
      const site = Site.parse(await response.json());
      return { ok: true, value: { site, version: response.headers.get('etag') ?? '' } };
    } catch {
      return { ok: false, error: { code: 'unreachable' } };
    }
  };
  return {
    load: () => versioned(ask('site')),
    save: (site, version, key) =>
      versioned(
        ask('site', {
          method: 'PUT',
          headers: { 'content-type': 'application/json', 'if-match': version, 'idempotency-key': key },
          body: JSON.stringify(site),
        }),
      ),
    async lastChange() {
      try {
        const response = await ask('site/changes?limit=1');
        return response.ok ? (z.array(SiteChange).parse(await response.json())[0] ?? null) : null;
      } catch {
        // Who was last is good to know, not more.
        return null;
      }
    },
  };
}

/** What of the set-up is in use now; null where that cannot be known. */
export async function loadSiteUse(token: string): Promise<SiteUse | null> {
  try {
    const response = await fetch('/api/v1/site/use', {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok ? SiteUse.parse(await response.json()) : null;
  } catch {
    return null;
  }
}
