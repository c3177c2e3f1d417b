/** A backup as a file: read back as it was written, and refused when it is not. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupManifest } from '@giliran/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFile, packBackup, peekManifest, readBackup, writeWhole } from './archive.ts';
import { BackupFault } from './fault.ts';
import { sealKeyOf } from './sealing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giliran-archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const picture = `${'ab'.repeat(32)}.png`;
async function made(
  name: string,
  sealKey: Awaited<ReturnType<typeof sealKeyOf>> | null = null,
): Promise<string> {
  const sources = [
    { name: 'giliran.db', path: join(folder, 'db') },
    { name: `media/${picture}`, path: join(folder, 'picture') },
  ];
  await writeFile(join(folder, 'db'), Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * n) % 251)));
  await writeFile(join(folder, 'picture'), 'gambar');
  const manifest: BackupManifest = {
    ...{ format: 1, version: '1.2.3', schema: 14, at: 1_795_000_000_000, site: null, day: null, lastSeq: 7 },
    counts: { events: 7, tickets: 0, agencies: 0, services: 0, counters: 0, staff: 0 },
    files: await Promise.all(sources.map(describeFile)),
    mediaBeside: [],
  };
  const file = join(folder, name);
  await writeWhole(file, packBackup(manifest, sources, sealKey), async () => {});
  return file;
}
const refusal = (file: string): Promise<string> =>
  readBackup(file, {}, null).then(
    () => 'read',
    (error: unknown) => (error instanceof BackupFault ? error.code : String(error)),
  );

describe('a backup', () => {
  it('comes back file by file, and can be looked into', async () => {
    const file = await made('one.tar.zst');
    const into = join(folder, 'into');
    expect(await readBackup(file, {}, into)).toMatchObject({ encrypted: false, manifest: { lastSeq: 7 } });
    expect(await readFile(join(into, 'giliran.db'))).toEqual(await readFile(join(folder, 'db')));
    expect(await readFile(join(into, 'media', picture), 'utf8')).toBe('gambar');
    expect((await peekManifest(file, {})).version).toBe('1.2.3');
  });

  it('is a tar file that any tar reads', async () => {
    const { zstdDecompressSync } = await import('node:zlib');
    const file = await made('plain.tar.zst');
    await writeFile(join(folder, 'plain.tar'), zstdDecompressSync(await readFile(file)));
    const listed = execFileSync('tar', ['-tf', join(folder, 'plain.tar')], { encoding: 'utf8' });
    expect(listed.trim().split('\n')).toEqual(['manifest.json', 'giliran.db', `media/${picture}`]);
  });

  it('comes back from its encrypted form by key and by passphrase', async () => {
    const key = await sealKeyOf('kopi hangat pagi', { N: 2, r: 1, p: 1 });
    const file = await made('one.tar.zst.sealed', key);
    expect(await readBackup(file, { key }, null)).toMatchObject({ encrypted: true });
    expect(await readBackup(file, { passphrase: 'kopi hangat pagi' }, null)).toMatchObject({
      encrypted: true,
    });
    expect(await refusal(file)).toBe('passphraseNeeded');
    expect((await readFile(file)).includes('manifest.json')).toBe(false);
  });

  it('is refused when a byte was changed or its end is missing, and when it is something else', async () => {
    const whole = await readFile(await made('whole.tar.zst'));
    const file = join(folder, 'broken');
    for (const at of [100, Math.floor(whole.length / 2), whole.length - 5]) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x40;
      await writeFile(file, broken);
      expect(await refusal(file), `byte ${at}`).toBe('damaged');
    }
    for (const length of [whole.length - 1, Math.floor(whole.length / 3)]) {
      await writeFile(file, whole.subarray(0, length));
      expect(await refusal(file), `${length} bytes`).not.toBe('read');
    }
    await writeFile(file, 'surat undangan');
    expect(await refusal(file)).toBe('notABackup');
  });

  it('writes nothing but what it expects, wherever a file comes from', async () => {
    const sources = [{ name: '../../evil', path: join(folder, 'picture') }];
    await writeFile(join(folder, 'picture'), 'gambar');
    const manifest: BackupManifest = {
      ...{ format: 1, version: '1', schema: 14, at: 0, site: null, day: null, lastSeq: 0 },
      counts: { events: 0, tickets: 0, agencies: 0, services: 0, counters: 0, staff: 0 },
      files: await Promise.all(sources.map(describeFile)),
      mediaBeside: [],
    };
    const file = join(folder, 'evil.tar.zst');
    await writeWhole(file, packBackup(manifest, sources, null), async () => {});
    expect(await refusal(file)).toBe('notABackup');
  });

  it('leaves nothing behind where the reading back fails', async () => {
    const file = join(folder, 'never');
    const source = async function* () {
      yield Buffer.from('x');
    };
    await expect(
      writeWhole(file, source(), () => Promise.reject(new BackupFault('damaged', 'read back otherwise'))),
    ).rejects.toThrow('read back otherwise');
    for (const name of [file, `${file}.part`]) await expect(readFile(name)).rejects.toThrow('ENOENT');
  });
});
