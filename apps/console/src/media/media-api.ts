/** The folder of pictures and videos over HTTP. */
import type { SendFailure } from '@giliran/client';
import { StoredMedia, type MediaFile, type Result } from '@giliran/protocol';
import { z } from 'zod';
import { refusalOf } from '../site-draft/site-api.ts';
import { upload } from '../upload.ts';

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
    send: (file, onPart) => upload({ schema: StoredMedia, path: '/api/v1/media', token, file, onPart }),
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
