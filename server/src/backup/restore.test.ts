/** A restore on the command line and after it: what it says, what it asks, and with which number the hall goes on. */
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Command, type Site } from '@giliran/protocol';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../clock.ts';
import { restoreBackup } from '../commands/backup.ts';
import { readDemoSite } from '../demo-site.ts';
import { stationPrinters } from '../kiosk-printers.ts';
import { buildServer, type GiliranServer } from '../server.ts';
import { readSettings } from '../settings.ts';
import { makeBackup } from './make-backup.ts';
import { putInPlace, type RestorePlan } from './restore.ts';
import { stageBackup } from './stage.ts';

const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
/** The backup was made on a Wednesday at 10:00; three numbers had been given, two more came after it. */
const ten = at('18T10:00');

/** Stands still: nothing of a hall in these tests waits for a time. */
const stopped = (now: number): Clock => ({ now: () => now, after: () => () => {} });

async function withHall<T>(
  folder: string,
  now: number,
  work: (server: GiliranServer) => Promise<T>,
): Promise<T> {
  const clock = stopped(now);
  const server = await buildServer({
    databaseFile: join(folder, 'giliran.db'),
    mediaFolder: join(folder, 'media'),
    recordingFolder: join(folder, 'recordings'),
    logger: pino({ level: 'silent' }),
    printers: stationPrinters({ papers: join(folder, 'paper'), journals: join(folder, 'printers'), clock }),
    startLinks: () => [],
    clock,
  });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

const issue = async ({ queue }: GiliranServer): Promise<string> => {
  const command = Command.parse({ type: 'ticket.issue', serviceId: 'ktp-baru' });
  const done = await queue.execute({ kind: 'system' }, randomUUID(), command);
  if (!done.ok || done.value.ticket === null) throw new Error('no number was given');
  return done.value.ticket.number;
};

let root: string;
let original: string;
let file: string;
let name: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'giliran-restore-'));
  original = join(root, 'original');
  file = join(root, 'taken.tar.zst');
  await mkdir(original);
  const demo = await readDemoSite();
  const site: Site = { ...demo, settings: { ...demo.settings, hoursMode: 'calendar' } };
  name = site.settings.name.id;
  await withHall(original, ten, async (server) => {
    const { queue } = server;
    await queue.execute({ kind: 'system' }, 'site', Command.parse({ type: 'site.configure', site }));
    await queue.rollOver();
    for (let n = 0; n < 3; n += 1) await issue(server);
  });
  await makeBackup(
    {
      databaseFile: join(original, 'giliran.db'),
      sides: { media: join(original, 'media'), recordings: join(original, 'recordings') },
      settingsFile: null,
      workFolder: join(root, 'work'),
      ...{ version: '0', at: ten, depth: 'whole', sealKey: null, media: 'inside' },
      outputs: [{ targetId: null, file }],
    },
    () => {},
  );
  await withHall(original, ten, async (server) => {
    for (let n = 0; n < 2; n += 1) await issue(server);
  });
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A folder with the data that are replaced, or an empty one as on another machine. */
async function folderOf(kind: 'same' | 'elsewhere'): Promise<string> {
  const folder = join(root, randomUUID());
  await (kind === 'same' ? cp(original, folder, { recursive: true }) : mkdir(folder));
  return folder;
}

async function restoreInto(folder: string, now: number, skip?: number): Promise<RestorePlan> {
  const staged = await stageBackup({
    ...{ file, into: join(folder, 'staged'), openers: {} },
    sides: { media: join(folder, 'media'), recordings: join(folder, 'recordings') },
  });
  expect(staged.problems).toEqual([]);
  const { manifest, into } = staged;
  return putInPlace({ dataFolder: folder, staged: into, manifest, from: 'taken.tar.zst', now, skip });
}

describe('the first number after a restore', () => {
  it.each([
    ['in its place: after the last one that was given', 'same', '18T10:30', undefined, '18T10:31', 'A-006'],
    [
      'elsewhere, the same day: a hundred are left out',
      'elsewhere',
      '18T10:30',
      undefined,
      '18T10:31',
      'A-201',
    ],
    ['elsewhere, of an earlier day: five hundred', 'elsewhere', '19T10:00', undefined, '19T10:01', 'A-501'],
    ['before the doors open nobody has one', 'elsewhere', '19T06:00', undefined, '19T08:30', 'A-001'],
    ['started the day after: the day’s first', 'elsewhere', '18T20:00', undefined, '19T08:30', 'A-001'],
    ['as many left out as was said', 'elsewhere', '18T10:30', 7, '18T10:31', 'A-101'],
    ['none left out, as was said', 'elsewhere', '18T10:30', 0, '18T10:31', 'A-004'],
    ['what was said goes before what the old data know', 'same', '18T10:30', 300, '18T10:31', 'A-401'],
  ] as const)('%s', async (_, kind, restoredAt, skip, startedAt, expected) => {
    const folder = await folderOf(kind);
    await restoreInto(folder, at(restoredAt), skip);
    await withHall(folder, at(startedAt), async (server) => {
      await server.queue.rollOver();
      expect(await issue(server)).toBe(expected);
    });
    // Seen to once: another start leaves out nothing more.
    await withHall(folder, at(startedAt), async (server) => {
      expect(Number((await issue(server)).slice(2))).toBe(Number(expected.slice(2)) + 1);
    });
  });
});

describe('restore on the command line', () => {
  const run = async (
    folder: string,
    given: string | undefined,
    options: { dryRun?: boolean; skip?: string } = {},
  ) => {
    const settings = readSettings({ GILIRAN_DATA: folder });
    if (!settings.ok) throw new Error(settings.error);
    let text = '';
    const take = (chunk: string | Uint8Array): boolean => {
      text += String(chunk);
      return true;
    };
    const streams = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(take),
    );
    try {
      const { dryRun = false, skip } = options;
      return { code: await restoreBackup(settings.value, given, { dryRun, skip }), text };
    } finally {
      for (const stream of streams) stream.mockRestore();
    }
  };

  it('asks for a file and a sensible number, and changes nothing without them', async () => {
    const folder = await folderOf('same');
    const before = (await readdir(folder)).toSorted();
    expect(await run(folder, undefined)).toEqual({
      code: 2,
      text: 'Name the backup to read: restore <file>\n',
    });
    expect(await run(folder, join(root, 'none'))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/There is no file/),
    });
    for (const skip of ['x', '-1', '5001', '1.5'])
      expect(await run(folder, file, { skip }), skip).toMatchObject({
        code: 2,
        text: expect.stringMatching(/from 0 to 5000/),
      });
    expect((await readdir(folder)).toSorted()).toEqual(before);
  });

  it('looks only, when told so', async () => {
    const folder = await folderOf('elsewhere');
    const looked = await run(folder, file, { dryRun: true });
    expect(looked).toMatchObject({
      code: 0,
      text: expect.stringMatching(/nothing was changed \(--dry-run\)/),
    });
    expect(looked.text).toContain(`${name}, day 2026-11-18`);
    expect(looked.text).toContain('3 tickets');
    expect(await readdir(folder)).not.toContain('giliran.db');
  });

  it('puts it in place, keeps what was there, and says how numbers go on and what to do next', async () => {
    const folder = await folderOf('elsewhere');
    const done = await run(folder, file, { skip: '0' });
    expect(done).toMatchObject({ code: 0, text: expect.stringMatching(/go on where the backup ended/) });
    for (const next of ['Start the server', 'Everybody signs in again', 'call them in', '-- doctor'])
      expect(done.text).toContain(next);
    const left = await run(folder, file, { skip: '40' });
    expect(left.text).toMatch(/leave out 40 of each prefix/);
    expect((await readdir(folder)).some((one) => one.startsWith('before-restore-'))).toBe(true);
    expect(await readdir(folder)).toContain('giliran.db');
  });
});
