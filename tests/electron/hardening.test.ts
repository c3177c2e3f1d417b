/** What a page of the shell cannot do, proved on a running program. */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, ownFolder, timesLogged } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { stageProgram } from './driver/stage.ts';

announceBackend();

let folder: Awaited<ReturnType<typeof ownFolder>>;
let shell: ShellUnderTest;
let elsewhere: Server;
let elsewhereUrl = '';
const visits: string[] = [];

beforeAll(async () => {
  folder = await ownFolder();
  elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('elsewhere');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = elsewhere.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  elsewhereUrl = `http://127.0.0.1:${address.port}`;
  shell = await launch({
    program: await stageProgram('counter', folder.path),
    userData: join(folder.path, 'data'),
    env: { GILIRAN_DRIVER_MEDIA: 'yes' },
  });
});
afterAll(async () => {
  await shell.stop();
  elsewhere.close();
  await folder.remove();
});

const stillHome = async (): Promise<void> => {
  const address = await shell.main(
    (electron) => electron.BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    null,
  );
  expect(address).toBe('app://giliran/index.html');
  expect(await shell.page(() => document.querySelector('#state')?.textContent, null)).toBe(
    'counter 0.0.0-test',
  );
  expect(await shell.main((electron) => electron.BrowserWindow.getAllWindows().length, null)).toBe(1);
};

describe('the window', () => {
  it('was made with every guard on', async () => {
    const preferences = await shell.main((electron) => {
      const contents = electron.BrowserWindow.getAllWindows()[0]?.webContents;
      const read: unknown = contents && Reflect.get(contents, 'getLastWebPreferences');
      return typeof read === 'function' ? read.call(contents) : null;
    }, null);
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('shows its page nothing of Node, Electron or the preload', async () => {
    const found = await shell.page(
      () =>
        ['require', 'module', 'process', 'Buffer', 'ipcRenderer', 'electron'].filter(
          (name) => name in globalThis,
        ),
      null,
    );
    expect(found).toEqual([]);
  });

  it('gives the page a bridge that it cannot change', async () => {
    const after = await shell.page(async () => {
      const bridge = window.giliran;
      try {
        Object.assign(bridge ?? {}, { app: 'other', settings: () => ({ deviceId: 'forged' }) });
      } catch {
        // Strict mode says so aloud; either way nothing may have changed.
      }
      return { app: bridge?.app, settings: await bridge?.settings() };
    }, null);
    expect(after).toMatchObject({ app: 'counter', settings: { deviceId: null } });
  });

  it('has no menu', async () => {
    expect(await shell.main((electron) => electron.Menu.getApplicationMenu(), null)).toBeNull();
  });
});

describe('navigation', () => {
  it('away from the page is refused, whoever asks', async () => {
    await shell.page((url) => {
      location.href = `${url}/by-script`;
    }, elsewhereUrl);
    await eventually(
      'the refusal is logged',
      async () => (await timesLogged(shell.userData, 'page.navigationRefused')) === 1,
    );
    await shell.page((url) => {
      const link = document.createElement('a');
      link.href = `${url}/by-link`;
      document.body.append(link);
      link.click();
    }, elsewhereUrl);
    await eventually(
      'the refusal is logged',
      async () => (await timesLogged(shell.userData, 'page.navigationRefused')) === 2,
    );
    await stillHome();
    expect(visits).toEqual([]);
  });

  it('to another file of the renderer is refused too', async () => {
    const before = await timesLogged(shell.userData, 'page.navigationRefused');
    await shell.page(() => {
      location.href = new URL('assets/page.css', location.href).href;
    }, null);
    await eventually(
      'the refusal is logged',
      async () => (await timesLogged(shell.userData, 'page.navigationRefused')) === before + 1,
    );
    await stillHome();
  });

  it('to itself works: a page may reload', async () => {
    const loads = await timesLogged(shell.userData, 'window.loaded');
    await shell.page(() => location.reload(), null).catch(() => undefined);
    await eventually(
      'the page is loaded again',
      async () => (await timesLogged(shell.userData, 'window.loaded')) > loads,
    );
    await stillHome();
  });

  it('into a new window is refused', async () => {
    await shell.page((url) => {
      window.open(`${url}/by-open`);
    }, elsewhereUrl);
    await eventually(
      'the refusal is logged',
      async () => (await timesLogged(shell.userData, 'page.windowRefused')) === 1,
    );
    await shell.page((url) => {
      const link = document.createElement('a');
      link.href = `${url}/by-target`;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    }, elsewhereUrl);
    await eventually(
      'the refusal is logged',
      async () => (await timesLogged(shell.userData, 'page.windowRefused')) === 2,
    );
    await stillHome();
    expect(visits).toEqual([]);
  });
});

describe('the content policy', () => {
  it('lets the page speak to no server but its own', async () => {
    const outcome = await shell.page(
      (url) =>
        fetch(`${url}/by-fetch`).then(
          () => 'went through',
          () => 'refused',
        ),
      elsewhereUrl,
    );
    expect(outcome).toBe('refused');
    expect(visits).toEqual([]);
  });

  it('runs no code made from text and none written into the page', async () => {
    const ran = await shell.page(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "injected"';
      document.body.append(script);
      return document.title;
    }, null);
    expect(ran).toBe('Fixture');
  });

  it('shows no frames', async () => {
    await shell.page(
      (url) =>
        new Promise<void>((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = `${url}/by-frame`;
          frame.addEventListener('load', () => resolve());
          document.body.append(frame);
        }),
      elsewhereUrl,
    );
    expect(visits).toEqual([]);
  });
});

describe('the renderer’s protocol', () => {
  it.each([
    '..%2felectron/main.js',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    '..%5celectron%5cmain.js',
    '%2fetc%2fpasswd',
  ])('does not give out %s', async (path) => {
    const status = await shell.page(async (tail) => {
      const answer = await fetch(`${location.origin === 'null' ? 'app://giliran' : location.origin}/${tail}`);
      return [answer.status, await answer.text()];
    }, path);
    expect(status).toEqual([403, '']);
  });
});

describe('permissions', () => {
  it.each(['geolocation', 'camera', 'microphone', 'midi', 'clipboard-read'])('%s is denied', async (name) => {
    const state = await shell.page(
      async (permission) =>
        (await navigator.permissions.query(JSON.parse(JSON.stringify({ name: permission })))).state,
      name,
    );
    expect(state).toBe('denied');
  });

  it('are denied also to those who simply try', async () => {
    const outcome = await shell.page(async () => {
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (cause: Error) => cause.name,
      );
      const place = await new Promise<unknown>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (cause) => resolve(cause.code),
        ),
      );
      return { microphone, place };
    }, null);
    // Without any microphone Chromium says NotFoundError before it asks.
    expect(outcome.microphone).toMatch(/^Not(Allowed|Found)Error$/);
    expect(outcome).toMatchObject({ place: 1 });
  });

  it('let the counter alone tell its person on the desktop', async () => {
    expect(await shell.page(async () => Notification.requestPermission(), null)).toBe('granted');
  });
});

describe('the door into main', () => {
  it('refuses a page that is not the renderer, though it has the bridge', async () => {
    const outcome = await shell.main(
      async (electron, preload) => {
        const window = new electron.BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true },
        });
        await window.loadURL('data:text/html,<h1>foreign</h1>');
        const answer: unknown = await window.webContents.executeJavaScript(
          'window.giliran.settings().then(() => "told", (cause) => cause.message)',
        );
        window.destroy();
        return answer;
      },
      join(folder.path, 'counter-fixture', 'electron', 'preload.cjs'),
    );
    expect(outcome).toContain('refused: foreign sender');
    expect(await timesLogged(shell.userData, 'request.foreignSender')).toBe(1);
  });

  it.each<[string, string]>([
    ['a word for a boolean', 'window.giliran.window.setCompact("yes")'],
    ['nothing', 'window.giliran.window.setCompact()'],
    ['half of the hotkeys, one of them a number', 'window.giliran.hotkeys.save({ next: 7 })'],
    ['a hotkey that there is not', 'window.giliran.hotkeys.save({ next: "F8", launch: "F9" })'],
    ['half of the settings', 'window.giliran.saveSettings({ serverUrl: "http://10.0.0.2" })'],
    [
      'settings with something beside',
      'window.giliran.saveSettings({ serverUrl: "http://10.0.0.2", deviceKey: null, deviceId: null, path: "/" })',
    ],
  ])('refuses %s', async (_what, call) => {
    const outcome = await shell.main(
      (electron, code) =>
        electron.BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `${code}.then(() => "accepted", (cause) => cause.message)`,
        ),
      call,
    );
    expect(outcome).toContain('refused: arguments of');
  });

  it.each<[string, string]>([
    ['function', '{ serverUrl: "http://10.0.0.2", deviceKey: null, deviceId: () => "kiosk-1" }'],
    ['symbol', 'Symbol("settings")'],
  ])('carries no %s', async (_what, value) => {
    const outcome = await shell.main(
      (electron, code) =>
        electron.BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `(async () => window.giliran.saveSettings(${code}))().then(() => "accepted", (cause) => cause.message)`,
        ),
      value,
    );
    expect(outcome).toContain('could not be cloned');
  });

  it('takes a class instance only for the plain fields it has', async () => {
    const outcome = await shell.page(async () => {
      class Forged {
        serverUrl = 'http://127.0.0.1:8080';
        deviceKey = null;
        get deviceId(): string {
          return 'from-the-prototype';
        }
      }
      return window.giliran?.saveSettings(new Forged()).then(
        () => 'accepted',
        (cause: Error) => cause.message,
      );
    }, null);
    expect(outcome).toContain('refused: arguments of saveSettings do not fit');
  });
});
