/** Whether a certificate is our server's. No I/O but the reading of the certificate itself. */
import { createHash, X509Certificate } from 'node:crypto';
import { ServerPin } from '@giliran/protocol';

/** The fingerprint of a certificate's key, or null when the text is no certificate. */
export function pinOf(pem: string): ServerPin | null {
  try {
    const spki = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    return ServerPin.parse(createHash('sha256').update(spki).digest('hex'));
  } catch {
    return null;
  }
}

/** The codes of Electron's `setCertificateVerifyProc`. */
export const verdictCodes = { accept: 0, refuse: -2, asChromium: -3 } as const;
export type CertificateVerdict = keyof typeof verdictCodes;

export interface CertificateQuestion {
  /** The host that was asked for. */
  readonly hostname: string;
  /** The certificate it showed, PEM. */
  readonly pem: string;
  readonly serverUrl: string;
  /** The key that our server is known by; null when none was ever confirmed. */
  readonly pin: ServerPin | null;
}

/**
 * Our server is known by its key and by nothing else: name, date and issuer of its certificate prove less, and a hall
 * whose certificate has run out must still open in the morning. Other hosts, and a server that nobody has pinned, are
 * Chromium's to judge.
 */
export function judgeCertificate({ hostname, pem, serverUrl, pin }: CertificateQuestion): CertificateVerdict {
  const ours = new URL(serverUrl).hostname.replace(/^\[|\]$/g, '');
  if (pin === null || hostname.replace(/^\[|\]$/g, '') !== ours) return 'asChromium';
  return pinOf(pem) === pin ? 'accept' : 'refuse';
}
