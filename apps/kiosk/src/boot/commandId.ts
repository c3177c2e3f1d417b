import { CommandId } from '@giliran/protocol';

/** A new command's name: 128 random bits. `crypto.randomUUID` exists on secure origins only, and halls often have plain http. */
export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return CommandId.parse(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
