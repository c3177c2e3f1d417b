/** Data are brought forward whole or not at all, with a copy from before. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UpdateRefused, updateDatabase } from './update.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giliran-update-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const first = 'CREATE TABLE events (seq INTEGER PRIMARY KEY, what TEXT)';
const open = (): Database.Database => new Database(join(folder, 'giliran.db'));
const older = (): Database.Database => {
  const db = open();
  updateDatabase({ db, steps: [first], copiesIn: null });
  db.exec("INSERT INTO events (what) VALUES ('satu'), ('dua')");
  return db;
};
const versionOf = (db: Database.Database): unknown => db.pragma('user_version', { simple: true });
const copies = join('backups');

describe('an update', () => {
  it('takes every step and leaves a copy of what was there', async () => {
    const db = older();
    updateDatabase({
      db,
      steps: [
        first,
        'ALTER TABLE events ADD COLUMN why TEXT',
        (own) => own.exec("UPDATE events SET why = 'lama'"),
      ],
      copiesIn: join(folder, copies),
    });
    expect(versionOf(db)).toBe(3);
    expect(db.prepare('SELECT why FROM events').all()).toEqual([{ why: 'lama' }, { why: 'lama' }]);
    db.close();
    const [name = ''] = await readdir(join(folder, copies));
    expect(name).toMatch(/^before-update-.*-schema1\.db$/);
    const copy = new Database(join(folder, copies, name));
    expect(versionOf(copy)).toBe(1);
    expect(copy.prepare('SELECT * FROM events').all()).toEqual([
      { seq: 1, what: 'satu' },
      { seq: 2, what: 'dua' },
    ]);
    copy.close();
  });

  it('that fails in the middle changes nothing, and says where the copy is', async () => {
    const db = older();
    const steps = [first, 'ALTER TABLE events ADD COLUMN why TEXT', "INSERT INTO nowhere VALUES ('x')"];
    expect(() => updateDatabase({ db, steps, copiesIn: join(folder, copies) })).toThrow(UpdateRefused);
    expect(() => updateDatabase({ db, steps, copiesIn: join(folder, copies) })).toThrow(
      /step 3.*Nothing was changed.*before-update/s,
    );
    expect(versionOf(db), 'the older version goes on').toBe(1);
    expect(db.prepare('SELECT * FROM events').all()).toEqual([
      { seq: 1, what: 'satu' },
      { seq: 2, what: 'dua' },
    ]);
    expect(await readdir(join(folder, copies))).not.toEqual([]);
    db.close();
  });

  it('is not begun where no copy can be made', async () => {
    const db = older();
    await writeFile(join(folder, 'in-the-way'), '');
    expect(() =>
      updateDatabase({
        db,
        steps: [first, 'ALTER TABLE events ADD COLUMN why TEXT'],
        copiesIn: join(folder, 'in-the-way'),
      }),
    ).toThrow(/no copy could be made.*Nothing was changed/s);
    expect(versionOf(db)).toBe(1);
    db.close();
  });

  it('makes no copy of a new file, nor where there is nothing to do', async () => {
    const db = open();
    updateDatabase({ db, steps: [first], copiesIn: join(folder, copies) });
    updateDatabase({ db, steps: [first], copiesIn: join(folder, copies) });
    await expect(readdir(join(folder, copies))).rejects.toThrow('ENOENT');
    db.close();
  });
});
