/** The folder of pictures and videos over HTTP. */
import type { SendFailure } from '@giliran/client';
import { StoredMedia, type MediaFile, type Result } from '@giliran/protocol';
import { z } from 'zod';
import { refusalOf } from '../site-draft/site-api.ts';

export interface MediaApi {
  list(): Promise<Result<readonly StoredMedia[], SendFailure>>;
  /** `onPart` is told the part that has left, 0 to 1. */
  send(file: File, onPart: (part: number) => void): Promise<Result<StoredMedia, SendFailure>>;
  forget(file: MediaFile): Promise<Result<null, SendFailure>>;
}

/** Milliseconds; a video takes its time and is not held to it. */
const patienceMs = 30_000;
const unreachable: Result<never, SendFailure> = { ok: false, error: { code: 'unreachable' } };

export function createMediaApi(token: string): MediaApi {
  const headers = { authorization: `Bearer ${token}` };
  return {
    async list() {
      try {
        const response = await fetch('/api/v1/media', { headers, signal: AbortSignal.timeout(patienceMs) });
        if (!response.ok) return { ok: false, error: await refusalOf(response) };
        return { ok: true, value: z.array(StoredMedia).parse(await response.json()) };
      } catch {
        return unreachable;
      }
    },
    // `fetch` does not tell how much has left.
    send: (file, onPart) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('POST', '/api/v1/media');
        request.setRequestHeader('authorization', headers.authorization);
        request.setRequestHeader('content-type', 'application/octet-stream');
        request.upload.addEventListener('progress', ({ loaded, total }) => onPart(loaded / total));
        request.addEventListener('error', () => resolve(unreachable));
        request.addEventListener('load', () => {
          const answer = new Response(request.responseText, { status: request.status });
          if (!answer.ok) return void refusalOf(answer).then((error) => resolve({ ok: false, error }));
          void answer.json().then((body: unknown) => {
            const stored = StoredMedia.safeParse(body);
            resolve(stored.success ? { ok: true, value: stored.data } : unreachable);
          });
        });
        request.send(file);
      }),
    async forget(file) {
      try {
        const response = await fetch(`/api/v1/media/${file}`, {
          method: 'DELETE',
          headers,
          signal: AbortSignal.timeout(patienceMs),
        });
        return response.ok ? { ok: true, value: null } : { ok: false, error: await refusalOf(response) };
      } catch {
        return unreachable;
      }
    },
  };
}
