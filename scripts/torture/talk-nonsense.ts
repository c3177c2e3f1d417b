/** Sends nonsense to a running server, and asks after it whether all is well. */
import { request } from 'node:http';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { z } from 'zod';
import type { Outcome } from './outcome.ts';
import { httpNonsense, socketNonsense, type HttpNonsense } from './nonsense.ts';

const patienceMs = 10_000;
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** The status, or what went wrong. Node's own client, because `fetch` mends paths before it sends them. */
function send(url: URL, { method, path, headers, body }: HttpNonsense): Promise<number | string> {
  // Said for every method, also those that should have no body: else it would be read as another request.
  const framed = body === null ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    try {
      const sent = request(
        { host: url.hostname, port: url.port, method, path, headers: framed, timeout: patienceMs },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode ?? 0));
          response.once('error', (error) => resolve(error.message));
        },
      );
      sent.once('timeout', () => {
        sent.destroy();
        resolve('no answer');
      });
      // A body too large may be cut off while it is still being sent.
      sent.once('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'EPIPE' || error.code === 'ECONNRESET' ? 413 : error.message),
      );
      sent.end(body ?? undefined);
    } catch {
      // Not even the client could be made to send this.
      resolve(400);
    }
  });
}

export async function nonsenseOverHttp(parts: {
  url: string;
  cases: number;
  seed: number;
}): Promise<Outcome> {
  const url = new URL(parts.url);
  const { paths } = Description.parse(await (await fetch(`${parts.url}/api/v1/openapi.json`)).json());
  const addresses = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  const sample = fc.sample(httpNonsense(addresses), { numRuns: parts.cases, seed: parts.seed });
  for (let n = 0; n < sample.length; n += 8) {
    await Promise.all(
      sample.slice(n, n + 8).map(async (nonsense) => {
        const status = await send(url, nonsense);
        if (typeof status === 'number') statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (typeof status === 'string' || status >= 500)
          problems.push(`${status}: ${JSON.stringify(nonsense).slice(0, 400)}`);
      }),
    );
  }
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status} × ${times}`);
  return {
    name: 'nonsense over HTTP',
    figures: { requests: sample.length, addresses: addresses.length, answers: told.join(', ') },
    problems,
  };
}

const Answer = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
]);

export async function nonsenseOverSockets(parts: {
  url: string;
  cases: number;
  seed: number;
}): Promise<Outcome> {
  const problems: string[] = [];
  const codes = new Map<string, number>();
  const keys = ['demo-admin-key', 'demo-kiosk-1', 'demo-display-1'];
  const sockets = keys.map((key) =>
    io(parts.url, { auth: { key }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50 }),
  );
  let ended = 0;
  for (const socket of sockets) socket.on('disconnect', () => (ended += 1));
  // What is larger than the server takes ends its connection, as it must; that is another trial.
  const sample = fc
    .sample(socketNonsense, { numRuns: parts.cases, seed: parts.seed })
    .filter(({ payload }) => Buffer.byteLength(JSON.stringify(payload)) < 200_000);
  const reserved = new Set([
    'connect',
    'connect_error',
    'disconnect',
    'disconnecting',
    'newListener',
    'removeListener',
  ]);
  for (let n = 0; n < sample.length; n += 8) {
    await Promise.all(
      sample.slice(n, n + 8).map(async ({ event, payload }, m) => {
        const socket = sockets[(n + m) % sockets.length];
        if (!socket || reserved.has(event)) return;
        try {
          const answer: unknown = await socket.timeout(patienceMs).emitWithAck(event, payload);
          const read = Answer.safeParse(answer);
          const code = !read.success ? 'unreadable' : read.data.ok ? 'ok' : read.data.error.code;
          codes.set(code, (codes.get(code) ?? 0) + 1);
          if (code === 'internal' || code === 'unreadable')
            problems.push(`${code}: ${event} ${JSON.stringify(payload).slice(0, 400)}`);
        } catch {
          problems.push(`no answer: ${event} ${JSON.stringify(payload).slice(0, 400)}`);
        }
      }),
    );
  }
  if (ended > 0) problems.push(`${ended} connections were ended`);
  for (const socket of sockets) socket.close();
  const told = [...codes].map(([code, times]) => `${code} × ${times}`).sort();
  return {
    name: 'nonsense over sockets',
    figures: { messages: sample.length, answers: told.join(', ') },
    problems,
  };
}
