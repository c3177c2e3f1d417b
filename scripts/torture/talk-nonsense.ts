/** Sends nonsense to a running server, and asks after it whether all is well. */
import { request } from 'node:http';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Outcome } from './outcome.ts';
import { JsonSchema } from './near-schema.ts';
import {
  anyAnswer,
  anyFrame,
  anyProof,
  astray,
  httpNonsense,
  insidersNonsense,
  oddFrames,
  socketNonsense,
  type Address,
  type HttpNonsense,
} from './nonsense.ts';

/** A server that is busy with others may take its time; one that does not answer at all is found out all the same. */
const patienceMs = 60_000;
const adminKey = 'demo-admin-key';
const Operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: JsonSchema })) }).optional(),
});
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** Every operation that the server's own description names. */
async function addressesOf(url: string): Promise<Address[]> {
  const { paths } = Description.parse(await (await fetch(`${url}/api/v1/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      body: requestBody?.content['application/json']?.schema ?? null,
      query: parameters.filter((p) => p.in === 'query').map((p) => p.name),
    })),
  );
}

interface Answered {
  readonly status: number;
  readonly code: string | null;
}

/** The answer, or what went wrong. Node's own client, because `fetch` mends paths before it sends them. */
function send(url: URL, { method, path, headers, body }: HttpNonsense): Promise<Answered | string> {
  // Said for every method, also those that should have no body: else it would be read as another request.
  const framed = body === null ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    try {
      const sent = request(
        { host: url.hostname, port: url.port, method, path, headers: framed, timeout: patienceMs },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            if (text.length < 10_000) text += part;
          });
          response.once('end', () => {
            const code = /"code":"(\w+)"/.exec(text)?.[1] ?? null;
            resolve({ status: response.statusCode ?? 0, code });
          });
          response.once('error', (error) => resolve(error.message));
        },
      );
      sent.once('timeout', () => {
        sent.destroy();
        resolve('no answer');
      });
      // A body too large may be cut off while it is still being sent.
      sent.once('error', (error: NodeJS.ErrnoException) =>
        resolve(
          error.code === 'EPIPE' || error.code === 'ECONNRESET' ? { status: 413, code: null } : error.message,
        ),
      );
      sent.end(body ?? undefined);
    } catch {
      // Not even the client could be made to send this.
      resolve({ status: 400, code: null });
    }
  });
}

/** What stands behind the server failed, not the server: a printer that is not there, a kiosk that talks nonsense. */
const othersFault = new Set(['deviceSilent', 'printerFailed']);

/** Something real, so that also what is behind the first check is met. */
async function realIds(url: string): Promise<string[]> {
  const taken = await fetch(`${url}/api/v1/tickets`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${adminKey}`,
      'content-type': 'application/json',
      'idempotency-key': `nonsense-${performance.now()}`,
    },
    body: '{"serviceId":"ktp-baru"}',
  });
  const { id } = z.object({ id: z.string() }).parse(await taken.json());
  return [id, `${id}.1`, `${id}.p1`, 'kiosk-1', 'loket-1', 'disdukcapil', 'ktp-baru', 'lantai-1'];
}

/** A kiosk that has its printer and answers whatever it is asked with nonsense. */
function ramblingKiosk(url: string, seed: number): Socket {
  const socket = io(url, { auth: { key: 'demo-kiosk-1' }, transports: ['websocket'], forceNew: true });
  const answers = fc.sample(anyAnswer, { numRuns: 50, seed });
  let n = 0;
  socket.on('welcome', () => socket.emit('report', { printsAt: 'kiosk' }));
  socket.on('ask', (_request: unknown, ack: (answer: unknown) => void) =>
    ack(answers[(n += 1) % answers.length]),
  );
  return socket;
}

export async function nonsenseOverHttp(parts: {
  url: string;
  cases: number;
  seed: number;
}): Promise<Outcome> {
  const url = new URL(parts.url);
  const addresses = await addressesOf(parts.url);
  const ids = await realIds(parts.url);
  const kiosk = ramblingKiosk(parts.url, parts.seed);
  // First somebody whom each address lets in; then each gets its share of strangers, and one in twelve goes where there is nothing.
  const each = Math.max(1, Math.ceil((parts.cases * 11) / 12 / addresses.length));
  const lists = addresses.map((address, n) =>
    fc.sample(httpNonsense(address, ids), { numRuns: each, seed: parts.seed + n }),
  );
  const nowhere = fc.sample(astray, { numRuns: Math.ceil(parts.cases / 12), seed: parts.seed });
  const insiders = addresses.flatMap((address, n) =>
    fc.sample(insidersNonsense(address, ids), { numRuns: 1, seed: parts.seed + n }),
  );
  const sample = [
    ...insiders,
    ...Array.from({ length: each }, (_, n) => lists.flatMap((list) => list[n] ?? [])).flat(),
    ...nowhere,
  ];
  const statuses = new Map<number, number>();
  /** Addresses that let somebody in: what was asked for was done, or refused by the rules. */
  const entered = new Set<string>();
  const problems: string[] = [];
  const shapes = addresses.map((a) => ({
    name: `${a.method} ${a.path}`,
    method: a.method,
    pattern: new RegExp(`^${a.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  try {
    for (let n = 0; n < sample.length; n += 8) {
      await Promise.all(
        sample.slice(n, n + 8).map(async (nonsense) => {
          const answer = await send(url, nonsense);
          if (typeof answer === 'string') {
            problems.push(`${answer}: ${JSON.stringify(nonsense).slice(0, 400)}`);
            return;
          }
          const { status, code } = answer;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status >= 500 && !(code !== null && othersFault.has(code)))
            problems.push(`${status} ${code ?? ''}: ${JSON.stringify(nonsense).slice(0, 400)}`);
          if (![401, 405, 415, 429].includes(status) && code !== 'notFound') {
            const bare = nonsense.path.split('?')[0] ?? '';
            const shape = shapes.find((s) => s.method === nonsense.method && s.pattern.test(bare));
            if (shape) entered.add(shape.name);
          }
        }),
      );
    }
  } finally {
    kiosk.close();
  }
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status} × ${times}`);
  return {
    name: 'nonsense over HTTP',
    figures: {
      requests: sample.length,
      addresses: addresses.length,
      'never entered': shapes.flatMap(({ name }) => (entered.has(name) ? [] : [name])).join(', '),
      answers: told.join(', '),
    },
    problems,
  };
}

const Answer = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
]);

/** Handshakes with anything as proof, and frames below the events: turned away, and nothing more. */
/** Over a connection that the server has let in: before that it reads no events. */
function sendFrame(url: string, frame: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const raw = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  return new Promise<void>((resolve) => {
    const giveUp = setTimeout(resolve, patienceMs);
    const done = (): void => {
      clearTimeout(giveUp);
      resolve();
    };
    raw.addEventListener('error', done);
    raw.addEventListener('close', done);
    raw.addEventListener('open', () => raw.send(`40{"key":"${adminKey}"}`));
    raw.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || !data.startsWith('40')) return;
      raw.send(frame);
      raw.close();
    });
  });
}

async function nonsenseBelow(url: string, cases: number, seed: number): Promise<string[]> {
  const problems: string[] = [];
  for (const auth of fc.sample(anyProof, { numRuns: cases, seed })) {
    const socket = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
    const turnedAway = await new Promise<boolean>((resolve) => {
      const giveUp = setTimeout(() => resolve(false), patienceMs);
      const settle = (away: boolean): void => {
        clearTimeout(giveUp);
        resolve(away);
      };
      socket.once('connect_error', () => settle(true));
      socket.once('welcome', () => settle(false));
    });
    socket.close();
    if (!turnedAway) problems.push(`let in, or left waiting: ${JSON.stringify(auth).slice(0, 300)}`);
  }
  const frames = [...oddFrames, ...fc.sample(anyFrame, { numRuns: cases, seed })];
  for (const [n, frame] of frames.entries())
    await sendFrame(url, n % 2 === 0 ? frame : new TextEncoder().encode(frame));
  // As text each of them once: what is sent as bytes is no frame.
  for (const frame of oddFrames) await sendFrame(url, frame);
  return problems;
}

export async function nonsenseOverSockets(parts: {
  url: string;
  cases: number;
  seed: number;
}): Promise<Outcome> {
  const codes = new Map<string, number>();
  const keys = [adminKey, 'demo-kiosk-1', 'demo-display-1', 'demo-loket-1'];
  const below = Math.ceil(parts.cases / 40);
  const problems = await nonsenseBelow(parts.url, below, parts.seed);
  const sockets = keys.map((key) =>
    io(parts.url, { auth: { key }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50 }),
  );
  let ended = 0;
  for (const socket of sockets) socket.on('disconnect', () => (ended += 1));
  // What is larger than the server takes ends its connection, as it must; that is another trial.
  const sample = fc
    .sample(socketNonsense, { numRuns: parts.cases - 2 * below, seed: parts.seed })
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
    figures: { messages: sample.length, 'handshakes and bare frames': 2 * below, answers: told.join(', ') },
    problems,
  };
}
