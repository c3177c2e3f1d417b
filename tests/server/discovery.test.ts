/** A server announces itself and a program hears it: real packets, on a wire that leads nowhere else. */
import { EventEmitter } from 'node:events';
import type { FoundServer } from '@giliran/protocol';
import { announceOnNetwork } from '@giliran/server';
import { findOnNetwork, readAnnouncement } from '@giliran/shell';
import { afterEach, describe, expect, it } from 'vitest';

const pin = 'c'.repeat(64);

/** Sockets of one network in memory: what one sends all hear, from the address it has. */
class Wire {
  readonly sockets = new Set<WireSocket>();
  socket = (address: string): WireSocket => {
    const socket = new WireSocket(this, address);
    this.sockets.add(socket);
    return socket;
  };
}
class WireSocket extends EventEmitter {
  private readonly wire: Wire;
  private readonly own: string;
  constructor(wire: Wire, own: string) {
    super();
    this.wire = wire;
    this.own = own;
  }
  bind(_port: number, _address: unknown, done: () => void): void {
    setImmediate(() => {
      this.emit('listening');
      done();
    });
  }
  send(message: Buffer, _from: number, _length: number, _port: number, _to: string, done: () => void): void {
    const copy = Buffer.from(message);
    setImmediate(() => {
      const from = { address: this.own, family: 'IPv4', port: 5353, size: copy.length };
      for (const socket of this.wire.sockets) socket.emit('message', copy, from);
      done();
    });
  }
  address = () => ({ address: this.own, family: 'IPv4', port: 5353 });
  close(done?: () => void): void {
    this.wire.sockets.delete(this);
    setImmediate(() => done?.());
  }
  addMembership(): void {}
  setMulticastTTL(): void {}
  setMulticastLoopback(): void {}
  setMulticastInterface(): void {}
}

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
const never = (error: Error): never => {
  throw error;
};

describe('on the hall’s network', () => {
  it('a server is heard with its name, its encrypted address and its key, and gone when it says good-bye', async () => {
    const wire = new Wire();
    const tellings: (readonly FoundServer[])[] = [];
    let heard = Promise.withResolvers<readonly FoundServer[]>();
    ends.push(
      findOnNetwork(never, { socket: wire.socket('192.168.1.50') })((found) => {
        tellings.push(found);
        if (tellings.length > 1) heard.resolve(found);
      }),
    );
    const goodbye = announceOnNetwork(never, { socket: wire.socket('192.168.1.10') })({
      ...{ port: 8080, site: 'Mal Pelayanan Publik Kota Contoh', version: '0.1.0', tls: 8443, pin },
    });
    expect(await heard.promise).toEqual([
      { url: 'https://192.168.1.10:8443', site: 'Mal Pelayanan Publik Kota Contoh', version: '0.1.0', pin },
    ]);
    heard = Promise.withResolvers();
    await goodbye();
    expect(await heard.promise).toEqual([]);
  });
});

it('a network that cannot be spoken to is told, and ends nothing', async () => {
  const wire = new Wire();
  const faults: string[] = [];
  for (const part of [
    (fault: (error: Error) => void, socket: WireSocket) =>
      announceOnNetwork(fault, { socket })({ port: 8080, site: 'MPP', version: '0.1.0' }),
    (fault: (error: Error) => void, socket: WireSocket) => findOnNetwork(fault, { socket })(() => {}),
  ]) {
    const socket = wire.socket('192.168.1.10');
    ends.push(part((error) => faults.push(error.message), socket));
    socket.emit('error', Object.assign(new Error('port 5353 is taken'), { code: 'EADDRINUSE' }));
  }
  expect(faults).toEqual(['port 5353 is taken', 'port 5353 is taken']);
});

describe('what is heard', () => {
  const service = {
    fqdn: 'MPP (server)._giliran._tcp.local',
    port: 8080,
    txt: { site: 'MPP', version: '0.1.0' },
    addresses: ['fe80::1', '10.0.0.5'],
  };
  it('without a certificate is the plain address', () => {
    expect(readAnnouncement(service)?.server).toEqual({
      ...{ url: 'http://10.0.0.5:8080', site: 'MPP', version: '0.1.0', pin: null },
    });
  });
  it.each([
    ['without a name', { txt: {} }],
    ['with a key that is none', { txt: { ...service.txt, pin: 'ABC' } }],
    ['with a port that is none', { txt: { ...service.txt, tls: '99999' } }],
    ['without an address', { addresses: [] }],
    ['of anything else', { txt: 'nonsense' }],
  ])('%s counts for nothing', (_what, change) => {
    expect(readAnnouncement({ ...service, ...change })).toBeNull();
  });
});
