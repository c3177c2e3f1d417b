/** What the guide reads of the hall, all at once, and the few things it does in place. */
import { call, post, type Answer } from '@giliran/client';
import { BackupSettings, BackupStatus, BackupTargetId, Readiness, SoundTest } from '@giliran/protocol';
import { z } from 'zod';
import { createSiteApi } from '../site-draft/site-api.ts';
import { createTrustApi } from '../trust/trust-api.ts';
import type { GuideFacts } from './guide-steps.ts';

export type HallFacts = Pick<GuideFacts, 'site' | 'paired' | 'withPassword' | 'backups'>;

/** A display plays the whole chime before it answers; a folder of a network is slow to say no. Milliseconds. */
const patienceMs = 30_000;

export function createGuideApi(token: string) {
  const authorization = { authorization: `Bearer ${token}` };
  const site = createSiteApi(token);
  const trust = createTrustApi(token);
  const get = async <T>(schema: z.ZodType<T>, path: string): Answer<T> =>
    there(await call(schema, `/api/v1/${path}`, { headers: authorization }, patienceMs));
  return {
    site,
    facts: async (): Answer<HallFacts> => {
      const [loaded, devices, people, backups] = await Promise.all([
        site.load(),
        trust.devices(),
        trust.people(),
        get(BackupStatus, 'backups'),
      ]);
      if (!loaded.ok) return loaded;
      if (!devices.ok) return devices;
      if (!people.ok) return people;
      return {
        ok: true,
        value: {
          site: loaded.value.site,
          paired: new Set(
            devices.value.filter(({ hasKey }) => hasKey).map(({ kind, id }) => `${kind}/${id}`),
          ),
          withPassword: new Set(
            people.value.filter(({ password }) => password !== 'none').map(({ id }) => id),
          ),
          backups: backups.ok ? backups.value : null,
        },
      };
    },
    /** Measures the machine, which takes its time. */
    readiness: () => get(Readiness, 'readiness'),
    lastPaper: () => get(z.object({ at: z.int().nullable() }), 'papers/last'),
    playSound: async (displayId: string): Answer<SoundTest> =>
      there(
        await call(
          SoundTest,
          `/api/v1/displays/${encodeURIComponent(displayId)}/sound-test`,
          post({}, token),
          patienceMs,
        ),
      ),
    async addBackupFolder(path: string): Answer<BackupStatus> {
      const now = await get(BackupStatus, 'backups');
      if (!now.ok) return now;
      const { settings } = now.value;
      const taken = new Set<string>(settings.targets.map(({ id }) => id));
      let n = 2;
      while (taken.has(`folder-${n}`)) n += 1;
      const targets = [...settings.targets, { id: BackupTargetId.parse(`folder-${n}`), path: path.trim() }];
      const wished = BackupSettings.safeParse({ ...settings, targets });
      if (!wished.success) return { ok: false, error: { code: 'invalidRequest' } };
      const body = JSON.stringify({ settings: wished.data });
      const headers = { ...authorization, 'content-type': 'application/json' };
      return there(
        await call(BackupStatus, '/api/v1/backups/settings', { method: 'PUT', headers, body }, patienceMs),
      );
    },
  };
}
export type GuideApi = ReturnType<typeof createGuideApi>;

function there<T>(answer: Awaited<Answer<T | null>>): Awaited<Answer<T>> {
  if (!answer.ok) return answer;
  return answer.value === null
    ? { ok: false, error: { code: 'internal' } }
    : { ok: true, value: answer.value };
}
