/** One message to another program's address. Never throws, never waits for long, never reads much. */
import type { WebhookAnswer } from '@giliran/protocol';

interface Message {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Post = (message: Message) => Promise<WebhookAnswer>;

const patienceMs = 10_000;
const mostBytes = 4_096;
const shown = 500;

/** The beginning of an answer; the rest is not waited for. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < mostBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader.cancel();
  return Buffer.concat(parts).toString('utf8').slice(0, shown);
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`;
  const { cause } = error;
  return cause instanceof Error ? cause.message || cause.name : error.message;
};

/**
 * `ok` for a status of 200 to 299. A redirect is not followed: it would carry the message to an address that nobody
 * entered. An address inside the hall's own network is what most of them are, so it may be one.
 */
export const postMessage: Post = async ({ url, body, headers }) => {
  const began = performance.now();
  const took = (): number => Math.round(performance.now() - began);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const { status } = response;
    const redirected = status >= 300 && status < 400;
    const text = await beginningOf(response);
    const told = redirected ? `redirects to ${response.headers.get('location') ?? 'nowhere'}` : text;
    return { ok: response.ok, status, milliseconds: took(), text: told.slice(0, shown) };
  } catch (error) {
    return { ok: false, status: null, milliseconds: took(), text: reasonOf(error).slice(0, shown) };
  }
};
