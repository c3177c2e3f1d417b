/** The emulator behind TCP, as a printer on the LAN is; by custom on port 9100. */
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import type { PrinterEmulator } from './printer-emulator.ts';

export type TcpPrinter = {
  readonly port: number;
  /** Ends every connection with a reset, as a printer does that is switched off. */
  reset(): void;
  close(): Promise<void>;
};

/** Listens on this machine only. Rejects when the port is taken. Port 0 takes a free one. */
export async function startTcpPrinter(emulator: PrinterEmulator, port: number): Promise<TcpPrinter> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    const plug = emulator.connect({
      data: (bytes) => socket.write(bytes),
      cut: () => socket.resetAndDestroy(),
    });
    // While it stands still it reads on: a small ticket always fits into some buffer on the way.
    socket.on('data', (bytes) => plug.receive(typeof bytes === 'string' ? Buffer.from(bytes) : bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      plug.unplug();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    port: address.port,
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
