/** Saves what the server gives for an address, under a name of its own. */
import type { SendFailure } from '@giliran/client';
import type { Result } from '@giliran/protocol';
import { refusalOf } from '../site-draft/site-api.ts';

const patienceMs = 60_000;

export async function download(
  token: string,
  path: string,
  fileName: string,
): Promise<Result<null, SendFailure>> {
  try {
    const response = await fetch(`/api/v1/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) return { ok: false, error: await refusalOf(response) };
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(address);
    return { ok: true, value: null };
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
}
