/** The test's side of the driver: a Node process with the real main.js, and a line to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Launch, ShellUnderTest } from './shell-under-test.ts';

const register = join(import.meta.dirname, 'child', 'register.ts');

function start({ program, userData, env }: Launch): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', register, join(program.folder, 'electron', 'main.js'), `--user-data-dir=${userData}`],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '', GILIRAN_DISCOVERY: 'off', ...env },
    },
  );
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Starts the program and waits for its first page. */
export async function launchOnChromium(options: Launch): Promise<ShellUnderTest> {
  const child = start(options);
  const ended = exitOf(child);
  let complaints = '';
  child.stderr?.on('data', (text) => {
    complaints = `${complaints}${String(text)}`.slice(-8000);
  });
  const waiting = new Map<number, { resolve: (json: string) => void; reject: (cause: Error) => void }>();
  let count = 0;
  child.on('message', (message) => {
    const answer = JSON.parse(JSON.stringify(message));
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok === true) one?.resolve(JSON.stringify(answer.value));
    else one?.reject(new Error(answer.error));
  });
  void ended.then((code) => {
    for (const one of waiting.values()) {
      one.reject(new Error(`the program ended with ${String(code)}:\n${complaints}`));
    }
    waiting.clear();
  });
  /** Gives the answer as JSON. */
  const ask = (where: 'main' | 'page' | 'capture', source: string, arg: unknown) =>
    new Promise<string>((resolve, reject) => {
      if (!child.connected) {
        reject(new Error(`the program has ended:\n${complaints}`));
        return;
      }
      count += 1;
      waiting.set(count, { resolve, reject });
      child.send({ id: count, where, source, arg });
    });

  const shell: ShellUnderTest = {
    userData: options.userData,
    main: async (run, arg) => JSON.parse(await ask('main', run.toString(), arg)),
    page: async (run, arg) => JSON.parse(await ask('page', run.toString(), arg)),
    capture: async (file) => {
      await ask('capture', file, null);
    },
    startAgain: () => exitOf(start(options)),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (child.exitCode === null && child.connected) {
        await ask('main', '(electron) => { electron.app.quit(); }', null).catch(() => undefined);
      }
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
  await ask(
    'main',
    `async (electron) => {
      await electron.app.whenReady();
      const contents = () => electron.BrowserWindow.getAllWindows()[0]?.webContents;
      while (!contents()?.getURL()) await new Promise((resolve) => setTimeout(resolve, 20));
    }`,
    null,
  );
  return shell;
}
