/** The staff's program: its settings, its slim bar, its hotkeys. */
import { createServer } from 'node:http';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultHotkeys } from '@giliran/shell/bridge';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, ownFolder, timesLogged } from './driver/probe.ts';
import { announceBackend, backend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { type StagedProgram, stageProgram } from './driver/stage.ts';

announceBackend();

let folder: Awaited<ReturnType<typeof ownFolder>>;
let program: StagedProgram;
let shell: ShellUnderTest;
let runs = 0;

beforeAll(async () => {
  folder = await ownFolder();
  program = await stageProgram('counter', folder.path);
});
afterEach(() => shell.stop());
afterAll(() => folder.remove());

const newFolder = (): string => {
  runs += 1;
  return join(folder.path, `data-${runs}`);
};
const settings = () =>
  shell.page(async () => {
    const bridge = window.giliran;
    return bridge === undefined ? null : bridge.settings();
  }, null);

describe('settings', () => {
  it('are saved, obeyed at once and still there after a restart', async () => {
    const origins: unknown[] = [];
    const server = createServer((request, response) => {
      origins.push(request.headers.origin);
      response.setHeader('Access-Control-Allow-Origin', 'app://giliran');
      response.end('the new server');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const next = { serverUrl: `http://127.0.0.1:${address.port}`, deviceKey: 'a-key', deviceId: 'loket-3' };

    const userData = newFolder();
    shell = await launch({ program, userData });
    expect(await settings()).toEqual({ serverUrl: 'http://127.0.0.1:8080', deviceKey: null, deviceId: null });
    const reach = (): Promise<string> =>
      shell.page(
        (url) =>
          fetch(url).then(
            (answer) => answer.text(),
            () => 'refused',
          ),
        next.serverUrl,
      );
    expect(await reach()).toBe('refused');

    const loads = await timesLogged(userData, 'window.loaded');
    expect(await shell.page(async (wanted) => window.giliran?.saveSettings(wanted), next)).toEqual({
      ok: true,
      value: next,
    });
    await eventually(
      'the page is loaded with the new policy',
      async () => (await timesLogged(userData, 'window.loaded')) > loads,
    );
    expect(await reach()).toBe('the new server');
    expect(origins).toEqual(['app://giliran']);
    await shell.stop();

    shell = await launch({ program, userData });
    expect(await settings()).toEqual(next);
    expect(await reach()).toBe('the new server');
    server.close();
  });

  it('that are broken are kept aside; the program starts with the defaults', async () => {
    const userData = newFolder();
    await mkdir(userData, { recursive: true });
    await writeFile(join(userData, 'settings.json'), '{"serverUrl": "http://10.0.0.2:80');
    shell = await launch({ program, userData });
    expect(await settings()).toEqual({ serverUrl: 'http://127.0.0.1:8080', deviceKey: null, deviceId: null });
    const [aside] = (await readdir(userData)).filter((name) => name.startsWith('settings.broken-'));
    expect(await readFile(join(userData, aside ?? 'nothing was kept'), 'utf8')).toContain('10.0.0.2');
    expect(await timesLogged(userData, 'settings.broken')).toBe(1);
  });

  it('that are mistyped are answered with what to mend, and nothing is saved', async () => {
    const userData = newFolder();
    shell = await launch({ program, userData });
    const answer = await shell.page(
      async () =>
        window.giliran?.saveSettings({ serverUrl: 'file:///etc', deviceKey: null, deviceId: 'loket-1' }),
      null,
    );
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('serverUrl') } });
    expect(await settings()).toMatchObject({ deviceId: null });
    expect(await readdir(userData)).not.toContain('settings.json');
  });

  it('of the administrator lie beside the executable, also beside an AppImage', async () => {
    const userData = newFolder();
    const machine = join(folder.path, 'opt');
    await mkdir(machine, { recursive: true });
    await writeFile(
      join(machine, 'giliran-counter.json'),
      '{"serverUrl":"http://10.0.0.4","deviceId":"loket-9"}',
    );
    shell = await launch({ program, userData, env: { APPIMAGE: join(machine, 'Giliran.AppImage') } });
    expect(await settings()).toEqual({ serverUrl: 'http://10.0.0.4', deviceKey: null, deviceId: 'loket-9' });
  });

  it('from the environment win over the file', async () => {
    const userData = newFolder();
    await mkdir(userData, { recursive: true });
    await writeFile(join(userData, 'settings.json'), '{"serverUrl":"http://10.0.0.2","deviceId":"loket-1"}');
    shell = await launch({
      program,
      userData,
      env: { GILIRAN_SERVER: 'http://10.0.0.3', GILIRAN_DEVICE_KEY: 'from-env' },
    });
    expect(await settings()).toEqual({
      serverUrl: 'http://10.0.0.3',
      deviceKey: 'from-env',
      deviceId: 'loket-1',
    });
  });
});

describe('the counter’s window', () => {
  it('becomes a slim bar on top of everything and comes back as it was', async () => {
    shell = await launch({ program, userData: newFolder() });
    const look = () =>
      shell.main((electron) => {
        const [window] = electron.BrowserWindow.getAllWindows();
        return { bounds: window?.getBounds(), onTop: window?.isAlwaysOnTop() };
      }, null);
    const compact = (on: boolean): Promise<boolean | undefined> =>
      shell.page(async (wanted) => {
        const bridge = window.giliran;
        if (bridge?.app !== 'counter') return undefined;
        await bridge.window.setCompact(wanted);
        return bridge.window.isCompact();
      }, on);

    const before = await look();
    expect(before.onTop).toBe(false);
    expect(await compact(true)).toBe(true);
    expect(await compact(true)).toBe(true);
    const bar = await look();
    expect(bar.onTop).toBe(true);
    expect(bar.bounds?.height).toBeLessThan(200);
    expect(await compact(false)).toBe(false);
    expect(await look()).toEqual(before);
  });

  it('closes like any other: that ends the program', async () => {
    shell = await launch({ program, userData: newFolder() });
    void shell
      .main((electron) => electron.BrowserWindow.getAllWindows()[0]?.close(), null)
      .catch(() => undefined);
    expect(await shell.ended).toBe(0);
  });
});

describe('hotkeys', () => {
  it('are registered as set, and null means none', async () => {
    const userData = newFolder();
    await mkdir(userData, { recursive: true });
    await writeFile(join(userData, 'settings.json'), '{"hotkeys":{"next":"F8","recall":null}}');
    shell = await launch({ program, userData });
    expect(
      await shell.main(
        (electron) =>
          ['F8', 'Control+Alt+N', 'Control+Alt+R'].map((key) => electron.globalShortcut.isRegistered(key)),
        null,
      ),
    ).toEqual([true, false, false]);
  });

  it('are changed while the program runs, kept over a restart, and put back', async () => {
    const userData = newFolder();
    shell = await launch({ program, userData });
    const registered = (...keys: string[]) =>
      shell.main((electron, wanted) => wanted.map((key) => electron.globalShortcut.isRegistered(key)), keys);
    const save = (next: Record<string, string | null>) =>
      shell.page(async (hotkeys) => {
        const bridge = window.giliran;
        if (bridge?.app !== 'counter') return null;
        const { hotkeys: before } = await bridge.hotkeys.read();
        return bridge.hotkeys.save({ ...before, ...hotkeys });
      }, next);
    expect(await save({ next: 'F8', noShow: null })).toMatchObject({
      ok: true,
      value: { hotkeys: { next: 'F8', noShow: null, recall: 'Control+Alt+R' }, silent: [], fixed: false },
    });
    expect(await registered('F8', 'Control+Alt+N', 'Control+Alt+H')).toEqual([true, false, false]);
    await shell.stop();
    shell = await launch({ program, userData });
    expect(await registered('F8', 'Control+Alt+N')).toEqual([true, false]);
    await save(defaultHotkeys);
    expect(await registered('F8', 'Control+Alt+N')).toEqual([false, true]);
  });

  it('that are set twice are named, and let go of while a new one is pressed', async () => {
    shell = await launch({ program, userData: newFolder() });
    const silent = await shell.page(async () => {
      const bridge = window.giliran;
      if (bridge?.app !== 'counter') return null;
      const { hotkeys } = await bridge.hotkeys.read();
      const saved = await bridge.hotkeys.save({ ...hotkeys, undo: hotkeys.next });
      await bridge.hotkeys.hold(true);
      return saved.ok ? saved.value.silent : null;
    }, null);
    expect(silent).toEqual(['undo']);
    const held = () => shell.main((electron) => electron.globalShortcut.isRegistered('Control+Alt+N'), null);
    expect(await held()).toBe(false);
    await shell.page(async () => {
      const bridge = window.giliran;
      if (bridge?.app === 'counter') await bridge.hotkeys.hold(false);
    }, null);
    expect(await held()).toBe(true);
  });

  it('of the administrator stay as they are', async () => {
    const machine = join(folder.path, 'opt-hotkeys');
    await mkdir(machine, { recursive: true });
    await writeFile(join(machine, 'giliran-counter.json'), '{"hotkeys":{"next":"F7"}}');
    const env = { APPIMAGE: join(machine, 'Giliran.AppImage') };
    shell = await launch({ program, userData: newFolder(), env });
    const report = await shell.page(async () => {
      const bridge = window.giliran;
      if (bridge?.app !== 'counter') return null;
      const { hotkeys } = await bridge.hotkeys.read();
      const saved = await bridge.hotkeys.save({ ...hotkeys, next: 'F8' });
      return saved.ok ? saved.value : null;
    }, null);
    expect(report).toMatchObject({ fixed: true, hotkeys: { next: 'F7' } });
  });

  // The real Electron cannot be made to press a system-wide key.
  it.runIf(backend === 'chromium')('reach the page until it stops listening', async () => {
    shell = await launch({ program, userData: newFolder() });
    const press = (accelerator: string): Promise<void> =>
      shell.main((electron, key) => {
        const driverPress: unknown = Reflect.get(electron.globalShortcut, 'driverPress');
        if (typeof driverPress === 'function') driverPress(key);
      }, accelerator);
    await shell.page(() => {
      const bridge = window.giliran;
      if (bridge?.app !== 'counter') return;
      const heard: string[] = [];
      Reflect.set(globalThis, 'heard', heard);
      Reflect.set(
        globalThis,
        'stop',
        bridge.onHotkey((hotkey) => heard.push(hotkey)),
      );
    }, null);
    await press('Control+Alt+N');
    await press('Control+Alt+R');
    await press('Control+Alt+T');
    const heard = (): Promise<unknown> => shell.page(() => Reflect.get(globalThis, 'heard'), null);
    await eventually(
      'all have arrived',
      async () => JSON.stringify(await heard()) === '["next","recall","transfer"]',
    );
    await shell.page(() => Reflect.get(globalThis, 'stop')(), null);
    await press('Control+Alt+N');
    expect(await heard()).toEqual(['next', 'recall', 'transfer']);
  });
});
