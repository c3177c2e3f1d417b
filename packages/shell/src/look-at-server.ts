/** Looks what stands at an address, without saying anything of this device. */
import { get as getPlain } from 'node:http';
import { get as getEncrypted } from 'node:https';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { ServerLook } from '@giliran/protocol';
import { z } from 'zod';
import { pinOf } from './server-trust.ts';

/** How long an address may keep us waiting, ms. */
const patience = 4_000;
const mostBytes = 20_000;
const Health = z.object({ version: z.string(), site: z.string().nullish() });

export type LookAtServer = (url: string) => Promise<ServerLook>;

interface Shown {
  readonly pem: string;
  readonly vouched: boolean;
}

/** The certificate that a server shows, or null when it shows none. Nothing is sent but the greeting. */
function shownCertificate(url: URL): Promise<Shown | null> {
  return new Promise((resolve) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = connect({
      ...{ host, port: Number(url.port || 443), rejectUnauthorized: false, timeout: patience },
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const end = (shown: Shown | null): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      end(certificate === undefined ? null : { pem: certificate.toString(), vouched: socket.authorized });
    });
    socket.once('timeout', () => end(null));
    socket.once('error', () => end(null));
  });
}

/** The hall's name; `answered` false when nobody answers like a server of ours. */
function askName(url: URL): Promise<{ answered: boolean; site: string | null }> {
  return new Promise((resolve) => {
    const none = (): void => resolve({ answered: false, site: null });
    const ask = url.protocol === 'https:' ? getEncrypted : getPlain;
    const request = ask(
      new URL('/healthz', url),
      { agent: false, timeout: patience, rejectUnauthorized: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
          if (body.length > mostBytes) request.destroy();
        });
        response.on('error', none);
        response.on('end', () => {
          try {
            const health = Health.parse(JSON.parse(body));
            resolve({ answered: true, site: health.site ?? null });
          } catch {
            none();
          }
        });
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', none);
  });
}

/** `url`: an http or https origin. Never rejects. */
export const lookAtServer: LookAtServer = async (url) => {
  const at = new URL(url);
  if (at.protocol !== 'https:') {
    const { answered, site } = await askName(at);
    return answered ? { kind: 'plain', url, site } : { kind: 'silent', url };
  }
  const shown = await shownCertificate(at);
  const pin = shown === null ? null : pinOf(shown.pem);
  if (shown === null || pin === null) return { kind: 'silent', url };
  const { site } = await askName(at);
  return { kind: 'encrypted', url, pin, vouched: shown.vouched, site };
};

/** Only the key that is shown; null when nobody answers with one. For watching, often and cheaply. */
export async function shownPin(url: string): Promise<ReturnType<typeof pinOf>> {
  const shown = await shownCertificate(new URL(url));
  return shown === null ? null : pinOf(shown.pem);
}
