/** A message leaves over a real socket; whatever the other side does, an answer comes back and nothing is followed. */
import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { postMessage } from './post.ts';

async function against<T>(listener: RequestListener, run: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    return await run(`http://127.0.0.1:${port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const send = (url: string) => postMessage({ url, body: '{}', headers: {} });

test('a good answer is good', async () => {
  const answer = await against((_, response) => response.end('terima kasih'), send);
  expect(answer).toMatchObject({ ok: true, status: 200, text: 'terima kasih' });
});

test('a server’s fault is told with its status', async () => {
  const answer = await against((_, response) => response.writeHead(500).end('rusak'), send);
  expect(answer).toMatchObject({ ok: false, status: 500, text: 'rusak' });
});

test('a redirect is not followed', async () => {
  let asked = 0;
  const answer = await against((_, response) => {
    asked += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  }, send);
  expect(answer).toMatchObject({ ok: false, status: 302, text: 'redirects to /elsewhere' });
  expect(asked).toBe(1);
});

test('of an endless answer only the beginning is read', async () => {
  const answer = await against((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  }, send);
  expect(answer.status).toBe(200);
  expect(answer.text).toHaveLength(500);
});

test('nobody there is told in words', async () => {
  const answer = await send('http://127.0.0.1:9/');
  expect(answer).toMatchObject({ ok: false, status: null });
  expect(answer.text).not.toBe('');
});
