/** The site's certificate, judged: is there one, whose is it, how long is it good, and can this machine be reached by it. */
import { statSync } from 'node:fs';
import type { Finding } from '@giliran/protocol';
import { isLoopback } from '../settings.ts';
import { placesOfCertificate, readCertificate } from '../tls/certificate-folder.ts';
import { certificateFacts, type CertificateFacts } from '../tls/site-certificate.ts';
import { surroundings } from '../tls/surroundings.ts';
import { age, finding, type Words } from './finding.ts';

/** What stands at the server's doors. */
export interface Doors {
  /** Where it listens, or is going to; null: nowhere yet. */
  readonly host: string | null;
  /** The certificate (`fingerprint`) that the running server shows, null when it has none; undefined: it is stopped. */
  readonly shown: string | null | undefined;
}

type StoredCertificate =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' | 'mismatch'; readonly text: string }
  | {
      readonly kind: 'found';
      readonly facts: CertificateFacts;
      /** Whether other users of this machine may read the key. */
      readonly keyOpen: boolean;
      readonly keyFile: string;
    };

export interface CertificateCase extends Doors {
  readonly now: number;
  readonly stored: StoredCertificate;
  /** Where this machine can be reached from the network, IPv4. */
  readonly addresses: readonly string[];
}

const soonMs = 30 * 24 * 3_600_000;

/** Looks at the files in the data folder and at the machine. */
export function lookAtCertificate(dataFolder: string, doors: Doors, now: number): Finding[] {
  return judgeCertificate({
    ...doors,
    now,
    stored: readStored(dataFolder),
    addresses: surroundings().addresses,
  });
}

function readStored(dataFolder: string): StoredCertificate {
  const found = readCertificate(dataFolder);
  if (!found.ok) return found.error;
  if (found.value === null) return { kind: 'none' };
  const keyFile = placesOfCertificate(dataFolder).key;
  const mode = statSync(keyFile, { throwIfNoEntry: false })?.mode ?? 0;
  return {
    kind: 'found',
    facts: certificateFacts(found.value.certificate),
    keyOpen: process.platform !== 'win32' && (mode & 0o077) !== 0,
    keyFile,
  };
}

const date = (at: Date): string => at.toISOString().slice(0, 10);
const own = new Set(['localhost', '127.0.0.1', '::1']);
const restart: Words = { id: 'Nyalakan ulang server.', en: 'Start the server anew.' };

export function judgeCertificate(judged: CertificateCase): Finding[] {
  const { stored, host, shown } = judged;
  switch (stored.kind) {
    case 'none':
      return shown === null || shown === undefined ? [judgeNone(host)] : [gone()];
    case 'unreadable':
    case 'mismatch':
      return [unusable(stored)];
    case 'found':
      return [
        judgeTime(judged, stored.facts),
        ...judgeNames(judged, stored.facts),
        ...judgeKey(stored),
        ...(shown === undefined || shown === stored.facts.fingerprint ? [] : [notYetShown()]),
      ];
  }
}

function judgeNone(host: string | null): Finding {
  if (host !== null && isLoopback(host))
    return finding('machine', 'certificate', 'ok', {
      title: {
        id: 'Belum ada sertifikat; server hanya melayani mesin ini',
        en: 'There is no certificate; the server serves this machine only',
      },
    });
  return finding('machine', 'certificate', 'warning', {
    title: { id: 'Belum ada sertifikat', en: 'There is no certificate' },
    meaning: {
      id: 'Kata sandi dan kunci lewat jaringan tanpa enkripsi.',
      en: 'Passwords and keys cross the network unencrypted.',
    },
    action: {
      id: 'Jalankan "npm run giliran -- certificate", lalu nyalakan ulang server.',
      en: 'Run "npm run giliran -- certificate", then start the server anew.',
    },
  });
}

const gone = (): Finding =>
  finding('machine', 'certificate', 'warning', {
    title: { id: 'Berkas sertifikat hilang dari folder data', en: 'The certificate’s files are gone' },
    meaning: {
      id: 'Server masih memakainya; setelah dinyalakan ulang pintu terenkripsi tidak ada lagi.',
      en: 'The server still has it; after its next start there is no encrypted door.',
    },
    action: {
      id: 'Kembalikan folder "certificate" dari salinannya ke folder data.',
      en: 'Put the folder "certificate" back into the data folder from its copy.',
    },
  });

const unusable = ({ kind, text }: { readonly kind: 'unreadable' | 'mismatch'; readonly text: string }) =>
  finding('machine', 'certificate', 'fail', {
    title:
      kind === 'mismatch'
        ? { id: 'Kunci dan sertifikat bukan pasangan', en: 'The key does not belong to the certificate' }
        : { id: 'Sertifikat tidak dapat dibaca', en: 'The certificate cannot be read' },
    meaning: {
      id: `Server tidak mau menyala lagi. ${text}`,
      en: `The server will not start again. ${text}`,
    },
    action: {
      id: 'Kembalikan kedua berkas dari salinannya. Bila tidak ada: "npm run giliran -- certificate --new-key", lalu setujui sidik jari baru di setiap program.',
      en: 'Put both files back from their copy. If there is none: "npm run giliran -- certificate --new-key", then confirm the new fingerprint at every program.',
    },
  });

function judgeTime({ now }: CertificateCase, facts: CertificateFacts): Finding {
  const { from, until, selfSigned } = facts;
  const names = [...facts.names, ...facts.addresses].filter((one) => !own.has(one)).join(', ');
  const renew: Words = selfSigned
    ? {
        id: 'Jalankan "npm run giliran -- certificate --renew", lalu nyalakan ulang server. Program tidak perlu disetujui lagi.',
        en: 'Run "npm run giliran -- certificate --renew", then start the server anew. No program has to confirm it again.',
      }
    : {
        id: 'Minta sertifikat baru, taruh di folder "certificate" dengan nama yang sama, lalu nyalakan ulang server.',
        en: 'Get a new one, lay it into the folder "certificate" under the same name, then start the server anew.',
      };
  if (from.getTime() > now)
    return finding('machine', 'certificate', 'fail', {
      title: {
        id: `Sertifikat baru berlaku mulai ${date(from)}`,
        en: `The certificate is good from ${date(from)} on only`,
      },
      meaning: { id: 'Peramban menolaknya sampai saat itu.', en: 'Browsers refuse it until then.' },
      action: {
        id: `Cocokkan jam mesin server. Bila jamnya benar: ${renew.id}`,
        en: `Look at the server’s clock. If it is right: ${renew.en}`,
      },
    });
  const left = until.getTime() - now;
  if (left <= 0)
    return finding('machine', 'certificate', 'fail', {
      title: { id: `Sertifikat habis pada ${date(until)}`, en: `The certificate ended on ${date(until)}` },
      meaning: { id: 'Peramban menolak pintu terenkripsi.', en: 'Browsers refuse the encrypted door.' },
      action: renew,
    });
  if (left < soonMs)
    return finding('machine', 'certificate', 'warning', {
      title: {
        id: `Sertifikat habis dalam ${age(left).id}, pada ${date(until)}`,
        en: `The certificate ends in ${age(left).en}, on ${date(until)}`,
      },
      meaning: {
        id: 'Sesudah itu peramban menolak pintu terenkripsi.',
        en: 'After that browsers refuse the encrypted door.',
      },
      action: renew,
    });
  return finding('machine', 'certificate', 'ok', {
    title: {
      id: `Sertifikat berlaku sampai ${date(until)}${names === '' ? '' : ` untuk ${names}`}`,
      en: `The certificate is good until ${date(until)}${names === '' ? '' : ` for ${names}`}`,
    },
  });
}

/** An address changes when the router gives another one; names are looked up elsewhere and cannot be judged from here. */
function judgeNames({ host, addresses }: CertificateCase, facts: CertificateFacts): Finding[] {
  if (host === null || isLoopback(host)) return [];
  const anywhere = host === '0.0.0.0' || host === '::';
  const reached = anywhere ? addresses : [host];
  const names = facts.names.filter((name) => !own.has(name));
  const stated = facts.addresses.filter((address) => !own.has(address));
  // One with names alone is used by name.
  if (reached.length === 0 || (stated.length === 0 && names.length > 0)) return [];
  if (reached.some((one) => stated.includes(one) || names.includes(one))) return [];
  const now = reached.join(', ');
  const command = [
    'npm run giliran -- certificate --renew',
    ...names.map((name) => `--name ${name}`),
    ...reached.map((address) => `--ip ${address}`),
  ].join(' ');
  return [
    finding('machine', 'certificate/names', 'warning', {
      title: {
        id: `Sertifikat tidak memuat alamat server ini, ${now}`,
        en: `The certificate does not name this server’s address, ${now}`,
      },
      meaning: {
        id: `Isinya ${stated.length === 0 ? 'mesin ini saja' : stated.join(', ')}. Peramban memberi peringatan; program di MPP tetap mengenal kuncinya.`,
        en: `It names ${stated.length === 0 ? 'this machine only' : stated.join(', ')}. Browsers warn; the hall’s programs still know the key.`,
      },
      action: facts.selfSigned
        ? {
            id: `Beri server alamat tetap. Bila alamat ini yang benar: "${command}", lalu nyalakan ulang server.`,
            en: `Give the server a fixed address. If this is the right one: "${command}", then start the server anew.`,
          }
        : {
            id: 'Beri server alamat tetap, atau minta sertifikat dengan alamat ini.',
            en: 'Give the server a fixed address, or get a certificate with this one.',
          },
    }),
  ];
}

function judgeKey({ keyOpen, keyFile }: Extract<StoredCertificate, { kind: 'found' }>): Finding[] {
  if (!keyOpen) return [];
  return [
    finding('machine', 'certificate/key', 'warning', {
      title: {
        id: 'Kunci sertifikat dapat dibaca pengguna lain di mesin ini',
        en: 'Other users of this machine can read the certificate’s key',
      },
      meaning: {
        id: 'Siapa yang memegangnya dapat menyamar sebagai server.',
        en: 'Whoever has it can pass for the server.',
      },
      action: { id: `Jalankan: chmod 600 ${keyFile}`, en: `Run: chmod 600 ${keyFile}` },
    }),
  ];
}

const notYetShown = (): Finding =>
  finding('machine', 'certificate/shown', 'warning', {
    title: {
      id: 'Server masih memakai sertifikat yang lama',
      en: 'The server does not use this certificate yet',
    },
    action: restart,
  });
