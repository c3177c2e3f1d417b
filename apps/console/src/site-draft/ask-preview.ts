/** Asking the server what a draft comes to, without saving it. */
import type { SendFailure } from '@giliran/client';
import type { Result } from '@giliran/protocol';
import type { z } from 'zod';
import { newKey, refusalOf } from './site-api.ts';

/** Long enough for a word or a time to be typed to its end. Milliseconds. */
export const settleMs = 250;

/** `unreachable` also when it was given up by the signal, which nobody hears of. */
export async function askPreview<S extends z.ZodType>(
  schema: S,
  path: '/hours-previews' | '/ticket-previews',
  token: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Result<z.infer<S>, SendFailure>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': newKey(),
      },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) return { ok: false, error: await refusalOf(response) };
    return { ok: true, value: schema.parse(await response.json()) };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}
