/**
 * The site's certificate: one for the hall's own names and addresses, signed by itself (X.509, RFC 5280). Nobody
 * outside vouches for it; the hall's programs know the server by its key.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { ServerPin } from '@giliran/protocol';
import { bits, explicit, implicit, integer, octets, oid, sequence, set, text, time, yes } from './der.ts';

/** Key and certificate in PEM, as they lie on the disk. */
export interface SiteCertificate {
  readonly key: string;
  readonly certificate: string;
}

export interface CertificateWish {
  /** Names the server answers to, `giliran.local`. The first one names the certificate. */
  readonly names: readonly string[];
  /** Addresses, IPv4 or IPv6. */
  readonly addresses: readonly string[];
  readonly from: Date;
  readonly until: Date;
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes every IPv6 address in one way, which leaves only "::" to be filled in.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const words = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const [left, right] = [words(head), words(tail ?? '')];
  const all = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 0xff]));
}

const extension = (id: string, critical: boolean, content: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [yes()] : []), octets(content));

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

/** Makes a certificate with a new key (P-256), or with the one given, so that programs know the server again. */
export function makeSiteCertificate(wish: CertificateWish, keyPem?: string): SiteCertificate {
  const privateKey =
    keyPem === undefined
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
      : createPrivateKey(keyPem);
  const spki = spkiOf(createPublicKey(privateKey));
  const name = sequence(
    set(sequence(oid('2.5.4.3'), text((wish.names[0] ?? wish.addresses[0] ?? 'giliran').slice(0, 64)))),
  );
  const keyId = createHash('sha1').update(spki).digest();
  const extensions = sequence(
    extension('2.5.29.19', true, sequence()),
    // digitalSignature: bit 0 of eight.
    extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.14', false, octets(keyId)),
    extension(
      '2.5.29.17',
      false,
      sequence(
        ...wish.names.map((one) => implicit(2, Buffer.from(one, 'ascii'))),
        ...wish.addresses.map((one) => implicit(7, addressBytes(one))),
      ),
    ),
  );
  const serial = randomBytes(16);
  const content = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    name,
    sequence(time(wish.from), time(wish.until)),
    name,
    spki,
    explicit(3, extensions),
  );
  const signature = sign('sha256', content, { key: privateKey, dsaEncoding: 'der' });
  const der = sequence(content, ecdsaWithSha256, bits(signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** What a certificate says of itself, for people and for programs. */
export interface CertificateFacts {
  /** What programs pin: of the key. */
  readonly pin: ServerPin;
  /** What browsers show: of the certificate, `AB:CD:…`. */
  readonly fingerprint: string;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** From when to when it is good. */
  readonly from: Date;
  readonly until: Date;
  /** No authority vouches for it. */
  readonly selfSigned: boolean;
}

/** Reads a certificate in PEM. Throws when it is none. */
export function certificateFacts(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  const alternatives = (certificate.subjectAltName ?? '').split(', ');
  const after = (start: string): string[] =>
    alternatives.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));
  return {
    pin: ServerPin.parse(createHash('sha256').update(spkiOf(certificate.publicKey)).digest('hex')),
    fingerprint: certificate.fingerprint256,
    names: after('DNS:'),
    addresses: after('IP Address:'),
    from: certificate.validFromDate,
    until: certificate.validToDate,
    selfSigned: certificate.issuer === certificate.subject,
  };
}

/** A name as it may stand in a certificate and in an address. */
export const isHostName = (name: string): boolean =>
  name.length <= 253 &&
  isIP(name) === 0 &&
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(name);
