/** What the console asks over HTTP beside the live connection and the set-up. */
import type { SendFailure } from '@giliran/client';
import type { Result } from '@giliran/protocol';
import type { z } from 'zod';
import { newKey, refusalOf } from './site-draft/site-api.ts';

/** A hall's Wi-Fi may be slow, and a report over years takes its time. Milliseconds. */
const patienceMs = 30_000;

/** `body`: a POST with a key of its own. Without a schema nothing is read of the answer. */
export async function ask<T>(
  token: string,
  path: string,
  schema: z.ZodType<T>,
  more: { readonly method?: 'GET' | 'POST' | 'DELETE'; readonly body?: unknown } = {},
): Promise<Result<T, SendFailure>> {
  const { method = 'GET', body } = more;
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': newKey() } : {}),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) return { ok: false, error: await refusalOf(response) };
    const text = await response.text();
    return { ok: true, value: schema.parse(text === '' ? null : JSON.parse(text)) };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}
