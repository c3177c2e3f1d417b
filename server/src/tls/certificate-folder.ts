/** Where the site's certificate lies: `certificate/` in the data folder, the key readable by the server alone. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import type { SiteCertificate } from './site-certificate.ts';

/** Where key and certificate lie. */
export const placesOfCertificate = (dataFolder: string) => {
  const folder = join(dataFolder, 'certificate');
  return { folder, key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
};

/** Why a certificate cannot be used: the files, or that the key is another one's. */
export interface CertificateFault {
  readonly kind: 'unreadable' | 'mismatch';
  readonly text: string;
}

/**
 * The certificate, null when the site has none, or what is wrong with it. A site may lay one of its own authority
 * here: the same two files.
 */
export function readCertificate(dataFolder: string): Result<SiteCertificate | null, CertificateFault> {
  const { key, certificate, folder } = placesOfCertificate(dataFolder);
  if (!existsSync(key) && !existsSync(certificate)) return ok(null);
  try {
    const found = { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
    if (!new X509Certificate(found.certificate).checkPrivateKey(createPrivateKey(found.key)))
      return err({
        kind: 'mismatch',
        text: `The key and the certificate in ${folder} do not belong together.`,
      });
    return ok(found);
  } catch (error) {
    return err({
      kind: 'unreadable',
      text: `The certificate in ${folder} cannot be used: ${error instanceof Error ? error.message : ''}`,
    });
  }
}

/** Keeps a certificate. Each file is replaced whole. */
export function writeCertificate(dataFolder: string, site: SiteCertificate): void {
  const { folder, key, certificate } = placesOfCertificate(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const [path, content] of [
    [key, site.key],
    [certificate, site.certificate],
  ] as const) {
    writeFileSync(`${path}.new`, content, { mode: 0o600 });
    chmodSync(`${path}.new`, 0o600);
    renameSync(`${path}.new`, path);
  }
}
