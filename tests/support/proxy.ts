/** A cable between client and server that a test can slow down, make deaf or dumb, cut or leave hanging. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** While deaf, what the server says is lost on the way; what the client says arrives. */
  deaf: boolean;
  /** While dumb, what the client says is lost on the way; what the server says arrives. */
  dumb: boolean;
  /** While out, nobody gets through: connections are refused. */
  out: boolean;
  /** How long a piece is under way, in milliseconds; asked for each piece, whose order is kept. A lost piece is one that is sent again and comes late. */
  delay: (() => number) | null;
  /** Ends every connection at once. */
  cut(): void;
  /** The client's ends are cut; the server is not told and goes on believing in them, as after a switch lost its power. */
  leaveHanging(): void;
  close(): Promise<void>;
}

export async function openProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const nearEnds = new Set<Socket>();
  const hanging = new Set<Socket>();

  /** Hands pieces on in their order, each after its delay. */
  const carry = (to: Socket): ((bytes: string | Uint8Array) => void) => {
    let free = 0;
    return (bytes) => {
      if (proxy.delay === null) return void to.write(bytes);
      const now = performance.now();
      free = Math.max(free, now + proxy.delay());
      setTimeout(() => to.destroyed || to.write(bytes), free - now);
    };
  };
  const server = createServer((near) => {
    if (proxy.out) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    nearEnds.add(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        nearEnds.delete(one);
        if (!hanging.has(other)) other.destroy();
      });
    }
    const up = carry(far);
    const down = carry(near);
    near.on('data', (bytes) => {
      if (!proxy.dumb) up(bytes);
    });
    far.on('data', (bytes) => {
      if (!proxy.deaf) down(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port: own }: AddressInfo = address;
  const proxy: Proxy = {
    url: `http://127.0.0.1:${own}`,
    deaf: false,
    dumb: false,
    out: false,
    delay: null,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    leaveHanging() {
      for (const socket of sockets) if (!nearEnds.has(socket)) hanging.add(socket);
      for (const near of nearEnds) near.destroy();
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      proxy.cut();
      await closed;
    },
  };
  return proxy;
}
