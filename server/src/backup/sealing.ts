/**
 * The encrypted form of a backup. In the file stand, one after the other:
 *
 *   8 bytes   "GILSEAL1"
 *   2 bytes   length of the head, big-endian
 *   the head  JSON: how the passphrase becomes a key (scrypt, with its salt and cost), the salt of this file,
 *             the size of a chunk
 *   32 bytes  HMAC-SHA256 of all before: tells a wrong passphrase from a damaged file
 *   chunks    each AES-256-GCM: the content, then 16 bytes of tag
 *
 * A chunk's nonce is its number (11 bytes, big-endian) and a byte that is 1 for the last one. So a chunk that was
 * changed, left out, doubled or swapped does not open, nor does a file that was cut off or added to. The key is
 * of this file alone: HKDF-SHA256 of the passphrase's key, salted with the file's salt.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';
import { ByteReader } from './byte-reader.ts';
import { BackupFault } from './fault.ts';

const magic = Buffer.from('GILSEAL1', 'latin1');
const tagBytes = 16;
const macBytes = 32;
const chunkBytes = 65_536;

/** What scrypt may cost: a file from elsewhere must not be able to take all of the memory. */
const Cost = z.strictObject({
  N: z
    .int()
    .min(2)
    .max(2 ** 18)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
});
export type Cost = z.infer<typeof Cost>;
/** About 128 MB and half a second. */
const usualCost: Cost = { N: 2 ** 17, r: 8, p: 1 };

const Salt = z.base64().refine((text) => Buffer.from(text, 'base64').length === 16);
const Head = z.strictObject({
  kdf: z.literal('scrypt'),
  ...Cost.shape,
  salt: Salt,
  fileSalt: Salt,
  chunk: z
    .int()
    .min(16)
    .max(2 ** 20),
});
type Head = z.infer<typeof Head>;

/** A passphrase as scrypt left it: opens and makes sealed files, but is not the passphrase. */
export const SealKey = z.strictObject({
  salt: Salt,
  cost: Cost,
  key: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
});
export type SealKey = z.infer<typeof SealKey>;

/** What can open a sealed file. */
export interface SealOpeners {
  readonly passphrase?: string | undefined;
  readonly key?: SealKey | undefined;
}

function stretched(passphrase: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  // Typed on another keyboard, the same word may have other code points.
  const words = passphrase.normalize('NFKC');
  // What it takes is 128 · N · r and a little; Node refuses more than it is told.
  const maxmem = 256 * cost.N * cost.r * cost.p + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(words, salt, 32, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

export async function sealKeyOf(passphrase: string, cost: Cost = usualCost): Promise<SealKey> {
  const salt = randomBytes(16);
  const key = await stretched(passphrase, salt, cost);
  return { salt: salt.toString('base64'), cost, key: key.toString('base64') };
}

interface FileKeys {
  readonly content: Buffer;
  readonly head: Buffer;
}
function keysOf(key: Buffer, fileSalt: Buffer): FileKeys {
  const derived = Buffer.from(hkdfSync('sha256', key, fileSalt, 'giliran backup 1', 64));
  return { content: derived.subarray(0, 32), head: derived.subarray(32) };
}

function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(chunk), 3);
  nonce[11] = last ? 1 : 0;
  // The number fills bytes 3 to 10, the flag byte 11.
  return nonce;
}

/** Whether a file begins like a sealed one. */
export const isSealed = (start: Buffer): boolean => start.subarray(0, magic.length).equals(magic);

/** Encrypts what passes. */
export async function* seal(
  source: AsyncIterable<Uint8Array>,
  sealKey: SealKey,
  chunk: number = chunkBytes,
): AsyncGenerator<Buffer> {
  const fileSalt = randomBytes(16);
  const head: Head = {
    kdf: 'scrypt',
    ...sealKey.cost,
    salt: sealKey.salt,
    fileSalt: fileSalt.toString('base64'),
    chunk,
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  const start = Buffer.concat([magic, length, text]);
  const keys = keysOf(Buffer.from(sealKey.key, 'base64'), fileSalt);
  yield Buffer.concat([start, createHmac('sha256', keys.head).update(start).digest()]);
  const reader = new ByteReader(source);
  for (let n = 0, last = false; !last; n += 1) {
    const plain = await reader.take(chunk);
    last = await reader.atEnd();
    const cipher = createCipheriv('aes-256-gcm', keys.content, nonceOf(n, last));
    yield Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Decrypts what passes; throws a `BackupFault` at the first byte that is not as it was written. */
export async function* unseal(
  source: AsyncIterable<Uint8Array>,
  openers: SealOpeners,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const opening = await reader.take(magic.length + 2);
  if (!isSealed(opening) || opening.length < magic.length + 2)
    throw new BackupFault('notABackup', 'it is not an encrypted backup');
  const text = await reader.take(opening.readUInt16BE(magic.length));
  const head = readHead(text);
  const fileSalt = Buffer.from(head.fileSalt, 'base64');
  const start = Buffer.concat([opening, text]);
  const mac = await reader.take(macBytes);
  const keys = await findKeys(head, openers, fileSalt, (candidate) => {
    const made = createHmac('sha256', candidate.head).update(start).digest();
    return mac.length === macBytes && timingSafeEqual(made, mac);
  });
  for (let n = 0, last = false; !last; n += 1) {
    const piece = await reader.take(head.chunk + tagBytes);
    last = await reader.atEnd();
    if (piece.length < tagBytes) throw new BackupFault('damaged', 'the file ends too early');
    const decipher = createDecipheriv('aes-256-gcm', keys.content, nonceOf(n, last), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(piece.subarray(-tagBytes));
    const plain = decipher.update(piece.subarray(0, -tagBytes));
    try {
      decipher.final();
    } catch {
      throw new BackupFault(
        'damaged',
        `the file was changed, or its end is missing (after ${n * head.chunk} bytes)`,
      );
    }
    yield plain;
  }
}

function readHead(text: Buffer): Head {
  try {
    return Head.parse(JSON.parse(text.toString('utf8')));
  } catch {
    throw new BackupFault('damaged', 'the head of the encrypted file cannot be read');
  }
}

async function findKeys(
  head: Head,
  { key, passphrase }: SealOpeners,
  fileSalt: Buffer,
  fits: (keys: FileKeys) => boolean,
): Promise<FileKeys> {
  if (key?.salt === head.salt) {
    const keys = keysOf(Buffer.from(key.key, 'base64'), fileSalt);
    if (fits(keys)) return keys;
  }
  if (passphrase === undefined)
    throw new BackupFault('passphraseNeeded', 'the backup is encrypted: its passphrase is needed');
  const stretchedKey = await stretched(passphrase, Buffer.from(head.salt, 'base64'), {
    N: head.N,
    r: head.r,
    p: head.p,
  });
  const keys = keysOf(stretchedKey, fileSalt);
  if (fits(keys)) return keys;
  throw new BackupFault(
    'wrongPassphrase',
    'the passphrase is not the one this backup was encrypted with (or the head of the file was changed)',
  );
}
