import { CommandId } from '@giliran/protocol';

/**
 * A new command's name: the moment, so that commands of one moment lie beside each other on the server's disk, and
 * 80 random bits. `crypto.randomUUID` exists on secure origins only, and halls often have plain http.
 */
export function newCommandId(): CommandId {
  const moment = Date.now().toString(16).padStart(12, '0');
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return CommandId.parse(moment + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
