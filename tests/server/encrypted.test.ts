/** A hall with a certificate: everything by the encrypted door, known by its key; phones by the other one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { LiveClient } from '@giliran/client';
import { readPairing, viewSchemas } from '@giliran/protocol';
import { certificateFacts, makeSiteCertificate, type ServerAnnouncement } from '@giliran/server';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, type Run } from '../support/server-process.ts';
import { openSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

const until = new Date('2036-01-01T00:00:00Z');
const wish = { names: ['localhost'], addresses: ['127.0.0.1', '192.0.2.10'], from: new Date(0), until };
const certificate = makeSiteCertificate(wish);
const stranger = makeSiteCertificate(wish);
const heard: ServerAnnouncement[] = [];
let goodbyes = 0;

let site: Awaited<ReturnType<typeof openSite>>;
let secure: { url: string; port: number };
beforeAll(async () => {
  site = await openSite({
    certificate,
    announce: (notice) => {
      heard.push(notice);
      return async () => {
        goodbyes += 1;
      };
    },
  });
  const port = site.server().secure?.port() ?? 0;
  secure = { port, url: `https://127.0.0.1:${port}` };
});
afterAll(() => site.close());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
}
/** HTTPS that trusts one certificate and no other. */
const ask = (path: string, ca: string, options: { method?: string; key?: string } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      `${secure.url}${path}`,
      {
        ca,
        agent: false,
        method: options.method ?? 'GET',
        headers: options.key === undefined ? {} : { authorization: `Bearer ${options.key}` },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, location: response.headers.location }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });

const live = (ca: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = io(secure.url, {
      ...{ transports: ['websocket'], forceNew: true, reconnection: false, ca },
      auth: { key: 'demo-kiosk-1' },
    });
    socket.once('welcome', () => resolve(socket));
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });

describe('by the encrypted door', () => {
  it('come pages, the API and the live road, to whoever knows the certificate', async () => {
    expect((await ask('/kiosk/', certificate.certificate)).status).toBe(200);
    const staff = await ask('/api/v1/site', certificate.certificate, { key: 'demo-admin-key' });
    expect(staff.status).toBe(200);
    const socket = await live(certificate.certificate);
    const watched = await socket.emitWithAck('watch', { kind: 'catalogue', kioskId: 'kiosk-1' });
    // Phones are told of the other door, by the address in the certificate.
    expect(watched.value.view.publicUrl).toBe(`http://192.0.2.10:${site.port}`);
    socket.close();
  });
  it('nobody comes who expects another server', async () => {
    await expect(ask('/healthz', stranger.certificate)).rejects.toThrow(/self-signed|certificate/);
    await expect(live(stranger.certificate)).rejects.toThrow('websocket error');
  });
  it('the server shows the key that programs pin', async () => {
    const socket: TLSSocket = connectTls({ port: secure.port, host: '127.0.0.1', rejectUnauthorized: false });
    await new Promise<void>((resolve) => socket.once('secureConnect', () => resolve()));
    const shown = socket.getPeerX509Certificate()?.toString() ?? '';
    const protocol = socket.getProtocol();
    socket.destroy();
    expect(certificateFacts(shown).pin).toBe(certificateFacts(certificate.certificate).pin);
    expect(protocol).toBe('TLSv1.3');
  });
  it('nonsense that cannot even be measured is refused at the other door, and the hall goes on', async () => {
    const refused = await openWire(site.url, { key: { length: [{ toString: 1 }] } }).then(
      () => 'let in',
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'invalidRequest' });
    expect((await ask('/healthz', certificate.certificate)).status).toBe(200);
  });
  it('live connections of both doors are one hall', async () => {
    const before = site.server().queue.state.issueOrder;
    const plain = new LiveClient({ url: site.url, auth: { key: 'demo-kiosk-1' }, views: viewSchemas });
    const socket = await live(certificate.certificate);
    const pushed = new Promise((resolve) => socket.on('view', resolve));
    await socket.emitWithAck('watch', { kind: 'kiosk', kioskId: 'kiosk-1' });
    const issued = await plain.send({
      ...{ type: 'ticket.issue', serviceId: 'ktp-baru', priority: null, language: 'id', kioskId: 'kiosk-1' },
    });
    expect(issued.ok).toBe(true);
    expect(await pushed).toMatchObject({ scope: { kind: 'kiosk' } });
    expect(site.server().queue.state.issueOrder).toBe(before + 1);
    plain.close();
    socket.close();
  });
});

describe('what the network is told', () => {
  it('is the hall, both ports and the key; and at the end good-bye', async () => {
    expect(heard).toEqual([
      expect.objectContaining({
        port: site.port,
        tls: secure.port,
        pin: certificateFacts(certificate.certificate).pin,
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      }),
    ]);
    await site.stop();
    expect(goodbyes).toBe(1);
    await expect(ask('/healthz', certificate.certificate)).rejects.toThrow('ECONNREFUSED');
    await site.start();
    expect(heard).toHaveLength(2);
  });
});

describe('the command', () => {
  let dataFolder: string;
  const certify = (...args: string[]) => {
    const run: Run = { dataFolder };
    return runCommand(['certificate', ...args], run);
  };
  const pinIn = (text: string): string | null | undefined =>
    readPairing(/https:\/\/\S+#pin=\S+/.exec(text)?.[0] ?? '')?.pin;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'giliran-certify-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));

  it('makes one, shows it again, renews it with its key, and replaces it only when told to', async () => {
    expect(await certify('--renew')).toMatchObject({ code: 2 });
    expect(await certify('--name', 'not a name')).toMatchObject({ code: 2 });
    expect(await certify('--ip', 'giliran.local')).toMatchObject({ code: 2 });
    const made = await certify('--name', 'giliran.local', '--ip', '192.168.1.10');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('https://192.168.1.10:8443/#pin=');
    const pin = pinIn(made.stdout);
    expect(pin).toMatch(/^[0-9a-f]{64}$/);

    expect(pinIn((await certify()).stdout)).toBe(pin);
    const kept = await certify('--ip', '10.0.0.5');
    expect(kept).toMatchObject({ code: 2, stdout: '' });
    const renewed = await certify('--renew', '--ip', '10.0.0.5');
    expect(pinIn(renewed.stdout)).toBe(pin);
    expect(renewed.stdout).toContain('https://10.0.0.5:8443/');
    const replaced = await certify('--new-key');
    expect(pinIn(replaced.stdout)).not.toBe(pin);
    expect(replaced.stdout).toContain('another one');
  });
});
