/**
 * The driver itself: what crosses its wire, and that it stops nothing by itself. A program without any
 * guard can do on it all that the shell's programs must not.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeValue, encodeValue } from './child/wire.ts';
import { eventually, ownFolder } from './probe.ts';
import { backend, launch, type ShellUnderTest } from './shell-under-test.ts';

describe('the wire', () => {
  it('carries every plain value as it is', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withSparseArray: true,
        }),
        (value) => {
          expect(decodeValue(encodeValue(value))).toStrictEqual(structuredClone(value));
        },
      ),
    );
  });
  it('keeps cycles and shared parts', () => {
    const part = { n: 1 };
    const value: Record<string, unknown> = { a: part, b: part };
    value['self'] = value;
    const copy = decodeValue(encodeValue(value));
    expect(copy).toHaveProperty('self', copy);
    expect(Object.is(Reflect.get(Object(copy), 'a'), Reflect.get(Object(copy), 'b'))).toBe(true);
  });
  it('carries bytes, errors and expressions', () => {
    expect(decodeValue(encodeValue(new Uint8Array([0, 255])))).toEqual(new Uint8Array([0, 255]));
    expect(decodeValue(encodeValue(new TypeError('no')))).toMatchObject({ name: 'TypeError', message: 'no' });
    expect(decodeValue(encodeValue(/a/gi))).toEqual(/a/gi);
  });
  it.each<[string, unknown]>([
    ['a function', () => 1],
    ['a function inside', { deep: [() => 1] }],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
  ])('refuses %s, as Electron does', (_what, value) => {
    expect(() => encodeValue(value)).toThrow('An object could not be cloned.');
  });
  it('makes a plain object of a class instance', () => {
    class Ticket {
      number = 'A007';
      get shown(): string {
        return this.number;
      }
    }
    const copy = decodeValue(encodeValue(new Ticket()));
    expect(copy).toStrictEqual({ number: 'A007' });
  });
});

const naiveMain = `
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol } from 'electron';
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
ipcMain.handle('echo', (_event, ...args) => args);
ipcMain.handle('who', (event) => event.senderFrame.url);
app.whenReady().then(() => {
  protocol.handle('app', () => new Response('<h1>naive</h1>', { headers: { 'content-type': 'text/html' } }));
  const window = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } });
  window.loadURL('app://naive/index.html');
});
`;
const naivePreload = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('naive', {
  echo: (...args) => ipcRenderer.invoke('echo', ...args),
  who: () => ipcRenderer.invoke('who'),
  none: () => ipcRenderer.invoke('none'),
  twice: (listener) => { listener(1); listener(2); },
});
`;

describe.runIf(backend === 'chromium')('a program without guards', () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let shell: ShellUnderTest;
  let elsewhere: Server;
  let elsewhereUrl = '';
  const visits: string[] = [];
  const inPage = (code: string): Promise<unknown> =>
    shell.main(
      (electron, source) => electron.BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source),
      code,
    );

  beforeAll(async () => {
    folder = await ownFolder();
    elsewhere = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.setHeader('content-type', 'text/html');
      response.end('<h1>elsewhere</h1>');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address = elsewhere.address();
    if (typeof address === 'object') elsewhereUrl = `http://127.0.0.1:${address?.port}`;
    await mkdir(join(folder.path, 'electron'));
    await writeFile(join(folder.path, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder.path, 'electron', 'main.js'), naiveMain);
    await writeFile(join(folder.path, 'electron', 'preload.cjs'), naivePreload);
    shell = await launch({
      program: { name: 'kiosk', folder: folder.path },
      userData: join(folder.path, 'data'),
      env: { GILIRAN_DRIVER_MEDIA: 'yes' },
    });
  });
  afterAll(async () => {
    await shell.stop();
    elsewhere.close();
    await folder.remove();
  });

  it('carries values to main and back', async () => {
    expect(
      await inPage(`naive.echo({ at: new Date(5), seen: new Set([1]), gone: undefined, n: NaN, big: 7n })
        .then(([v]) => [v.at.getTime(), v.seen.has(1), 'gone' in v, Number.isNaN(v.n), typeof v.big])`),
    ).toEqual([5, true, true, true, 'bigint']);
  });
  it('hears of functions only through the bridge', async () => {
    expect(
      await inPage('(() => { const heard = []; naive.twice((n) => heard.push(n)); return heard; })()'),
    ).toEqual([1, 2]);
    expect(await inPage('naive.echo(() => 1).catch((cause) => cause.message)')).toBe(
      'An object could not be cloned.',
    );
  });
  it('hears that nobody answers a channel', async () => {
    expect(await inPage('naive.none().catch((cause) => cause.message)')).toContain(
      "No handler registered for 'none'",
    );
  });
  it('has every permission', async () => {
    expect(
      await inPage("navigator.permissions.query({ name: 'geolocation' }).then((one) => one.state)"),
    ).toBe('granted');
    expect(
      await inPage(
        'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given", (cause) => cause.name)',
      ),
    ).toBe('given');
  });
  it('tells main who asks', async () => {
    expect(await inPage('naive.who()')).toBe('app://naive/index.html');
  });
  it('lets its page go anywhere, and the bridge goes along', async () => {
    await inPage(`void (location.href = ${JSON.stringify(`${elsewhereUrl}/away`)})`);
    await eventually('the page has gone', async () => visits.includes('/away'));
    await eventually('the other site has the bridge', async () => {
      const who = await inPage('window.naive?.who()').catch(() => null);
      return who === `${elsewhereUrl}/away`;
    });
  });
});
