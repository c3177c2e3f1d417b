/**
 * Which commands may have been answered before. Nearly every command is new, and to look that up costs the more the
 * more is written by another thread: pages that are known have to be read again. A Bloom filter (Bloom, 1970): "no"
 * is certain, "perhaps" has to be looked up. It is filled from the stored answers bit by bit while a hall is busy;
 * until it is whole it says "perhaps" to everything.
 */
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Db } from './database.ts';

/** 128 KiB: with the answers of three large days (about 90,000) one new command in fifty is looked up in vain. */
const bits = 1 << 20;
const probes = 4;
/** Stored answers that are taken in at a time: about a millisecond. */
const atATime = 500;

const Row = z.object({ answer_order: z.int(), command_id: z.string() });

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

export class KnownCommands {
  private readonly select: Statement;
  private readonly filter = new Uint32Array(bits / 32);
  /** The newest stored answer that was taken in; null: all that was there is in. */
  private takenIn: number | null = 0;

  constructor(db: Db) {
    this.select = db.prepare(
      'SELECT answer_order, command_id FROM answers WHERE answer_order > ? ORDER BY answer_order LIMIT ?',
    );
  }

  /** Takes some more of the stored answers in. Cheap once all are. */
  learn(): void {
    if (this.takenIn === null) return;
    const rows = this.select.all(this.takenIn, atATime).map((row) => Row.parse(row));
    for (const row of rows) this.add(row.command_id);
    const last = rows.at(-1);
    this.takenIn = rows.length < atATime ? null : (last?.answer_order ?? null);
  }

  /** It is answered, or about to be. */
  add(commandId: string): void {
    for (const bit of this.bitsOf(commandId))
      this.filter[bit >>> 5] = (this.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** False: this command was certainly never answered, whoever asked. */
  has(commandId: string): boolean {
    if (this.takenIn !== null) return true;
    return this.bitsOf(commandId).every((bit) => ((this.filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1);
  }

  private bitsOf(commandId: string): number[] {
    const hash = hashOf(commandId);
    // Two halves of one hash make as many as are needed (Kirsch and Mitzenmacher, 2006).
    const step = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) | 1;
    return Array.from({ length: probes }, (_, n) => (hash + Math.imul(step, n)) & (bits - 1));
  }
}
