/** A key that was taken back opens nothing from the next command on, however it was taken back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Site, StaffId } from '@giliran/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDemoSite } from '../demo-site.ts';
import { openDatabase, type Db } from '../store/database.ts';
import { AccessStore } from './access-store.ts';
import { KeyHolders } from './key-holders.ts';
import { SessionStore } from './session-store.ts';

let folder: string;
let db: Db;
let store: AccessStore;
let sessions: SessionStore;
let holders: KeyHolders;
const staffId = StaffId.parse('siti-disdukcapil');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-holders-'));
  db = openDatabase(join(folder, 'giliran.db'));
  store = new AccessStore(db);
  sessions = new SessionStore(db);
  holders = new KeyHolders({ db, store, sessions });
  store.setPassword(staffId, 'hash', true);
  store.setDeviceKey('kiosk', 'kiosk-1', 'device', true);
  store.setApiKey('program', 'admin', 'program', true);
  sessions.add({
    ...{ tokenHash: 'session', id: 's1', staffId, role: 'counterStaff', agencyId: null },
    ...{ mustChange: false, device: null, address: '10.0.0.7', createdAt: 0, lastSeen: 0, expiresAt: 9 },
  });
  // All three are remembered from here on.
  kinds();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});
const kinds = () => ['session', 'device', 'program'].map((hash) => holders.find(hash)?.kind ?? null);
const elsewhere = (sql: string): void => {
  const other = openDatabase(join(folder, 'giliran.db'));
  other.exec(sql);
  other.close();
};

it.each<[string, () => void, (string | null)[]]>([
  ['a session that was ended', () => sessions.end('s1'), [null, 'device', 'apiKey']],
  ['all sessions of somebody', () => sessions.endAllOf(staffId), [null, 'device', 'apiKey']],
  [
    'a session from before another password',
    () => store.setPassword(staffId, 'x', false),
    [null, 'device', 'apiKey'],
  ],
  ['a device’s key', () => store.removeDeviceKey('kiosk', 'kiosk-1'), ['session', null, 'apiKey']],
  [
    'a device’s former key',
    () => store.setDeviceKey('kiosk', 'kiosk-1', 'new', false),
    ['session', null, 'apiKey'],
  ],
  ['a program’s key', () => store.removeApiKey('program'), ['session', 'device', null]],
  ['what was published', () => store.removeDemoSecrets(), [null, null, null]],
  ['what another process deleted', () => elsewhere('DELETE FROM device_keys'), ['session', null, 'apiKey']],
])('forgets %s', (_, change, left) => {
  change();
  expect(kinds()).toEqual(left);
});

it('forgets who is no longer in the set-up as they were', async () => {
  const site = await readDemoSite();
  sessions.keepOnly(Site.parse({ ...site, staff: site.staff.filter((s) => s.id !== staffId) }));
  expect(kinds()).toEqual([null, 'device', 'apiKey']);
});

it('knows when a session was last seen, also after it was remembered', () => {
  sessions.seen('session', 5);
  expect(holders.find('session')).toMatchObject({ session: { lastSeen: 5 } });
});

it('finds what was there before a change that was taken back', () => {
  const change = db.transaction(() => {
    sessions.end('s1');
    throw new Error('the disk is full');
  });
  expect(change).toThrow('full');
  expect(kinds()).toEqual(['session', 'device', 'apiKey']);
});

it('answers from memory while nothing changes', () => {
  expect(kinds()).toEqual(['session', 'device', 'apiKey']);
  const first = holders.find('session');
  expect(holders.find('session')).toBe(first);
});

it('answers from memory while another connection writes the log', () => {
  const first = holders.find('session');
  elsewhere('UPDATE present SET seq = seq + 1');
  expect(holders.find('session')).toBe(first);
  elsewhere("UPDATE sessions SET role = 'supervisor'");
  expect(holders.find('session')).not.toBe(first);
});
