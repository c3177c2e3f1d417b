/**
 * How one row of the event log is tied to the one before it. Apart from the chain's check, so that the thread that
 * writes the log reads no schema.
 */
import { hash } from 'node:crypto';
import type { Row } from './row.ts';

/** What stands before the first row. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * The hash of a row that follows the row of hash `previous`. `values` as they are stored, in this order: seq, at, day,
 * type, ticket_id, counter_id, actor, command_id, origin, data.
 */
export function hashOfNext(previous: Buffer, values: Row): Buffer {
  // JSON keeps the columns apart: no text can pass from one into the next unseen.
  return hash('sha256', JSON.stringify([previous.toString('base64'), ...values]), 'buffer');
}
