import { leaveForAudit } from '../audit/inbox.ts';
import { AccessStore } from '../identity/access-store.ts';
import { replaceDemoSecrets } from '../identity/demo-access.ts';
import type { ServerSettings } from '../settings.ts';
import { say, withDatabase } from './with-data.ts';

/** `secure`: prints the new secrets once; they are kept only as hashes. */
export const rotateSecrets = (settings: ServerSettings): Promise<number> =>
  withDatabase(settings, async (db) => {
    const store = new AccessStore(db);
    if (store.countDemoSecrets() === 0) {
      say('No published demo secret is in use.');
      return 0;
    }
    const fresh = await replaceDemoSecrets(store);
    leaveForAudit(db, { type: 'publishedSecretsReplaced' });
    say('Write these down now: they cannot be shown again.\n\nStaff');
    for (const s of fresh.staff) say(`  ${s.staffId.padEnd(28)} ${s.password}`);
    say('\nDevices');
    for (const d of fresh.devices) say(`  ${d.kind.padEnd(8)} ${d.id.padEnd(19)} ${d.key}`);
    say('\nPrograms');
    for (const k of fresh.apiKeys) say(`  ${k.id.padEnd(8)} ${k.scope.padEnd(19)} ${k.key}`);
    say('\nEach password is good for the first sign-in and is changed there.');
    say('A server that is running takes the new keys at once; devices must be given theirs again.');
    return 0;
  });
