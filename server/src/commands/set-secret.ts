/** `password` and `device-key`: a new secret for one person or one device, shown once. */
import { Store } from '../store/store.ts';
import { AccessStore, type DeviceKind } from '../identity/access-store.ts';
import { leaveForAudit } from '../audit/inbox.ts';
import { systemClock } from '../clock.ts';
import { hashKey, hashPassword, newKey, newTemporaryPassword } from '../identity/secrets.ts';
import type { ServerSettings } from '../settings.ts';
import { complain, say, withDatabase } from './with-data.ts';

export const setPassword = (settings: ServerSettings, staffId: string | undefined): Promise<number> =>
  withDatabase(settings, async (db) => {
    const staff = new Store(db).loadDay().site?.staff ?? [];
    const person = staff.find((s) => s.id === staffId);
    if (!person) {
      complain(
        staff.length > 0
          ? `Name one of: ${staff.map((s) => s.id).join(', ')}`
          : 'Nobody is in the set-up yet.',
      );
      return 2;
    }
    const password = newTemporaryPassword();
    new AccessStore(db).setPassword(person.id, await hashPassword(password), false, true);
    leaveForAudit(db, {
      type: 'passwordSet',
      ...{ staffId: person.id, temporary: true, agencyId: person.agencyId },
    });
    say(
      `New password of ${person.name} (${person.id}), shown once: ${password}\nIt is good for one sign-in, which asks for another.`,
    );
    return 0;
  });

const isDeviceKind = (text: string | undefined): text is DeviceKind =>
  text === 'kiosk' || text === 'display' || text === 'counter';

export const setDeviceKey = (
  settings: ServerSettings,
  kind: string | undefined,
  id: string | undefined,
): Promise<number> =>
  withDatabase(settings, (db) => {
    const site = new Store(db).loadDay().site;
    if (!isDeviceKind(kind)) {
      complain('Name a kind of device and its id: device-key kiosk|display|counter <id>');
      return 2;
    }
    const known = site ? site[`${kind}s`].map((device) => device.id) : [];
    const device = known.find((k) => k === id);
    if (!device) {
      complain(
        known.length > 0 ? `Name one of: ${known.join(', ')}` : `There is no ${kind} in the set-up yet.`,
      );
      return 2;
    }
    const key = newKey();
    new AccessStore(db).setDeviceKey(kind, device, hashKey(key), false, systemClock.now());
    const agencyId = site?.counters.find((c) => kind === 'counter' && c.id === device)?.agencyId ?? null;
    leaveForAudit(db, { type: 'deviceKeyGiven', kind, deviceId: device, agencyId, how: 'commandLine' });
    say(`New key of ${kind} ${device}, shown once: ${key}`);
    return 0;
  });
