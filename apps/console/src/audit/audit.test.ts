import { accessEventTypes, AgencyId } from '@giliran/protocol';
import { auditWording } from '@giliran/ui/wording/audit';
import { devicesWording } from '@giliran/ui/wording/devices';
import { describe, expect, test } from 'vitest';
import { auditQuery, noFilter } from './audit-query.ts';
import { auditKinds, deedInWords, pathInWords } from './in-words.ts';

const words = auditWording.id;
const admin = { kind: 'staff', id: 'admin', name: 'Ratna' };
const deed = (what: string, details: Record<string, unknown> = {}) =>
  deedInWords(
    { what, details, who: admin, agencyId: AgencyId.parse('imigrasi') },
    words.what,
    devicesWording.id.kind,
    () => 'Imigrasi',
  );

describe('an entry in words', () => {
  test('every event of the audit belongs to a kind and has words', () => {
    const kinds = Object.values(auditKinds).flat<readonly (readonly string[])[]>();
    for (const type of ['siteConfigured', 'kioskPrinterSet', ...accessEventTypes]) {
      expect(kinds, type).toContain(type);
      expect(deed(type, { what: 'audit' }), type).not.toBe(type);
    }
  });
  test('signing oneself out is not signing somebody out', () => {
    expect(deed('sessionsEnded', { staffId: 'siti', cause: 'revoked' })).toBe('Mengeluarkan siti');
    expect(deed('sessionsEnded', { staffId: 'siti', cause: 'signedOut' })).toBe('Keluar');
    expect(deed('sessionsEnded', { staffId: 'admin', cause: 'revoked' })).toBe('Keluar');
  });
  test('one’s own password is not somebody’s temporary one', () => {
    expect(deed('passwordSet', { staffId: 'admin', temporary: false })).toBe('Mengganti kata sandinya');
    expect(deed('passwordSet', { staffId: 'siti', temporary: true })).toContain('untuk siti');
  });
  test('an agency’s condition is told by its name', () => {
    expect(deed('conditionChanged', { condition: { kind: 'systemDown', issuing: 'warn' } })).toBe(
      'Mengumumkan sistem Imigrasi terganggu',
    );
    expect(deed('conditionChanged', { condition: { kind: 'closedEarly' } })).toBe(
      'Menutup Imigrasi lebih awal',
    );
    expect(deed('conditionChanged', { condition: null })).toBe('Menyatakan Imigrasi kembali normal');
  });
  test('what a newer server tells stands under its name', () => expect(deed('moonRose')).toBe('moonRose'));
});

test.each([
  ['staff.siti.role', 'Petugas siti · peran'],
  ['settings.name.id', 'MPP · nama · Indonesia'],
  ['services.ktp-baru', 'Layanan ktp-baru'],
  ['services.order', 'Layanan · urutan'],
  ['services.ktp-baru.slots.capacity', 'Layanan ktp-baru · slots · capacity'],
])('%s reads %s', (path, read) => expect(pathInWords(path, words)).toBe(read));

test('days are the hall’s, both included', () => {
  const query = new URLSearchParams(
    auditQuery({ ...noFilter, from: '2026-11-22', to: '2026-11-22', kind: 'keys' }, 'Asia/Makassar'),
  );
  expect(Number(query.get('from'))).toBe(Date.parse('2026-11-21T16:00:00Z'));
  expect(Number(query.get('to'))).toBe(Date.parse('2026-11-22T16:00:00Z') - 1);
  expect(query.get('what')).toBe(
    'apiKeyCreated,apiKeyRevoked,publishedSecretsReplaced,webhookSet,webhookRemoved',
  );
});

test('no filter asks for all', () => {
  expect(auditQuery(noFilter, 'Asia/Jakarta')).toBe('');
  expect(auditQuery(noFilter, 'Asia/Jakarta', 40)).toBe('before=40');
});
