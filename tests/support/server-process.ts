/** The command line as a process of its own, as a hall runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { memoryEnvironment, memoryFlags } from '../../scripts/distribution/memory.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ProcessEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** When it ends, by whatever hand. */
  readonly ended: Promise<ProcessEnd>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<ProcessEnd>;
}

export interface Run {
  readonly dataFolder: string;
  readonly port?: number;
  readonly environment?: Record<string, string>;
  /** Whose process it is; the test's own user unless said otherwise. */
  readonly identity?: { readonly uid?: number; readonly gid?: number };
}

function start(
  args: readonly string[],
  { dataFolder, port = 0, environment = {}, identity = {} }: Run,
  program = 'server/giliran.mjs',
) {
  const child: ChildProcess = spawn(process.execPath, [...memoryFlags, program, ...args], {
    cwd: root,
    ...identity,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...memoryEnvironment,
      GILIRAN_DATA: dataFolder,
      GILIRAN_LOG: 'warn',
      PORT: String(port),
      ...environment,
    },
  });
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<ProcessEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
  return { child, said, listeners, ended };
}

/** Runs a command to its end. */
export const runCommand = (args: readonly string[], run: Run): Promise<ProcessEnd> => start(args, run).ended;

/** Starts `serve` and waits until it listens. */
export const serveProcess = (run: Run): Promise<ServerProcess> => listening(start(['serve'], run));

/** A server that has loaded its program and waits for `go`, as a machine does that starts it again quickly. */
export interface Standby {
  go(): Promise<ServerProcess>;
  end(): Promise<void>;
}

export function standBy(run: Run): Standby {
  const started = start(['serve'], run, 'scripts/torture/standby.mjs');
  return {
    go() {
      started.child.stdin?.end('go\n');
      return listening(started);
    },
    async end() {
      started.child.kill('SIGKILL');
      await started.ended;
    },
  };
}

async function listening({
  child,
  said,
  listeners,
  ended,
}: ReturnType<typeof start>): Promise<ServerProcess> {
  const listens = new Promise<string>((resolve) => {
    listeners.add(() => {
      const url = /Giliran is running at (http:\/\/\S+)/.exec(said.stdout)?.[1];
      if (url) resolve(url);
    });
  });
  const first = await Promise.race([listens, ended]);
  if (typeof first !== 'string') throw new Error(`the server ended: ${JSON.stringify(first)}`);
  return {
    url: first,
    pid: child.pid ?? 0,
    ended,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

const listensAt = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Below what any system gives by itself, to whoever asks for port 0 or connects. */
const ownPorts = { from: 20_000, count: 10_000 };
let tried = 0;

/**
 * A loopback port that is free, and stays free while a server is away that is to come back to it: the system gives it
 * to nobody. Processes begin at different places, so that tests side by side seldom try the same.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = ownPorts.from + ((process.pid * 20 + tried) % ownPorts.count);
    tried += 1;
    if (tried > ownPorts.count) throw new Error('no port');
    if (await listensAt(port)) return port;
  }
}
