/** Serves the bundled renderer folder under `app://giliran/`, and nothing else of the machine. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import { fixedHeaders } from './content-policy.ts';
import { isRendererUrl } from './origin.ts';

export type PathRefusal = 'foreignOrigin' | 'forbiddenPath';

/** One path segment that means exactly itself on every system: no dots first, no separators, colons or controls. */
const plainSegment = /^[A-Za-z0-9_@~+,()[\] -](?:[A-Za-z0-9._@~+,()[\] -]*[A-Za-z0-9_@~+,()[\]-])?$/;

/** The file a URL asks for, as path segments below the renderer folder. Anything clever is refused. */
export function rendererPath(url: string): Result<readonly string[], PathRefusal> {
  if (!isRendererUrl(url)) return err('foreignOrigin');
  const { pathname } = new URL(url);
  if (pathname === '/' || pathname === '') return ok(['index.html']);
  const segments: string[] = [];
  for (const raw of pathname.slice(1).split('/')) {
    let segment: string;
    try {
      segment = decodeURIComponent(raw);
    } catch {
      return err('forbiddenPath');
    }
    if (!plainSegment.test(segment)) return err('forbiddenPath');
    segments.push(segment);
  }
  return ok(segments);
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.wasm': 'application/wasm',
};

export interface RendererFiles {
  /** The folder with index.html. */
  readonly folder: string;
  /** The policy now in force; asked at every request, because the server's address can change. */
  readonly policy: () => string;
  /** Pages that are made, not read: by path. Null: there is none now. */
  readonly made?: (path: string) => { readonly html: string; readonly policy: string } | null;
}

/** A handler for `protocol.handle`: 200 with the file, else 403, 404 or 405 with an empty body. */
export function rendererHandler(files: RendererFiles): (request: Request) => Promise<Response> {
  const answer = (status: number, body: Uint8Array<ArrayBuffer> | null, type: string): Response =>
    new Response(body, {
      status,
      headers: { ...fixedHeaders, 'Content-Type': type, 'Content-Security-Policy': files.policy() },
    });
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, null, 'text/plain');
    const path = rendererPath(request.url);
    if (!path.ok) return answer(403, null, 'text/plain');
    const made = files.made?.(`/${path.value.join('/')}`) ?? null;
    if (made !== null)
      return new Response(request.method === 'HEAD' ? null : made.html, {
        headers: {
          ...fixedHeaders,
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': made.policy,
        },
      });
    const file = join(files.folder, ...path.value);
    const type = contentTypes[extname(file).toLowerCase()];
    if (type === undefined) return answer(404, null, 'text/plain');
    try {
      const body = new Uint8Array(await readFile(file));
      return answer(200, request.method === 'HEAD' ? null : body, type);
    } catch {
      return answer(404, null, 'text/plain');
    }
  };
}
