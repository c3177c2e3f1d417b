/** Backups and their restoring over HTTP. What comes back is parsed here once. */
import { call, post, present, refusalOf, type Answer } from '@giliran/client';
import {
  BackupContents,
  BackupStatus,
  type BackupFile,
  type BackupSettings,
  type BackupTargetId,
} from '@giliran/protocol';
import { z } from 'zod';
import { upload } from '../upload.ts';

const SentBackup = z.object({ id: z.string(), encrypted: z.boolean() });

const CheckedBackup = z.object({
  id: z.string(),
  contents: BackupContents,
  /** What must be typed; null: it cannot be restored. */
  confirmation: z.string().nullable(),
  /** What happened here after it was made; null: it is another hall's. */
  losing: z.object({ events: z.int(), numbersToday: z.int() }).nullable(),
});
export type CheckedBackup = z.infer<typeof CheckedBackup>;

export type RestoreSource =
  | { readonly targetId: BackupTargetId; readonly name: string }
  | { readonly upload: string };

/** A slow disk takes long to answer, and a large backup long to be written and read. Milliseconds. */
const lookMs = 30_000;
const workMs = 60 * 60_000;
const root = '/api/v1';
const part = encodeURIComponent;
const unreachable: Awaited<Answer<never>> = { ok: false, error: { code: 'unreachable' } };

/** All of it in the name of the session behind this token. */
export function createBackupsApi(token: string) {
  const authorization = { authorization: `Bearer ${token}` };
  const send = async <T>(schema: z.ZodType<T>, path: string, body: unknown = {}): Answer<T> =>
    present(await call(schema, `${root}${path}`, post(body, token), workMs));
  return {
    status: async (): Answer<BackupStatus> =>
      present(await call(BackupStatus, `${root}/backups`, { headers: authorization }, lookMs)),
    make: () => send(BackupStatus, '/backups'),
    claim: (id: BackupTargetId) => send(BackupStatus, `/backups/targets/${part(id)}/claim`),
    check: ({ targetId, name }: BackupFile, passphrase: string | null) =>
      send(
        BackupContents,
        `/backups/${part(targetId)}/${part(name)}/check`,
        passphrase === null ? {} : { passphrase },
      ),
    configure: async (settings: BackupSettings, passphrase: string | null): Answer<BackupStatus> =>
      present(
        await call(
          BackupStatus,
          `${root}/backups/settings`,
          {
            method: 'PUT',
            headers: { ...authorization, 'content-type': 'application/json' },
            body: JSON.stringify({ settings, ...(passphrase === null ? {} : { passphrase }) }),
          },
          lookMs,
        ),
      ),
    /** The file itself; a large one takes its time and is not held to it. */
    async take({ targetId, name }: BackupFile): Answer<Blob> {
      try {
        const response = await fetch(`${root}/backups/${part(targetId)}/${part(name)}`, {
          headers: authorization,
        });
        return response.ok
          ? { ok: true, value: await response.blob() }
          : { ok: false, error: await refusalOf(response) };
      } catch {
        return unreachable;
      }
    },
    upload: (file: File, onPart: (part: number) => void) =>
      upload({
        ...{ schema: SentBackup, token, file, onPart },
        path: `${root}/restores/uploads?name=${part(file.name.slice(0, 200))}`,
      }),
    look: (from: RestoreSource, passphrase: string | null) =>
      send(CheckedBackup, '/restores', { from, ...(passphrase === null ? {} : { passphrase }) }),
    confirm: (id: string, typed: string) =>
      send(z.object({ restarting: z.literal(true) }), `/restores/${part(id)}/confirm`, { typed }),
    forget: (): Answer<null> =>
      call(null, `${root}/restores`, { method: 'DELETE', headers: authorization }, lookMs),
  };
}
export type BackupsApi = ReturnType<typeof createBackupsApi>;
