/** The kiosk's memory for the time without its server, in the program's own folder. */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TicketId, TicketToken } from '@giliran/protocol';
import type { PrinterSurroundings } from '@giliran/shell';
import type { OfflineMemory } from '@giliran/shell/bridge';
import { OfflineBook } from './offline-book.ts';
import { durableFiles } from './offline-files.ts';
import { keepSheet, readSheet } from './offline-sheet.ts';

/** A time-ordered UUID (version 7), so that tickets of one moment lie beside each other in the server's file. */
function newTicketId(at: number): TicketId {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return TicketId.parse(parts.join('-'));
}

/** 128 random bits, as the server makes them. Hashed, so that no state of the generator shows. */
const newToken = (): TicketToken =>
  TicketToken.parse(
    createHash('sha256').update(randomBytes(32)).digest().subarray(0, 16).toString('base64url'),
  );

export function openMemory({ userData, now, log }: PrinterSurroundings): OfflineMemory {
  const folder = join(userData, 'offline');
  const files = durableFiles;
  const book = new OfflineBook({ folder, files, now, log, newTicketId, newToken });
  return {
    open: () => Promise.resolve({ sheet: readSheet(folder, log), entries: book.entries() }),
    keep: (sheet) => Promise.resolve(keepSheet({ folder, files, log }, sheet)),
    issue: (draft) => Promise.resolve(book.issue(draft)),
    note: (note) => Promise.resolve(book.note(note)),
  };
}
