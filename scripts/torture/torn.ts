/** A power cut tears the newest pages off the write-ahead log: what is left must still be whole commits. */
import { cpSync, mkdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, Store, verify } from '@giliran/server';
import type { Random } from '../day/random.ts';
import type { Outcome } from './outcome.ts';

export interface TornParts {
  /** A data folder as a killed server left it, with its `-wal` file. */
  readonly left: string;
  /** A folder of its own, made and removed for every cut. */
  readonly scratch: string;
  readonly cuts: number;
  readonly random: Random;
}

const files = ['giliran.db', 'giliran.db-wal'] as const;

/** Cuts the write-ahead log at random places of copies; each must open, agree with itself and hold whole commands. */
export function cutWriteAheadLog({ left, scratch, cuts, random }: TornParts): Outcome {
  const problems: string[] = [];
  const bytes = statSync(join(left, 'giliran.db-wal')).size;
  const kept: number[] = [];
  const open = (): { store: Store; close: () => void } => {
    const db = openDatabase(join(scratch, 'giliran.db'));
    return { store: new Store(db), close: () => db.close() };
  };
  const copy = (): void => {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    for (const file of files) cpSync(join(left, file), join(scratch, file));
  };
  copy();
  const whole = open();
  const commands = new Map<string, number>();
  for (const { commandId } of whole.store.allEvents())
    commands.set(commandId, (commands.get(commandId) ?? 0) + 1);
  whole.close();
  for (let n = 0; n < cuts; n += 1) {
    copy();
    const at = Math.floor(random.next() * bytes);
    truncateSync(join(scratch, 'giliran.db-wal'), at);
    try {
      const { store, close } = open();
      const { problems: found, events } = verify(store);
      kept.push(events);
      const seen = new Map<string, number>();
      for (const { commandId } of store.allEvents()) seen.set(commandId, (seen.get(commandId) ?? 0) + 1);
      for (const [id, times] of seen)
        if (commands.get(id) !== times) problems.push(`cut at ${at}: command ${id} is there in part`);
      problems.push(...found.map((problem) => `cut at ${at}: ${problem}`));
      close();
    } catch (error) {
      problems.push(`cut at ${at}: does not open: ${String(error)}`);
    }
  }
  rmSync(scratch, { recursive: true, force: true });
  return {
    name: 'write-ahead log torn',
    figures: { cuts, 'bytes of it': bytes, 'different states found': new Set(kept).size },
    problems,
  };
}
