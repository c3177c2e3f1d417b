/** The same programs on the real Electron, through Playwright. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { Launch, ShellUnderTest } from './shell-under-test.ts';

/** Starts the program with a binary and waits for its first page. */
export async function launchOnElectron(options: Launch, binary: string): Promise<ShellUnderTest> {
  const args = [
    ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
    `--user-data-dir=${options.userData}`,
    join(options.program.folder, 'electron', 'main.js'),
  ];
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries({
    ...process.env,
    NODE_OPTIONS: '',
    GILIRAN_DISCOVERY: 'off',
    ...options.env,
  })) {
    if (value !== undefined) env[name] = value;
  }
  const program = await _electron.launch({ executablePath: binary, args, env });
  const exited = new Promise<number | null>((resolve) => program.process().once('exit', resolve));
  const window = await program.firstWindow();
  await window.waitForLoadState('load');

  const inMain = <T>(source: string, arg: unknown): Promise<T> =>
    program.evaluate(
      async (electron, [text, json]) =>
        // oxlint-disable-next-line typescript/no-implied-eval -- the test's own source text, by design
        new Function('electron', 'arg', `return (${text})(electron, arg)`)(electron, JSON.parse(json)),
      [source, JSON.stringify(arg ?? null)] as const,
    );
  return {
    userData: options.userData,
    main: (run, arg) => inMain(run.toString(), arg),
    page: (run, arg) =>
      inMain(
        `(electron, code) => electron.BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(code)`,
        `(${run.toString()})(${JSON.stringify(arg)})`,
      ),
    async capture(file) {
      const png = await inMain<string>(
        `async (electron) => {
          const image = await electron.BrowserWindow.getAllWindows()[0].webContents.capturePage();
          return image.toPNG().toString('base64');
        }`,
        null,
      );
      await writeFile(file, Buffer.from(png, 'base64'));
    },
    startAgain: () =>
      new Promise((resolve) => {
        spawn(binary, args, { env, stdio: 'ignore' }).once('exit', resolve);
      }),
    ended: exited,
    async kill() {
      program.process().kill('SIGKILL');
      await exited;
    },
    async stop() {
      await inMain('(electron) => { electron.app.quit(); }', null).catch(() => undefined);
      await exited;
    },
  };
}
