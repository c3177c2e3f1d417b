/** The demo site's published sign-ins and keys, and how a site gets rid of them. */
import { StaffId } from '@giliran/protocol';
import { z } from 'zod';
import type { AccessStore } from './access-store.ts';
import { hashKey, hashPassword, newKey, newTemporaryPassword } from './secrets.ts';

export const DemoAccess = z.strictObject({
  staff: z.array(z.strictObject({ staffId: StaffId, password: z.string() })),
  devices: z.array(
    z.strictObject({ kind: z.enum(['kiosk', 'display', 'counter']), id: z.string(), key: z.string() }),
  ),
  apiKeys: z.array(
    z.strictObject({ id: z.string(), scope: z.enum(['admin', 'integration', 'read']), key: z.string() }),
  ),
});
export type DemoAccess = z.infer<typeof DemoAccess>;

/**
 * Installs the published secrets. The demo's people share passwords, so each password is hashed once; `hashes` brings
 * those of an earlier site and takes up the new ones.
 */
export async function installDemoAccess(
  store: AccessStore,
  access: DemoAccess,
  hashes = new Map<string, string>(),
): Promise<void> {
  for (const { password } of access.staff) {
    if (!hashes.has(password)) hashes.set(password, await hashPassword(password));
  }
  store.together(() => {
    for (const { staffId, password } of access.staff)
      store.setPassword(staffId, hashes.get(password) ?? '', true);
    for (const { kind, id, key } of access.devices) store.setDeviceKey(kind, id, hashKey(key), true);
    for (const { id, scope, key } of access.apiKeys) store.setApiKey(id, scope, hashKey(key), true);
  });
}

/** The only time that new secrets can be read. */
export interface FreshSecrets {
  readonly staff: readonly { staffId: string; password: string }[];
  readonly devices: readonly { kind: string; id: string; key: string }[];
  readonly apiKeys: readonly { id: string; scope: string; key: string }[];
}

/** Replaces every published secret by a random one. */
export async function replaceDemoSecrets(store: AccessStore): Promise<FreshSecrets> {
  const devices = store.demoDevices().map((d) => ({ kind: d.kind, id: String(d.device_id), key: newKey() }));
  const apiKeys = [{ id: 'admin', scope: 'admin' as const, key: newKey() }];
  const staff: { staffId: StaffId; password: string; hash: string }[] = [];
  for (const staffId of store.demoStaff()) {
    const password = newTemporaryPassword();
    staff.push({ staffId, password, hash: await hashPassword(password) });
  }
  // As one: an interruption must not leave a site whose secrets nobody knows.
  store.together(() => {
    store.removeDemoSecrets();
    for (const { staffId, hash } of staff) store.setPassword(staffId, hash, false, true);
    for (const { kind, id, key } of devices) store.setDeviceKey(kind, id, hashKey(key), false);
    for (const { id, scope, key } of apiKeys) store.setApiKey(id, scope, hashKey(key), false);
  });
  return { staff: staff.map(({ staffId, password }) => ({ staffId, password })), devices, apiKeys };
}
