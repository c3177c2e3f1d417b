/** The printer's page: plain HTTP on this machine, nothing to build. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { paperOf } from '@giliran/printing';
import type { PrinterEmulator } from '@giliran/printing/emulator';
import { ACTION_GROUPS, actionOf } from './actions.ts';
import { pageHtml } from './page.ts';

export type PageDependencies = {
  readonly emulator: PrinterEmulator;
  readonly tcpPort: number;
  /** 0 takes a free one. */
  readonly port: number;
};

export type Page = { readonly port: number; close(): Promise<void> };

/** Papers shown; older ones are in the printer's memory only. */
const SHOWN = 30;

/** Rejects when the port is taken. */
export async function startPage({ emulator, tcpPort, port }: PageDependencies): Promise<Page> {
  const server = createServer((request, response) => answer(request, response, emulator, tcpPort));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('an HTTP server has a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  emulator: PrinterEmulator,
  tcpPort: number,
): void {
  const path = (request.url ?? '/').replace(/\?.*/, '');
  // Another site's page in the same browser must not press the buttons.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return send(response, 403);
  if (request.method === 'POST') {
    if (request.headers['x-button'] !== '1') return send(response, 403);
    const action = actionOf(path.replace(/^\/do\//, ''));
    action?.run(emulator);
    return send(response, action === undefined ? 404 : 204);
  }
  if (path === '/') return send(response, 200, 'text/html; charset=utf-8', pageHtml(tcpPort));
  if (path === '/state') return send(response, 200, 'application/json', JSON.stringify(stateOf(emulator)));
  const number = /^\/paper\/(\d+)\.png$/.exec(path)?.[1];
  const operations =
    number === '0'
      ? emulator.unfinished
      : emulator.papers.find((one) => String(one.number) === number)?.operations;
  if (operations === undefined) return send(response, 404);
  return send(response, 200, 'image/png', paperOf(operations, emulator.width).png);
}

function stateOf(emulator: PrinterEmulator): unknown {
  const { condition } = emulator;
  return {
    connections: emulator.connections,
    received: emulator.received,
    problems: emulator.problems.slice(-5),
    // What hangs in the printer changes with its length.
    unfinished: emulator.unfinished.length,
    groups: ACTION_GROUPS.map((group) => ({
      title: group.title,
      actions: group.actions.map(({ id, label, isOn }) => ({ id, label, on: isOn?.(condition) ?? null })),
    })),
    error: condition.cutterError,
    papers: emulator.papers
      .slice(-SHOWN)
      .toReversed()
      .map(({ number, at }) => ({ number, at })),
  };
}

function send(
  response: ServerResponse,
  status: number,
  type = 'text/plain',
  body: string | Uint8Array = '',
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'self' 'unsafe-inline'; img-src 'self'",
  });
  response.end(body);
}
