/** Which commands may have been answered: never "no" to one that was. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Db } from './database.ts';
import { KnownCommands } from './known-commands.ts';

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

function stored(commandIds: readonly string[]): Db {
  const db = openDatabase(':memory:');
  const insert = db.prepare(
    "INSERT INTO answers (actor, command_id, fingerprint, at, result) VALUES ('kiosk:k', ?, 'f', 1, '{}')",
  );
  for (const id of commandIds) insert.run(id);
  return db;
}

describe('commands that may be known', () => {
  it('are all of them until what is stored was taken in', () => {
    const known = new KnownCommands(stored(ids(600)));
    expect(known.has('new')).toBe(true);
    known.learn();
    expect(known.has('new')).toBe(true);
    known.learn();
    expect(known.has('new')).toBe(false);
  });

  it('are always those that are stored, or were added', () => {
    const [before, after] = [ids(1_200), ids(1_200)];
    const known = new KnownCommands(stored(before));
    for (let n = 0; n < 3; n += 1) known.learn();
    for (const id of after) known.add(id);
    expect([...before, ...after].filter((id) => !known.has(id))).toEqual([]);
  });

  it('are few others, also after three large days', () => {
    const known = new KnownCommands(stored([]));
    known.learn();
    // Ids as kiosks make them, alike in front.
    const id = (n: number): string => `01a203ca-8c89-7f07-b75a-${String(n).padStart(12, '0')}`;
    for (let n = 0; n < 90_000; n += 1) known.add(id(n));
    let mistaken = 0;
    for (let n = 90_000; n < 100_000; n += 1) if (known.has(id(n))) mistaken += 1;
    expect(mistaken).toBeLessThan(400);
  });
});
