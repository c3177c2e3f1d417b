/** Certificates as they are found in halls: none, an old one, one of yesterday’s address. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@giliran/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placesOfCertificate, writeCertificate } from '../tls/certificate-folder.ts';
import { certificateFacts, makeSiteCertificate } from '../tls/site-certificate.ts';
import { judgeCertificate, lookAtCertificate, type CertificateCase } from './certificate.ts';

const day = 24 * 3_600_000;
const from = new Date('2026-11-01T00:00:00Z');
const until = new Date('2036-11-01T00:00:00Z');
const made = makeSiteCertificate({
  names: ['giliran.local', 'localhost'],
  addresses: ['192.168.1.10', '127.0.0.1'],
  ...{ from, until },
});
const facts = certificateFacts(made.certificate);
const sound: CertificateCase = {
  now: Date.parse('2026-11-22T03:00:00Z'),
  stored: { kind: 'found', facts, keyOpen: false, keyFile: '/data/certificate/key.pem' },
  addresses: ['172.17.0.1', '192.168.1.10'],
  host: '0.0.0.0',
  shown: facts.fingerprint,
};
const found = (change: Partial<CertificateCase>): Finding[] => judgeCertificate({ ...sound, ...change });
const told = (findings: readonly Finding[]) => findings.map(({ id, status }) => `${id} ${status}`);

describe('the site’s certificate', () => {
  it('in order says until when and for what it is good', () => {
    expect(found({})).toMatchObject([
      {
        id: 'certificate',
        status: 'ok',
        title: { en: 'The certificate is good until 2036-11-01 for giliran.local, 192.168.1.10' },
      },
    ]);
  });

  it('that is missing matters on the network alone', () => {
    const none = { stored: { kind: 'none' as const }, shown: null };
    expect(told(found({ ...none, host: '127.0.0.1' }))).toEqual(['certificate ok']);
    expect(told(found(none))).toEqual(['certificate warning']);
    expect(found(none)[0]?.action?.en).toMatch(/"npm run giliran -- certificate"/);
    expect(told(found({ ...none, shown: facts.fingerprint })), 'taken away under the server').toEqual([
      'certificate warning',
    ]);
  });

  it.each([
    [30 * day + 1, 'ok'],
    [30 * day - 1, 'warning'],
    [1, 'warning'],
    [0, 'fail'],
    [-day, 'fail'],
  ] as const)('with %d milliseconds left is %s', (left, status) => {
    const [first] = found({ now: until.getTime() - left });
    expect(first).toMatchObject({ id: 'certificate', status });
    if (status !== 'ok') expect(first?.action?.en).toMatch(/certificate --renew/);
  });

  it('of tomorrow points to the clock', () => {
    const [first] = found({ now: from.getTime() - day });
    expect(first).toMatchObject({ status: 'fail', action: { id: expect.stringMatching(/^Cocokkan jam/) } });
  });

  it('of another address is told with the line that mends it; one of several addresses is enough', () => {
    const [, names] = found({ addresses: ['10.0.0.7'] });
    expect(names).toMatchObject({
      id: 'certificate/names',
      status: 'warning',
      title: { en: 'The certificate does not name this server’s address, 10.0.0.7' },
      action: { en: expect.stringContaining('--renew --name giliran.local --ip 10.0.0.7"') },
    });
    expect(told(found({ host: '192.168.1.10', addresses: [] }))).toEqual(['certificate ok']);
    expect(told(found({ host: '192.168.1.11', addresses: [] }))).toContain('certificate/names warning');
    expect(told(found({ host: '127.0.0.1', addresses: ['10.0.0.7'] }))).toEqual(['certificate ok']);
  });

  it('of an authority, with names alone, is not judged by addresses and is got from there anew', () => {
    const named = { ...facts, addresses: [], selfSigned: false };
    const stored = { ...sound.stored, kind: 'found' as const, facts: named, keyOpen: false, keyFile: 'k' };
    expect(told(found({ stored }))).toEqual(['certificate ok']);
    expect(found({ stored, now: until.getTime() })[0]?.action?.en).toMatch(/Get a new one/);
  });

  it('that was renewed is in use from the next start on', () => {
    expect(told(found({ shown: 'AB:CD' }))).toEqual(['certificate ok', 'certificate/shown warning']);
    expect(told(found({ shown: undefined })), 'a stopped server').toEqual(['certificate ok']);
  });
});

describe('its files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-certificate-'));
    writeCertificate(folder, made);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const look = (): Finding[] => lookAtCertificate(folder, { host: '127.0.0.1', shown: undefined }, sound.now);

  it('are read; a key that others may read is told', () => {
    expect(told(look())).toEqual(['certificate ok']);
    if (process.platform === 'win32') return;
    chmodSync(placesOfCertificate(folder).key, 0o644);
    expect(told(look())).toEqual(['certificate ok', 'certificate/key warning']);
  });

  it('that are no pair, or no certificate, fail with what to do', () => {
    const places = placesOfCertificate(folder);
    const other = makeSiteCertificate({ names: ['x'], addresses: [], from, until });
    writeFileSync(places.key, other.key);
    expect(look()).toMatchObject([
      { status: 'fail', title: { en: 'The key does not belong to the certificate' } },
    ]);
    writeFileSync(places.certificate, 'surat');
    expect(look()).toMatchObject([
      {
        status: 'fail',
        title: { id: 'Sertifikat tidak dapat dibaca' },
        action: { en: expect.stringContaining('--new-key') },
      },
    ]);
  });
});
