/** The certificate a server shows, and who decides about it: the program's own proc, as in Electron. */
import { connect } from 'node:tls';

/** Electron's `setCertificateVerifyProc`: 0 accepts, -2 refuses, -3 leaves it to Chromium. */
export type VerifyProc = (
  request: { hostname: string; certificate: { data: string } },
  decide: (code: number) => void,
) => void;

function shownBy(url: URL): Promise<{ pem: string; authorized: boolean } | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 443), rejectUnauthorized: false });
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      resolve(certificate ? { pem: certificate.toString(), authorized: socket.authorized } : null);
    });
    socket.once('error', () => resolve(null));
  });
}

/** Whether a connection may be made. Chromium itself is told to ask nobody, so that this decides alone. */
export async function mayConnect(address: string, proc: VerifyProc | null): Promise<boolean> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'wss:') return true;
  const shown = await shownBy(url);
  if (shown === null) return true;
  const code =
    proc === null
      ? -3
      : await new Promise<number>((decide) => {
          proc({ hostname: url.hostname, certificate: { data: shown.pem } }, decide);
        });
  return code === -3 ? shown.authorized : code === 0;
}
