/** Sends a file and tells how much of it has left; `fetch` would not tell. */
import { refusalOf, type Answer } from '@giliran/client';
import type { z } from 'zod';

export interface Upload<T> {
  /** What comes back. */
  readonly schema: z.ZodType<T>;
  readonly path: string;
  /** Of the session in whose name it is sent. */
  readonly token: string;
  readonly file: File;
  /** Is told the part that has left, 0 to 1. */
  readonly onPart: (part: number) => void;
}

/** A file sent twice by mistake is one. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

/** The file is the body. It takes its time and is not held to it. */
export const upload = <T>({ schema, path, token, file, onPart }: Upload<T>): Answer<T> =>
  new Promise((resolve) => {
    const unreachable = (): void => resolve({ ok: false, error: { code: 'unreachable' } });
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(loaded / total));
    request.addEventListener('error', unreachable);
    request.addEventListener('load', () => {
      const answer = new Response(request.responseText, { status: request.status });
      if (!answer.ok) return void refusalOf(answer).then((error) => resolve({ ok: false, error }));
      void answer.json().then((body: unknown) => {
        const read = schema.safeParse(body);
        if (read.success) resolve({ ok: true, value: read.data });
        else unreachable();
      }, unreachable);
    });
    request.send(file);
  });
