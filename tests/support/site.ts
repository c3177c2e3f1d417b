/**
 * A whole site for a test: the real server with a real database on a loopback port, the demo site, and
 * ways to act on it. `withSite(async (site) => …)` stops and removes everything afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Command, CommandInput, HandshakeAuth, Site } from '@giliran/protocol';
import { Command as CommandSchema } from '@giliran/protocol';
import {
  buildServer,
  installDemoAccess,
  readDemoAccess,
  readDemoSite,
  systemClock,
  type Clock,
  type GiliranServer,
  stationPrinters,
  type KioskPrinters,
  type ServerParts,
} from '@giliran/server';
import pino from 'pino';
import { io, type Socket } from 'socket.io-client';

export const adminKey = 'demo-admin-key';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // What came back is looked at by the test; its form is checked against the API's description elsewhere.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface ApiOptions {
  readonly key?: string | null;
  readonly idempotencyKey?: string | null;
  readonly body?: unknown;
  /** Sent as it is, for bodies that are not JSON. */
  readonly rawBody?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

export interface TestSite {
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
  readonly folder: string;
  readonly paperFolder: string;
  readonly mediaFolder: string;
  readonly recordingFolder: string;
  readonly databaseFile: string;
  /** The server now; another one after `restart`. */
  server(): GiliranServer;
  /** What the server shows on its console while nobody can administer the hall. */
  firstRunCode(): string | null;
  api(method: string, path: string, options?: ApiOptions): Promise<ApiAnswer>;
  /** A command by the system itself, past the wire but through the one door. */
  execute(command: CommandInput): ReturnType<GiliranServer['queue']['execute']>;
  /** A raw Socket.IO client; closed when the test ends. */
  connect(auth: HandshakeAuth): Promise<Socket>;
  /** Stops the server and starts it again on the same data and port. */
  restart(): Promise<void>;
  /** The two halves of `restart`, for what happens in between. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface SiteOptions {
  readonly clock?: Clock;
  /** Changes the demo site before it is set up. */
  readonly change?: (site: Site) => Site;
  readonly printers?: KioskPrinters;
  readonly certificate?: ServerParts['certificate'];
  readonly announce?: ServerParts['announce'];
  readonly backupDisk?: ServerParts['backupDisk'];
  readonly logThread?: ServerParts['logThread'];
  readonly restart?: ServerParts['restart'];
  /** Nothing is set up: no hall, no sign-ins. */
  readonly empty?: boolean;
}

const hour = 3_600_000;
/** How long ago it was ten in the morning in Jakarta, on the last Wednesday or today. */
const sinceWednesday = (now: number): number =>
  (now - Date.parse('2026-11-18T10:00:00+07:00')) % (168 * hour);
const setBack = sinceWednesday(Date.now());
/** The machine's clock, set back: no test hangs on the weekday it is run on, and none meets midnight. */
const wednesdayClock: Clock = { ...systemClock, now: () => Date.now() - setBack };

/** The same passwords for every site of a process; each takes a tenth of a second to hash. */
const passwordHashes = new Map<string, string>();

export async function withSite<T>(
  test: (site: TestSite) => Promise<T>,
  options: SiteOptions = {},
): Promise<T> {
  const site = await openSite(options);
  try {
    return await test(site);
  } finally {
    await site.close();
  }
}

/** For suites that share one site: close it in `afterAll`. */
export async function openSite(options: SiteOptions = {}): Promise<TestSite & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'giliran-site-'));
  const paperFolder = join(folder, 'paper');
  const mediaFolder = join(folder, 'media');
  const recordingFolder = join(folder, 'recordings');
  const databaseFile = join(folder, 'giliran.db');
  const clock = options.clock ?? wednesdayClock;
  const logger = pino({ level: process.env['GILIRAN_LOG'] ?? 'silent' });
  const printers =
    options.printers ?? stationPrinters({ papers: paperFolder, journals: join(folder, 'printers'), clock });
  let firstRunCode: string | null = null;
  const build = () =>
    buildServer({
      ...{ databaseFile, clock, logger, printers, mediaFolder, recordingFolder, startLinks: () => [] },
      ...(options.certificate ? { certificate: options.certificate } : {}),
      ...(options.announce ? { announce: options.announce } : {}),
      ...(options.backupDisk ? { backupDisk: options.backupDisk } : {}),
      ...(options.logThread ? { logThread: options.logThread } : {}),
      ...(options.restart ? { restart: options.restart } : {}),
      showFirstRunCode: (code) => {
        firstRunCode = code;
      },
    });
  let server = await build();
  if (options.empty !== true) {
    const demo = await readDemoSite();
    const site = options.change ? options.change(demo) : demo;
    const configured = await server.queue.execute({ kind: 'system' }, randomUUID(), {
      type: 'site.configure',
      site,
    });
    if (!configured.ok) throw new Error(`the site was refused: ${JSON.stringify(configured.error)}`);
    await installDemoAccess(server.accessStore, await readDemoAccess(), passwordHashes);
    await server.queue.rollOver();
  }
  const port = await server.listen('127.0.0.1', 0);
  const url = `http://127.0.0.1:${port}`;
  const sockets: Socket[] = [];
  let running = true;
  const stop = async (): Promise<void> => {
    if (running) await server.stop();
    running = false;
  };
  const start = async (): Promise<void> => {
    server = await build();
    await server.listen('127.0.0.1', port);
    running = true;
  };

  return {
    url,
    port,
    clock,
    folder,
    paperFolder,
    mediaFolder,
    recordingFolder,
    databaseFile,
    server: () => server,
    firstRunCode: () => firstRunCode,
    async api(method, path, { key = adminKey, idempotencyKey, body, rawBody, headers = {} } = {}) {
      const sent: Record<string, string> = { ...headers };
      if (key !== null) sent['authorization'] = `Bearer ${key}`;
      const idempotency = idempotencyKey === undefined && method === 'POST' ? randomUUID() : idempotencyKey;
      if (idempotency) sent['idempotency-key'] = idempotency;
      const payload = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
      if (payload !== undefined) sent['content-type'] ??= 'application/json';
      const response = await fetch(
        path.startsWith('/api') || path.startsWith('/healthz') || path.startsWith('/metrics')
          ? `${url}${path}`
          : `${url}/api/v1${path}`,
        {
          method,
          headers: sent,
          ...(payload === undefined ? {} : { body: payload }),
        },
      );
      const text = await response.text();
      const json = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: json && text !== '' ? JSON.parse(text) : text,
      };
    },
    execute: (command) => {
      const parsed: Command = CommandSchema.parse(command);
      return server.queue.execute({ kind: 'system' }, randomUUID(), parsed);
    },
    async connect(auth) {
      const socket = io(url, {
        auth,
        transports: ['websocket'],
        forceNew: true,
        reconnectionDelay: 50,
        reconnectionDelayMax: 200,
      });
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('welcome', () => resolve());
        socket.once('connect_error', (error) => reject(error));
      });
      return socket;
    },
    stop,
    start,
    async restart() {
      await stop();
      await start();
    },
    async close() {
      for (const socket of sockets) socket.close();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
