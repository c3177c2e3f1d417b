/** Where the site's certificate lies: `certificate/` in the data folder, the key readable by the server alone. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import type { SiteCertificate } from './site-certificate.ts';

const places = (dataFolder: string) => {
  const folder = join(dataFolder, 'certificate');
  return { folder, key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
};

/**
 * The certificate, null when the site has none, or what is wrong with it. A site may lay one of its own authority
 * here: the same two files.
 */
export function readCertificate(dataFolder: string): Result<SiteCertificate | null, string> {
  const { key, certificate, folder } = places(dataFolder);
  if (!existsSync(key) && !existsSync(certificate)) return ok(null);
  try {
    const found = { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
    if (!new X509Certificate(found.certificate).checkPrivateKey(createPrivateKey(found.key)))
      return err(`The key and the certificate in ${folder} do not belong together.`);
    return ok(found);
  } catch (error) {
    return err(`The certificate in ${folder} cannot be used: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Keeps a certificate. Each file is replaced whole. */
export function writeCertificate(dataFolder: string, site: SiteCertificate): void {
  const { folder, key, certificate } = places(dataFolder);
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
