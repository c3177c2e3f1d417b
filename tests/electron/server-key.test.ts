/** A program knows its server by its key: over HTTPS and WSS, with a real server, and another in its place. */
import { join } from 'node:path';
import { certificateFacts, makeSiteCertificate } from '@giliran/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite } from '../support/site.ts';
import { eventually, ownFolder, timesLogged } from './driver/probe.ts';
import { announceBackend, launch, type ShellUnderTest } from './driver/shell-under-test.ts';
import { stageProgram } from './driver/stage.ts';

announceBackend();

const wish = { names: ['localhost'], addresses: ['127.0.0.1'], from: new Date(0) };
const certificate = makeSiteCertificate({ ...wish, until: new Date('2036-01-01T00:00:00Z') });
const { pin } = certificateFacts(certificate.certificate);

let folder: Awaited<ReturnType<typeof ownFolder>>;
let site: Awaited<ReturnType<typeof openSite>>;
let shell: ShellUnderTest;
let url = '';

beforeAll(async () => {
  folder = await ownFolder();
  site = await openSite({ certificate });
  url = `https://127.0.0.1:${site.server().secure?.port()}`;
  shell = await launch({
    program: await stageProgram('counter', folder.path),
    userData: join(folder.path, 'data'),
  });
});
afterAll(async () => {
  await shell.stop();
  await site.close();
  await folder.remove();
});

const shown = (): Promise<string> => shell.page(() => document.body.textContent, null).catch(() => '');
const save = (trust: { pin: string | null; unencrypted: boolean }) =>
  shell.page((entry) => window.giliran?.saveSettings(entry), {
    serverUrl: url,
    deviceKey: 'demo-loket-1',
    deviceId: 'loket-1',
    trust,
  });
/** As a renderer would reach the server. */
const reach = () =>
  shell.page(
    (server) =>
      fetch(`${server}/healthz`).then(
        (answer) => answer.status,
        () => 'refused',
      ),
    url,
  );
const saysServer = (): Promise<boolean> => shown().then((text) => text.includes(url));

describe('a server with a certificate of the hall’s own', () => {
  it('is looked at before anything is confirmed: its key and whose it is', async () => {
    expect(await shell.page((at) => window.giliran?.servers.look(at), url)).toEqual({
      kind: 'encrypted',
      url,
      pin,
      vouched: false,
      site: site.server().queue.state.index?.site.settings.name.id,
    });
  });

  it('is not reached while nobody has confirmed its key', async () => {
    expect(await save({ pin: null, unencrypted: false })).toMatchObject({ ok: true });
    await eventually('the page names the server', saysServer);
    expect(await reach()).toBe('refused');
  });

  it('is reached once its key is confirmed, by HTTP and by the live road', async () => {
    const loads = await timesLogged(shell.userData, 'window.loaded');
    expect(await save({ pin, unencrypted: false })).toMatchObject({ ok: true });
    await eventually(
      'the page is loaded anew',
      async () => (await timesLogged(shell.userData, 'window.loaded')) > loads,
    );
    expect(await reach()).toBe(200);
    const opened = await shell.page(
      (at) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`${at.replace('https', 'wss')}/socket.io/?EIO=4&transport=websocket`);
          socket.addEventListener('message', (event) => resolve(String(event.data).slice(0, 7)));
          socket.addEventListener('close', () => resolve('closed'));
        }),
      url,
    );
    expect(opened).toBe('0{"sid"');
  });

  it('with another key in its place is refused, and the screen names both', async () => {
    const other = 'f'.repeat(64);
    expect(await save({ pin: other, unencrypted: false })).toMatchObject({ ok: true });
    await eventually('the screen says so', async () => (await shown()).includes('bukan server yang dikenal'));
    const text = await shown();
    expect(text).toContain('FFFF FFFF FFFF FFFF');
    expect(text).toContain(pin.slice(0, 4).toUpperCase());
    expect(await timesLogged(shell.userData, 'server.otherKey')).toBe(1);
  });
});
