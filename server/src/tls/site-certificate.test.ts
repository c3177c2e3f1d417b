/** The certificate is judged by others: Node's reader, OpenSSL, and a TLS connection. */
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate, writeCertificate } from './certificate-folder.ts';
import { certificateFacts, isHostName, makeSiteCertificate } from './site-certificate.ts';

const from = new Date('2026-11-21T00:00:00Z');
const until = new Date('2036-11-22T00:00:00Z');
const wish = { names: ['giliran.local', 'localhost'], addresses: ['192.168.1.10', '127.0.0.1'], from, until };

describe('a site’s certificate', () => {
  it('says what was asked for, and is signed by its own key', () => {
    const { certificate, key } = makeSiteCertificate(wish);
    const read = new X509Certificate(certificate);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkHost('giliran.local')).toBe('giliran.local');
    expect(read.checkHost('elsewhere.local')).toBeUndefined();
    expect(read.checkIP('192.168.1.10')).toBe('192.168.1.10');
    expect(read.checkIP('192.168.1.11')).toBeUndefined();
    expect(read.ca).toBe(false);
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect([read.validFromDate, read.validToDate]).toEqual([from, until]);
    expect(certificateFacts(certificate)).toMatchObject({
      names: wish.names,
      addresses: wish.addresses,
      until,
    });
    expect(key).toContain('BEGIN PRIVATE KEY');
  });

  it('holds any names, addresses and dates', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,14}[a-z0-9])?$/);
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => `x${labels.join('.')}`);
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(fc.ipV4(), { maxLength: 5 }),
        fc.uniqueArray(fc.ipV6(), { maxLength: 3 }),
        moment,
        (names, v4, v6, at) => {
          const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
          const made = makeSiteCertificate({ names, addresses: [...v4, ...v6], from, until: whole });
          const read = new X509Certificate(made.certificate);
          expect(read.verify(read.publicKey)).toBe(true);
          expect(certificateFacts(made.certificate).names).toEqual(names);
          expect(read.validToDate).toEqual(whole);
          for (const address of [...v4, ...v6]) expect(read.checkIP(address)).toBe(address);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('renewed with its key is known again; with another key it is not', () => {
    const first = makeSiteCertificate(wish);
    const renewed = makeSiteCertificate({ ...wish, until: new Date('2050-06-01T00:00:00Z') }, first.key);
    const other = makeSiteCertificate(wish);
    const [a, b, c] = [first, renewed, other].map(({ certificate }) => certificateFacts(certificate));
    expect(b?.pin).toBe(a?.pin);
    expect(b?.fingerprint).not.toBe(a?.fingerprint);
    expect(b?.until).toEqual(new Date('2050-06-01T00:00:00Z'));
    expect(c?.pin).not.toBe(a?.pin);
  });

  it.runIf(spawnSync('openssl', ['version']).status === 0)('is accepted by OpenSSL', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-certificate-'));
    try {
      const file = join(folder, 'certificate.pem');
      writeFileSync(file, makeSiteCertificate({ ...wish, from: new Date(0) }).certificate);
      const options = ['-x509_strict', '-purpose', 'sslserver', '-verify_hostname', 'giliran.local'];
      const checked = spawnSync('openssl', ['verify', ...options, '-CAfile', file, '-partial_chain', file], {
        encoding: 'utf8',
      });
      expect(checked.stdout + checked.stderr).toBe(`${file}: OK\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it.each([
  ['giliran.local', true],
  ['mpp-kota', true],
  ['192.168.1.10', false],
  ['giliran local', false],
  ['-giliran', false],
  ['giliran..local', false],
  ['', false],
])('%o is a name: %s', (name, yes) => {
  expect(isHostName(name)).toBe(yes);
});

describe('on the disk', () => {
  it.runIf(process.platform !== 'win32')('only the server may read the key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-certificate-'));
    try {
      expect(readCertificate(folder)).toEqual({ ok: true, value: null });
      const made = makeSiteCertificate(wish);
      writeCertificate(folder, made);
      expect(readCertificate(folder)).toEqual({ ok: true, value: made });
      expect(statSync(join(folder, 'certificate')).mode & 0o777).toBe(0o700);
      expect(statSync(join(folder, 'certificate', 'key.pem')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('a key of another certificate is told, and so is one that is cut off', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-certificate-'));
    try {
      const made = makeSiteCertificate(wish);
      writeCertificate(folder, { ...made, key: makeSiteCertificate(wish).key });
      expect(readCertificate(folder)).toMatchObject({ ok: false });
      writeCertificate(folder, { ...made, certificate: made.certificate.slice(0, 200) });
      expect(readCertificate(folder)).toMatchObject({ ok: false });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
