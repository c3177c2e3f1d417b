/** The encrypted door: the same house behind it, HTTP and live connections alike. */
import { createServer } from 'node:https';
import { isIPv6 } from 'node:net';
import type { GiliranFastify } from '../http/fastify.ts';
import type { GiliranSockets } from '../socket/socket-server.ts';
import { certificateFacts, type CertificateFacts, type SiteCertificate } from './site-certificate.ts';

export interface SecureDoor {
  readonly facts: CertificateFacts;
  /** Begins to listen; gives the port. */
  listen(host: string, port: number): Promise<number>;
  /** The port, 0 before it listens. */
  port(): number;
  /** Where phones reach the hall without encryption, by the certificate's own address; null before it is known. */
  phoneUrl(plainPort: number): string | null;
  stop(): Promise<void>;
}

export interface SecureDoorParts {
  readonly app: GiliranFastify;
  readonly io: GiliranSockets;
  readonly certificate: SiteCertificate;
}

/** Hangs the door in. The routes may still be added; it opens with `listen`. */
export function hangSecureDoor({ app, io, certificate }: SecureDoorParts): SecureDoor {
  const facts = certificateFacts(certificate.certificate);
  const server = createServer(
    { key: certificate.key, cert: certificate.certificate, minVersion: 'TLSv1.2' },
    (request, response) => app.routing(request, response),
  );
  // As Fastify has it for the other door.
  server.requestTimeout = 300_000;
  io.engine.attach(server, { path: io.path() });
  const port = (): number => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  return {
    facts,
    port,
    async listen(host, wanted) {
      await app.ready();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, host, () => {
          server.removeListener('error', reject);
          resolve();
        });
      });
      return port();
    },
    phoneUrl(plainPort) {
      // Phones know addresses better than names that end in .local.
      const host = facts.addresses.find((one) => !isIPv6(one) && !one.startsWith('127.')) ?? facts.names[0];
      return host === undefined ? null : `http://${host}:${plainPort}`;
    },
    async stop() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
