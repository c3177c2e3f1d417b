/** The programs that are measured, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Running {
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startMs: number;
  /** Processor time that the start took, in milliseconds. */
  readonly startProcessorMs: number;
  /** Ends the process; the data stays for a next start unless `forget` is called. */
  stop(): Promise<void>;
}

/** Data folders of benchmarks lie beside each other, on the same disk as any other temporary file. */
export const newDataFolder = (): string => mkdtempSync(join(tmpdir(), 'giliran-bench-'));
export const forget = (folder: string): void => rmSync(folder, { recursive: true, force: true });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the server ended with ${child.exitCode} before it answered`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function start(
  args: readonly string[],
  dataFolder: string,
  program = process.execPath,
): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      GILIRAN_DATA: dataFolder,
      GILIRAN_LOG: 'warn',
      HOST: '127.0.0.1',
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(url, child);
  return {
    url,
    dataFolder,
    pid: child.pid ?? 0,
    startMs: performance.now() - began,
    startProcessorMs: processorMs(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What `npm start`, `npm run giliran` and the distributed program tell V8. */
const memoryFlags = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

/** The real server, as `npm run giliran -- serve` starts it. */
export const startGiliran = (dataFolder = newDataFolder()): Promise<Running> =>
  start([...memoryFlags, 'server/giliran.mjs', 'serve'], dataFolder);

/** The server as a hall has it: `folder` is what `npm run dist` makes. */
export const startDistributed = (folder: string, dataFolder: string): Promise<Running> =>
  start(['serve'], dataFolder, join(folder, 'giliran'));

/** The same server with a commit for every command. */
export const startCommittingEach = (): Promise<Running> =>
  start([...memoryFlags, 'bench/commit-each-server.ts'], newDataFolder());

/** `single`: a commit for every message. `grouped`: one commit for all that arrived together, as Giliran does. */
export type Ceiling = 'single' | 'grouped';
export const startCeiling = (kind: Ceiling): Promise<Running> =>
  start(['bench/ceiling-server.ts', kind], newDataFolder());

/** Memory that the process holds, in MB; 0 where the system does not say. */
export function residentMb(pid: number): number {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? 0 : Number(kb) / 1024;
  } catch {
    return 0;
  }
}

/** Processor time that the process has used, in milliseconds; 0 where the system does not say. */
export function processorMs(pid: number): number {
  try {
    // The fields after the name in brackets; user and system time in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Runs a worker of the benchmark to its end and gives what it printed. */
export function runWorker(script: string, args: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(printed)) : reject(new Error(`${script} ended with ${code}`)),
    );
  });
}
