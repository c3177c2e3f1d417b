/** The lobby display: awake, alone on its screen, and back by itself after whatever went wrong. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diary, eventually, ownFolder, timesLogged } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { type StagedProgram, stageProgram } from './driver/stage.ts';

announceBackend();

let folder: Awaited<ReturnType<typeof ownFolder>>;
let program: StagedProgram;
let shell: ShellUnderTest;

beforeAll(async () => {
  folder = await ownFolder();
  program = await stageProgram('display', folder.path);
  // Nothing listens there: a display must start without its server.
  shell = await launch({
    program,
    userData: join(folder.path, 'data'),
    env: { GILIRAN_SERVER: 'http://127.0.0.1:9' },
  });
});
afterAll(async () => {
  await shell.stop();
  await folder.remove();
});

const pageState = (): Promise<string | null | undefined> =>
  shell.page(() => document.querySelector('#state')?.textContent, null);

describe('a display', () => {
  it('shows its page without a server', async () => {
    expect(await pageState()).toBe('display 0.0.0-test');
    expect(await shell.page(() => document.querySelector('#server')?.textContent, null)).toBe(
      'http://127.0.0.1:9',
    );
  });

  it('fills the screen', async () => {
    const [kiosk, full, visible] = await shell.main((electron) => {
      const [window] = electron.BrowserWindow.getAllWindows();
      return [window?.isKiosk(), window?.isFullScreen(), window?.isVisible()];
    }, null);
    expect({ kiosk, full, visible }).toEqual({ kiosk: true, full: true, visible: true });
  });

  it('keeps the screen awake', async () => {
    const awake = await shell.main(
      (electron) => [0, 1, 2, 3, 4].some((id) => electron.powerSaveBlocker.isStarted(id)),
      null,
    );
    expect(awake).toBe(true);
  });

  it('shows no mouse pointer', async () => {
    await eventually('the pointer is hidden', () =>
      shell.page(() => getComputedStyle(document.body).cursor === 'none', null),
    );
  });

  it('may speak before anybody has clicked', async () => {
    const state = await shell.page(async () => {
      const audio = new AudioContext();
      // Refused, it would wait for a click for ever.
      await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, 30_000))]);
      return audio.state;
    }, null);
    expect(state).toBe('running');
  });

  it('does not close', async () => {
    await shell.main((electron) => electron.BrowserWindow.getAllWindows()[0]?.close(), null);
    await eventually(
      'the refusal is logged',
      async () => (await timesLogged(shell.userData, 'window.closeRefused')) === 1,
    );
    expect(await pageState()).toBe('display 0.0.0-test');
  });

  it('ignores chords: Ctrl+W, Alt+F4, F5 and Ctrl+plus', async () => {
    await shell.page(() => {
      Reflect.set(globalThis, 'heard', []);
      addEventListener('keydown', (event) => Reflect.get(globalThis, 'heard').push(event.key));
    }, null);
    await shell.main((electron) => {
      const contents = electron.BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.sendInputEvent({ type: 'keyDown', keyCode: 'W', modifiers: ['control'] });
      contents?.sendInputEvent({ type: 'keyDown', keyCode: 'F4', modifiers: ['alt'] });
      contents?.sendInputEvent({ type: 'keyDown', keyCode: 'F5' });
      contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Plus', modifiers: ['control'] });
      contents?.sendInputEvent({ type: 'keyDown', keyCode: 'x' });
    }, null);
    await eventually('an ordinary key arrives', () =>
      shell.page(() => Reflect.get(globalThis, 'heard').length > 0, null),
    );
    expect(await shell.page(() => Reflect.get(globalThis, 'heard'), null)).toEqual(['x']);
  });
});

describe('a second start', () => {
  it('ends at once and brings the first to the front', async () => {
    await shell.main((electron) => electron.BrowserWindow.getAllWindows()[0]?.minimize(), null);
    expect(await shell.startAgain()).toBe(0);
    await eventually('the first window is back', () =>
      shell.main((electron) => electron.BrowserWindow.getAllWindows()[0]?.isMinimized() === false, null),
    );
    expect(await timesLogged(shell.userData, 'shell.secondStart')).toBe(1);
    expect(await timesLogged(shell.userData, 'shell.started')).toBe(1);
  });
});

describe('after a crash of the page', () => {
  const crash = async (): Promise<void> => {
    const loads = await timesLogged(shell.userData, 'window.loaded');
    await shell.main(
      (electron) => electron.BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      null,
    );
    await eventually(
      'the page is back',
      async () => (await timesLogged(shell.userData, 'window.loaded')) > loads,
    );
  };

  it('the page comes back by itself, the second time a little later', async () => {
    await crash();
    expect(await pageState()).toBe('display 0.0.0-test');
    await crash();
    expect(await pageState()).toBe('display 0.0.0-test');
    const waits = [...(await diary(shell.userData)).matchAll(/"reloadInMs":(\d+)/g)].map((found) =>
      Number(found[1]),
    );
    expect(waits).toEqual([250, 500]);
  });

  it('a page that does not load is loaded again', async () => {
    const loads = await timesLogged(shell.userData, 'window.loaded');
    await shell.main((electron) => {
      const contents = electron.BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://giliran/index.html', true);
    }, null);
    await eventually(
      'the page is back',
      async () => (await timesLogged(shell.userData, 'window.loaded')) > loads,
    );
    expect(await pageState()).toBe('display 0.0.0-test');
  });

  it('a hanging page is noted, and forgiven when it answers again', async () => {
    await shell.main((electron) => electron.BrowserWindow.getAllWindows()[0]?.emit('unresponsive'), null);
    await shell.main((electron) => electron.BrowserWindow.getAllWindows()[0]?.emit('responsive'), null);
    await eventually(
      'both are logged',
      async () => (await timesLogged(shell.userData, 'window.answersAgain')) === 1,
    );
    expect(await timesLogged(shell.userData, 'window.hangs')).toBe(1);
  });
});

describe('the supervisor’s chord', () => {
  const press = (answer: number): Promise<string> =>
    shell.main(
      (electron, response) =>
        new Promise<string>((resolve) => {
          Object.assign(electron.dialog, {
            showMessageBox: (_window: unknown, question: { message: string }) => {
              resolve(question.message);
              return Promise.resolve({ response, checkboxChecked: false });
            },
          });
          electron.BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
            type: 'keyDown',
            keyCode: 'Q',
            modifiers: ['control', 'alt', 'shift'],
          });
        }),
      answer,
    );

  it('asks first, and stays when the answer is no', async () => {
    expect(await press(0)).toContain('Tutup program ini?');
    expect(await pageState()).toBe('display 0.0.0-test');
  });

  it('ends the program when the answer is yes', async () => {
    await press(1);
    expect(await shell.ended).toBe(0);
    expect(await diary(shell.userData)).toContain('shell.leaving');
  });
});
